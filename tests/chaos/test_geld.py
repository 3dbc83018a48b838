"""Whatever dies during a debit run, the making of its files, the import of a statement and a night of the ladder: the same end."""

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings

from duo_portal.batches.models import Brokstaat, Run, Staat
from duo_portal.batches.services import start_run, verwerk_brok
from duo_portal.betalingen.models import Batchsoort
from duo_portal.betalingen.services.geef_dag_vrij import geef_dag_vrij
from duo_portal.betalingen.services.laad_afschrift import laad_afschrift
from duo_portal.betalingen.services.maak_bestand import maak_bestand
from duo_portal.lancering.redis import Redis
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak
from meten.bronnen import AFGESCHREVEN_OP, AFSCHRIJFDAG, VASTGESTELD_OP
from meten.draaien import django_op, zonder_bel
from meten.opstelling import Opstelling
from meten.vergelijk import eis_gelijk
from meten.vulling.vul import ververs, vul_natie, vul_regelingen
from tests.chaos import afschrift
from tests.chaos.betaalbestand import sterf_bij_het_maken
from tests.chaos.rampen import POSTGRES, REDIS, WILLEKEURIG, Rampen
from tests.infra.databank import Kloon
from tests.toegang.rolverdeling import medewerker

JUNI = date(2026, 6, 8)
# ./run bench chaos asks for the whole; here every kind of death comes once.
VOL = os.environ.get("DUO_CHAOS") == "vol"
PERSONEN, OMVANG = (100_000, 300) if VOL else (1_900, 5)
if VOL:
    INCASSO = [*["na_claim", "na_copy", "voor_commit"] * 2, "na_commit", WILLEKEURIG, POSTGRES, REDIS]
    LADDER = [*["na_copy", "voor_commit"] * 2, "na_claim", "voor_ack", REDIS, WILLEKEURIG, POSTGRES]
else:
    INCASSO = ["na_copy", "voor_commit", REDIS, WILLEKEURIG]
    LADDER = ["na_claim", "voor_ack", POSTGRES]


@pytest.fixture
def opstelling(chaos_kloon: Kloon) -> Opstelling:
    """Claims, seven in ten of them with a plan; and beside it an exact copy that nothing disturbs."""
    opstelling = Opstelling(chaos_kloon.url_super, chaos_kloon.url(), chaos_kloon.naam)
    opstelling.eis_duurzaam()
    vul_natie(opstelling, chaos_kloon.naam, PERSONEN)
    with zonder_bel():
        doe_zelf(start_run("vaststelling", VASTGESTELD_OP))
    vul_regelingen(opstelling, chaos_kloon.naam)
    ververs(opstelling, chaos_kloon.naam)
    connection.close()
    opstelling.kopieer(chaos_kloon.naam, "rustig")
    return opstelling


@contextmanager
def op_dag(dag: date, map_: Path, omgeving: dict[str, str]) -> Iterator[None]:
    """The civil day and the folder of this process and of all that it starts."""
    oud = os.environ["DUO_VANDAAG"]
    os.environ["DUO_VANDAAG"] = omgeving["DUO_VANDAAG"] = dag.isoformat()
    omgeving["DUO_VAR"] = str(map_)
    try:
        with override_settings(VAR=map_):
            yield
    finally:
        os.environ["DUO_VANDAAG"] = oud


def doe_zelf(run: Run) -> Run:
    for brok in run.brokken.filter(staat=Brokstaat.OPEN).order_by("pk").values_list("pk", flat=True):
        assert verwerk_brok(brok)
    run.refresh_from_db()
    assert run.staat == Staat.KLAAR, run.melding
    return run


def geef_vrij() -> None:
    for naam in ("wim", "samira"):
        geef_dag_vrij(Batchsoort.INCASSO, AFSCHRIJFDAG, medewerker(naam, Rol.FINANCIEEL))


def ongestoord(opstelling: Opstelling, map_: Path) -> dict[str, dict[str, int]]:
    with django_op(opstelling, "rustig"), zonder_bel():
        with op_dag(AFGESCHREVEN_OP, map_, {}):
            incasso = doe_zelf(start_run("incasso", AFGESCHREVEN_OP, omvang=OMVANG))
            geef_vrij()
            bestanden = [maak_bestand(batch.pk).pad for batch in afschrift.batches()]
            gelezen = afschrift.afschrift_van(bestanden, map_ / "bank")
        with op_dag(JUNI, map_, {}):
            laad_afschrift(gelezen)
            ladder = doe_zelf(start_run("inning", JUNI))
    return {run.soort: run.tellingen for run in (incasso, ladder)}


def bestanden_overleven_alles(kloon: Kloon, omgeving: dict[str, str]) -> list[Path]:
    """One file is made by processes that die; it comes out byte for byte the same, and the others beside it."""
    eerste, *rest = afschrift.batches()
    sterf_bij_het_maken(eerste, "fsync", omgeving)
    inhoud = maak_bestand(eerste.pk).pad.read_bytes()
    sterf_bij_het_maken(eerste, "replace", omgeving)
    kloon.cluster.stop(signal.SIGQUIT)
    kloon.cluster.start()
    connection.close()
    pad = maak_bestand(eerste.pk).pad
    assert pad.read_bytes() == inhoud
    return [pad, *(maak_bestand(batch.pk).pad for batch in rest)]


def test_wat_er_ook_sterft_het_geld_klopt(opstelling: Opstelling, chaos_kloon: Kloon, redis_server: Redis, tmp_path: Path) -> None:
    verwacht = ongestoord(opstelling, tmp_path / "rustig")
    redis_server.leeg()
    omgeving = {**chaos_kloon.omgeving, "REDIS_URL": redis_server.url}
    map_ = tmp_path / "chaos"
    with op_dag(AFGESCHREVEN_OP, map_, omgeving):
        with Rampen(chaos_kloon, redis_server, omgeving, tmp_path) as rampen:
            incasso = start_run("incasso", AFGESCHREVEN_OP, omvang=OMVANG)
            rampen.doorsta(incasso, INCASSO)
        geef_vrij()
        gelezen = afschrift.afschrift_van(bestanden_overleven_alles(chaos_kloon, omgeving), map_ / "bank")
    with op_dag(JUNI, map_, omgeving):
        afschrift.overleeft_alles(gelezen, chaos_kloon, omgeving)
        with Rampen(chaos_kloon, redis_server, omgeving, tmp_path) as later:
            ladder = start_run("inning", JUNI, omvang=OMVANG)
            later.doorsta(ladder, LADDER)
    assert {run.soort: run.tellingen for run in (incasso, ladder)} == verwacht
    rijen = eis_gelijk(opstelling, "rustig", chaos_kloon.naam)
    assert rijen["incasso"] > 100 and rijen["inning"] > 50
    assert not Taak.objects.filter(soort__in=("run", "brok", "afschrift_geweigerd", "betaalbestand_mislukt")).exists()
    bewaar([rampen.verslag.als_dict(), later.verslag.als_dict()], rijen)


def bewaar(verslagen: list[dict[str, object]], rijen: dict[str, int]) -> None:
    """For the report of the bench."""
    if bestand := os.environ.get("DUO_CHAOS_VERSLAG"):
        Path(bestand).with_suffix(".geld.json").write_text(json.dumps({"runs": verslagen, "rijen": rijen}), encoding="utf-8")
