"""Staff pages: who does not agree, as it was written, and what came after."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from duo_portal.tegenspraak.models import Aanvulling, Intrekking, Zaak
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin


@admin.register(Zaak)
class ZaakAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("kenmerk", "persoon", "soort", "lijn", "ontvangen_dag", "antwoord_voor", "te_laat", "gronden_voor")
    list_filter = ("soort", "te_laat")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return ["kenmerk", *super().get_fields(request, obj), "later_geschreven"]

    @admin.display(description="later geschreven")
    def later_geschreven(self, zaak: Zaak) -> SafeString | str:
        rijen = [(aanvulling.dag, aanvulling.tekst) for aanvulling in zaak.aanvullingen.order_by("pk")]
        rijen += [(zaak.intrekking.dag, "Ingetrokken.")] if zaak.ingetrokken else []
        return format_html_join("", "<p><strong>{}</strong><br>{}</p>", rijen) or "Niets."


@admin.register(Aanvulling)
class AanvullingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    persoon_pad = "zaak.persoon_id"
    list_display = ("zaak", "dag", "door")


@admin.register(Intrekking)
class IntrekkingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    persoon_pad = "zaak.persoon_id"
    list_display = ("zaak", "dag", "door")


def _zaken(persoon: int) -> Iterator[Rij]:
    for zaak in Zaak.objects.filter(persoon=persoon).select_related("taak", "intrekking").order_by("-pk")[:20]:
        stand = "ingetrokken" if zaak.ingetrokken else zaak.taak.get_staat_display()
        yield Rij((zaak.kenmerk, zaak.get_soort_display(), zaak.ontvangen_dag, zaak.antwoord_voor, stand), Zaak, zaak.pk, let_op=zaak.loopt)


dossierpanelen.meld_aan("zaken", Paneel("Niet mee eens", ("kenmerk", "soort", "ontvangen", "antwoord voor", "stand"), _zaken, Zaak, 62))
