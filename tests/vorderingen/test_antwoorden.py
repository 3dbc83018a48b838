"""What a party answers: a hold ends, a refusal goes to staff, and nothing happens twice."""

from pathlib import Path
from typing import Any

import pytest

from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.betalingen.services.lees_partijpost import lees_partijpost, vak
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.remmen.models import Rem
from duo_portal.vorderingen.aanhouding import AANHOUDING, AANHOUDING_TEKST
from duo_portal.vorderingen.betalingskenmerk import maak_kenmerk, vordering_van
from duo_portal.vorderingen.importeren import antwoorden
from duo_portal.vorderingen.models import Inning, Inningsstap, Overdrachtantwoord, Overdrachtregel, Vordering
from duo_portal.vorderingen.services.roep_terug import TerugroepenKanNiet, lever_opnieuw, roep_terug
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.register.leveringen import bestand, codes
from tests.vorderingen.partijen import NACHT, bij_deurwaarder, kort, nacht

pytestmark = pytest.mark.django_db
KOP = "bestand;regel;kenmerk;uitkomst;code;melding;datum"


@pytest.fixture(autouse=True)
def _eigen_map(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


@pytest.fixture
def verlaagd() -> Vordering:
    """Paid 100.00 to us while the bailiff collected, and the claim is held until the bailiff answers."""
    vordering = bij_deurwaarder()
    bouw.betaal(vordering.persoon, 10_000, NACHT)
    Rem.objects.create(
        persoon_id=vordering.persoon_id, vordering=vordering, soort=AANHOUDING, lijn="lesgeld", toelichting=AANHOUDING_TEKST, van=NACHT
    )
    nacht()
    return vordering


def regel(vordering: Vordering, uitkomst: str = "aanvaard", code: str = "", **anders: str) -> str:
    velden = {
        "bestand": "OVERDRACHT-DEURWAARDER-20260615-1",
        "regel": "1",
        "kenmerk": maak_kenmerk(vordering.pk),
        "uitkomst": uitkomst,
        "code": code,
        "melding": "",
        "datum": "2026-06-15",
        **anders,
    }
    return ";".join(velden.values())


def laad(map_: Path, *regels: str) -> Rapport:
    return antwoorden.laad(bestand(map_, KOP, *regels))


def test_na_bevestiging_is_de_rem_eraf_en_weet_de_student_aan_wie_en_hoeveel(verlaagd: Vordering, tmp_path: Path) -> None:
    assert codes(laad(tmp_path, regel(verlaagd))) == {2: ["NIEUW"]}
    assert not Rem.objects.filter(vordering=verlaagd, vervangen_op__isnull=True, tot__isnull=True).exists()
    bericht = Bericht.objects.filter(persoon=verlaagd.persoon_id).latest("pk")
    assert bericht.waarden == {"schooljaar": 2025, "partij": "gdw", "hoofdsom": 87_200, "kosten": 2_000, "open": 89_200}
    assert "892,00" in artikel(gegevens_van(bericht))


def test_hetzelfde_bestand_nog_eens_verandert_niets(verlaagd: Vordering, tmp_path: Path) -> None:
    laad(tmp_path, regel(verlaagd))
    berichten = Bericht.objects.count()
    assert codes(laad(tmp_path, regel(verlaagd))) == {2: ["BEKEND"]}
    assert (Overdrachtantwoord.objects.count(), Bericht.objects.count()) == (1, berichten)


def test_een_ander_antwoord_op_dezelfde_regel_wordt_afgekeurd(verlaagd: Vordering, tmp_path: Path) -> None:
    rapport = laad(tmp_path, regel(verlaagd), regel(verlaagd, "geweigerd", "X1"))
    assert codes(rapport) == {2: ["NIEUW"], 3: ["ANTWOORD_ANDERS"]}
    assert Overdrachtantwoord.objects.get().aanvaard


def test_een_weigering_houdt_de_rem_en_gaat_naar_een_mens(verlaagd: Vordering, tmp_path: Path) -> None:
    laad(tmp_path, regel(verlaagd, "geweigerd", "X1", melding="onbekend dossier"))
    assert Rem.objects.filter(vordering=verlaagd, vervangen_op__isnull=True, tot__isnull=True).exists()
    assert Taak.objects.get(soort="overdracht_geweigerd").gegevens["code"] == "X1"


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"bestand": "OVERDRACHT-DEURWAARDER-20260615-9"}, "OVERDRACHT_ONBEKEND"),
        ({"bestand": "iets"}, "OVERDRACHT_ONBEKEND"),
        ({"regel": "7"}, "OVERDRACHT_ONBEKEND"),
        ({"kenmerk": "1234567890123456"}, "OVERDRACHT_ONBEKEND"),
        ({"uitkomst": "misschien"}, "VELD_KEUZE"),
        ({"uitkomst": "geweigerd"}, "VELD_LEEG"),
        ({"datum": "2026-06-16"}, "DATUM_TOEKOMST"),
    ],
)
def test_wat_niet_klopt_wordt_afgekeurd(verlaagd: Vordering, tmp_path: Path, anders: dict[str, str], verwacht: str) -> None:
    assert codes(laad(tmp_path, regel(verlaagd, **anders))) == {2: [verwacht]}
    assert not Overdrachtantwoord.objects.exists()
    assert Taak.objects.filter(soort="partijantwoord_afgekeurd").count() == 1


def test_de_nacht_leest_wat_een_partij_in_het_vak_legde(verlaagd: Vordering) -> None:
    plek = vak("antwoorden")
    plek.mkdir(parents=True)
    (plek / "a.csv").write_text(f"{KOP}\n{regel(verlaagd)}\n", encoding="utf-8")
    assert (lees_partijpost(), lees_partijpost()) == (1, 0)
    assert Overdrachtantwoord.objects.count() == 1
    assert [pad.name.partition("-")[2] for pad in (plek / "gelezen").iterdir()] == ["a.csv"]


def test_een_oud_antwoord_heft_de_rem_van_een_latere_verlaging_niet_op(verlaagd: Vordering, tmp_path: Path) -> None:
    bouw.betaal(verlaagd.persoon, 5_000, NACHT)
    nacht(NACHT)
    laad(tmp_path, regel(verlaagd))
    assert Rem.objects.filter(vordering=verlaagd, vervangen_op__isnull=True, tot__isnull=True).exists()
    laad(tmp_path, regel(verlaagd, bestand="OVERDRACHT-DEURWAARDER-20260615-2"))
    assert not Rem.objects.filter(vordering=verlaagd, vervangen_op__isnull=True, tot__isnull=True).exists()


def test_een_medewerker_levert_opnieuw_na_een_weigering(verlaagd: Vordering, tmp_path: Path) -> None:
    with pytest.raises(TerugroepenKanNiet, match="niet geweigerd"):
        lever_opnieuw(verlaagd.pk)
    laad(tmp_path, regel(verlaagd, "geweigerd", "X1"))
    assert lever_opnieuw(verlaagd.pk).stap == Inningsstap.VERLAAGD
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("wijzigen", 87_200, 2_000)]


def test_een_medewerker_roept_een_vordering_terug_en_dat_kan_een_keer() -> None:
    vordering = bij_deurwaarder()
    roep_terug(vordering.pk)
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("intrekken", 0, 0)]
    with pytest.raises(TerugroepenKanNiet, match="ligt niet"):
        roep_terug(vordering.pk)
    assert Inning.objects.filter(vordering=vordering, stap=Inningsstap.TERUGGEROEPEN).count() == 1


def test_het_kenmerk_is_dat_van_de_databank() -> None:
    vordering = bij_deurwaarder()
    regel_ = Overdrachtregel.objects.extra(select={"kenmerk": "vorderingen_betalingskenmerk(vordering_id)"}).first()
    assert regel_ is not None
    assert vordering_van(regel_.kenmerk) == vordering.pk
    assert maak_kenmerk(vordering.pk) == regel_.kenmerk.replace(" ", "")
    assert vordering_van("1" + maak_kenmerk(vordering.pk)[1:]) in (None, vordering.pk)
    assert vordering_van("geen kenmerk") is None
