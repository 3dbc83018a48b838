"""The bell: a broker that is away or emptied loses nothing, and no message says who somebody is."""

import base64
import json

import pytest
from django.db import transaction

from duo_portal.batches.models import Brok, Brokstaat, Staat
from duo_portal.batches.services import start_run
from duo_portal.batches.tasks import doe_brok, veeg
from duo_portal.besluiten.models import Besluit
from duo_portal.celery import app
from duo_portal.lancering.redis import Redis
from tests.batches.conftest import PEILDATUM, maak_personen
from tests.batches.proefdienst.soort import Proef
from tests.infra.databank import Kloon


def berichten() -> list[str]:
    """All messages that wait, as they lie in the broker."""
    with app.connection_for_write() as verbinding:
        client = verbinding.default_channel.client  # type: ignore[attr-defined]  # the stubs know no channel of Redis
        return [deel.decode() for deel in client.lrange("brokken", 0, -1)]


def inhoud(bericht: str) -> list[int]:
    return list(json.loads(base64.b64decode(json.loads(bericht)["body"]))[0])


def test_een_bericht_noemt_alleen_een_brok(kloon: Kloon, proef: Proef, redis_server: Redis) -> None:
    maak_personen(50)
    run = start_run("proef", PEILDATUM)
    gehoord = berichten()
    assert sorted(inhoud(bericht)[0] for bericht in gehoord) == sorted(run.brokken.values_list("pk", flat=True))
    assert all(len(inhoud(bericht)) == 1 for bericht in gehoord)
    koppen = {naam for bericht in gehoord for naam, waarde in json.loads(bericht)["headers"].items() if "persoon" in str(waarde)}
    assert not koppen


def test_makelaar_weg_bij_de_start_verliest_niets(kloon: Kloon, proef: Proef, redis_server: Redis) -> None:
    maak_personen(50)
    redis_server.stop()
    run = start_run("proef", PEILDATUM)
    assert run.brokken.filter(staat=Brokstaat.OPEN).count() == 5
    veeg()  # also the sweeper only waits
    redis_server.start()
    assert berichten() == []
    veeg()
    assert len(berichten()) == 5
    for bericht in berichten():
        doe_brok(*inhoud(bericht))
    run.refresh_from_db()
    assert (run.staat, Besluit.objects.count()) == (Staat.KLAAR, 50)


def test_een_dubbel_bericht_is_onschadelijk(kloon: Kloon, proef: Proef, redis_server: Redis) -> None:
    maak_personen(50)
    start_run("proef", PEILDATUM)
    veeg()
    veeg()
    assert len(berichten()) == 15
    for bericht in berichten():
        doe_brok(*inhoud(bericht))
    assert Besluit.objects.count() == 50


def test_bericht_over_een_brok_dat_niet_bestaat_is_onschadelijk(kloon: Kloon, proef: Proef) -> None:
    doe_brok(4_000_000)


def test_in_een_transactie_wordt_pas_na_het_vastleggen_gebeld(kloon: Kloon, proef: Proef, gebeld: list[int]) -> None:
    maak_personen(50)
    with transaction.atomic():
        start_run("proef", PEILDATUM)
        assert gebeld == []
    assert len(gebeld) == 5
    with transaction.atomic():
        start_run("proef", PEILDATUM.replace(day=16))
        transaction.set_rollback(True)
    assert len(gebeld) == 5


def test_de_veger_rondt_af_wat_na_het_laatste_brok_omviel(
    kloon: Kloon, proef: Proef, gebeld: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the commit of the last chunk and the end of the run."""
    maak_personen(10)
    run = start_run("proef", PEILDATUM)
    monkeypatch.setitem(doe_brok.run.__globals__["verwerk_brok"].__globals__, "rond_run_af", lambda _: False)
    doe_brok(gebeld.pop())
    run.refresh_from_db()
    assert (run.staat, Brok.objects.get().staat) == (Staat.OPEN, Brokstaat.KLAAR)
    veeg()
    run.refresh_from_db()
    assert (run.staat, run.tellingen["besluiten"]) == (Staat.KLAAR, 10)
