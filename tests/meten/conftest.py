"""The bench on the cluster of the tests: tiny nations, and no durable settings asked for."""

import os
from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from duo_portal.lancering import rollen
from duo_portal.lancering.postgres import SUPER, Cluster
from duo_portal.lancering.redis import Redis
from meten.bronnen import VASTGESTELD_OP, draai_sql, natie
from meten.opstelling import Opstelling
from meten.tegenstander.vaststelling import VASTSTELLING

STUDENTEN = 2_000  # each situation of the rule occurs


@pytest.fixture(autouse=True)
def _mag_bij_databanken(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """These tests make databases of their own and commit there."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session")
def opstelling(testcluster: Cluster, sjabloon: str) -> Opstelling:
    adres = testcluster.adres
    return Opstelling(adres.url(SUPER, "postgres"), adres.url(rollen.APP, "postgres"), sjabloon, f"kloon_{os.getpid()}_meting")


@pytest.fixture(scope="session")
def kleine_natie(opstelling: Opstelling) -> Iterator[str]:
    """Not to be changed: take a clone."""
    with natie(opstelling, STUDENTEN) as bron:
        yield bron


@pytest.fixture(scope="session")
def vastgesteld(opstelling: Opstelling, kleine_natie: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The same, after the vaststelling by the opponent."""
    with opstelling.kloon(kleine_natie, "vastgesteld") as databank:
        with django_db_blocker.unblock():
            draai_sql(opstelling, databank, "vaststelling", VASTSTELLING, VASTGESTELD_OP)
        yield databank


@pytest.fixture
def met_redis(redis_server: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real workers find the Redis of this test."""
    monkeypatch.setenv("REDIS_URL", redis_server.url)
