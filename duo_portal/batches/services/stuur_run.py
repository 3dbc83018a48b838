"""Pause, resume, and try failed chunks again."""

from duo_portal.batches.models import Brok, Brokstaat, Run, Staat


def pauzeer_run(run_id: int) -> bool:
    """Chunks that are being processed finish; no new one starts."""
    return bool(Run.objects.filter(pk=run_id, staat=Staat.OPEN).update(staat=Staat.GEPAUZEERD, melding="Gepauzeerd door een medewerker."))


def hervat_run(run_id: int, grenzen: dict[str, int] | None = None) -> bool:
    """Go on after a pause or a stop; ``grenzen`` replaces the limits when a person widened them."""
    velden: dict[str, object] = {"staat": Staat.OPEN, "melding": ""}
    if grenzen is not None:
        velden["grenzen"] = grenzen
    gelukt = bool(Run.objects.filter(pk=run_id, staat__in=(Staat.GEPAUZEERD, Staat.GESTOPT)).update(**velden))
    if gelukt:
        _bel(run_id)
    return gelukt


def probeer_mislukte_opnieuw(run_id: int) -> int:
    """Open the failed chunks again; safe, because a chunk is all or nothing. Returns how many."""
    aantal = Brok.objects.filter(run=run_id, staat=Brokstaat.MISLUKT).update(staat=Brokstaat.OPEN, pogingen=0, fout="")
    if aantal:
        Run.objects.filter(pk=run_id, staat=Staat.MET_FOUTEN).update(staat=Staat.OPEN, melding="", klaar_op=None)
        _bel(run_id)
    return aantal


def _bel(run_id: int) -> None:
    from duo_portal.batches.tasks import bel

    bel(run_id)
