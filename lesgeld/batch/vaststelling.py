"""The yearly run: fee, claim, instalments, booking and payment request for everyone liable in a school year."""

from datetime import date
from typing import Any

from django.db.backends.utils import CursorWrapper

from duo_portal.batches.breekpunten import breek
from duo_portal.batches.kolommen import schrijf
from duo_portal.batches.models import Run
from duo_portal.batches.rem_af import rem_af
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen
from duo_portal.remmen.models import Remsoort
from duo_portal.tijd import schooljaren
from lesgeld.batch.lezen import kies, lees_situatie
from lesgeld.batch.oordeel import oordeel_vaststelling
from lesgeld.batch.schrijven import VASTSTELLING
from lesgeld.batch.schrijven_mens import NAAR_MENS, ONBESLIST
from lesgeld.batch.waarden import vaststelling_waarden

KANDIDATEN = """
SELECT DISTINCT i.persoon_id
FROM register_inschrijving i
JOIN register_persoonsgegeven g ON g.persoon_id = i.persoon_id AND g.vervangen_op IS NULL AND g.persoon_id BETWEEN %(van)s AND %(tot)s
WHERE i.vervangen_op IS NULL AND i.onderwijs IN (1, 4) AND i.persoon_id BETWEEN %(van)s AND %(tot)s
  AND i.begindatum <= %(eind)s AND (i.einddatum IS NULL OR i.einddatum >= %(begin)s) AND i.ontvangen_op <= %(peildatum)s
  AND (g.geboortedatum IS NULL OR g.geboortedatum <= %(grens)s)
  AND NOT EXISTS (SELECT FROM besluiten_besluit b WHERE b.persoon_id = i.persoon_id AND b.soort = 1 AND b.periode = %(schooljaar)s)
"""
ALLEN = (0, 2**62)


class Vaststelling(Runsoort):
    """First decisions only: no balance is read, so the unique constraint alone settles a race."""

    naam = "vaststelling"
    lijn = "lesgeld"
    omschrijving = "Lesgeld vaststellen voor een schooljaar"
    remmen = frozenset({Remsoort.MAATWERK, Remsoort.TOESLAGEN, Remsoort.HANDMATIG, Remsoort.MENS_KIJKT_MEE, Remsoort.OVERLEDEN})

    def parameters(self, peildatum: date) -> dict[str, Any]:
        return {"schooljaar": schooljaren.schooljaar_van(peildatum)}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        return KANDIDATEN, _waarden(int(run.parameters["schooljaar"]), run.peildatum, *ALLEN)

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        schooljaar = int(str(opdracht.parameters["schooljaar"]))
        cursor.execute("DROP TABLE IF EXISTS lesgeld_oordeel")
        kies(cursor, KANDIDATEN, _waarden(schooljaar, opdracht.peildatum, opdracht.van, opdracht.tot))
        geremd = rem_af(cursor, "lesgeld_kandidaat", self, opdracht, schooljaar)
        frame = oordeel_vaststelling(lees_situatie(cursor, schooljaar, opdracht.peildatum), opdracht.peildatum)
        breek("na_copy")
        schrijf(cursor, "lesgeld_oordeel", frame, json=("feiten", "termijnen"))
        waarden = vaststelling_waarden(opdracht, schooljaar)
        cursor.execute(VASTSTELLING, waarden)
        besluiten, opgelegd, grootste, doorlopend = cursor.fetchone()
        cursor.execute(NAAR_MENS, waarden | ONBESLIST)
        return {
            "kandidaten": frame.height + geremd,
            "geremd": geremd,
            "besluiten": besluiten,
            "doorlopende_regelingen": doorlopend,
            "naar_mens": cursor.fetchone()[0],
            "geboekt_centen": opgelegd,
            "opgelegd_centen": opgelegd,
            "grootste_bedrag_centen": grootste,
        }


def _waarden(schooljaar: int, peildatum: date, van: int, tot: int) -> dict[str, Any]:
    """``grens``: who was born later is not 18 on the first day of the school year (LCW art. 3 lid 1)."""
    begin = schooljaren.begin(schooljaar)
    return {
        "schooljaar": schooljaar,
        "begin": begin,
        "eind": schooljaren.eind(schooljaar),
        "grens": begin.replace(year=begin.year - 18),
        "peildatum": peildatum,
        "van": van,
        "tot": tot,
    }
