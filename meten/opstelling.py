"""The databases of the bench: one source, and clones of it so that both sides begin with the same rows on the same pages."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

APP = "duo_app"
DUURZAAM = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


class Meetfout(RuntimeError):
    """The measurement cannot be trusted, or cannot be taken."""


@dataclass(frozen=True)
class Opstelling:
    """``super_url`` may make databases; ``app_url`` is the role of the product; ``sjabloon`` a migrated database without persons."""

    super_url: str
    app_url: str
    sjabloon: str
    voorvoegsel: str = "meting"

    @classmethod
    def uit_omgeving(cls) -> "Opstelling":
        super_url, app_url = os.environ.get("DUO_DATABASE_URL_SUPER"), os.environ.get("DATABASE_URL")
        if not super_url or not app_url:
            raise Meetfout("De meting heeft een eigen databankserver nodig. Start haar met: ./run bench")
        return cls(super_url, app_url, urlsplit(app_url).path.lstrip("/"))

    def url(self, databank: str, *, als_super: bool = False) -> str:
        deel = urlsplit(self.super_url if als_super else self.app_url)
        return urlunsplit((deel.scheme, deel.netloc, f"/{databank}", deel.query, ""))

    def verbind(self, databank: str, *, als_super: bool = False) -> psycopg.Connection:
        return psycopg.connect(self.url(databank, als_super=als_super), autocommit=True, cursor_factory=psycopg.ClientCursor)

    def beheer(self) -> psycopg.Connection:
        return self.verbind("postgres", als_super=True)

    def eis_duurzaam(self) -> dict[str, str]:
        """Speed without fsync is no speed: refuse to measure on a server that may lose what it committed."""
        with self.verbind(self.sjabloon) as app:
            gevonden = {naam: _instelling(app, naam) for naam in DUURZAAM}
        if gevonden != DUURZAAM:
            raise Meetfout(f"De databank staat niet duurzaam ingesteld: {gevonden}")
        return gevonden

    def hoofdproces(self) -> int:
        """The number of the server's first process, from its pid file."""
        with self.beheer() as beheer:
            rij = beheer.execute("SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int").fetchone()
        return int(rij[0]) if rij else 0

    def versie(self) -> str:
        with self.beheer() as beheer:
            return _instelling(beheer, "server_version")

    def instellingen(self) -> dict[str, str]:
        """What else decides how fast this server is."""
        namen = ("shared_buffers", "work_mem", "max_wal_size", "random_page_cost", "wal_sync_method")
        with self.verbind(self.sjabloon) as app:
            return {naam: _instelling(app, naam) for naam in namen}

    def naam(self, deel: str) -> str:
        return f"{self.voorvoegsel}_{deel}"

    def bestaat(self, databank: str) -> bool:
        with self.beheer() as beheer:
            return beheer.execute("SELECT 1 FROM pg_database WHERE datname = %s", (databank,)).fetchone() is not None

    def kopieer(self, bron: str, doel: str) -> str:
        """``doel`` anew as an exact copy of ``bron``, on disk, so that neither side pays for the other's dirty pages."""
        self.verwijder(doel)
        with self.beheer() as beheer:
            opdracht = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(sql.Identifier(doel), sql.Identifier(bron))
            beheer.execute(opdracht)
            beheer.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(sql.Identifier(doel), sql.Identifier(APP)))
        return doel

    def verwijder(self, databank: str) -> None:
        with self.beheer() as beheer:
            beheer.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(databank)))

    @contextmanager
    def kloon(self, bron: str, deel: str) -> Iterator[str]:
        """A clone for the time of the block, with the buffers of the server written out."""
        doel = self.kopieer(bron, self.naam(deel))
        try:
            self.schrijf_weg()
            yield doel
        finally:
            self.verwijder(doel)

    def schrijf_weg(self) -> None:
        with self.beheer() as beheer:
            beheer.execute("CHECKPOINT")


def _instelling(verbinding: psycopg.Connection, naam: str) -> str:
    rij = verbinding.execute("SELECT current_setting(%s)", (naam,)).fetchone()
    return str(rij[0]) if rij else ""
