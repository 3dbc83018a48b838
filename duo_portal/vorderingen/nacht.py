"""The nightly door of collection."""

from collections.abc import Iterable
from datetime import date

from duo_portal.batches.models import Run
from duo_portal.batches.services import start_run

# Beyond these a night stops for a person: so many never go to the CJIB or a bailiff in one night.
GRENZEN = {"overgedragen": 25_000, "naar_deurwaarder": 25_000, "kosten_centen": 100_000_000}


def in_de_nacht(dag: date) -> Iterable[Run]:
    """Look at every claim on the agenda."""
    return [start_run("inning", dag, grenzen=GRENZEN)]
