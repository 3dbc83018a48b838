"""The paper run of a night: start it, or, without a worker, do it here."""

from datetime import date

from duo_portal.batches.models import Brokstaat, Run, Staat
from duo_portal.batches.services import start_run, verwerk_brok
from duo_portal.batches.services.rond_run_af import rond_run_af
from duo_portal.berichten.papier import Papier, grens_van, wacht_er_iets
from duo_portal.berichten.vensters import postvenster


def start_papier(dag: date, hoogstens: int | None = None, herkomst: int | None = None) -> Run | None:
    """The run for ``dag``, or the one that still goes on; None when no letters are made for this day or none wait.

    ``hoogstens`` is the most messages of one night; the rest waits for the next.
    """
    bezig = Run.objects.filter(soort=Papier.naam, staat__in=(Staat.OPEN, Staat.GEPAUZEERD, Staat.GESTOPT)).order_by("pk").first()
    if bezig is not None:
        return bezig
    venster = postvenster(dag)
    if not venster.open_op(dag) or not wacht_er_iets(dag, herkomst):
        return None
    tot_bericht = grens_van(dag, venster.per_nacht if hoogstens is None else hoogstens, herkomst)
    return start_run(Papier.naam, dag, {"tot_bericht": tot_bericht, "herkomst": herkomst})


def draai_papier_hier(dag: date, hoogstens: int | None = None, herkomst: int | None = None) -> Run | None:
    """The same in this process: for the demo clock, which plays a year night by night."""
    run = start_papier(dag, hoogstens, herkomst)
    if run is None:
        return None
    for brok_id in run.brokken.filter(staat=Brokstaat.OPEN).order_by("volgnummer").values_list("pk", flat=True):
        verwerk_brok(brok_id)
    rond_run_af(run.pk)
    run.refresh_from_db()
    return run
