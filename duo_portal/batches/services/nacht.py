"""The night: door after door, each once, in the same order on every machine; what fails waits for staff."""

from datetime import date, timedelta

import structlog
from django.db.models import Q
from django.utils import timezone

from duo_portal.batches.models import Brokstaat, Nachtstaat, Nachtstap, Run, Staat
from duo_portal.batches.nachtwerk import nachtwerk, op_volgorde
from duo_portal.batches.services.verwerk_brok import verwerk_brok
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
VERLATEN = timedelta(minutes=30)  # a door that was opened that long ago lost its process
POGINGEN = 3
GEDAAN = (Nachtstaat.KLAAR, Nachtstaat.OVERGESLAGEN)


def begin_nacht(dag: date) -> None:
    """Write down what must happen in the night of ``dag``; a second call changes nothing."""
    stappen = [Nachtstap(datum=dag, naam=naam, volgorde=werk.volgorde) for naam, werk in op_volgorde()]
    Nachtstap.objects.bulk_create(stappen, ignore_conflicts=True)


def ga_verder() -> bool:
    """Open the next door, of the oldest night that is not done. False: nothing can be done now.

    A night never overtakes an earlier one, and a door waits until the runs of the one before ended: after a run that stopped
    for a person no claim goes further up the ladder.
    """
    stap = Nachtstap.objects.exclude(staat__in=GEDAAN).order_by("datum", "volgorde", "naam").first()
    if stap is None or stap.staat == Nachtstaat.MISLUKT:
        return False
    if stap.staat == Nachtstaat.BEZIG and stap.runs:
        return _sluit(stap)
    return _open(stap)


def draai_nacht(dag: date) -> None:
    """The whole night here, without workers: for the demo clock and for tests. Raises when a door failed."""
    begin_nacht(dag)
    while ga_verder() or _doe_brokken():
        pass
    stap = Nachtstap.objects.filter(datum__lte=dag).exclude(staat__in=GEDAAN).order_by("datum", "volgorde", "naam").first()
    if stap is not None:
        raise RuntimeError(f"De nacht van {dag} staat stil bij '{stap}': {stap.fout}")


def probeer_opnieuw(stap_id: int) -> bool:
    """Staff tries a failed door again."""
    return bool(Nachtstap.objects.filter(pk=stap_id, staat=Nachtstaat.MISLUKT).update(staat=Nachtstaat.WACHT, pogingen=0, fout=""))


def sla_over(stap_id: int) -> bool:
    """Staff lets the night go on without this door; the next night does what it left."""
    open_ = Nachtstap.objects.filter(pk=stap_id).exclude(staat__in=GEDAAN)
    return bool(open_.update(staat=Nachtstaat.OVERGESLAGEN, klaar_op=timezone.now()))


def _open(stap: Nachtstap) -> bool:
    """Claimed by a conditional update: two beats open a door once."""
    nu = timezone.now()
    vrij = Q(staat=Nachtstaat.WACHT) | Q(staat=Nachtstaat.BEZIG, runs=[], begonnen_op__lt=nu - VERLATEN)
    if not Nachtstap.objects.filter(vrij, pk=stap.pk).update(staat=Nachtstaat.BEZIG, begonnen_op=nu, pogingen=stap.pogingen + 1):
        return False
    try:
        runs = [run.pk for run in nachtwerk[stap.naam].doe(stap.datum) or ()]
    except Exception as fout:  # a door must not stop the house: it is tried again, and then staff is told
        _mislukt(stap, fout)
        return stap.pogingen + 1 < POGINGEN
    klaar = {} if runs else {"staat": Nachtstaat.KLAAR, "klaar_op": timezone.now()}
    Nachtstap.objects.filter(pk=stap.pk).update(runs=runs, **klaar)
    return True


def _sluit(stap: Nachtstap) -> bool:
    if Run.objects.filter(pk__in=stap.runs).exclude(staat__in=(Staat.KLAAR, Staat.MET_FOUTEN)).exists():
        return False
    Nachtstap.objects.filter(pk=stap.pk).update(staat=Nachtstaat.KLAAR, klaar_op=timezone.now())
    return True


def _mislukt(stap: Nachtstap, fout: Exception) -> None:
    log.error("nachtstap_mislukt", stap=stap.naam, dag=str(stap.datum), exc_info=fout)
    vaak = stap.pogingen + 1 >= POGINGEN
    staat = Nachtstaat.MISLUKT if vaak else Nachtstaat.WACHT
    Nachtstap.objects.filter(pk=stap.pk).update(staat=staat, fout=f"{type(fout).__name__}: {fout}"[:2000])
    if vaak:
        maak_taak(
            soort="nacht",
            sleutel=f"nacht:{stap.pk}",
            omschrijving=f"De nacht van {stap.datum:%d-%m-%Y} staat stil bij '{stap.naam}'. Bekijk de fout en probeer het opnieuw.",
            gegevens={"nachtstap": stap.pk},
        )


def _doe_brokken() -> bool:
    brokken = list(Run.objects.filter(staat=Staat.OPEN, brokken__staat=Brokstaat.OPEN).values_list("brokken__pk", flat=True))
    return any([verwerk_brok(brok) for brok in brokken])
