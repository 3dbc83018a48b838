"""A statement through real Postgres: what each line turns out to be, what is booked, and nothing twice."""

from datetime import date
from pathlib import Path

import pytest

from duo_portal.betalingen.afschrift.fouten import Afschriftfout
from duo_portal.betalingen.afschrift.partijen import rekeningen
from duo_portal.betalingen.models import Afschriftregel, Bankafschrift, Bestemming, Ontvangst, Regelverwerking
from duo_portal.betalingen.services.laad_afschrift import laad_afschrift
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.models import TeBeoordelen
from duo_portal.toegang.burger import Burger, Niveau
from duo_portal.vorderingen.services.tref_regeling import Voorstel, tref_regeling
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.beheer.wereld import boek
from tests.betalingen.afschrift.lader import Lader, bestemmingen, kenmerk, saldo, vordering_van
from tests.betalingen.afschrift.maken import AFZENDER, Regel, afschrift, document, post, stmt, zet

pytestmark = pytest.mark.django_db


def test_een_betaling_met_kenmerk_gaat_naar_haar_vordering(laad: Lader) -> None:
    vordering = vordering_van(bouw.student())
    uitkomst = laad(Regel(16_200, tekst=f"Lesgeld kenmerk {kenmerk(vordering)} bedankt"))
    assert uitkomst.tellingen == {Bestemming.KENMERK: 1}
    assert saldo(Grootboekrekening.VORDERING_LESGELD, vordering) == 145_800 - 16_200
    assert Ontvangst.objects.get().iban == AFZENDER
    verwerkt = Regelverwerking.objects.get()
    assert (verwerkt.vordering_id, verwerkt.persoon_id) == (vordering.pk, vordering.persoon_id)
    assert not Taak.objects.exists()


def test_het_kenmerk_mag_ook_in_het_eindtoeeind_staan(laad: Lader) -> None:
    vordering = vordering_van(bouw.student())
    laad(Regel(100, eindtoeeind=kenmerk(vordering).replace(" ", "")))
    assert bestemmingen() == [Bestemming.KENMERK]


def test_twee_kenmerken_in_een_tekst_zijn_voor_een_mens(laad: Lader) -> None:
    een, twee = (kenmerk(vordering_van(bouw.student())) for _ in range(2))
    laad(Regel(100, tekst=f"{een} en {twee}"))
    assert bestemmingen() == [Bestemming.ONBEKEND]
    assert Taak.objects.get(soort="ontvangst_zonder_bestemming").gegevens["centen"] == 100


def test_meer_betalingen_voor_een_vordering_gaan_na_elkaar_naar_kosten_en_hoofdsom(laad: Lader) -> None:
    vordering = vordering_van(bouw.student())
    boek(vordering, Grootboekrekening.VORDERING_KOSTEN, Grootboekrekening.BATEN_KOSTEN, 2_000, Oorzaak.KOSTEN)
    laad(*[Regel(1_500, tekst=kenmerk(vordering))] * 3)
    delen = Boeking.objects.filter(oorzaak=Oorzaak.BETALING).order_by("pk").values_list("credit", "bedrag_centen")
    assert list(delen) == [(135, 1_500), (135, 500), (130, 1_000), (130, 1_500)]


def test_te_veel_betaald_wordt_opnieuw_beoordeeld(laad: Lader) -> None:
    vordering = vordering_van(bouw.student(betaald=145_800))
    laad(Regel(1, tekst=kenmerk(vordering)))
    assert TeBeoordelen.objects.get(aanleiding="te_veel_betaald").persoon_id == vordering.persoon_id


def test_zonder_kenmerk_past_het_open_bedrag_van_de_eigen_rekening(laad: Lader) -> None:
    vordering = vordering_van(bouw.student(betaald=16_200))
    laad(Regel(129_600, iban=bouw.IBAN))
    assert bestemmingen() == [Bestemming.REKENING_EN_BEDRAG]
    assert saldo(Grootboekrekening.VORDERING_LESGELD, vordering) == 0


def test_zonder_kenmerk_past_ook_de_volgende_termijn(laad: Lader) -> None:
    laad(Regel(vordering_van(bouw.student(betaald=16_000)).termijnen.earliest("volgnummer").bedrag_centen - 16_000, iban=bouw.IBAN))
    assert bestemmingen() == [Bestemming.REKENING_EN_BEDRAG]


def test_van_een_eigen_regeling_past_de_termijn_ook_als_er_daarvoor_al_was_betaald(laad: Lader) -> None:
    """Four parts of 239.50 over what was open: what was paid before they were agreed fills none of them."""
    vordering = vordering_van(bouw.student(betaald=50_000))
    zelf = Burger(vordering.persoon_id, Niveau.SUBSTANTIEEL, "R. Jansen", "nl")
    tref_regeling(zelf, vordering.pk, Voorstel(4, date(2026, 7, 1)))
    laad(Regel(10_000, tekst=kenmerk(vordering)))
    laad(Regel(13_950, iban=bouw.IBAN))
    laad(Regel(23_950, iban=bouw.IBAN))
    assert bestemmingen() == [Bestemming.KENMERK, Bestemming.REKENING_EN_BEDRAG, Bestemming.REKENING_EN_BEDRAG]


def test_zonder_kenmerk_en_bij_twee_mensen_passend_kiest_geen_machine(laad: Lader) -> None:
    for _ in range(2):
        bouw.student()
    laad(Regel(145_800, iban=bouw.IBAN))
    assert bestemmingen() == [Bestemming.ONBEKEND]


def test_een_ander_bedrag_van_de_eigen_rekening_is_voor_een_mens(laad: Lader) -> None:
    bouw.student()
    laad(Regel(12_345, iban=bouw.IBAN))
    assert bestemmingen() == [Bestemming.ONBEKEND]


def test_onbekend_geld_staat_apart_en_is_van_niemand(laad: Lader) -> None:
    laad(Regel(500, tekst="koffie"), Regel(200, bij=False))
    assert saldo(Grootboekrekening.ONBEKENDE_ONTVANGST) == -300
    assert {b.persoon_id for b in Boeking.objects.filter(oorzaak=Oorzaak.ZONDER_BESTEMMING)} == {None}
    assert Taak.objects.filter(soort="ontvangst_zonder_bestemming").count() == 2


def test_afdrachten_zijn_te_herkennen_aan_de_rekening(laad: Lader) -> None:
    boek(vordering_van(bouw.student()), Grootboekrekening.BIJ_CJIB, Grootboekrekening.VORDERING_LESGELD, 900, Oorzaak.BETALING)
    laad(Regel(500, iban=rekeningen("betaaldienst")[0]), Regel(900, iban=rekeningen("inning")[0]))
    assert bestemmingen() == [Bestemming.BETAALDIENST, Bestemming.PARTIJ]
    assert saldo(Grootboekrekening.BIJ_CJIB) == 0
    assert saldo(Grootboekrekening.TUSSENREKENING_IDEAL) == -500


def test_hetzelfde_bestand_en_hetzelfde_afschrift_in_een_ander_bestand_veranderen_niets(laad: Lader, tmp_path: Path) -> None:
    vordering = vordering_van(bouw.student())
    regel = Regel(16_200, tekst=kenmerk(vordering))
    laad(regel)
    zelfde = afschrift([regel], 0, "A-1")
    assert laad_afschrift(zet(tmp_path, zelfde)).al_ingelezen
    assert laad_afschrift(zet(tmp_path, zelfde.replace("<MsgId>M<", "<MsgId>N<"))).al_ingelezen
    assert (Bankafschrift.objects.count(), Afschriftregel.objects.count()) == (1, 1)


def test_een_bestand_met_een_bekend_en_een_nieuw_afschrift_voegt_alleen_het_nieuwe_toe(laad: Lader, tmp_path: Path) -> None:
    laad(Regel(100))
    inhoud = document(stmt([post(Regel(100))], 0, 100, "A-1"), stmt([post(Regel(50))], 100, 150, "A-2"))
    assert [a.kenmerk for a in laad_afschrift(zet(tmp_path, inhoud)).afschriften] == ["A-2"]
    assert saldo(Grootboekrekening.BANK) == 150


@pytest.mark.parametrize(
    ("begin", "naam", "centen", "code"),
    [(101, "B", 5, "SALDO_SLUIT_NIET_AAN"), (0, "A-1", 5, "TEGENSTRIJDIG")],
)
def test_een_gat_of_een_tegenspraak_wordt_geweigerd(laad: Lader, tmp_path: Path, begin: int, naam: str, centen: int, code: str) -> None:
    laad(Regel(100))
    with pytest.raises(Afschriftfout) as fout:
        laad_afschrift(zet(tmp_path, afschrift([Regel(centen)], begin, naam)))
    assert fout.value.code == code
    assert saldo(Grootboekrekening.BANK) == 100


def test_van_een_geweigerd_bestand_blijft_niets_in_de_boeken_maar_alles_bewaard(tmp_path: Path, var: Path) -> None:
    vordering = vordering_van(bouw.student())
    kapot = afschrift([Regel(16_200, tekst=kenmerk(vordering))] * 50)[:-40]
    for _ in range(2):
        with pytest.raises(Afschriftfout, match="te vroeg"):
            laad_afschrift(zet(tmp_path, kapot))
    assert not Bankafschrift.objects.exists()
    assert not Boeking.objects.filter(oorzaak=Oorzaak.BETALING).exists()
    (bewaard,) = (var / "afschriften").iterdir()
    assert bewaard.read_text() == kapot
    taak = Taak.objects.get(soort="afschrift_geweigerd")
    assert taak.gegevens["sha256"] == bewaard.stem
    assert (bewaard.stat().st_mode & 0o777) == 0o600
