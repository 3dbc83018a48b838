"""The main job on delivered files: the test persons of the RvIG come in through the importers and the runs judge them."""

from datetime import date

import pytest

from duo_portal.besluiten.models import Besluit
from duo_portal.register.importeren import diplomas, inschrijvingen, instellingen, opleidingen, personen, rekeningen
from duo_portal.register.importeren.bestanden import GEGEVENS
from duo_portal.register.models import Persoon, Schoolsignaal, TeBeoordelen
from tests import bouw

pytestmark = pytest.mark.django_db
PERSONEN = GEGEVENS / "personen"
VOOR_HET_JAAR, LAAT = date(2025, 8, 20), date(2026, 6, 9)


def uitkomsten(sleutel: str) -> list[int]:
    wie = Persoon.objects.get(bronsleutel=f"brp:{sleutel}")
    return list(Besluit.objects.filter(persoon=wie).order_by("pk").values_list("uitkomst_centen", flat=True))


@pytest.fixture
def geladen() -> None:
    instellingen.laad_bestand(GEGEVENS / "instellingen" / "fictief.csv")
    opleidingen.laad_bestand(GEGEVENS / "opleidingen" / "crebo_actueel_selectie.csv")
    personen.laad(PERSONEN / "testpersonen.csv")
    rekeningen.laad(PERSONEN / "rvig_rekeningen.csv")
    inschrijvingen.laad(PERSONEN / "rvig_inschrijvingen.csv", VOOR_HET_JAAR)
    bouw.stel_vast()
    inschrijvingen.laad(PERSONEN / "rvig_uitschrijvingen.csv", LAAT)
    diplomas.laad(PERSONEN / "rvig_diplomas.csv", LAAT)


@pytest.mark.usefixtures("geladen")
def test_late_leveringen_leiden_vanzelf_tot_lager_lesgeld() -> None:
    assert TeBeoordelen.objects.filter(lijn="lesgeld", periode=2025, run_id__isnull=True).exists()
    bouw.geef_terug()
    # A twelfth of 1,458.00 for each month begun: six until January, four until November. A bbl student owes nothing.
    assert uitkomsten("Lg01_611")[0] == 145_800
    assert uitkomsten("Lg01_611")[-1] == 72_900
    assert uitkomsten("Lg01_805")[-1] == 48_600
    assert uitkomsten("Lg01_909") == []


@pytest.mark.usefixtures("geladen")
def test_diploma_zonder_uitschrijving_wordt_een_signaal_aan_de_school() -> None:
    bouw.geef_terug()
    assert uitkomsten("Lg01_295") == [145_800]
    assert [signaal.persoon.bronsleutel for signaal in Schoolsignaal.objects.all()] == ["brp:Lg01_295"]
