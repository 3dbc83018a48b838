"""Everything that messages do in a night and the day after, in one process and with what it did: for a command and for tests.

The house does the same through the doors of the night (``deuren.py``) and by day (``tasks.py``); all use the same services.
"""

from dataclasses import dataclass, field
from datetime import date

from duo_portal.batches.models import Run, Staat
from duo_portal.berichten.models import Drukbundel
from duo_portal.berichten.papier import Papier
from duo_portal.berichten.services.bewaak_meldingen import bewaak_meldingen
from duo_portal.berichten.services.draai_papier import draai_papier_hier
from duo_portal.berichten.services.maak_drukbestand import DrukwerkGeweigerd, maak_drukbestand, paden_van
from duo_portal.berichten.services.maak_geluid import maak_geluiden
from duo_portal.berichten.services.meld_berichten import meld_berichten
from duo_portal.berichten.services.plan_zendopdrachten import plan_zendopdrachten
from duo_portal.berichten.services.stel_bundels_samen import stel_bundels_samen
from duo_portal.berichten.vensters import meldvenster


@dataclass
class Nachtverslag:
    """What a night did. ``bundels`` are printed and wait until somebody confirms that they were posted."""

    opnieuw: int = 0
    poststukken: int = 0
    naar_mens: int = 0
    bundels: list[int] = field(default_factory=list)
    gemeld: int = 0
    naar_papier: int = 0
    voorgelezen: int = 0
    te_laat: int = 0


def nacht(dag: date, hoogstens: int | None = None, herkomst: int | None = None) -> Nachtverslag:
    """1. order again what came back; 2. letters, bundles and files; 3. notifications, when the day has hours for them;
    4. letters read aloud; 5. the alarm.

    Safe to repeat. ``hoogstens`` bounds the letters, ``herkomst`` keeps them to one kind of person (the named ones of a demo).
    """
    verslag = papiernacht(dag, hoogstens, herkomst)
    if meldvenster(dag).open_die_dag(dag):
        uitslag = meld_berichten(dag)
        verslag.gemeld, verslag.naar_papier = uitslag.verzonden, uitslag.naar_papier
    verslag.voorgelezen = maak_geluiden(dag)
    verslag.te_laat = bewaak_meldingen(dag)
    return verslag


def papiernacht(dag: date, hoogstens: int | None = None, herkomst: int | None = None) -> Nachtverslag:
    """The first two of these: what goes on paper."""
    verslag = Nachtverslag(opnieuw=plan_zendopdrachten(dag))
    run = draai_papier_hier(dag, hoogstens, herkomst)
    if run is not None:
        verslag.poststukken = run.tellingen.get("poststukken", 0)
        verslag.naar_mens = run.tellingen.get("naar_mens", 0)
    verslag.bundels = druk(dag)
    return verslag


def druk(dag: date) -> list[int]:
    """Bundles of what waits, and the files that are not there; nothing while letters are still being made.

    Returns the bundles whose files were made now. Until a bundle was posted its files are made again when they are gone: who died
    between the hash and the file left none. One that fails has a task of its own and does not hold up the others.
    """
    if Run.objects.filter(soort=Papier.naam, staat=Staat.OPEN).exists():
        return []
    stel_bundels_samen(dag)
    wachtend = Drukbundel.objects.filter(verzending__isnull=True).order_by("pk").values_list("pk", "bestand")
    return [bundel_id for bundel_id, bestand in wachtend if not (bestand and paden_van(bundel_id).staan_er) and _maak(bundel_id)]


def _maak(bundel_id: int) -> bool:
    try:
        maak_drukbestand(bundel_id)
    except DrukwerkGeweigerd:
        return False
    return True
