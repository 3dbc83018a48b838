"""The generated nation in the register: the same every time, in the right proportions, and nobody else's."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.models import Count

from duo_portal.berichten.models import Kanaalkeuze, Voorkeur
from duo_portal.register.generator.kopie import kopieer_bewaarde
from duo_portal.register.generator.situatie import GeneratorFout, genereer
from duo_portal.register.generator.voorraad import VoorraadFout, laad_voorraad
from duo_portal.register.models import Adres, Familierelatie, Inschrijving, Opleiding, Persoon, Persoonsgegeven
from duo_portal.register.models.persoon import Adressoort
from duo_portal.register.selectors import lees_inkomens
from duo_portal.register.versleuteling import ontsleutel
from duo_portal.remmen.models import Rem
from tests.register.generator.afdruk import afdruk
from tests.register.generator.naslag import vergeet_plannen

pytestmark = pytest.mark.usefixtures("naslag")

# Full-time mbo or vavo, 18 on the first day of the school year, known before the yearly run, not exempt.
PLICHTIG = """
SELECT count(DISTINCT i.persoon_id) FROM register_inschrijving i JOIN register_persoonsgegeven g USING (persoon_id)
WHERE i.onderwijs IN (1, 4) AND i.vrijstelling = 0 AND i.ontvangen_op <= '2025-09-15' AND coalesce(i.einddatum, 'infinity') >= '2025-10-01'
  AND (g.geboortedatum <= '2007-08-01' OR g.geboortedatum IS NULL)
"""


def gemaakt(*stappen: Callable[[], object]) -> str:
    """The print of what ``stappen`` make, undone afterwards."""
    with transaction.atomic():
        for stap in stappen:
            stap()
        uitkomst = afdruk()
        transaction.set_rollback(True)
    return uitkomst


def test_hetzelfde_zaad_geeft_dezelfde_natie_in_welke_sneden_ook() -> None:
    eerste = gemaakt(lambda: genereer(400, 7))
    assert gemaakt(lambda: genereer(400, 7, snede=150)) == eerste
    assert gemaakt(lambda: genereer(400, 8)) != eerste


def test_de_bewaarde_rijen_zijn_met_copy_alleen_dezelfde_natie(tmp_path: Path) -> None:
    laad_voorraad()  # the fictional schools stand on both sides
    gemaakte = gemaakt(lambda: genereer(60, 1, bewaar_in=tmp_path))
    with connection.cursor() as cursor:
        tellingen = kopieer_bewaarde(cursor, tmp_path)
    assert tellingen["register_persoon"] == Persoon.objects.count()
    assert afdruk() == gemaakte


def test_een_natie_groeit_aan_en_begint_niet_opnieuw() -> None:
    ineens = gemaakt(lambda: genereer(300, 1))
    assert gemaakt(lambda: genereer(120, 1), lambda: genereer(300, 1)) == ineens
    genereer(120, 1)
    assert genereer(120, 1) == {}


def test_een_tweede_zaad_in_dezelfde_database_wordt_geweigerd() -> None:
    genereer(20, 1)
    with pytest.raises(GeneratorFout, match="natie met zaad 1"):
        genereer(20, 2)


@pytest.mark.parametrize("aantal", [0, -4, 2_900_002])
def test_een_onmogelijk_aantal_wordt_geweigerd(aantal: int) -> None:
    with pytest.raises(GeneratorFout, match="Kies een aantal"):
        genereer(aantal, 1)


def test_zonder_opleidingen_zegt_de_melding_wat_eerst_moet() -> None:
    Opleiding.objects.all().delete()
    with pytest.raises(VoorraadFout, match="manage laad_instellingen en manage laad_opleidingen"):
        genereer(20, 1)


def test_de_verhoudingen_kloppen_bij_20_000_studenten() -> None:
    genereer(20_000, 1)
    vergeet_plannen()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")  # nothing is committed, so the planner knows nothing of these rows
        cursor.execute(PLICHTIG)
        plichtig = cursor.fetchone()[0]
    assert plichtig == pytest.approx(219_000 / 50, rel=0.03)
    studenten = Persoon.objects.filter(bronsleutel__contains="-S-").count()
    assert studenten == 20_000
    assert Adres.objects.filter(soort=Adressoort.BUITENLAND).count() > 100
    assert Persoonsgegeven.objects.filter(geheimhouding=7).count() == pytest.approx(200, rel=0.3)
    ouders = Familierelatie.objects.values("persoon").annotate(aantal=Count("id")).filter(aantal=2).count()
    assert ouders == pytest.approx(0.84 * studenten, rel=0.02)
    gedeeld = Familierelatie.objects.values("verwant").annotate(aantal=Count("id")).filter(aantal=2).count()
    assert gedeeld > 1_000
    assert Rem.objects.count() == pytest.approx(5_300 / 50, rel=0.3)
    assert Kanaalkeuze.objects.count() == pytest.approx(0.72 * studenten, rel=0.02)
    assert Voorkeur.objects.filter(taal="en").count() == pytest.approx(0.04 * studenten, rel=0.1)


def test_broers_en_zussen_hebben_dezelfde_ouders_en_verschillen_in_leeftijd() -> None:
    genereer(400, 1)
    relaties = Familierelatie.objects.filter(soort=1).select_related("persoon").values_list("verwant", "persoon__gegevens__geboortedatum")
    per_ouder: dict[object, list[date]] = {}
    for ouder, geboren in relaties:
        if geboren is not None:
            per_ouder.setdefault(ouder, []).append(geboren)
    paren = [data for data in per_ouder.values() if len(data) == 2]
    assert paren
    assert all(abs((eerste - tweede).days) >= 300 for eerste, tweede in paren)


def test_inkomens_staan_er_en_zijn_alleen_met_grond_te_lezen() -> None:
    genereer(400, 1)
    ouders = list(Familierelatie.objects.values_list("verwant", flat=True))
    inkomens = lees_inkomens([ouder for ouder in ouders if ouder], 2024, doel="toets", grond="toets", door="toets")
    assert len(inkomens) > 400
    mediaan = sorted(inkomens.values())[len(inkomens) // 2]
    assert 28_000_00 < mediaan < 44_000_00


def test_bsns_zijn_versleuteld_terug_te_lezen_en_ouders_in_het_buitenland_hebben_er_geen() -> None:
    genereer(400, 1)
    student = Persoon.objects.get(bronsleutel="G1-S-00000000")
    assert ontsleutel(bytes(student.bsn_versleuteld or b"")).startswith("9")
    zonder = Persoon.objects.filter(bsn_versleuteld__isnull=True)
    assert zonder.exists()
    assert set(Adres.objects.filter(persoon__in=zonder).values_list("soort", flat=True)) == {Adressoort.BUITENLAND}


def test_voor_de_vaststelling_is_niets_geleverd_wat_later_gebeurde() -> None:
    genereer(2_000, 1)
    assert not Inschrijving.objects.filter(ontvangen_op__gt=date(2025, 9, 15)).exists()
    assert not Inschrijving.objects.filter(einddatum__gt=date(2025, 8, 1)).exists()
