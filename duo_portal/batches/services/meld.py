"""What went wrong with a run reaches staff, each time it goes wrong."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from duo_portal.batches.models import Brokstaat, Run
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

STIL = timedelta(minutes=15)


def meld_run(run: Run) -> None:
    """Once per end or stop: the caller changed the state of the run in this transaction, so nobody counts beside us."""
    eerder = Taak.objects.filter(sleutel__startswith=f"run:{run.pk}:").count()
    _meld(run, "run", f"run:{run.pk}:{eerder + 1}", run.melding)


def meld_mislukt(run: Run) -> None:
    """One open task for all failed chunks of a run; a new one when chunks fail after staff closed it."""
    gedaan = Taak.objects.filter(sleutel__startswith=f"brokken:{run.pk}:", staat=Taakstaat.AFGEHANDELD).count()
    _meld(run, "brok", f"brokken:{run.pk}:{gedaan + 1}", "een of meer brokken zijn mislukt. Bekijk de fout en probeer ze opnieuw.")


def meld_stilstand(run: Run) -> bool:
    """A run on which nothing was finished for a while: no worker, or one that hangs. By the real clock."""
    klaar = run.brokken.filter(staat=Brokstaat.KLAAR)
    laatste = max(run.loopt_sinds, klaar.aggregate(op=Max("klaar_op"))["op"] or run.loopt_sinds)
    if timezone.now() - laatste < STIL:
        return False
    _meld(run, "run", f"stil:{run.pk}:{klaar.count()}", "er is al een kwartier geen brok klaar. Kijk of de workers draaien.")
    return True


def _meld(run: Run, soort: str, sleutel: str, tekst: str) -> None:
    maak_taak(soort=soort, sleutel=sleutel, omschrijving=f"{run}: {tekst}"[:300], gegevens={"run": run.pk})
