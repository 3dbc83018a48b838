"""The nightly doors of the line: the use cases are those of the admin."""

from collections.abc import Iterable
from datetime import date

from duo_portal.batches.models import Run
from duo_portal.batches.services import start_run
from duo_portal.register.models import TeBeoordelen
from duo_portal.werkvoorraad.services.maak_taak import maak_taak
from studiefinanciering.schakelaars import jaar_bekend

NIEUW_JAAR_VANAF = 12  # December: who asked before 1 November is told before 31 December (WSF 3.19 lid 2)
# Beyond these a night stops for a person: no student gets or loses more than € 30,000 in a year.
GRENZEN = {"grootste_bedrag_centen": 3_000_000}


def beoordeel_feiten(dag: date) -> Iterable[Run]:
    """Judge every calendar year about which a fact arrived. A year that is still to come waits for its own recalculation."""
    hoogste = dag.year + (dag.month >= NIEUW_JAAR_VANAF)
    wachtend = TeBeoordelen.objects.filter(lijn="studiefinanciering", run_id__isnull=True, periode__lte=hoogste)
    jaren = wachtend.order_by("periode").values_list("periode", flat=True).distinct()
    return [start_run("toekenning", dag, {"jaar": jaar, "alle": False}, grenzen=GRENZEN) for jaar in jaren if jaar_bekend(jaar)]


def herbereken(dag: date) -> Iterable[Run]:
    """In December everybody's award of the next year, with its own norms and the incomes of a year later."""
    if dag.month < NIEUW_JAAR_VANAF:
        return []
    jaar = dag.year + 1
    if not jaar_bekend(jaar):
        maak_taak(
            soort="normen_ontbreken",
            lijn="studiefinanciering",
            sleutel=f"normen_ontbreken:studiefinanciering:{jaar}",
            omschrijving=f"De bedragen van {jaar} staan er nog niet. Vul de normen aan: anders krijgt niemand een besluit over {jaar}.",
            gegevens={"jaar": jaar},
        )
        return []
    return [start_run("toekenning", dag, {"jaar": jaar, "alle": True}, grenzen=GRENZEN)]


def stel_voor(dag: date) -> Iterable[Run]:
    """Who has a right and never asked: award what is a gift where the law lets us, else ask.

    On the first of a month, not every night: with the switch on it reads the incomes of the parents of everybody who might gain.
    """
    return [] if dag.day != 1 else [start_run("ambtshalve", dag, grenzen=GRENZEN)]
