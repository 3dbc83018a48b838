"""The walk for tests: made once, in a database of its own; every module gets a copy of it, every test finds it as it was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from duo_portal.lancering.opmaak import bouw
from duo_portal.lancering.postgres import Cluster
from tests.infra import cluster as infra
from tests.infra import databank
from tests.ronde.lopen import Ronde, loop
from tests.ronde.wereld import maak_wereld


@dataclass(frozen=True)
class Sjabloon:
    naam: str
    map: Path
    ronde: Ronde


@pytest.fixture(scope="session")
def rondesjabloon(
    testcluster: Cluster, sjabloon: str, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sjabloon]:
    map_ = tmp_path_factory.mktemp("ronde")
    with infra.kloon_van(testcluster, sjabloon, f"{databank.kloonnaam()}_ronde") as naam:
        with databank.django_op(databank.Kloon(naam, testcluster), django_db_blocker), _omgeving(map_):
            wereld = maak_wereld()
            with transaction.atomic():
                ronde = loop(wereld)
                transaction.set_rollback(True)
        yield Sjabloon(naam, map_, ronde)


@pytest.fixture(scope="module")
def rondekloon(rondesjabloon: Sjabloon, testcluster: Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[Sjabloon]:
    naam = f"{databank.kloonnaam()}_ronde_{next(databank.nummers)}"
    with (
        infra.kloon_van(testcluster, rondesjabloon.naam, naam),
        databank.django_op(databank.Kloon(naam, testcluster), django_db_blocker),
        _omgeving(rondesjabloon.map),
    ):
        yield rondesjabloon


@pytest.fixture
def ronde(rondekloon: Sjabloon) -> Iterator[Ronde]:
    """The walk as it was; what the test changes is rolled back."""
    with transaction.atomic():
        yield rondekloon.ronde
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def rondeserver(rondekloon: Sjabloon) -> Iterator[str]:
    """A real web server on the copy of this module, for a browser that only looks."""
    bouw.zorg_voor()
    server = LiveServer("127.0.0.1")
    try:
        yield server.url
    finally:
        server.stop()


def _omgeving(map_: Path) -> "override_settings":
    translation.activate("nl")
    return override_settings(VAR=map_)
