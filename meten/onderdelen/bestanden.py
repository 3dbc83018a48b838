"""Make the files of frozen batches in a process of its own, so that its memory is only theirs."""

import json
import os
import subprocess
import sys
import tempfile

from django.contrib.auth.models import Group, User

from duo_portal.toegang.rollen import Rol
from meten.opstelling import Meetfout, Opstelling
from meten.werker import VAST, WORTEL


def medewerker(naam: str) -> User:
    mens = User.objects.create(username=naam, is_staff=True)
    mens.groups.add(Group.objects.get_or_create(name=Rol.FINANCIEEL.value)[0])
    return mens


def maak_bestanden(opstelling: Opstelling, databank: str, batches: list[int], op_tijd: dict[str, str]) -> dict[str, float]:
    """``seconden``, ``piek_mb`` and ``bytes`` of all files together."""
    with tempfile.TemporaryDirectory() as map_:
        omgeving = {**os.environ, "DATABASE_URL": opstelling.url(databank), "DUO_DB_ROL": "app", "DUO_VAR": map_, **VAST, **op_tijd}
        opdracht = [sys.executable, "-m", "meten.bestandmaker", *map(str, batches)]
        uit = subprocess.run(opdracht, env=omgeving, cwd=WORTEL, capture_output=True, text=True, check=False)
    if uit.returncode:
        raise Meetfout(f"De bestanden zijn niet gemaakt:\n{uit.stderr[-2000:]}")
    uitkomst: dict[str, float] = json.loads(uit.stdout.strip().splitlines()[-1])
    return uitkomst
