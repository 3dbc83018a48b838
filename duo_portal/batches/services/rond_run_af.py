"""End a run whose chunks are all decided, with totals that reconcile with what was written."""

from django.db import connection, transaction
from django.db.models import Count, Q
from django.utils import timezone

from duo_portal.batches.grenzen import minder_dan_proef
from duo_portal.batches.models import Brok, Brokstaat, Modus, Run, Staat
from duo_portal.batches.selectors import tellingen_van_proef
from duo_portal.batches.services.meld import meld_mislukt, meld_run
from duo_portal.batches.tellen import tel_op

# The number of a bank statement may be that of a run: what only runs book is known by its decision, or by its cause (claimed, lowered,
# student finance awarded, lowered, payable, converted).
GEBOEKT = """
SELECT coalesce(sum(b.bedrag_centen), 0) FROM grootboek_boeking b
WHERE b.groep = %s AND (b.besluit_id IS NOT NULL OR b.oorzaak IN (1, 2, 15, 16, 17, 18))
"""


def rond_run_af(run_id: int) -> bool:
    """True when this call ended the run. Two workers that finish together end it once."""
    if Brok.objects.filter(run=run_id, staat=Brokstaat.OPEN).exists():
        return False
    with transaction.atomic():
        run = Run.objects.select_for_update(no_key=True).get(pk=run_id)
        if run.staat != Staat.OPEN:
            return False
        stand = run.brokken.aggregate(open=Count("pk", filter=Q(staat=Brokstaat.OPEN)), mis=Count("pk", filter=Q(staat=Brokstaat.MISLUKT)))
        if stand["open"]:
            return False
        run.tellingen = tel_op(run.brokken.filter(staat=Brokstaat.KLAAR).order_by("volgnummer").values_list("tellingen", flat=True))
        run.staat, run.melding = _einde(run, stand["mis"])
        run.klaar_op = timezone.now()
        run.save(update_fields=["tellingen", "staat", "melding", "klaar_op"])
        if stand["mis"]:
            meld_mislukt(run)
        elif run.staat != Staat.KLAAR:
            meld_run(run)
    return True


def _einde(run: Run, mislukt: int) -> tuple[Staat, str]:
    if mislukt:
        return Staat.MET_FOUTEN, f"{mislukt} brokken zijn mislukt en wachten op een medewerker."
    geteld = run.tellingen.get("geboekt_centen", 0)
    geboekt = geteld if run.modus == Modus.PROEF else _geboekt(run.pk)
    if geboekt != geteld:
        return Staat.MET_FOUTEN, f"De tellingen ({geteld}) sluiten niet aan op het grootboek ({geboekt})."
    if melding := minder_dan_proef(run.grenzen, run.tellingen, tellingen_van_proef(run)):
        return Staat.MET_FOUTEN, melding
    return Staat.KLAAR, ""


def _geboekt(run_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(GEBOEKT, [run_id])
        return int(cursor.fetchone()[0])


def stop_run(run_id: int, reden: str) -> None:
    """Stop for a person: no further chunk starts until somebody resumes."""
    with transaction.atomic():
        if Run.objects.filter(pk=run_id, staat=Staat.OPEN).update(staat=Staat.GESTOPT, melding=reden):
            meld_run(Run.objects.get(pk=run_id))
