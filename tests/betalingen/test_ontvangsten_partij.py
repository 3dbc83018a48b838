"""Money that a bailiff received: booked once, by the order of law, and what was too much comes back."""

from pathlib import Path
from typing import Any

import pytest

from duo_portal.betalingen.importeren import ontvangsten_partij
from duo_portal.betalingen.models import Partijontvangst
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.models import TeBeoordelen
from duo_portal.vorderingen.betalingskenmerk import maak_kenmerk
from duo_portal.vorderingen.models import Vordering
from duo_portal.werkvoorraad.models import Taak
from tests.register.leveringen import bestand, codes
from tests.vorderingen.partijen import bij_deurwaarder, kort, nacht, schuldenaar

pytestmark = pytest.mark.django_db
KOP = "partij;nummer;kenmerk;datum;bedrag;soort"


@pytest.fixture(autouse=True)
def _eigen_map(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def regel(vordering: Vordering, **anders: str) -> str:
    velden = {
        "partij": "deurwaarder",
        "nummer": "D-1",
        "kenmerk": maak_kenmerk(vordering.pk),
        "datum": "2026-06-12",
        "bedrag": "100.00",
        "soort": "betaling",
        **anders,
    }
    return ";".join(velden.values())


def laad(map_: Path, *regels: str) -> Rapport:
    return ontvangsten_partij.laad(bestand(map_, KOP, *regels))


def geboekt(vordering: Vordering) -> list[tuple[int, int, int]]:
    rijen = Boeking.objects.filter(vordering=vordering, oorzaak=Oorzaak.BETALING, debet=Grootboekrekening.BIJ_CJIB).order_by("pk")
    return list(rijen.values_list("credit", "bedrag_centen", "valutadatum__day"))


def test_een_ontvangst_betaalt_eerst_de_kosten_en_dan_het_lesgeld(tmp_path: Path) -> None:
    vordering = bij_deurwaarder()
    assert codes(laad(tmp_path, regel(vordering))) == {2: ["NIEUW"]}
    assert geboekt(vordering) == [(135, 2_000, 12), (130, 8_000, 12)]


def test_hetzelfde_bestand_nog_eens_boekt_niets(tmp_path: Path) -> None:
    vordering = bij_deurwaarder()
    for verwacht in ("NIEUW", "BEKEND"):
        assert codes(laad(tmp_path, regel(vordering))) == {2: [verwacht]}
    assert len(geboekt(vordering)) == 2


def test_een_nummer_met_een_ander_bedrag_wordt_afgekeurd_en_gemeld(tmp_path: Path) -> None:
    vordering = bij_deurwaarder()
    rapport = laad(tmp_path, regel(vordering), regel(vordering, bedrag="100.01"))
    assert codes(rapport) == {2: ["NIEUW"], 3: ["ONTVANGST_ANDERS"]}
    assert Taak.objects.filter(soort="partijontvangst_afgekeurd").count() == 1


def test_twee_ontvangsten_in_een_bestand_tellen_na_elkaar(tmp_path: Path) -> None:
    vordering = bij_deurwaarder()
    laad(tmp_path, regel(vordering, bedrag="15.00"), regel(vordering, nummer="D-2", bedrag="15.00"))
    assert geboekt(vordering) == [(135, 1_500, 12), (135, 500, 12), (130, 1_000, 12)]


def test_eigen_kosten_worden_bewaard_en_niet_geboekt(tmp_path: Path) -> None:
    vordering = bij_deurwaarder()
    laad(tmp_path, regel(vordering, soort="eigen_kosten"))
    assert geboekt(vordering) == []
    assert Partijontvangst.objects.get().bedrag_centen == 10_000


def test_te_veel_wordt_opnieuw_beoordeeld_en_bij_de_partij_ingetrokken(tmp_path: Path) -> None:
    vordering = bij_deurwaarder()
    laad(tmp_path, regel(vordering, bedrag="1000.00"))
    assert TeBeoordelen.objects.filter(persoon=vordering.persoon_id, aanleiding="te_veel_betaald").exists()
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("intrekken", 0, 0)]


def test_de_partij_leest_welke_ontvangsten_al_zijn_meegeteld(tmp_path: Path) -> None:
    vordering = bij_deurwaarder()
    laad(tmp_path, regel(vordering), regel(vordering, nummer="D-2", soort="eigen_kosten"))
    [volgende] = nacht()["gerechtsdeurwaarder"]
    assert (volgende["hoofdsom_centen"], volgende["kosten_centen"], volgende["ontvangen_centen"]) == (89_200, 0, 10_000)


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"kenmerk": "1234567890123456"}, "KENMERK_ONBEKEND"),
        ({"partij": "buitenland"}, "KENMERK_ONBEKEND"),  # the claim never was with them
        ({"partij": "buurman"}, "VELD_KEUZE"),
        ({"bedrag": "100"}, "BEDRAG_EUROS"),
        ({"bedrag": "100.001"}, "BEDRAG_EUROS"),
        ({"bedrag": "-1.00"}, "BEDRAG_EUROS"),
        ({"bedrag": "0.00"}, "BEDRAG_ONMOGELIJK"),
        ({"datum": "2026-06-16"}, "DATUM_TOEKOMST"),
        ({"soort": "rente"}, "VELD_KEUZE"),
    ],
)
def test_wat_niet_klopt_boekt_niets(tmp_path: Path, anders: dict[str, str], verwacht: str) -> None:
    vordering = bij_deurwaarder()
    assert codes(laad(tmp_path, regel(vordering, **anders))) == {2: [verwacht]}
    assert geboekt(vordering) == []
    assert Taak.objects.filter(soort="partijontvangst_afgekeurd").exists()


def test_een_vordering_die_nooit_bij_een_partij_lag_wordt_niet_betaald(tmp_path: Path) -> None:
    vordering = schuldenaar()
    assert codes(laad(tmp_path, regel(vordering))) == {2: ["KENMERK_ONBEKEND"]}
