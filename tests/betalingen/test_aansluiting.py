"""What adds up is told so; whatever is one cent wrong is found, each by the check that is for it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.aansluiting import controles, verschillen
from duo_portal.betalingen.aansluiting_sql import CONTROLES
from duo_portal.betalingen.models import (
    Afschriftregel,
    Bankafschrift,
    Batchsoort,
    Bestemming,
    Betaalbatch,
    Betaalopdracht,
    Incasso,
    Incassoboeking,
    Incassomachtiging,
    Incassoretour,
    Regelverwerking,
    Retourgrond,
    Uitvoering,
)
from duo_portal.grootboek.models import Boeking, Oorzaak
from duo_portal.vorderingen.models import Actie, Inning, Inningsstap, Overdrachtbestand, Overdrachtregel, Partij, Termijn, Vordering
from tests import bouw

pytestmark = pytest.mark.django_db
DAG = date(2025, 10, 27)


@pytest.fixture
def claim() -> Vordering:
    return Vordering.objects.get(persoon=bouw.student())


def boek(claim: Vordering, debet: int, credit: int, centen: int, oorzaak: Oorzaak, **velden: object) -> Boeking:
    return Boeking.objects.create(
        persoon_id=claim.persoon_id, vordering=claim, debet=debet, credit=credit, bedrag_centen=centen, oorzaak=oorzaak, boekdatum=DAG,
        valutadatum=DAG, **velden,
    )  # fmt: skip


def afschrift(
    centen: int = 16_200, eindsaldo: int = 16_200, kenmerk: str = "A1", bestemming: Bestemming | None = Bestemming.KENMERK
) -> Bankafschrift:
    gegeven = Bankafschrift.objects.create(
        iban=bouw.IBAN, kenmerk=kenmerk, datum=DAG, beginsaldo_centen=0, eindsaldo_centen=eindsaldo, aantal=1, sha256=kenmerk.ljust(64)
    )
    regel = Afschriftregel.objects.create(afschrift=gegeven, volgnummer=1, bij=True, bedrag_centen=centen, boekdatum=DAG, valutadatum=DAG)
    if bestemming:
        Regelverwerking.objects.create(regel=regel, bestemming=bestemming)
    return gegeven


def incasso(claim: Vordering, geboekt: int = 16_200, totaal: int = 16_200) -> Incasso:
    """A debit that was booked, and whose money the bank handed over."""
    machtiging = Incassomachtiging.objects.create(
        persoon_id=claim.persoon_id, kenmerk="M1", iban=bouw.IBAN, tenaamstelling="R. Jansen", getekend_op=DAG
    )
    order = Incasso.objects.create(
        persoon_id=claim.persoon_id, vordering=claim, termijn=Termijn.objects.filter(vordering=claim).order_by("volgnummer")[0],
        machtiging=machtiging, batch=Betaalbatch.objects.create(soort=Batchsoort.INCASSO, uitvoeren_op=DAG, aantal=1, totaal_centen=totaal),
        bedrag_centen=16_200, iban=bouw.IBAN, tenaamstelling="R. Jansen", machtigingskenmerk="M1", getekend_op=DAG, omschrijving="Lesgeld",
    )  # fmt: skip
    Incassoboeking.objects.create(incasso=order, boeking=boek(claim, 110, 130, geboekt, Oorzaak.BETALING))
    boek(claim, 100, 110, geboekt, Oorzaak.AFGEREKEND)
    return order


def test_een_betaald_jaar_met_een_teruggave_sluit_aan(claim: Vordering, capsys: pytest.CaptureFixture[str]) -> None:
    afschrift(145_800, 145_800)
    boek(claim, 100, 130, 145_800, Oorzaak.BETALING)
    bouw.eindig(claim.persoon, date(2026, 1, 31))
    bouw.diploma(claim.persoon, date(2026, 1, 31))
    bouw.geef_terug()
    assert list(verschillen()) == []
    call_command("sluit_aan")
    assert capsys.readouterr().out.count("  goed ") == len(list(controles))


def test_een_incasso_die_terugkwam_en_is_teruggeboekt_sluit_aan(claim: Vordering) -> None:
    order = incasso(claim)
    Incassoretour.objects.create(incasso=order, code="AM04", grond=Retourgrond.GEWEIGERD, datum=DAG)
    betaling = order.geboekt.boeking
    boek(claim, 130, 110, 16_200, Oorzaak.STORNO, keert_om=betaling)
    boek(claim, 110, 100, 16_200, Oorzaak.AFGEREKEND)
    assert list(verschillen()) == []


def _terug_zonder_omkering(claim: Vordering) -> None:
    Incassoretour.objects.create(incasso=incasso(claim), code="AM04", grond=Retourgrond.GEWEIGERD, datum=DAG)


def _verlaag_zonder_besluit(claim: Vordering) -> None:
    boek(claim, 800, 130, 1, Oorzaak.VERLAAGD, besluit=Besluit.objects.get())


def _keer_half_om(claim: Vordering) -> None:
    boek(claim, 130, 100, 16_199, Oorzaak.STORNO, keert_om=boek(claim, 100, 130, 16_200, Oorzaak.BETALING))


def _betaal_anders_uit(claim: Vordering) -> None:
    terug = boek(claim, 130, 160, 100, Oorzaak.TERUG_TE_BETALEN)
    opdracht = Betaalopdracht.objects.create(
        persoon_id=claim.persoon_id,
        boeking=terug,
        bedrag_centen=100,
        iban=bouw.IBAN,
        tenaamstelling="R. Jansen",
        omschrijving="-",
        opgesteld_op=DAG,
    )
    Uitvoering.objects.create(opdracht=opdracht, boeking=boek(claim, 160, 100, 99, Oorzaak.UITBETAALD))


def _draag_te_veel_over(claim: Vordering) -> None:
    stap = Inning.objects.create(vordering=claim, stap=Inningsstap.CJIB, datum=DAG, bedrag_centen=145_800)
    bestand = Overdrachtbestand.objects.create(partij=Partij.CJIB, datum=DAG, aantal=1, sha256="0" * 64)
    Overdrachtregel.objects.create(
        bestand=bestand,
        vordering=claim,
        inning=stap,
        partij=Partij.CJIB,
        volgnummer=1,
        actie=Actie.OVERDRAGEN,
        hoofdsom_centen=145_801,
        kosten_centen=0,
    )


def _maan_wie_klaar_is(claim: Vordering) -> None:
    boek(claim, 100, 130, 145_800, Oorzaak.BETALING)
    Inning.objects.create(vordering=claim, stap=Inningsstap.AANMANING, datum=DAG, bedrag_centen=145_800)


FOUTEN: dict[str, tuple[str, Callable[[Vordering], object]]] = {
    "lager zonder besluit": ("besluiten", _verlaag_zonder_besluit),
    "een termijn te veel": ("termijnen", lambda c: Termijn.objects.create(vordering=c, volgnummer=99, vervaldatum=DAG, bedrag_centen=1)),
    "terug zonder opdracht": ("opdrachten", lambda c: boek(c, 130, 160, 100, Oorzaak.TERUG_TE_BETALEN)),
    "half omgekeerd": ("omkeringen", _keer_half_om),
    "eindsaldo een cent te hoog": ("afschriften", lambda c: afschrift(eindsaldo=16_201)),
    "twee afschriften die niet aansluiten": ("afschriften", lambda c: [afschrift(kenmerk=kenmerk) for kenmerk in ("A1", "A2")]),
    "wel bij de bank, niet bij ons": ("bank", lambda c: afschrift()),
    "een regel die is blijven liggen": ("afschriftregels", lambda c: afschrift(bestemming=None)),
    "zonder bestemming en zonder regel": ("zonder bestemming", lambda c: boek(c, 100, 170, 5, Oorzaak.ZONDER_BESTEMMING)),
    "onderweg gebleven": ("incasso onderweg", lambda c: boek(c, 110, 130, 16_200, Oorzaak.BETALING)),
    "voor een ander bedrag geboekt": ("incasso's", lambda c: incasso(c, geboekt=16_100)),
    "batch met een ander totaal": ("incasso's", lambda c: incasso(c, totaal=16_201)),
    "voor een ander bedrag uitbetaald": ("uitbetalingen", _betaal_anders_uit),
    "uitbetaald zonder opdracht": ("te betalen", lambda c: boek(c, 160, 100, 7, Oorzaak.UITBETAALD)),
    "afgerekend door niemand": ("betaaldienst", lambda c: [afschrift(), boek(c, 111, 130, 5, Oorzaak.BETALING)]),
    "bij een partij zonder melding": ("partijen", lambda c: [afschrift(), boek(c, 180, 130, 5, Oorzaak.BETALING)]),
    "te veel bij het CJIB": ("overdrachten", _draag_te_veel_over),
    "klaar en nog gemaand": ("ladder", _maan_wie_klaar_is),
    "terug maar niet teruggeboekt": ("incassoretouren", _terug_zonder_omkering),
}  # fmt: skip


@pytest.mark.parametrize("naam", FOUTEN)
def test_een_fout_wordt_gevonden_door_de_controle_die_ervoor_is(claim: Vordering, naam: str) -> None:
    verwacht, maak_fout = FOUTEN[naam]
    maak_fout(claim)
    assert verwacht in {verschil.controle for verschil in verschillen()}
    with pytest.raises(CommandError, match="sluiten niet aan"):
        call_command("sluit_aan")


def test_elke_controle_van_deze_kamer_kan_falen() -> None:
    """A line proves its own checks."""
    assert {controle for controle, _ in FOUTEN.values()} == set(CONTROLES) <= set(controles)
