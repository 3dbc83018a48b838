"""The way back: costs that rest on what was not owed, money that a bailiff received, and the hold until the party confirms."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Sum

from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.betalingen.importeren import ontvangsten_partij
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.grootboek.models import Boeking, Oorzaak
from duo_portal.grootboek.models import Grootboekrekening as Rekening
from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.aanhouding import AANHOUDING_TEKST
from duo_portal.vorderingen.betalingskenmerk import maak_kenmerk
from duo_portal.vorderingen.importeren import antwoorden
from duo_portal.vorderingen.models import Inning, Inningsstap, Vordering
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.register.leveringen import bestand
from tests.vorderingen.partijen import NACHT, bij_deurwaarder, boek, kort, nacht, schuldenaar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _eigen_map(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def diploma(wie: Persoon, behaald: date, laatste_dag: date) -> None:
    bouw.eindig(wie, laatste_dag)
    bouw.diploma(wie, behaald)
    bouw.geef_terug()


def youssef() -> Vordering:
    """Diploma of 23 January, told in June: the fee becomes 729.00 and 486.00 was paid."""
    vordering = bij_deurwaarder()
    diploma(vordering.persoon, date(2026, 1, 23), date(2026, 1, 31))
    return vordering


def kevin(map_: Path, betaald: str = "100.00") -> Vordering:
    """Diploma of 20 November, told in June: the fee becomes 486.00, which was paid; the bailiff received 100.00 on 12 June."""
    vordering = bij_deurwaarder()
    ontvang(map_, vordering, betaald)
    diploma(vordering.persoon, date(2025, 11, 20), date(2025, 11, 30))
    return vordering


def ontvang(map_: Path, vordering: Vordering, bedrag: str, nummer: str = "D-1") -> None:
    regel = f"deurwaarder;{nummer};{maak_kenmerk(vordering.pk)};2026-06-12;{bedrag};betaling"
    ontvangsten_partij.laad(bestand(map_, "partij;nummer;kenmerk;datum;bedrag;soort", regel))


def saldo(vordering: Vordering, rekening: Rekening) -> int:
    boekingen = Boeking.objects.filter(vordering=vordering)
    bij, af = (boekingen.filter(**{kant: rekening}).aggregate(som=Sum("bedrag_centen"))["som"] or 0 for kant in ("debet", "credit"))
    return int(bij - af)


def geboekt(vordering: Vordering, oorzaak: Oorzaak) -> int:
    return int(Boeking.objects.filter(vordering=vordering, oorzaak=oorzaak).aggregate(som=Sum("bedrag_centen"))["som"] or 0)


def laatste_bericht(vordering: Vordering) -> Bericht:
    return Bericht.objects.filter(persoon=vordering.persoon_id).latest("pk")


def aangehouden(vordering: Vordering) -> bool:
    remmen = Rem.objects.filter(vordering=vordering, soort=Remsoort.UITSTEL, toelichting=AANHOUDING_TEKST, vervangen_op__isnull=True)
    return remmen.filter(tot__isnull=True).exists()


def test_youssef_is_nog_243_euro_schuldig_en_van_zijn_kosten_blijft_9_euro_voor_een_mens() -> None:
    vordering = youssef()
    assert (saldo(vordering, Rekening.VORDERING_LESGELD), saldo(vordering, Rekening.VORDERING_KOSTEN)) == (24_300, 900)
    assert geboekt(vordering, Oorzaak.KOSTEN_VERVALLEN) == 1_100
    taak = Taak.objects.get(soort="kosten_van_inning")
    assert (taak.gegevens["kosten_centen"], taak.gegevens["rest_centen"]) == (900, 24_300)
    assert not Betaalopdracht.objects.exists()


def test_youssef_leest_eerst_wat_hij_nog_betaalt_en_dat_hij_wacht_op_de_deurwaarder() -> None:
    bericht = laatste_bericht(youssef())
    tekst = artikel(gegevens_van(bericht))
    assert "243,00" in tekst.split("</dl>")[0]
    assert "Betaal niets aan de deurwaarder" in " ".join(tekst.split())
    waarden = bericht.waarden
    assert (waarden["kosten_vervallen"], waarden["kosten_rest"], waarden["bevestigd_voor"]) == (1_100, 900, "2026-06-22")


def test_de_deurwaarder_hoort_het_dezelfde_nacht_en_zijn_antwoord_heft_de_rem_op(tmp_path: Path) -> None:
    vordering = youssef()
    assert aangehouden(vordering)
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("wijzigen", 24_300, 900)]
    assert aangehouden(vordering)
    regel = f"OVERDRACHT-DEURWAARDER-20260615-1;1;{maak_kenmerk(vordering.pk)};aanvaard;;;2026-06-15"
    antwoorden.laad(bestand(tmp_path, "bestand;regel;kenmerk;uitkomst;code;melding;datum", regel))
    assert not aangehouden(vordering)
    assert laatste_bericht(vordering).waarden["open"] == 25_200


def test_kevin_is_niets_schuldig_en_krijgt_zijn_100_euro_terug(tmp_path: Path) -> None:
    vordering = kevin(tmp_path)
    assert (saldo(vordering, Rekening.VORDERING_LESGELD), saldo(vordering, Rekening.VORDERING_KOSTEN)) == (0, 0)
    opdracht = Betaalopdracht.objects.get()
    assert (opdracht.bedrag_centen, opdracht.iban) == (10_000, bouw.IBAN)
    assert geboekt(vordering, Oorzaak.KOSTEN_VERVALLEN) == 2_000
    assert Inning.objects.latest("pk").stap == Inningsstap.TERUGGEROEPEN
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("intrekken", 0, 0)]


def test_kevin_leest_wat_hij_krijgt_en_de_som_klopt(tmp_path: Path) -> None:
    waarden = laatste_bericht(kevin(tmp_path)).waarden
    assert waarden["betaald"] - waarden["nieuw_lesgeld"] == waarden["terug"] == 10_000
    assert (waarden["partij"], waarden["kosten_vervallen"], waarden["kosten_rest"]) == ("gdw", 2_000, 0)


def test_minder_dan_de_kosten_aan_de_deurwaarder_betaald_komt_ook_terug(tmp_path: Path) -> None:
    vordering = kevin(tmp_path, "12.34")
    assert Betaalopdracht.objects.get().bedrag_centen == 1_234
    assert (saldo(vordering, Rekening.VORDERING_LESGELD), saldo(vordering, Rekening.VORDERING_KOSTEN)) == (0, 0)


def test_geld_dat_de_deurwaarder_daarna_nog_krijgt_komt_terug(tmp_path: Path) -> None:
    vordering = kevin(tmp_path)
    ontvang(tmp_path, vordering, "50.00", "D-2")
    assert saldo(vordering, Rekening.VORDERING_LESGELD) == -5_000  # the run for what was paid too much takes it from here
    bouw.geef_terug(date(2026, 6, 16))
    assert saldo(vordering, Rekening.VORDERING_LESGELD) == 0
    assert Betaalopdracht.objects.latest("pk").bedrag_centen == 5_000


def test_wie_na_de_aanmaning_te_weinig_schuldig_blijkt_betaalt_ook_zonder_deurwaarder_minder_kosten() -> None:
    vordering = schuldenaar()
    diploma(vordering.persoon, date(2026, 1, 23), date(2026, 1, 31))
    assert saldo(vordering, Rekening.VORDERING_KOSTEN) == 900
    assert laatste_bericht(vordering).waarden["partij"] == "geen"
    assert not aangehouden(vordering)


def test_boven_de_grens_blijven_de_kosten_zoals_ze_waren() -> None:
    vordering = schuldenaar(betaald=0)
    diploma(vordering.persoon, date(2026, 1, 23), date(2026, 1, 31))  # 729.00 was open, above 454.00
    assert saldo(vordering, Rekening.VORDERING_KOSTEN) == 2_000
    assert geboekt(vordering, Oorzaak.KOSTEN_VERVALLEN) == 0


def test_twee_keer_lager_laat_elke_keer_alleen_het_verschil_vervallen() -> None:
    vordering = youssef()
    bouw.overlijden(vordering.persoon, date(2025, 9, 20))
    bouw.geef_terug(date(2026, 6, 16))
    assert saldo(vordering, Rekening.VORDERING_KOSTEN) == 0
    assert geboekt(vordering, Oorzaak.KOSTEN_VERVALLEN) == 2_000
    assert saldo(vordering, Rekening.VORDERING_LESGELD) == 0


def test_na_overlijden_wordt_een_vordering_teruggeroepen_en_niet_verlaagd() -> None:
    vordering = bij_deurwaarder()
    bouw.overlijden(vordering.persoon, date(2026, 3, 3))
    bouw.geef_terug()
    assert Inning.objects.latest("pk").stap == Inningsstap.TERUGGEROEPEN
    assert Taak.objects.filter(soort="rest_na_overlijden").exists()
    assert not aangehouden(vordering)
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("intrekken", 0, 0)]


def test_uitbetaald_dan_teruggeboekt_dan_niets_verschuldigd_geeft_een_bericht_dat_klopt() -> None:
    """Refund paid out, then the debit reversed by the account holder, then the fee falls to nothing: the refund is due back."""
    vordering = schuldenaar(betaald=0)
    wie = vordering.persoon
    betaling = bouw.betaal(wie, 145_800, date(2026, 5, 1))
    diploma(wie, date(2026, 1, 23), date(2026, 1, 31))
    Boeking.objects.create(
        persoon=wie,
        vordering=vordering,
        debet=Rekening.VORDERING_LESGELD,
        credit=Rekening.TUSSENREKENING_INCASSO,
        bedrag_centen=145_800,
        oorzaak=Oorzaak.STORNO,
        boekdatum=NACHT,
        valutadatum=NACHT,
        keert_om=betaling,
    )
    wie.inschrijvingen.filter(vervangen_op__isnull=True).update(vervangen_op="2026-06-16T00:00Z")
    bouw.inschrijving(wie, eind=date(2025, 9, 20))
    bouw.meld(wie, "correctie")
    bouw.geef_terug(date(2026, 6, 16))
    waarden = laatste_bericht(vordering).waarden
    assert (waarden["nieuw_lesgeld"], waarden["betaald"], waarden["eerder_terug"], waarden["nog_te_betalen"]) == (0, 0, 72_900, 72_900)
    assert "729,00" in artikel(gegevens_van(laatste_bericht(vordering)))
    assert saldo(vordering, Rekening.VORDERING_LESGELD) == 72_900


def test_wat_was_kwijtgescholden_wordt_nooit_uitbetaald() -> None:
    vordering = schuldenaar()
    boek(vordering, Rekening.LASTEN_KWIJTGESCHOLDEN, Rekening.VORDERING_LESGELD, 97_200, Oorzaak.KWIJTGESCHOLDEN, NACHT)
    boek(vordering, Rekening.LASTEN_KWIJTGESCHOLDEN, Rekening.VORDERING_KOSTEN, 2_000, Oorzaak.KWIJTGESCHOLDEN, NACHT)
    diploma(vordering.persoon, date(2026, 1, 23), date(2026, 1, 31))
    assert not Betaalopdracht.objects.exists()
    assert (saldo(vordering, Rekening.VORDERING_LESGELD), saldo(vordering, Rekening.VORDERING_KOSTEN)) == (0, 0)
    assert geboekt(vordering, Oorzaak.KOSTEN_VERVALLEN) == 0
