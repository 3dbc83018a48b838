"""Real processes that are killed in the middle, two at once, and a real worker: every letter once, every e-mail the same."""

import hashlib
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from duo_portal.berichten import tasks
from duo_portal.berichten.models import (
    Bekendmakingsgebeurtenis,
    Bericht,
    Drukbestand,
    Drukbundel,
    Drukregel,
    Gebeurtenis,
    Melding,
    Poststuk,
)
from duo_portal.berichten.services.draai_papier import start_papier
from duo_portal.berichten.services.maak_drukbestand import maak_drukbestand
from duo_portal.celery import app
from duo_portal.lancering import werkers
from duo_portal.lancering.paden import WORTEL
from duo_portal.lancering.processen import Proces
from tests.berichten.post.bouw import bericht, bewoner
from tests.berichten.post.test_meldingen import digitaal
from tests.infra.cluster import paden
from tests.infra.databank import Kloon
from tests.wachten import wacht_op

POST = [sys.executable, "-W", "ignore", "manage.py", "draai_post"]


def omgeving(kloon: Kloon, var: Path, breekpunt: str = "") -> dict[str, str]:
    return {**kloon.omgeving, "DUO_VAR": str(var), "DUO_BREEKPUNT": breekpunt, "DUO_VANDAAG": "2026-06-15", "REDIS_URL": "memory://"}


def draai_post(kloon: Kloon, var: Path, breekpunt: str = "") -> int:
    return subprocess.run(POST, env=omgeving(kloon, var, breekpunt), cwd=WORTEL, check=False, timeout=120, capture_output=True).returncode


def message_ids(var: Path) -> list[str]:
    inhoud = "".join(pad.read_text() for pad in (var / "mail").glob("*.log"))
    return re.findall(r"^Message-ID: (<melding\..*>)$", inhoud, re.MULTILINE)


@pytest.mark.parametrize("breekpunt", ["na_claim", "voor_commit", "na_commit", "voor_neerzetten_drukwerk", "voor_vastleggen_melding"])
def test_gedood_en_opnieuw_geeft_elke_brief_een_keer_en_elke_e_mail_met_hetzelfde_nummer(kloon: Kloon, var: Path, breekpunt: str) -> None:
    for _ in range(3):
        bericht(bewoner())
    digitaal(), digitaal()
    assert draai_post(kloon, var, breekpunt) == -signal.SIGKILL
    assert draai_post(kloon, var) == 0
    assert (Poststuk.objects.count(), Drukregel.objects.count(), Drukbestand.objects.count()) == (3, 3, 1)
    assert (Melding.objects.count(), Bekendmakingsgebeurtenis.objects.filter(soort=Gebeurtenis.GEMELD).count()) == (2, 2)
    assert set(message_ids(var)) == set(Melding.objects.values_list("message_id", flat=True))
    assert len(message_ids(var)) == (4 if breekpunt == "voor_vastleggen_melding" else 2)
    assert len(list((var / "drukwerk").glob("*.pdf"))) == 1


def test_na_de_dood_zijn_de_bytes_die_van_de_eerste_keer(kloon: Kloon, var: Path) -> None:
    bericht(bewoner())
    assert draai_post(kloon, var, "voor_neerzetten_drukwerk") == -signal.SIGKILL
    assert list(var.glob("drukwerk/*.pdf")) == []
    eerste = Drukbestand.objects.get().sha256
    bestanden = maak_drukbestand(Drukbundel.objects.get().pk)
    assert hashlib.sha256(bestanden.pdf.read_bytes()).hexdigest() == eerste


def test_twee_tegelijk_maken_elke_brief_een_keer(kloon: Kloon, var: Path) -> None:
    for _ in range(6):
        bericht(bewoner())
        digitaal()
    bezig = [
        subprocess.Popen(POST, env=omgeving(kloon, var), cwd=WORTEL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)
    ]
    fouten = [proces.communicate(timeout=120)[1].decode() for proces in bezig]
    assert [proces.returncode for proces in bezig] == [0, 0], fouten
    draai_post(kloon, var)
    assert Poststuk.objects.count() == Bericht.objects.filter(kanaal=2).count() == Drukregel.objects.count() == 6
    assert Bekendmakingsgebeurtenis.objects.filter(soort=Gebeurtenis.GEMELD).count() == 6
    assert len(message_ids(var)) == 6, "wie een persoon vasthoudt, verstuurt alleen"


def test_een_echte_werker_maakt_brieven_drukwerk_en_meldingen(procesomgeving: dict[str, str], var: Path) -> None:
    for _ in range(2):
        bericht(bewoner())
    digitaal()
    eigen = {**procesomgeving, "DUO_VAR": str(var), "DUO_VANDAAG": "2026-06-15"}
    proces = Proces("postwerker", [*werkers.CELERY, "worker", "--hostname", "post@%h"], eigen, paden())
    with werkers.draaiend([proces]):
        assert wacht_op(lambda: app.control.ping(timeout=0.5), seconden=60), proces.staart()
        assert start_papier(date(2026, 6, 15)) is not None  # rings the bell
        assert wacht_op(lambda: Poststuk.objects.count() == 2, seconden=60), proces.staart()
        assert wacht_op(lambda: tasks.druk.delay() and Drukbestand.objects.exists(), seconden=60), proces.staart()
        tasks.bewaak.delay()
    assert Drukregel.objects.count() == 2
