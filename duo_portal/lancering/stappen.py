"""Which steps of the set-up are done. The marks stand in the database itself: they cannot outlive what they speak of."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import psycopg

from duo_portal.lancering.paden import WORTEL

_TABEL = """
CREATE SCHEMA IF NOT EXISTS lancering;
CREATE TABLE IF NOT EXISTS lancering.stap (
    naam text PRIMARY KEY,
    afdruk text NOT NULL,
    klaar_op timestamptz NOT NULL DEFAULT now()
)"""
_ZET = """
INSERT INTO lancering.stap (naam, afdruk) VALUES (%s, %s)
ON CONFLICT (naam) DO UPDATE SET afdruk = EXCLUDED.afdruk, klaar_op = now()"""


class Merktekens:
    """The fingerprint with which each step was last done."""

    def __init__(self, url_eigenaar: str) -> None:
        self._url = url_eigenaar
        with psycopg.connect(url_eigenaar, autocommit=True) as verbinding:
            verbinding.execute(_TABEL)

    def afdruk(self, naam: str) -> str | None:
        with psycopg.connect(self._url, autocommit=True) as verbinding:
            rij = verbinding.execute("SELECT afdruk FROM lancering.stap WHERE naam = %s", (naam,)).fetchone()
        return str(rij[0]) if rij else None

    def zet(self, naam: str, afdruk: str) -> None:
        with psycopg.connect(self._url, autocommit=True) as verbinding:
            verbinding.execute(_ZET, (naam, afdruk))


def afdruk_van(bestanden: Iterable[Path]) -> str:
    som = hashlib.sha256()
    for bestand in sorted(bestanden):
        som.update(f"{bestand}\0".encode())
        som.update(hashlib.sha256(bestand.read_bytes()).digest())
    return som.hexdigest()


def schemabestanden(wortel: Path = WORTEL) -> list[Path]:
    """Everything that decides how the tables look: migrations, models, what runs after migrating, the version of Django."""
    patronen = ("migrations/*.py", "models.py", "models/*.py", "apps.py", "databank/*.py", "databank/*.sql", "migrations/*.sql")
    kamers = [map_ for map_ in (*wortel.iterdir(), *(wortel / "duo_portal").iterdir()) if map_.is_dir() and not map_.name.startswith(".")]
    bronnen = {pad for kamer in kamers for patroon in patronen for pad in kamer.glob(patroon)}
    vast = (
        wortel / "requirements" / "productie.txt",
        wortel / "duo_portal" / "lancering" / "rollen.py",
        wortel / "duo_portal" / "settings.py",
    )
    return sorted(bronnen.union(vast))
