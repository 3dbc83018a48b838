"""Staff pages: who does not agree, as it was written, and what came after."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from duo_portal.aanvragen.admin import lijst_van_bewijs
from duo_portal.tegenspraak.models import Aanvulling, Intrekking, Verdaagreden, Verdaging, Zaak, Zaaksoort
from duo_portal.tegenspraak.selectors import aangevuld_op, antwoord_voor
from duo_portal.tegenspraak.services.verdaag import verdaag
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import medewerker_van


class Verdaagformulier(forms.Form):
    reden = forms.TypedChoiceField(
        label="Waarom is er meer tijd nodig?", coerce=lambda waarde: Verdaagreden(int(waarde)), choices=Verdaagreden.choices
    )


def _verdaag(request: HttpRequest, zaak: Zaak, antwoorden: Gegevens) -> str:
    verdaging = verdaag(zaak.pk, antwoorden["reden"], medewerker_van(request))
    return f"Verdaagd tot en met {verdaging.tot:%d-%m-%Y}. De indiener krijgt een bericht."


@admin.register(Zaak)
class ZaakAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("kenmerk", "persoon", "soort", "lijn", "ontvangen_dag", "antwoord_voor", "te_laat", "gronden_voor")
    list_filter = ("soort", "te_laat")
    handelingen = {
        "verdagen": Handeling(
            "Verdagen",
            BEHANDELING,
            _verdaag,
            Verdaagformulier,
            kan=lambda zaak: zaak.soort == Zaaksoort.BEZWAAR and zaak.loopt and not zaak.verdaagd,
            uitleg="Dit kan één keer, met hoogstens zes weken (Awb artikel 7:10 lid 3). De indiener krijgt er meteen een bericht over.",
            weet=lambda zaak: [f"De laatste dag is nu {antwoord_voor(zaak, aangevuld_op(zaak)):%d-%m-%Y}."],
        ),
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("intrekking", "verdaging")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return ["kenmerk", *super().get_fields(request, obj), "later_geschreven", "bewijs"]

    @admin.display(description="bewijsstukken")
    def bewijs(self, zaak: Zaak) -> SafeString | str:
        return lijst_van_bewijs(zaak.bewijsstukken.all()) or "Geen."

    @admin.display(description="later geschreven")
    def later_geschreven(self, zaak: Zaak) -> SafeString | str:
        rijen = [(aanvulling.dag, aanvulling.tekst) for aanvulling in zaak.aanvullingen.order_by("pk")]
        rijen += [(zaak.verdaging.dag, f"Verdaagd tot en met {zaak.verdaging.tot:%d-%m-%Y}.")] if zaak.verdaagd else []
        rijen += [(zaak.intrekking.dag, "Ingetrokken.")] if zaak.ingetrokken else []
        return format_html_join("", "<p><strong>{}</strong><br>{}</p>", rijen) or "Niets."


@admin.register(Aanvulling)
class AanvullingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    persoon_pad = "zaak.persoon_id"
    list_display = ("zaak", "dag", "door")


@admin.register(Verdaging)
class VerdagingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    persoon_pad = "zaak.persoon_id"
    list_display = ("zaak", "dag", "reden", "was", "tot", "medewerker")


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
