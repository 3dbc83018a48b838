"""The run that awards: the yearly recalculation, and whoever's facts changed."""

from datetime import date
from typing import Any

from django.db.backends.utils import CursorWrapper

from duo_portal.batches.models import Run
from duo_portal.batches.rem_af import rem_af
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen
from duo_portal.remmen.models import Remsoort
from studiefinanciering.batch.beslis import beslis
from studiefinanciering.batch.kring import kies, vergrendel

OMVANG = 12_000  # twelve months a person, with everything that counts in each: some 400 MB

# Who asked and is enrolled, but has no decision of this year yet (``alle``); and whoever a fact came in about.
# OFFSET 0 keeps it one lookup per person: while a new year is written the planner still thinks that it has no decisions, and a join
# would read all that were written before for each person.
KANDIDATEN = """
SELECT persoon_id FROM (
    SELECT s.persoon_id FROM studiefinanciering_studiekeuze s
    WHERE %(alle)s AND s.vervangen_op IS NULL AND NOT s.stopt AND s.vanaf <= %(eind)s AND s.persoon_id BETWEEN %(van)s AND %(tot)s
      AND EXISTS (SELECT FROM register_inschrijving i WHERE i.persoon_id = s.persoon_id AND i.vervangen_op IS NULL
        AND i.onderwijs IN (1, 7, 8) AND i.begindatum <= %(eind)s AND (i.einddatum IS NULL OR i.einddatum >= %(begin)s))
      AND NOT EXISTS (SELECT FROM besluiten_besluit b WHERE b.persoon_id = s.persoon_id AND b.soort = 2 AND b.periode = %(jaar)s
        OFFSET 0)
    UNION
    SELECT persoon_id FROM register_tebeoordelen WHERE lijn = 'studiefinanciering' AND periode = %(jaar)s AND run_id IS NULL
        AND persoon_id BETWEEN %(van)s AND %(tot)s
) k
"""
# Who is braked is not judged, but still is somebody's brother or sister.
GEREMD_IN_KRING = """
UPDATE stufi_kring k SET kandidaat = false
WHERE kandidaat AND NOT EXISTS (SELECT FROM stufi_kandidaat x WHERE x.persoon_id = k.persoon_id)
"""


class Toekennen(Runsoort):
    """Families are locked in key order before anything is read: awarding to one child changes the others."""

    naam = "toekenning"
    lijn = "studiefinanciering"
    omvang = OMVANG
    omschrijving = "Studiefinanciering toekennen en herberekenen"
    remmen = frozenset({Remsoort.MAATWERK, Remsoort.BEZWAAR, Remsoort.HANDMATIG, Remsoort.MENS_KIJKT_MEE})

    def parameters(self, peildatum: date) -> dict[str, Any]:
        """``alle``: also who has no decision of this year yet, without any new fact."""
        return {"jaar": peildatum.year, "alle": True}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        return KANDIDATEN, grenzen(run.parameters, 0, 2**62)

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        jaar = int(str(opdracht.parameters["jaar"]))
        aantal = kies(cursor, KANDIDATEN, grenzen(opdracht.parameters, opdracht.van, opdracht.tot))
        # First the lock, then the brakes: who waited for a person's decision (maatwerk) must see the brake that it set.
        vergrendel(cursor)
        geremd = rem_af(cursor, "stufi_kandidaat", self, opdracht, jaar)
        cursor.execute(GEREMD_IN_KRING)
        return {"kandidaten": aantal, "geremd": geremd, **beslis(cursor, opdracht, jaar)}


def grenzen(parameters: dict[str, Any], van: int, tot: int) -> dict[str, Any]:
    jaar = int(str(parameters["jaar"]))
    return {
        "jaar": jaar,
        "alle": bool(parameters.get("alle", True)),
        "begin": date(jaar, 1, 1),
        "eind": date(jaar, 12, 31),
        "van": van,
        "tot": tot,
    }
