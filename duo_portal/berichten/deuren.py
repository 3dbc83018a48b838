"""What messages do in every night, as doors of ``batches.nachtwerk``; last of all, because the runs before them write messages.

By day beat goes on with what has hours or cannot wait: print files, notifications within their window, the alarm (``tasks.py``).
"""

from datetime import date

from django.conf import settings

from duo_portal.batches.models import Run, Staat
from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
from duo_portal.berichten import nachtdienst
from duo_portal.berichten.services.bewaak_meldingen import bewaak_meldingen
from duo_portal.berichten.services.draai_papier import start_papier
from duo_portal.berichten.services.maak_geluid import maak_geluiden
from duo_portal.berichten.services.meld_berichten import meld_berichten
from duo_portal.berichten.services.plan_zendopdrachten import plan_zendopdrachten
from duo_portal.berichten.vensters import meldvenster
from duo_portal.tijd.klok import klok_is_gezet


def plan(dag: date) -> None:
    plan_zendopdrachten(dag)


def papier(dag: date) -> list[Run]:
    """A paper run that staff paused does not hold up the money of the next night."""
    run = start_papier(dag, settings.POST_PER_NACHT)
    return [run] if run is not None and run.staat == Staat.OPEN else []


def druk(dag: date) -> None:
    nachtdienst.druk(dag)


def meld(dag: date) -> None:
    """Only where the clock is set by hand: such a day has no hours. Else notifications wait for the morning."""
    if klok_is_gezet() and meldvenster(dag).open_die_dag(dag):
        meld_berichten(dag)


def geluid(dag: date) -> None:
    maak_geluiden(dag)


def bewaak(dag: date) -> None:
    bewaak_meldingen(dag)


def meld_aan() -> None:
    for nummer, doe in enumerate((plan, papier, druk, meld, geluid, bewaak)):
        nachtwerk.meld_aan(f"berichten_{doe.__name__}", Nachtwerk(80 + nummer, doe))
