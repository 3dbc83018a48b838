"""Frames into tables by COPY, with constraints on; ids of persons are taken from the sequence in one block."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
from django.db.backends.utils import CursorWrapper
from psycopg import sql

POGINGEN = 5
# A name that is not in the text format of COPY could break out of its row; the reference data hold none of these.
VERBODEN = ("\t", "\\", "\n", "\r")


@dataclass(frozen=True)
class Tabel:
    """Rows for one table; the columns of the frame carry the names of the columns in the database."""

    naam: str
    rijen: pl.DataFrame


@dataclass
class Kopie:
    """Writes tables and counts their rows. With ``bewaar_in`` it keeps what it wrote, so that a bench can copy the same rows."""

    cursor: CursorWrapper
    bewaar_in: Path | None = None
    tellingen: dict[str, int] = field(default_factory=dict)

    def schrijf(self, tabellen: Iterable[Tabel]) -> None:
        for tabel in tabellen:
            if tabel.rijen.height:
                self._schrijf_een(tabel)

    def _schrijf_een(self, tabel: Tabel) -> None:
        buffer = io.BytesIO()
        tabel.rijen.write_csv(buffer, separator="\t", null_value="\\N", quote_style="never")
        kopieer(self.cursor, tabel.naam, tabel.rijen.columns, buffer.getbuffer())
        self.tellingen[tabel.naam] = self.tellingen.get(tabel.naam, 0) + tabel.rijen.height
        if self.bewaar_in is not None:
            nummer = len(list(self.bewaar_in.glob("*.tsv")))
            (self.bewaar_in / f"{nummer:05d}.{tabel.naam}.tsv").write_bytes(buffer.getbuffer())


def kopieer(cursor: CursorWrapper, tabel: str, kolommen: Iterable[str], inhoud: memoryview | bytes) -> None:
    """``inhoud`` has a header line, which the database compares with the columns."""
    opdracht = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT text, HEADER MATCH)").format(
        sql.Identifier(tabel), sql.SQL(", ").join(map(sql.Identifier, kolommen))
    )
    with cursor.copy(opdracht) as stroom:
        stroom.write(inhoud)


def kopieer_bewaarde(cursor: CursorWrapper, map_: Path) -> dict[str, int]:
    """Copy the rows that ``Kopie`` kept into the same tables: the opponent of the generator in the bench."""
    tellingen: dict[str, int] = {}
    for bestand in sorted(map_.glob("*.tsv")):
        tabel, inhoud = bestand.name.split(".")[1], bestand.read_bytes()
        kopieer(cursor, tabel, inhoud[: inhoud.index(b"\n")].decode().split("\t"), inhoud)
        tellingen[tabel] = tellingen.get(tabel, 0) + inhoud.count(b"\n") - 1
    return tellingen


def reserveer_ids(cursor: CursorWrapper, tabel: str, aantal: int) -> int:
    """The first of ``aantal`` consecutive ids.

    The application may use a sequence but not set it, so the block is drawn number by number in one statement. Somebody who
    draws at the same moment makes a gap: then a next block is drawn.
    """
    for _ in range(POGINGEN):
        cursor.execute(
            "SELECT min(n), max(n) FROM (SELECT nextval(pg_get_serial_sequence(%s, 'id')) AS n FROM generate_series(1, %s)) x",
            [tabel, aantal],
        )
        eerste, laatste = cursor.fetchone()
        if laatste - eerste + 1 == aantal:
            return int(eerste)
    raise RuntimeError(f"De nummering van {tabel} wordt door anderen gebruikt; probeer het opnieuw.")
