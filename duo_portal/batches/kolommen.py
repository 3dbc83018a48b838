"""Columns in and out of Postgres: COPY to a frame, a frame to a temporary table. No row passes through Python.

Django does not translate the errors of COPY by itself; without that a database that went away looks like a broken chunk.
Nor does its debugging cursor pass on parameters: hence the cursor underneath.
"""

import io
from collections.abc import Mapping

import polars as pl
from django.db.backends.utils import CursorWrapper

PG = {pl.Int64: "bigint", pl.Int32: "int", pl.Int16: "smallint", pl.Date: "date", pl.Boolean: "boolean", pl.String: "text"}


def lees(
    cursor: CursorWrapper, vraag: str, waarden: Mapping[str, object], schema: Mapping[str, pl.DataType | type[pl.DataType]]
) -> pl.DataFrame:
    """The rows of ``vraag`` as a frame with exactly ``schema``; booleans come as 0 and 1."""
    tijdelijk = {naam: (pl.Int8 if soort == pl.Boolean else soort) for naam, soort in schema.items()}
    with cursor.db.wrap_database_errors, cursor.cursor.copy(f"COPY ({vraag}) TO STDOUT (FORMAT csv)", waarden) as stroom:
        inhoud = b"".join(bytes(deel) for deel in stroom)
    frame = pl.read_csv(io.BytesIO(inhoud), schema=tijdelijk, has_header=False) if inhoud else pl.DataFrame(schema=tijdelijk)
    ja_nee = [naam for naam, soort in schema.items() if soort == pl.Boolean]
    return frame.with_columns(pl.col(ja_nee).cast(pl.Boolean)) if ja_nee else frame


def schrijf(
    cursor: CursorWrapper, tabel: str, frame: pl.DataFrame, json: tuple[str, ...] = (), statistiek: tuple[str, ...] | None = None
) -> None:
    """``frame`` as temporary table ``tabel`` of this transaction; columns in ``json`` become jsonb, lists become arrays.

    ``statistiek``: the columns that a plan asks about, by default all; of a wide table that takes longer than the copying.
    """
    kolommen = ", ".join(f"{naam} {'jsonb' if naam in json else _soort(soort)}" for naam, soort in frame.schema.items())
    cursor.execute(f"CREATE TEMPORARY TABLE {tabel} ({kolommen}) ON COMMIT DROP")
    tekst = frame.with_columns(_als_array(naam, soort) for naam, soort in frame.schema.items() if isinstance(soort, pl.List))
    buffer = io.BytesIO()
    tekst.write_csv(buffer, include_header=False)
    with cursor.db.wrap_database_errors, cursor.cursor.copy(f"COPY {tabel} FROM STDIN (FORMAT csv)") as stroom:
        stroom.write(buffer.getbuffer())
    # Statistics of a document or an array cost more than copying it, and no plan asks for them.
    enkel = ", ".join(statistiek or [naam for naam, soort in frame.schema.items() if naam not in json and not isinstance(soort, pl.List)])
    cursor.execute(f"ANALYZE {tabel} ({enkel})")


def _soort(soort: pl.DataType) -> str:
    if isinstance(soort, pl.List):
        return f"{_soort(soort.inner)}[]"  # type: ignore[arg-type]
    return PG[type(soort)]


def _als_array(naam: str, soort: pl.List) -> pl.Expr:
    """``{1,NULL,3}`` or ``{"a","b"}``: the text form of an array. Words are quoted: one may hold a comma, or be NULL itself."""
    deel = pl.element().cast(pl.String)
    if soort.inner == pl.String:
        deel = pl.lit('"') + deel.str.replace_all("\\", "\\\\", literal=True).str.replace_all('"', '\\"', literal=True) + pl.lit('"')
    inhoud = pl.col(naam).list.eval(deel.fill_null("NULL")).list.join(",")
    return pl.format("{{{}}}", inhoud).alias(naam)
