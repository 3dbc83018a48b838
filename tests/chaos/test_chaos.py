"""Whatever dies: the same decisions, the same euros, the same messages, and nobody lends a hand."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from duo_portal.batches.models import Brokstaat, Run, Staat
from duo_portal.batches.services import start_run, verwerk_brok
from duo_portal.lancering.redis import Redis
from duo_portal.werkvoorraad.models import Taak
from meten.draaien import django_op
from meten.opstelling import Opstelling
from meten.vergelijk import INHOUD, eis_gelijk
from meten.vulling.vul import vul_natie, vul_verloop
from tests.chaos.betaalbestand import overleeft_alles
from tests.chaos.rampen import POSTGRES, REDIS, WILLEKEURIG, Rampen
from tests.infra.databank import Kloon

SEPTEMBER, JUNI = date(2025, 9, 15), date(2026, 6, 15)
# ./run bench chaos asks for the whole; here every kind of death comes once.
VOL = os.environ.get("DUO_CHAOS") == "vol"
PERSONEN, OMVANG = (100_000, 500) if VOL else (1_900, 10)
NIEUWE_FEITEN = """
INSERT INTO register_tebeoordelen (persoon_id, lijn, periode, aanleiding)
SELECT persoon_id, 'lesgeld', 2025, 'chaos' FROM vorderingen_vordering ORDER BY persoon_id
"""
VINGERAFDRUK = "SELECT count(*), md5(string_agg(q::text, chr(10) ORDER BY q::text)) FROM ({}) q"
if VOL:
    EERST = [*["na_claim", "na_copy", "voor_commit"] * 3, "na_commit", WILLEKEURIG, POSTGRES, REDIS, WILLEKEURIG, POSTGRES]
    DAARNA = [*["na_copy", "voor_commit"] * 2, "na_claim", "na_claim", "voor_ack", REDIS, WILLEKEURIG, POSTGRES, WILLEKEURIG, REDIS]
else:
    EERST = ["na_claim", "voor_commit", POSTGRES, WILLEKEURIG]
    DAARNA = ["na_copy", "na_commit", "voor_ack", REDIS]


@pytest.fixture
def opstelling(chaos_kloon: Kloon) -> Opstelling:
    """A nation, and beside it an exact copy for the run that nothing disturbs."""
    opstelling = Opstelling(chaos_kloon.url_super, chaos_kloon.url(), chaos_kloon.naam)
    opstelling.eis_duurzaam()
    vul_natie(opstelling, chaos_kloon.naam, PERSONEN)
    connection.close()
    opstelling.kopieer(chaos_kloon.naam, "rustig")
    return opstelling


def doe_zelf(run: Run) -> None:
    for brok in run.brokken.filter(staat=Brokstaat.OPEN).order_by("pk").values_list("pk", flat=True):
        assert verwerk_brok(brok)
    run.refresh_from_db()
    assert run.staat == Staat.KLAAR, run.melding


def nieuwe_feiten(opstelling: Opstelling, databank: str) -> None:
    """Everybody gets a later fact: a diploma, bbl, a death, or one that changes nothing."""
    vul_verloop(opstelling, databank, iedereen=True)
    with opstelling.verbind(databank, als_super=True) as verbinding:
        verbinding.execute(NIEUWE_FEITEN)


def ongestoord(opstelling: Opstelling) -> dict[str, dict[str, int]]:
    with django_op(opstelling, "rustig"):
        eerst = start_run("vaststelling", SEPTEMBER)
        doe_zelf(eerst)
        nieuwe_feiten(opstelling, "rustig")
        daarna = start_run("teruggave", JUNI)
        doe_zelf(daarna)
    return {run.soort: run.tellingen for run in (eerst, daarna)}


def stand(opstelling: Opstelling, databank: str) -> dict[str, tuple[object, ...]]:
    """Number of rows and digest of everything that a run writes."""
    with opstelling.verbind(databank, als_super=True) as verbinding:
        return {tabel: verbinding.execute(VINGERAFDRUK.format(vraag)).fetchone() or () for tabel, vraag in INHOUD.items()}


def test_wat_er_ook_sterft_het_einde_is_gelijk(opstelling: Opstelling, chaos_kloon: Kloon, redis_server: Redis, tmp_path: Path) -> None:
    verwacht = ongestoord(opstelling)
    redis_server.leeg()
    omgeving = {**chaos_kloon.omgeving, "REDIS_URL": redis_server.url}
    with Rampen(chaos_kloon, redis_server, omgeving, tmp_path) as rampen:
        eerst = start_run("vaststelling", SEPTEMBER, omvang=OMVANG)
        rampen.doorsta(eerst, EERST)
        nieuwe_feiten(opstelling, chaos_kloon.naam)
        daarna = start_run("teruggave", JUNI, omvang=OMVANG)
        rampen.doorsta(daarna, DAARNA)
        verslag = rampen.verslag
        assert {run.soort: (run.staat, run.tellingen) for run in (eerst, daarna)} == {
            soort: (Staat.KLAAR, tellingen) for soort, tellingen in verwacht.items()
        }
        verslag.rijen = eis_gelijk(opstelling, "rustig", chaos_kloon.naam)
        assert not Taak.objects.filter(soort__in=("run", "brok")).exists()

        ervoor = stand(opstelling, chaos_kloon.naam)
        for soort, dag in (("vaststelling", SEPTEMBER), ("teruggave", JUNI)):
            rampen.wacht_af(start_run(soort, dag))
        assert stand(opstelling, chaos_kloon.naam) == ervoor
    verslag.betaalbestand_bytes = overleeft_alles(chaos_kloon.cluster, omgeving)
    bewaar(verslag.als_dict())
    assert min(eerst.brokken.count(), daarna.brokken.count()) >= 40
    assert verslag.open_transacties >= (15 if VOL else 3)
    assert verslag.workers >= (20 if VOL else 6)


def bewaar(verslag: dict[str, object]) -> None:
    """For the report of the bench."""
    print(json.dumps(verslag, indent=1))
    if bestand := os.environ.get("DUO_CHAOS_VERSLAG"):
        Path(bestand).write_text(json.dumps(verslag), encoding="utf-8")
