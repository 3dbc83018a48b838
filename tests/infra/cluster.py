"""The Postgres of the tests: one per working copy, shared by all test processes, with a template database per state of the schema."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from duo_portal.lancering import geheimen, opdrachten, rollen, slot, stappen
from duo_portal.lancering.diensten import Gebruik, basisomgeving, beheer_url, databank_urls
from duo_portal.lancering.melding import Startfout
from duo_portal.lancering.paden import Paden
from duo_portal.lancering.postgres import VLUCHTIG, Cluster
from duo_portal.lancering.processen import Spoor
from duo_portal.lancering.voorgrond import voer_uit
from tests.infra.settings import VAR, VASTE_OMGEVING

NAAM = "test"
_BEWAARDE_SJABLONEN = 3


def paden() -> Paden:
    return Paden(VAR).maak()


def sleutels() -> dict[str, str]:
    return {**geheimen.lees_of_maak(paden().geheimen), **VASTE_OMGEVING}


class Vluchtig(Cluster):
    """Without fsync a fall of the machine can spoil the data; they are only tests': lay them anew."""

    def start(self) -> bool:
        try:
            return super().start()
        except Startfout:
            self.stop()
            shutil.rmtree(self.data, ignore_errors=True)
            return super().start()


def cluster() -> Cluster:
    return Vluchtig(NAAM, paden(), sleutels(), VLUCHTIG)


def gebruik(van: Cluster) -> Gebruik:
    return Gebruik(paden(), van.naam, [van])


def procesomgeving(van: Cluster, databank: str, rol: str = "app") -> dict[str, str]:
    """The environment of a real process (worker, command) on a database of the tests."""
    return {**os.environ, **basisomgeving(paden(), sleutels()), **databank_urls(van.adres, databank), "DUO_DB_ROL": rol} | {
        "DUO_DATABASE_URL_SUPER": beheer_url(van.adres, databank)
    }


def sjabloon(van: Cluster) -> str:
    """The migrated, empty database that clones are taken from; made again when a source of the schema changes."""
    naam = f"sjabloon_{stappen.afdruk_van(stappen.schemabestanden())[:16]}"
    with slot.alleen(paden().run / "sjabloon.lock"), van.beheer() as beheerder:
        _ruim_op(beheerder)
        if not _bestaat(beheerder, naam):
            bouw = f"{naam}_bouw"
            verwijder(beheerder, bouw)
            migreer(van, bouw)
            beheerder.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(bouw), sql.Identifier(naam)))
            beheerder.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(naam)))
    return naam


def migreer(van: Cluster, databank: str) -> None:
    van.maak_databank(databank)
    if voer_uit(opdrachten.regel("migrate", "--verbosity", "0", "--skip-checks"), procesomgeving(van, databank, "eigenaar")):
        raise RuntimeError("migrate is mislukt; de melding staat hierboven")


@contextmanager
def kloon_van(van: Cluster, bron: str, naam: str) -> Iterator[str]:
    """A copy of the template, for as long as the block lasts."""
    with van.beheer() as beheerder:
        verwijder(beheerder, naam)
        beheerder.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(naam), sql.Identifier(rollen.EIGENAAR), sql.Identifier(bron)
            )
        )
        rollen.geef_toegang(beheerder, naam)
    try:
        yield naam
    finally:
        with van.beheer() as beheerder:
            verwijder(beheerder, naam)


def verwijder(beheerder: psycopg.Connection, naam: str) -> None:
    beheerder.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))


def _bestaat(beheerder: psycopg.Connection, naam: str) -> bool:
    return beheerder.execute("SELECT 1 FROM pg_database WHERE datname = %s", (naam,)).fetchone() is not None


def _ruim_op(beheerder: psycopg.Connection) -> None:
    """Clones of test processes that were killed, and templates of long ago."""
    rijen = beheerder.execute("SELECT datname FROM pg_database ORDER BY oid DESC").fetchall()
    namen = [str(rij[0]) for rij in rijen]
    verlaten = [naam for naam in namen if naam.startswith("kloon_") and Spoor.van(int(naam.split("_")[1])) is None]
    oud = [naam for naam in namen if naam.startswith("sjabloon_")][_BEWAARDE_SJABLONEN:]
    for naam in (*verlaten, *oud):
        verwijder(beheerder, naam)
