"""Chunks that go wrong: counted, tried again, and in the end given to staff while the others go on."""

import traceback

import structlog
from django.db import Error, connection, transaction
from django.db.models import F

from duo_portal.batches.models import Brok, Brokstaat
from duo_portal.batches.services.meld import meld_mislukt
from duo_portal.batches.services.rond_run_af import rond_run_af

log = structlog.get_logger(__name__)
HOOGSTENS_MISLUKT = 3
HOOGSTENS_BEGONNEN = 10

BEGIN = """
UPDATE batches_brok SET begonnen = begonnen + 1
WHERE id = (
    SELECT b.id FROM batches_brok b JOIN batches_run r ON r.id = b.run_id
    WHERE b.id = %s AND b.staat = 1 AND r.staat = 1 FOR NO KEY UPDATE OF b SKIP LOCKED
) RETURNING begonnen
"""


def tel_begin(brok_id: int) -> bool:
    """True when the chunk is open and in nobody's hands. Committed before the work, because a worker that is killed cannot count.

    A chunk that fells every worker (by its use of memory, say) would otherwise stop all others for ever.
    """
    with connection.cursor() as cursor:
        cursor.execute(BEGIN, [brok_id])
        rij = cursor.fetchone()
    if rij and rij[0] > HOOGSTENS_BEGONNEN:
        _geef_op(brok_id, f"De worker viel {HOOGSTENS_BEGONNEN} keer om bij dit brok.")
        return False
    return rij is not None


def tel_mislukking(brok_id: int, fout: Exception) -> bool:
    """Count a failure. True when the chunk may be tried again."""
    tekst = beschrijf(fout)
    log.error("brok_fout", brok=brok_id, fout=tekst)
    open_ = Brok.objects.filter(pk=brok_id, staat=Brokstaat.OPEN)
    if not open_.update(pogingen=F("pogingen") + 1, fout=tekst):
        return False
    if open_.filter(pogingen__lt=HOOGSTENS_MISLUKT).exists():
        return True
    _geef_op(brok_id, tekst)
    return False


def beschrijf(fout: Exception) -> str:
    """Kind, message and place. Not the detail that the database adds: it quotes the row, with name and account."""
    oorzaak = fout.__cause__ if isinstance(fout, Error) else None
    boodschap = getattr(getattr(oorzaak, "diag", None), "message_primary", None) or str(fout)
    plek = traceback.extract_tb(fout.__traceback__)[-1]
    return f"{type(fout).__name__}: {boodschap} ({plek.filename.rpartition('/')[2]}:{plek.lineno})"[:2000]


def _geef_op(brok_id: int, tekst: str) -> None:
    with transaction.atomic():
        if not Brok.objects.filter(pk=brok_id, staat=Brokstaat.OPEN).update(staat=Brokstaat.MISLUKT, fout=tekst):
            return
        brok = Brok.objects.select_related("run").get(pk=brok_id)
        meld_mislukt(brok.run)
    log.error("brok_mislukt", run=brok.run_id, brok=brok.volgnummer)
    rond_run_af(brok.run_id)
