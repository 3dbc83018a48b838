"""The nightly doors of the payments: what a diploma converts, the month when its day is near, and between two months what changed."""

from collections.abc import Iterable
from datetime import date

from duo_portal.batches.models import Modus, Run
from duo_portal.batches.services import start_run
from studiefinanciering.betaaldag import laatste_klare_maand

# Beyond these a night stops for a person. Nobody gets more than some € 3,500 a month, and arrears of a year are € 20,000.
GRENZEN = {"grootste_bedrag_centen": 4_000_000}
# All that one diploma can turn into a gift: six years of prestatiebeurs.
OMZETGRENZEN = {"grootste_bedrag_centen": 10_000_000}


def betaal(dag: date) -> Iterable[Run]:
    """A month that was not prepared yet, also when its day has passed: late is better than a month later. Else whoever got a new
    decision."""
    maand = laatste_klare_maand(dag)
    gedaan = Run.objects.filter(soort="maandbetaling", parameters__maand=maand.isoformat(), modus=Modus.ECHT).exists()
    if not gedaan:
        return [start_run("maandbetaling", dag, grenzen=GRENZEN)]
    return [start_run("nabetaling", dag, grenzen=GRENZEN)]


def zet_om(dag: date) -> Iterable[Run]:
    """What the diplomas of the last weeks turn into a gift: before the letters of the night, which name it."""
    return [start_run("omzetting", dag, grenzen=OMZETGRENZEN)]
