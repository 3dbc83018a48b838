"""Start a run: once per kind, date, parameters, mode and number, whoever asks and however often."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from duo_portal.batches.models import Modus, Run, Staat
from duo_portal.batches.soorten import Runsoort, runsoorten

PLAN = """
INSERT INTO batches_brok (run_id, volgnummer, persoon_van, persoon_tot, kandidaten, staat, pogingen, tellingen, fout)
SELECT %(run)s, tegel, min(persoon_id), max(persoon_id), count(*), 1, 0, '{{}}', ''
FROM (SELECT persoon_id, (row_number() OVER (ORDER BY persoon_id) - 1) / %(omvang)s AS tegel FROM ({kandidaten}) k) t
GROUP BY tegel
"""


def start_run(
    soort: str,
    peildatum: date,
    parameters: dict[str, Any] | None = None,
    modus: Modus = Modus.ECHT,
    grenzen: dict[str, int] | None = None,
    door: User | None = None,
    omvang: int | None = None,
) -> Run:
    """Make the run and its chunks of equal numbers of candidates, and ring the bell for each.

    A run that is still going on, or stopped for a person, is returned as it is; one that ended gets a next number.
    Two starts at once are settled by the unique constraint: the second waits for the first and returns its run.
    """
    regeling = runsoorten[soort]
    gegeven = {**regeling.parameters(peildatum), **(parameters or {})}
    with transaction.atomic():
        run, nieuw = _vind_of_maak(soort, peildatum, gegeven, modus, grenzen or {}, door)
        if nieuw:
            _verdeel(run, regeling, omvang or regeling.omvang)
    if nieuw:
        transaction.on_commit(lambda: _bel(run.pk))  # inside a caller's transaction the worker would find no chunks
    return run


def _bel(run_id: int) -> None:
    from duo_portal.batches.tasks import bel  # the bell needs the broker, the plan does not

    bel(run_id)


def _vind_of_maak(
    soort: str, peildatum: date, parameters: dict[str, Any], modus: Modus, grenzen: dict[str, int], door: User | None
) -> tuple[Run, bool]:
    sleutel = {"soort": soort, "peildatum": peildatum, "parameters": parameters, "modus": modus}
    laatste = Run.objects.filter(**sleutel).order_by("-nummer").first()
    if laatste and laatste.staat in (Staat.OPEN, Staat.GEPAUZEERD, Staat.GESTOPT):
        return laatste, False
    nummer = laatste.nummer + 1 if laatste else 1
    return Run.objects.get_or_create(**sleutel, nummer=nummer, defaults={"grenzen": grenzen, "gestart_door": door})


def _verdeel(run: Run, regeling: Runsoort, omvang: int) -> None:
    kandidaten, waarden = regeling.kandidaten(run)
    with connection.cursor() as cursor:
        # Most nights most runs have nobody: then a look at all tables, and planning the rest of them anew, is all that they would cost.
        cursor.execute(f"SELECT EXISTS (SELECT FROM ({kandidaten}) k)", waarden)
        if not cursor.fetchone()[0]:
            return
        cursor.execute("SELECT duo_ververs_statistiek()")
        cursor.execute(PLAN.format(kandidaten=kandidaten), {**waarden, "run": run.pk, "omvang": omvang})
