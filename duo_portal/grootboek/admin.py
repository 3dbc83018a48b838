"""Staff pages: the ledger."""

from collections.abc import Iterator

from django.contrib import admin

from duo_portal.berichten.opmaak import centen
from duo_portal.grootboek.models import Boeking
from duo_portal.grootboek.selectors import vorderingen_met_saldo
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Inningsstap, Vordering, Vorderingsoort


@admin.register(Boeking)
class BoekingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING | {Rol.FINANCIEEL})
    list_display = ("id", "persoon", "oorzaak", "debet", "credit", bedrag("bedrag_centen"), "boekdatum", "valutadatum")
    list_filter = ("oorzaak",)


def _vorderingen(persoon: int) -> Iterator[Rij]:
    for v in vorderingen_met_saldo(persoon):
        stap = Inningsstap(v.stap).label if v.stap else ""
        cellen = (v.vordering_id, Vorderingsoort(v.soort).label, v.periode, centen(v.open_centen), v.betaal_voor, stap)
        yield Rij(cellen, Vordering, v.vordering_id)


def _boekingen(persoon: int) -> Iterator[Rij]:
    for b in Boeking.objects.filter(persoon=persoon).order_by("-pk")[:20]:
        cellen = (b.get_oorzaak_display(), centen(b.bedrag_centen), b.get_debet_display(), b.get_credit_display(), b.valutadatum)
        yield Rij(cellen, Boeking, b.pk)


dossierpanelen.meld_aan(
    "vorderingen", Paneel("Vorderingen", ("nummer", "soort", "periode", "nog open", "betalen voor", "inning"), _vorderingen, Vordering, 40)
)
dossierpanelen.meld_aan("boekingen", Paneel("Boekingen", ("oorzaak", "bedrag", "debet", "credit", "valuta"), _boekingen, Boeking, 41))
