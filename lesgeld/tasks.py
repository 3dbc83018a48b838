"""The nightly doors of the line: the use cases are those of the admin."""

from collections.abc import Iterable
from datetime import date

from duo_portal.batches.models import Run
from duo_portal.batches.services import start_run
from duo_portal.register.models import TeBeoordelen
from duo_portal.tijd import schooljaren
from lesgeld.regels.norm import NORMEN
from lesgeld.services.volg_schoolsignalen import volg_schoolsignalen

# Beyond these a night stops for a person: no fee is above € 2,000, and in a whole year some € 2 million goes back.
GRENZEN = {
    "vaststelling": {"grootste_bedrag_centen": 200_000},
    "teruggave": {"grootste_bedrag_centen": 200_000, "terug_te_betalen_centen": 200_000_000},
}


def stel_vast(dag: date) -> Iterable[Run]:
    """Determine the fee of who became liable. In the first weeks of a school year nothing: schools still tell who began."""
    begin = schooljaren.begin(schooljaren.schooljaar_van(dag))
    if (dag - begin).days < int(NORMEN["vaststelling_na"].op(begin).waarde or 0):
        return []
    return [start_run("vaststelling", dag, grenzen=GRENZEN["vaststelling"])]


def geef_terug(dag: date) -> Iterable[Run]:
    """Judge every school year about which a fact arrived.

    A year that is still to come waits: nothing is due yet, and its annual amount may be unknown.
    """
    wachtend = TeBeoordelen.objects.filter(lijn="lesgeld", run_id__isnull=True, periode__lte=schooljaren.schooljaar_van(dag))
    jaren = wachtend.order_by("periode").values_list("periode", flat=True).distinct()
    return [start_run("teruggave", dag, {"schooljaar": jaar}, grenzen=GRENZEN["teruggave"]) for jaar in jaren]


def volg_signalen(dag: date) -> None:
    """Signals to schools whose term is over become work for staff."""
    volg_schoolsignalen()
