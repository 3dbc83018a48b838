"""Databases for tests: ``db`` rolls back; ``kloon`` is a database of the test's own, for what commits or runs real processes."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connections
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from duo_portal import omgeving
from duo_portal.lancering import rollen
from duo_portal.lancering.diensten import Gebruik
from duo_portal.lancering.opmaak import bouw
from duo_portal.lancering.postgres import SUPER, Cluster
from tests.infra import cluster as infra

nummers = count(1)  # for a database of one's own beside that of the process
_VASTGEHOUDEN = pytest.StashKey[Gebruik]()


@dataclass(frozen=True)
class Kloon:
    """One database: its URLs by role and the environment for real processes on it."""

    naam: str
    cluster: Cluster

    def url(self, rol: str = rollen.APP) -> str:
        return self.cluster.adres.url(rol, self.naam)

    @property
    def url_super(self) -> str:
        return self.url(SUPER)

    @property
    def omgeving(self) -> dict[str, str]:
        return infra.procesomgeving(self.cluster, self.naam)

    def verbind(self, rol: str = rollen.EIGENAAR) -> psycopg.Connection:
        return psycopg.connect(self.url(rol), autocommit=True)


def kloonnaam() -> str:
    """How the databases of this process begin: what a killed process left is found by it, and removed."""
    return f"kloon_{os.getpid()}"


def pytest_configure(config: pytest.Config) -> None:
    """The first process holds on to the cluster, so that it stops once, at the very end, and not between two workers."""
    if not hasattr(config, "workerinput"):
        config.stash[_VASTGEHOUDEN] = infra.gebruik(infra.cluster())


def pytest_unconfigure(config: pytest.Config) -> None:
    if vastgehouden := config.stash.get(_VASTGEHOUDEN, None):
        vastgehouden.laat_los()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A flush empties tables, and what stands may not be emptied: tests that commit take a clone."""
    for item in items:
        merk = item.get_closest_marker("django_db")
        spoelt = {"transactional_db", "live_server", "django_db_reset_sequences"} & set(getattr(item, "fixturenames", ()))
        if spoelt or (merk and (merk.kwargs.get("transaction") or merk.kwargs.get("reset_sequences") or any(merk.args))):
            raise pytest.UsageError(
                f"{item.nodeid}: gebruik de fixture 'kloon' (of 'portaal_server') in plaats van een databank die wordt geleegd"
            )


@pytest.fixture(scope="session")
def testcluster() -> Iterator[Cluster]:
    eigen = infra.cluster()
    gebruik = infra.gebruik(eigen)
    try:
        gebruik.start()
        yield eigen
    finally:
        gebruik.laat_los()


@pytest.fixture(scope="session")
def sjabloon(testcluster: Cluster) -> str:
    return infra.sjabloon(testcluster)


@pytest.fixture(scope="session")
def django_db_setup(testcluster: Cluster, sjabloon: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Instead of pytest-django's own: each test process gets a clone, entered as the role of the app."""
    with infra.kloon_van(testcluster, sjabloon, kloonnaam()) as naam, django_op(Kloon(naam, testcluster), django_db_blocker):
        yield


@pytest.fixture
def kloon(testcluster: Cluster, sjabloon: str, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest) -> Iterator[Kloon]:
    """A fresh database to commit in; Django's connection points at it, also in threads and real processes."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        raise pytest.UsageError("'kloon' en 'db' gaan niet samen: het een legt vast, het ander draait terug")
    with infra.kloon_van(testcluster, sjabloon, f"{kloonnaam()}_{next(nummers)}") as naam:
        eigen = Kloon(naam, testcluster)
        with django_db_blocker.unblock(), django_op(eigen, django_db_blocker):
            yield eigen


@pytest.fixture
def chaos_kloon(django_db_blocker: DjangoDbBlocker) -> Iterator[Kloon]:
    """A database in a cluster of its own with durable settings, that the test may stop the hard way and start again."""
    eigen = Cluster(f"chaos-{os.getpid()}", infra.paden(), infra.sleutels())
    try:
        eigen.start()
        infra.migreer(eigen, "duo")
        kloon = Kloon("duo", eigen)
        with django_db_blocker.unblock(), django_op(kloon, django_db_blocker):
            yield kloon
    finally:
        eigen.stop()
        shutil.rmtree(eigen.map, ignore_errors=True)


@pytest.fixture
def eigenaar_verbinding(request: pytest.FixtureRequest) -> Iterator[psycopg.Connection]:
    """Outside Django, as the owner of the tables, on the database that the test uses."""
    cluster = request.getfixturevalue("testcluster")
    if "kloon" in request.fixturenames:
        naam = request.getfixturevalue("kloon").naam
    else:
        request.getfixturevalue("django_db_setup")
        naam = kloonnaam()
    with Kloon(naam, cluster).verbind() as verbinding:
        yield verbinding


@pytest.fixture
def portaal_server(kloon: Kloon) -> Iterator[str]:
    """The address of a real web server on the clone, for a browser; with the style sheets, that are built once."""
    bouw.zorg_voor()
    server = LiveServer("127.0.0.1")
    try:
        yield server.url
    finally:
        server.stop()


@contextmanager
def django_op(kloon: Kloon, blocker: DjangoDbBlocker) -> Iterator[None]:
    """Point Django at a database. The dictionary is changed in place: connections of other threads share it."""
    instellingen = connections.settings["default"]
    vorige = dict(instellingen)
    nieuw = omgeving.databank(kloon.url())
    with blocker.unblock():
        _vergeet()
        instellingen.update({naam: nieuw[naam] for naam in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
        try:
            yield
        finally:
            _vergeet()
            instellingen.update(vorige)


def _vergeet() -> None:
    connections["default"].close()
    ContentType.objects.clear_cache()
