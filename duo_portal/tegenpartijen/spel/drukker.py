"""The printer and the post: what the night laid ready is printed, posted the same day, and confirmed by staff."""

from datetime import date

from django.contrib.auth.models import User

from duo_portal.berichten import nachtdienst
from duo_portal.berichten.models import Drukbundel
from duo_portal.berichten.services.bevestig_verzending import bevestig_verzending
from duo_portal.tegenpartijen.spel.toneel import Toneel

BEVESTIGER = "samira"


def verwerk_berichten(_: Toneel, dag: date) -> None:
    """Letters are made and bundled, notifications go out; then what was printed is posted."""
    nachtdienst.nacht(dag)
    wachtend = Drukbundel.objects.filter(verzending__isnull=True, bestand__isnull=False).order_by("pk").values_list("pk", flat=True)
    for bundel_id in wachtend:
        bevestig_verzending(bundel_id, dag, User.objects.get(username=BEVESTIGER))
