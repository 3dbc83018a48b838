"""Pause, resume, and try failed chunks again."""

from django.db import transaction
from django.utils import timezone

from duo_portal.batches.models import Brok, Brokstaat, Run, Staat


def pauzeer_run(run_id: int) -> bool:
    """Chunks that are being processed finish; no new one starts."""
    return bool(Run.objects.filter(pk=run_id, staat=Staat.OPEN).update(staat=Staat.GEPAUZEERD, melding="Gepauzeerd door een medewerker."))


def hervat_run(run_id: int, grenzen: dict[str, int] | None = None) -> bool:
    """Go on after a pause or a stop; ``grenzen`` replaces the limits when a person widened them."""
    velden: dict[str, object] = {"staat": Staat.OPEN, "melding": "", "loopt_sinds": timezone.now()}
    if grenzen is not None:
        velden["grenzen"] = grenzen
    with transaction.atomic():
        gelukt = bool(Run.objects.filter(pk=run_id, staat__in=(Staat.GEPAUZEERD, Staat.GESTOPT)).update(**velden))
        if gelukt:
            Brok.objects.filter(run=run_id, staat=Brokstaat.OPEN, begonnen__gt=0).update(begonnen=0)
            transaction.on_commit(lambda: _bel(run_id))
    return gelukt


def probeer_mislukte_opnieuw(run_id: int) -> int:
    """Open the failed chunks again; safe, because a chunk is all or nothing. Returns how many."""
    with transaction.atomic():
        # Against a worker that is ending this run: it must see open chunks, or we its end.
        run = Run.objects.select_for_update(no_key=True).get(pk=run_id)
        aantal = run.brokken.filter(staat=Brokstaat.MISLUKT).update(staat=Brokstaat.OPEN, pogingen=0, begonnen=0, fout="")
        if aantal:
            nu = timezone.now()
            Run.objects.filter(pk=run_id, staat=Staat.MET_FOUTEN).update(staat=Staat.OPEN, melding="", klaar_op=None, loopt_sinds=nu)
            transaction.on_commit(lambda: _bel(run_id))
    return aantal


def _bel(run_id: int) -> None:
    from duo_portal.batches.tasks import bel

    bel(run_id)
