"""Process one chunk: claimed with SKIP LOCKED, judged, written and marked done in one transaction."""

from django.db import connection, transaction
from django.utils import timezone

from duo_portal.batches.breekpunten import breek
from duo_portal.batches.grenzen import overschreden
from duo_portal.batches.models import Brok, Brokstaat, Modus, Run, Staat
from duo_portal.batches.selectors import tellingen_van_proef
from duo_portal.batches.services.mislukking import tel_begin
from duo_portal.batches.services.rond_run_af import rond_run_af, stop_run
from duo_portal.batches.soorten import Opdracht, Tellingen, runsoorten
from duo_portal.batches.tellen import tel_op


class Grensoverschrijding(Exception):
    """This chunk would bring the run beyond its limits; nothing of it is kept."""

    def __init__(self, run_id: int, melding: str) -> None:
        super().__init__(melding)
        self.run_id = run_id


def verwerk_brok(brok_id: int) -> bool:
    """Do the chunk if it is open and nobody else has it. True when this call did it."""
    if not tel_begin(brok_id):
        return False
    try:
        with transaction.atomic():
            brok = _claim(brok_id)
            if brok is None:
                return False
            breek("na_claim")
            _doe(brok)
            breek("voor_commit")
    except Grensoverschrijding as grens:
        stop_run(grens.run_id, str(grens))
        return False
    breek("na_commit")
    rond_run_af(brok.run_id)
    return True


def _claim(brok_id: int) -> Brok | None:
    """The chunk, locked until the end of the transaction, or None when it is done, paused or in other hands."""
    return (
        Brok.objects.select_related("run")
        .select_for_update(of=("self",), skip_locked=True)
        .filter(pk=brok_id, staat=Brokstaat.OPEN, run__staat=Staat.OPEN)
        .first()
    )


def _doe(brok: Brok) -> None:
    run = brok.run
    brok.tellingen = _verwerk(run, brok)
    brok.staat, brok.klaar_op = Brokstaat.KLAAR, timezone.now()
    brok.save(update_fields=["tellingen", "staat", "klaar_op"])
    if run.grenzen:
        _bewaak(run, brok.tellingen)


def _verwerk(run: Run, brok: Brok) -> Tellingen:
    """A dry run takes the same path and rolls back to before it, so that it cannot differ from the real one."""
    soort = runsoorten[run.soort]
    opdracht = Opdracht(run.pk, run.peildatum, run.parameters, brok.persoon_van, brok.persoon_tot)
    with connection.cursor() as cursor:
        if run.modus == Modus.ECHT:
            return soort.verwerk(cursor, opdracht)
        punt = transaction.savepoint()
        try:
            return soort.verwerk(cursor, opdracht)
        finally:
            transaction.savepoint_rollback(punt)


def _bewaak(run: Run, nieuw: Tellingen) -> None:
    """Only one chunk at a time may add to a bounded run: the lock on the run row makes the total exact."""
    Run.objects.select_for_update(no_key=True).get(pk=run.pk)
    gedaan = Brok.objects.filter(run=run, staat=Brokstaat.KLAAR).values_list("tellingen", flat=True)
    if melding := overschreden(run.grenzen, tel_op(gedaan), tellingen_van_proef(run)):
        raise Grensoverschrijding(run.pk, melding)
