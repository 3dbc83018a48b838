"""What goes into the database as columns comes out the same."""

from datetime import date

import polars as pl
import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duo_portal.batches.kolommen import lees, schrijf

LASTIG = [
    "",
    None,
    '"',
    '""',
    "'",
    ",",
    ";",
    "\\",
    "\\.",
    "\\N",
    "NULL",
    "a\nb",
    "a\r\nb",
    "\t",
    " spatie ",
    "Ångström 日本 🎓 é",
    "{1,2}",
    '{"a": "b"}',
]
SCHEMA = {"nr": pl.Int64, "tekst": pl.String, "dag": pl.Date, "ja": pl.Boolean, "klein": pl.Int16}
pytestmark = pytest.mark.django_db


def heen_en_terug(frame: pl.DataFrame, kolommen: str = "*") -> pl.DataFrame:
    with transaction.atomic(), connection.cursor() as cursor:
        schrijf(cursor, "proef_kolommen", frame)
        punt = lees(cursor, f"SELECT {_kolommen(frame)} FROM proef_kolommen ORDER BY nr", {}, dict(frame.schema))
        cursor.execute("DROP TABLE proef_kolommen")
    return punt


def _kolommen(frame: pl.DataFrame) -> str:
    return ", ".join(f"{naam}::int" if soort == pl.Boolean else naam for naam, soort in frame.schema.items())


@pytest.mark.parametrize("tekst", LASTIG)
def test_lastige_tekst_alleen_en_naast_iets_anders(tekst: str | None) -> None:
    frame = pl.DataFrame({"nr": [1], "tekst": [tekst]}, schema={"nr": pl.Int64, "tekst": pl.String})
    assert heen_en_terug(frame).equals(frame)
    alleen = pl.DataFrame({"tekst": [tekst, "einde"]}, schema={"tekst": pl.String})
    with transaction.atomic(), connection.cursor() as cursor:
        schrijf(cursor, "proef_alleen", alleen)
        assert lees(cursor, "SELECT tekst FROM proef_alleen ORDER BY ctid", {}, {"tekst": pl.String}).equals(alleen)


def test_leeg_en_onbekend_in_elke_soort() -> None:
    rijen = [(1, None, None, None, None), (2, "", date(2026, 2, 28), True, -32768), (3, "x", date(1900, 1, 1), False, 32767)]
    frame = pl.DataFrame(rijen, schema=SCHEMA, orient="row")
    assert heen_en_terug(frame).equals(frame)


def test_geen_rijen() -> None:
    frame = pl.DataFrame(schema=SCHEMA)
    assert heen_en_terug(frame).equals(frame)


def test_grootste_getallen() -> None:
    frame = pl.DataFrame({"nr": [-(2**63), -1, 0, 2**63 - 1]}, schema={"nr": pl.Int64})
    assert heen_en_terug(frame).equals(frame)


@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.none(), st.dates() | st.none()),
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_elke_tekst_en_datum(rijen: list[tuple[str | None, date | None]]) -> None:
    frame = pl.DataFrame(
        {"nr": range(len(rijen)), "tekst": [tekst for tekst, _ in rijen], "dag": [dag for _, dag in rijen]},
        schema={"nr": pl.Int64, "tekst": pl.String, "dag": pl.Date},
    )
    assert heen_en_terug(frame).equals(frame)


def test_rijtjes_worden_arrays() -> None:
    frame = pl.DataFrame(
        {
            "nr": [1, 2, 3, 4],
            "centen": [[1, None, -3], [], None, [2**62]],
            "dagen": [[date(2026, 1, 31), None], [], None, [date(2025, 8, 1)]],
            "woorden": [["a,b", 'c"d', "e\\f", "{}", "NULL", "", None, "é\n"], [], None, ["x"]],
        },
        schema={"nr": pl.Int64, "centen": pl.List(pl.Int64), "dagen": pl.List(pl.Date), "woorden": pl.List(pl.String)},
    )
    with transaction.atomic(), connection.cursor() as cursor:
        schrijf(cursor, "proef_rijtjes", frame)
        cursor.execute("SELECT nr, centen, dagen, woorden FROM proef_rijtjes ORDER BY nr")
        assert cursor.fetchall() == frame.rows()


def test_json_wordt_jsonb() -> None:
    frame = pl.DataFrame(
        {"nr": [1, 2], "feiten": ['{"naam": "Zoë \\"Z\\"", "leeg": null}', None]}, schema={"nr": pl.Int64, "feiten": pl.String}
    )
    with transaction.atomic(), connection.cursor() as cursor:
        schrijf(cursor, "proef_json", frame, json=("feiten",))
        cursor.execute("SELECT feiten->>'naam', feiten->>'leeg', jsonb_typeof(feiten) FROM proef_json ORDER BY nr")
        assert cursor.fetchall() == [('Zoë "Z"', None, "object"), (None, None, None)]


def test_fout_in_copy_is_een_fout_van_django() -> None:
    """Only then does the engine see whether the database went away."""
    frame = pl.DataFrame({"tekst": ["nul\0teken"]})
    with pytest.raises(DataError), transaction.atomic(), connection.cursor() as cursor:
        schrijf(cursor, "proef_fout", frame)


def test_ook_als_django_alle_vragen_bijhoudt() -> None:
    """As with DUO_DEBUG: Django then uses another cursor."""
    with CaptureQueriesContext(connection), transaction.atomic(), connection.cursor() as cursor:
        schrijf(cursor, "proef_debug", pl.DataFrame({"nr": [7]}))
        assert lees(cursor, "SELECT nr + %(bij)s FROM proef_debug", {"bij": 1}, {"nr": pl.Int64})["nr"].to_list() == [8]
