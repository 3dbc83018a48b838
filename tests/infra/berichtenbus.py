"""A Redis of its own for each test process, emptied before each test."""

import os
import shutil
from collections.abc import Iterator

import pytest

from duo_portal.celery import app
from duo_portal.lancering.redis import Redis
from tests.infra import cluster as infra
from tests.infra.databank import Kloon


@pytest.fixture(scope="session")
def _redis() -> Iterator[Redis]:
    eigen = Redis(f"redis-{os.getpid()}", infra.paden(), infra.sleutels())
    eigen.start()
    try:
        yield eigen
    finally:
        eigen.stop()
        shutil.rmtree(eigen.map, ignore_errors=True)


@pytest.fixture
def redis_server(_redis: Redis) -> Iterator[Redis]:
    """Running, empty, and what this process itself sends its messages to."""
    _redis.start()  # an earlier test may have killed it
    _redis.leeg()
    vorige = app.conf.broker_url
    _zet_broker(_redis.url)
    yield _redis
    _zet_broker(vorige)


@pytest.fixture
def procesomgeving(kloon: Kloon, redis_server: Redis) -> dict[str, str]:
    """The environment of a real worker on the clone and on this Redis."""
    return {**kloon.omgeving, "REDIS_URL": redis_server.url}


def _zet_broker(url: str) -> None:
    app.conf.update(broker_url=url, broker_read_url=url, broker_write_url=url)
    app._after_fork()  # type: ignore[attr-defined]  # what Celery itself calls to forget its connections
    vars(app).pop("control", None)
