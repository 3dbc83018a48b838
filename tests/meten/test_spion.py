"""Reading a big table from end to end is caught, in every kind of statement; and no chunk does it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.db import connection, transaction

from duo_portal.batches.services import verwerk_brok
from duo_portal.batches.services.start_run import start_run
from meten.bronnen import AFGESCHREVEN_OP, TERUGGEGEVEN_OP, VASTGESTELD_OP, met_regelingen, na_een_jaar, natie
from meten.draaien import django_op, zonder_bel
from meten.opstelling import Opstelling
from meten.spion import Spion, bespied, grote_tabellen, hele_lezingen

GROOT = 1_000
Bron = Callable[[Opstelling, int], AbstractContextManager[str]]
IN_HET_GEHEEL = {
    "select": "SELECT count(*) FROM register_adres WHERE straat = 'Meetstraat'",
    "insert": "INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, omschrijving, gegevens, staat, uitkomst)"
    " SELECT 'x', '', 'x' || id, '', '{}', 1, '' FROM register_adres WHERE huisnummer = 4",
    "tabel": "CREATE TEMPORARY TABLE proef ON COMMIT DROP AS SELECT * FROM register_adres WHERE plaats = 'Nergens'",
    "index zonder grens": "SELECT persoon_id FROM register_adres WHERE vervangen_op IS NULL ORDER BY persoon_id",
    "index met te ruime grens": "SELECT * FROM register_adres WHERE vervangen_op IS NULL AND persoon_id > 0 ORDER BY persoon_id",
}


@pytest.fixture
def op_natie(opstelling: Opstelling, kleine_natie: str) -> Iterator[None]:
    with django_op(opstelling, kleine_natie), transaction.atomic():
        yield


def _bekijk(opdracht: str) -> Spion:
    with bespied() as spion, connection.cursor() as cursor:
        cursor.execute(opdracht)
    return spion


@pytest.mark.parametrize("soort", IN_HET_GEHEEL)
def test_een_hele_lezing_valt_op(op_natie: None, soort: str) -> None:
    gevonden = hele_lezingen(_bekijk(IN_HET_GEHEEL[soort]), grote_tabellen(GROOT))
    assert len(gevonden) == 1
    assert "register_adres" in gevonden[0]


def test_een_hele_lezing_in_copy_valt_op(op_natie: None) -> None:
    vraag = "COPY (SELECT * FROM register_adres WHERE huisnummer = %(nummer)s) TO STDOUT"
    with bespied() as spion, connection.cursor() as cursor, cursor.copy(vraag, {"nummer": 4}) as stroom:
        assert b"".join(bytes(deel) for deel in stroom)
    assert hele_lezingen(spion, grote_tabellen(GROOT))


def test_opzoeken_en_een_kleine_tabel_mogen(op_natie: None) -> None:
    goed = ("SELECT * FROM register_adres WHERE vervangen_op IS NULL AND persoon_id = 7", "SELECT * FROM register_instelling")
    for opdracht in goed:
        spion = _bekijk(opdracht)
        assert [w.keren for w in spion.gezien.values()] == [1]
        assert not hele_lezingen(spion, grote_tabellen(GROOT))


def test_bespieden_verandert_de_uitkomst_niet(op_natie: None) -> None:
    with bespied(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM register_persoon WHERE id <= %s", [5])
        assert cursor.fetchone() == (5,)


@pytest.mark.parametrize(
    ("bron", "soort", "peildatum"),
    [
        (natie, "vaststelling", VASTGESTELD_OP),
        (na_een_jaar, "teruggave", TERUGGEGEVEN_OP),
        (met_regelingen, "incasso", AFGESCHREVEN_OP),
        (na_een_jaar, "inning", TERUGGEGEVEN_OP),
    ],
)
def test_geen_brok_leest_een_grote_tabel_in_zijn_geheel(opstelling: Opstelling, bron: Bron, soort: str, peildatum: date) -> None:
    """Twenty thousand students with fresh statistics: what the planner leaves alone here, it leaves alone in a larger nation."""
    with bron(opstelling, 20_000) as databank, django_op(opstelling, databank), zonder_bel():
        run = start_run(soort, peildatum, omvang=100)
        brokken = list(run.brokken.order_by("volgnummer").values_list("pk", flat=True))
        with bespied() as spion:
            assert verwerk_brok(brokken[len(brokken) // 2])
        groot = grote_tabellen(4_000)
        assert {"register_persoon", "register_inschrijving", "register_adres"} <= set(groot)
        assert hele_lezingen(spion, groot) == []
    assert len(spion.gezien) > 8
