"""What the page shows of a claim: debits past and to come, payments by whatever way, and what was agreed."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from duo_portal.berichten.opmaak import centen
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.pagina import pagina_van
from duo_portal.betalen.selectors import vorderingbeeld
from duo_portal.betalen.toestand import Toestand, toestand_van
from duo_portal.betalingen.models import (
    Betaalopdracht,
    Betaalpoging,
    Betaaluitkomst,
    Partijontvangst,
    Partijontvangstsoort,
    Pogingstand,
    Retourgrond,
    Uitbetalingretour,
    Uitvoering,
)
from duo_portal.grootboek.models import Grootboekrekening as Rekening
from duo_portal.grootboek.models import Oorzaak
from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.models import (
    Actie,
    Inning,
    Inningsstap,
    Overdrachtantwoord,
    Overdrachtbestand,
    Overdrachtregel,
    Partij,
    Vordering,
    Vorderingsoort,
)
from tests import bouw, toneel
from tests.betalen import rijen
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
ANDERE_IBAN = "NL02ABNA0123456789"
PAGINA = f"/lesgeld/{bouw.SCHOOLJAAR}/"


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


@pytest.fixture
def wie() -> Persoon:
    return toneel.student()


def claim(wie: Persoon) -> Vordering:
    return Vordering.objects.get(persoon=wie)


def beeld(wie: Persoon) -> Vorderingbeeld:
    gevonden = vorderingbeeld(wie.pk, Vorderingsoort.LESGELD)
    assert gevonden is not None
    return gevonden


def test_elke_afschrijving_staat_er_met_wat_ervan_werd(wie: Persoon) -> None:
    regeling = toneel.in_termijnen(wie)
    oud = rijen.afschrijving(regeling, 1, date(2026, 3, 25))
    rijen.geboekt(oud, date(2026, 3, 25))
    vers = rijen.afschrijving(regeling, 2, date(2026, 5, 26))
    rijen.geboekt(vers, date(2026, 5, 26))
    rijen.terug(rijen.afschrijving(regeling, 3, date(2026, 5, 27)), date(2026, 5, 29), Retourgrond.GEWEIGERD)
    gevraagd = rijen.afschrijving(regeling, 4, date(2026, 5, 28))
    rijen.terug(gevraagd, date(2026, 6, 2), Retourgrond.OP_VERZOEK, rijen.geboekt(gevraagd, date(2026, 5, 28)))
    rijen.afschrijving(regeling, 5, date(2026, 6, 12))
    rijen.afschrijving(regeling, 9, date(2026, 6, 25))
    pagina = pagina_van(beeld(wie))
    assert [(regel.op.isoformat(), regel.woord, regel.toelichting) for regel in pagina.geweest] == [
        ("2026-06-12", "onderweg", "Naar de bank gestuurd. Nog niet verwerkt."),
        ("2026-05-28", "teruggeboekt", "Op 2\u00a0juni 2026 op verzoek teruggeboekt."),
        ("2026-05-27", "niet gelukt", "De bank kon dit niet afschrijven."),
        ("2026-05-26", "betaald", "Terugboeken kan tot en met 21\u00a0juli 2026."),
        ("2026-03-25", "betaald", ""),
    ]
    assert [(regel.op.isoformat(), regel.woord) for regel in pagina.komt] == [("2026-06-25", "staat klaar")]


def test_wat_nog_komt_is_wat_van_de_termijnen_openstaat(wie: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2026-04-01")
    toneel.in_termijnen(wie)
    for _ in range(6):
        rijen.boek(wie, 16_200, date(2026, 3, 25), claim(wie).pk)
    komt = pagina_van(beeld(wie)).komt
    assert [(regel.op.isoformat(), regel.centen, regel.woord) for regel in komt] == [
        ("2026-04-27", 16_200, "volgt"),
        ("2026-05-25", 16_200, "volgt"),
        ("2026-06-25", 16_200, "volgt"),
    ]
    assert {regel.rekening for regel in komt} == {"NL••\u00a0••••\u00a0••••\u00a0•••3\u00a000"}


def test_een_betaling_staat_er_met_de_weg_en_waarvoor(wie: Persoon) -> None:
    nummer = claim(wie).pk
    rijen.boek(wie, 2_000, date(2026, 4, 24), nummer, Rekening.VORDERING_KOSTEN, Rekening.BATEN_KOSTEN, Oorzaak.KOSTEN)
    rijen.boek(wie, 2_000, date(2026, 5, 1), nummer, Rekening.TUSSENREKENING_IDEAL, Rekening.VORDERING_KOSTEN)
    rijen.boek(wie, 10_000, date(2026, 5, 1), nummer, Rekening.TUSSENREKENING_IDEAL)
    rijen.boek(wie, 5_000, date(2026, 5, 2), nummer, Rekening.BANK)
    rijen.boek(wie, 4_000, date(2026, 5, 3), nummer, Rekening.BIJ_CJIB)
    rijen.boek(wie, 3_000, date(2026, 5, 4), nummer, Rekening.TE_BETALEN_STUDIEFINANCIERING, oorzaak=Oorzaak.VERREKEND)
    assert [(regel.centen, regel.weg, regel.waarvoor) for regel in pagina_van(beeld(wie)).ontvangen] == [
        (3_000, "verrekend met studiefinanciering", "lesgeld"),
        (4_000, "aan het CJIB of de deurwaarder", "lesgeld"),
        (5_000, "op onze rekening", "lesgeld"),
        (10_000, "met iDEAL", "lesgeld"),
        (2_000, "met iDEAL", "kosten"),
    ]
    tekst = toneel.lees(burger(wie), PAGINA)
    assert f"U betaalde {centen(12_000)} met iDEAL." in tekst
    assert f"Wij verrekenden {centen(3_000)} met uw studiefinanciering." in tekst
    assert beeld(wie).te_betalen == 145_800 - 22_000


def test_de_kosten_tellen_mee_in_de_som_en_staan_er_apart_bij(wie: Persoon) -> None:
    rijen.boek(wie, 2_000, date(2026, 4, 24), claim(wie).pk, Rekening.VORDERING_KOSTEN, Rekening.BATEN_KOSTEN, Oorzaak.KOSTEN)
    tekst = toneel.lees(burger(wie), PAGINA)
    assert "Kosten van inning" in tekst
    assert f"Daarvan is {centen(2_000)} kosten." in tekst
    assert tekst.count(centen(147_800)) >= 3  # the sentence, the four lines and the result of the sum


@pytest.mark.parametrize(("iban", "uitleg"), [(bouw.IBAN, False), (ANDERE_IBAN, True)])
def test_de_machtiging_staat_er_en_of_het_een_andere_rekening_is(wie: Persoon, iban: str, uitleg: bool) -> None:
    toneel.in_termijnen(wie, iban)
    tekst = toneel.lees(burger(wie), PAGINA)
    assert "Uw machtiging" in tekst
    assert f"M{wie.pk}" in tekst
    assert iban not in tekst
    assert ("Iemand anders betaalt dus voor u" in tekst) is uitleg


def test_een_ingetrokken_machtiging_schrijft_niets_meer_af(wie: Persoon) -> None:
    regeling = toneel.in_termijnen(wie)
    type(regeling.incasso.machtiging).objects.update(vervangen_op="2026-01-01T00:00Z")
    assert pagina_van(beeld(wie)).komt == []


def test_een_rem_op_een_andere_vordering_houdt_deze_niet_tegen(wie: Persoon) -> None:
    ander = Vordering.objects.create(
        persoon=wie, soort=Vorderingsoort.LESGELD, periode=2024, besluit=claim(wie).besluit, ontstaan_op=bouw.BEGIN, betaal_voor=bouw.BEGIN
    )
    rem = Rem.objects.create(persoon=wie, soort=Remsoort.BEZWAAR, vordering=ander, lijn="lesgeld", van=bouw.BEGIN)
    assert beeld(wie).remmen == []
    Rem.objects.filter(pk=rem.pk).update(vervangen_op="2026-01-01T00:00Z")
    for vordering in (claim_van_jaar(wie, 2025), None):
        nieuw = Rem.objects.create(persoon=wie, soort=Remsoort.UITSTEL, vordering=vordering, van=bouw.BEGIN, tot=date(2026, 6, 30))
        assert toestand_van(beeld(wie), bouw.VANDAAG) == Toestand.UITSTEL
        Rem.objects.filter(pk=nieuw.pk).update(vervangen_op="2026-01-01T00:00Z")


def claim_van_jaar(wie: Persoon, jaar: int) -> Vordering:
    return Vordering.objects.get(persoon=wie, periode=jaar)


def test_een_betaling_zonder_uitkomst_staat_er_als_nog_niet_bevestigd(wie: Persoon) -> None:
    poging = Betaalpoging.objects.create(persoon=wie, vordering=claim(wie), bedrag_centen=16_200)
    assert "Uw betaling is nog niet bevestigd" in toneel.lees(burger(wie), PAGINA)
    Betaaluitkomst.objects.create(poging=poging, stand=Pogingstand.GEANNULEERD)
    assert "Uw betaling is nog niet bevestigd" not in toneel.lees(burger(wie), PAGINA)


def test_het_overzicht_om_te_bewaren_telt_op_tot_wat_er_openstaat(wie: Persoon) -> None:
    rijen.boek(wie, 16_200, date(2025, 10, 27), claim(wie).pk)
    tekst = toneel.lees(burger(wie), f"/betalen/{claim(wie).pk}/overzicht/")
    for stuk in (centen(145_800), centen(16_200), centen(129_600), "automatisch afgeschreven", beeld(wie).betalingskenmerk):
        assert stuk in tekst


def test_een_vreemde_vindt_de_vordering_niet(wie: Persoon) -> None:
    vreemde = burger(bouw.persoon("Vreemde"))
    for pad in ("", "overzicht/"):
        assert vreemde.get(f"/betalen/{claim(wie).pk}/{pad}").status_code == 404
    assert vreemde.get("/betalen/999999999/").status_code == 404


def test_alles_rond_een_vordering_kost_een_vraag(wie: Persoon) -> None:
    regeling = toneel.in_termijnen(wie)
    for nummer in range(1, 9):
        rijen.geboekt(rijen.afschrijving(regeling, nummer, date(2025, 10, 27)), date(2025, 10, 27))
    with CaptureQueriesContext(connection) as gevraagd:
        beeld(wie)
    assert len(gevraagd) == 1


def test_ligt_de_schuld_bij_een_ander_dan_staat_onze_rekening_er_niet() -> None:
    wie = toneel.student("Bosman", keer=3, stappen=6)
    tekst = toneel.lees(burger(wie), f"/betalen/{claim(wie).pk}/")
    assert "aan de deurwaarder." in tekst
    assert "Zelf overmaken" not in tekst


def terugbetaling(wie: Persoon) -> Betaalopdracht:
    """729.00 goes back."""
    bouw.betaal(wie, 145_800, date(2025, 10, 2))
    toneel.afgestudeerd(wie)
    bouw.geef_terug()
    return Betaalopdracht.objects.get(persoon=wie)


def test_kwam_de_uitbetaling_terug_dan_vragen_wij_om_een_rekening(wie: Persoon) -> None:
    order = terugbetaling(wie)
    assert toestand_van(beeld(wie), bouw.VANDAAG) == Toestand.TERUG
    uit = rijen.boek(wie, 72_900, date(2026, 6, 16), claim(wie).pk, Rekening.TE_BETALEN_LESGELD, Rekening.BANK, Oorzaak.UITBETAALD)
    Uitvoering.objects.create(opdracht=order, boeking=uit)
    assert toestand_van(beeld(wie), bouw.VANDAAG) == Toestand.VOLDAAN
    assert "Terugbetaald op 16\u00a0juni 2026" in toneel.lees(burger(wie), f"/betalen/{claim(wie).pk}/overzicht/")
    retour = rijen.boek(wie, 72_900, date(2026, 6, 18), claim(wie).pk, Rekening.BANK, Rekening.TE_BETALEN_LESGELD, Oorzaak.UITBETAALD, uit)
    Uitbetalingretour.objects.create(opdracht=order, code="AC04", datum=date(2026, 6, 18), boeking=retour)
    assert toestand_van(beeld(wie), bouw.VANDAAG) == Toestand.TERUG_WACHT
    assert f"De bank stuurde {centen(72_900)} aan ons terug." in toneel.lees(burger(wie), PAGINA)


def test_een_opdracht_die_opnieuw_is_gemaakt_telt_een_keer(wie: Persoon) -> None:
    order, nummer = terugbetaling(wie), claim(wie).pk
    rijen.boek(wie, 72_900, bouw.VANDAAG, nummer, Rekening.TE_BETALEN_LESGELD, oorzaak=Oorzaak.STORNO, keert_om=order.boeking)
    nieuw = rijen.boek(wie, 72_900, bouw.VANDAAG, nummer, Rekening.VORDERING_LESGELD, Rekening.TE_BETALEN_LESGELD, Oorzaak.TERUG_TE_BETALEN)
    Betaalopdracht.objects.create(
        persoon=wie, boeking=nieuw, bedrag_centen=72_900, iban=ANDERE_IBAN, tenaamstelling="X", omschrijving="x", opgesteld_op=bouw.VANDAAG
    )
    assert [terug.centen for terug in beeld(wie).terug_onderweg] == [72_900]
    tekst = toneel.lees(burger(wie), PAGINA)
    assert tekst.count(f"U krijgt {centen(72_900)} van ons terug.") == 1
    assert "werd teruggeboekt" not in tekst


def test_wat_de_deurwaarder_bevestigt_staat_in_de_tijdlijn() -> None:
    wie = toneel.bij_de_deurwaarder()
    stap = Inning.objects.filter(vordering=claim(wie)).latest("pk")
    bestand = Overdrachtbestand.objects.create(partij=Partij.DEURWAARDER, datum=bouw.VANDAAG, aantal=1, sha256="0" * 64)
    regel = Overdrachtregel.objects.create(
        bestand=bestand, vordering=claim(wie), inning=stap, partij=Partij.DEURWAARDER, volgnummer=1, actie=Actie.WIJZIGEN,
        hoofdsom_centen=24_300, kosten_centen=0,
    )  # fmt: skip
    assert "bevestigde" not in toneel.lees(burger(wie), PAGINA)
    Overdrachtantwoord.objects.create(regel=regel, aanvaard=True, op=bouw.VANDAAG)
    tekst = toneel.lees(burger(wie), PAGINA)
    assert f"De deurwaarder bevestigde dat u daar nog {centen(24_300)} moet betalen." in tekst
    assert f"Betaal {centen(24_300)} aan de deurwaarder." in tekst


def test_een_mislukte_afschrijving_wordt_een_keer_verteld(wie: Persoon) -> None:
    """Booked and reversed on the same day: it failed, and nothing was paid."""
    regeling, dag = toneel.in_termijnen(wie), date(2026, 5, 26)
    order = rijen.afschrijving(regeling, 8, dag)
    rijen.terug(order, dag, Retourgrond.GEWEIGERD, rijen.geboekt(order, dag))
    Inning.objects.create(vordering=claim(wie), stap=Inningsstap.AFSCHRIJVING_MISLUKT, datum=dag, bedrag_centen=16_200)
    tekst = toneel.lees(burger(wie), PAGINA)
    assert tekst.count(f"De afschrijving van {centen(16_200)} lukte niet.") == 1
    assert "werd teruggeboekt" not in tekst
    assert f"Wij schreven {centen(16_200)} af." not in tekst
    assert pagina_van(beeld(wie)).ontvangen == []
    later = rijen.afschrijving(regeling, 9, date(2026, 6, 1))
    rijen.terug(later, date(2026, 6, 10), Retourgrond.OP_VERZOEK, rijen.geboekt(later, date(2026, 6, 1)))
    tekst = toneel.lees(burger(wie), PAGINA)
    assert f"Wij schreven {centen(16_200)} af." in tekst
    assert f"Een afschrijving van {centen(16_200)} werd teruggeboekt." in tekst


def test_wat_naar_eigen_kosten_van_de_deurwaarder_ging_staat_op_de_pagina_en_in_het_overzicht() -> None:
    wie = toneel.bij_de_deurwaarder()
    te_betalen = beeld(wie).te_betalen
    Partijontvangst.objects.create(
        partij=Partij.DEURWAARDER, nummer="D-1", soort=Partijontvangstsoort.EIGEN_KOSTEN, vordering=claim(wie), datum=date(2026, 6, 10),
        bedrag_centen=9_876,
    )  # fmt: skip
    assert beeld(wie).te_betalen == te_betalen
    for pad in (PAGINA, f"/betalen/{claim(wie).pk}/overzicht/"):
        tekst = toneel.lees(burger(wie), pad)
        assert centen(9_876) in tekst
        assert "eigen kosten, dit telt niet mee bij ons" in tekst
