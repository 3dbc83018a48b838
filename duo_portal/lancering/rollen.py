"""The three roles: the app may not change what stands, the owner migrates, retention deletes what has expired."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

import psycopg
from psycopg import sql

EXTENSIES = ("btree_gist", "pg_trgm")
APP, EIGENAAR, BEWAAR = "duo_app", "duo_eigenaar", "duo_bewaar"
# A chunk or a page that waits longer than this is stuck; migrations and retention may take their time.
INSTELLINGEN: Mapping[str, Mapping[str, str]] = {
    APP: {"lock_timeout": "30s", "statement_timeout": "10min", "idle_in_transaction_session_timeout": "60s"},
    EIGENAAR: {"lock_timeout": "60s", "idle_in_transaction_session_timeout": "10min"},
    BEWAAR: {"lock_timeout": "30s", "idle_in_transaction_session_timeout": "60s"},
}


@dataclass(frozen=True)
class Adres:
    """Where a database server listens; makes the URL of one role and one database."""

    socketmap: str
    wachtwoorden: Mapping[str, str]

    def url(self, rol: str, databank: str) -> str:
        return f"postgresql://{rol}:{quote(self.wachtwoorden[rol], safe='')}@/{databank}?host={quote(self.socketmap, safe='')}"


def zorg_voor_rollen(beheerder: psycopg.Connection, wachtwoorden: Mapping[str, str]) -> None:
    """Roles with their password and time-outs; running it again only brings them up to date."""
    for rol, instellingen in INSTELLINGEN.items():
        naam = sql.Identifier(rol)
        bestaat = beheerder.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (rol,)).fetchone()
        werkwoord = sql.SQL("ALTER" if bestaat else "CREATE")
        beheerder.execute(
            sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD {}").format(
                werkwoord, naam, sql.Literal(wachtwoorden[rol])
            )
        )
        for sleutel, waarde in instellingen.items():
            beheerder.execute(sql.SQL("ALTER ROLE {} SET {} = {}").format(naam, sql.Identifier(sleutel), sql.Literal(waarde)))


def geef_toegang(beheerder: psycopg.Connection, databank: str) -> None:
    """Who may enter a database; these rights are not copied from a template. The chunks of a run need temporary tables."""
    naam = sql.Identifier(databank)
    beheerder.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(naam))
    beheerder.execute(
        sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}, {}").format(naam, sql.Identifier(APP), sql.Identifier(BEWAAR))
    )


def zorg_voor_databank(beheerder: psycopg.Connection, databank: str, in_databank: str) -> None:
    """An empty database of the owner with the extensions; ``in_databank`` is the superuser's URL of it."""
    naam = sql.Identifier(databank)
    if not beheerder.execute("SELECT 1 FROM pg_database WHERE datname = %s", (databank,)).fetchone():
        beheerder.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(naam, sql.Identifier(EIGENAAR)))
    geef_toegang(beheerder, databank)
    with psycopg.connect(in_databank, autocommit=True) as binnen:
        for extensie in EXTENSIES:
            binnen.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extensie)))
