"""Staff pages: requests, as the citizen sent them."""

from collections.abc import Iterator

from django.contrib import admin

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin


@admin.register(Aanvraag)
class AanvraagAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("id", "persoon", "soort", "periode", "staat", "ontvangen_op")
    list_filter = ("staat",)


def _aanvragen(persoon: int) -> Iterator[Rij]:
    for a in Aanvraag.objects.filter(persoon=persoon).defer("gegevens").order_by("-pk")[:20]:
        yield Rij((a.soort, a.periode, a.get_staat_display(), a.ontvangen_op), Aanvraag, a.pk)


dossierpanelen.meld_aan("aanvragen", Paneel("Aanvragen", ("soort", "periode", "staat", "ontvangen"), _aanvragen, Aanvraag, 60))
