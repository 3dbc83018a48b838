"""Redis over a unix socket, with a password, and a real worker that listens to it."""

from redis.exceptions import ConnectionError as Weg

from duo_portal.celery import app
from duo_portal.lancering import werkers
from duo_portal.lancering.processen import Proces
from duo_portal.lancering.redis import Redis
from tests.infra.cluster import paden
from tests.wachten import wacht_op


def test_redis_is_leeg_aan_het_begin_van_een_test(redis_server: Redis) -> None:
    assert redis_server.vraag("DBSIZE") == ":0"
    redis_server.vraag("SET proef 1")
    assert redis_server.vraag("DBSIZE") == ":1"
    redis_server.leeg()
    assert redis_server.vraag("DBSIZE") == ":0"


def test_zonder_wachtwoord_komt_niemand_binnen(redis_server: Redis) -> None:
    vreemde = Redis(redis_server.naam, redis_server.paden, {"DUO_WACHTWOORD_REDIS": "fout"})
    assert not vreemde.antwoordt()
    assert redis_server.antwoordt()


def test_echte_werker_antwoordt(procesomgeving: dict[str, str]) -> None:
    opdracht = [*werkers.CELERY, "worker", "--pool", "solo", "--hostname", "proef@%h"]
    proef = Proces("proefwerker", opdracht, procesomgeving, paden())
    with werkers.draaiend([proef]):
        assert wacht_op(_antwoord, seconden=60), proef.staart()
    assert not proef.leeft()


def _antwoord() -> bool:
    """Whether a worker answers; a connection left over from a Redis that was killed before counts as not yet."""
    try:
        return bool(app.control.ping(timeout=0.5))
    except (ConnectionError, Weg):
        return False
