"""The printer and the post: what the night laid ready is posted the same day, and staff confirm it."""

from datetime import date

from django.contrib.auth.models import User

from duo_portal.berichten.models import Drukbundel
from duo_portal.berichten.services.bevestig_verzending import bevestig_verzending
from duo_portal.tegenpartijen.spel.toneel import Toneel

BEVESTIGER = "samira"


def verstuur(_: Toneel, dag: date) -> None:
    wachtend = Drukbundel.objects.filter(verzending__isnull=True, bestand__isnull=False).order_by("pk")
    for bundel_id in wachtend.values_list("pk", flat=True):
        bevestig_verzending(bundel_id, dag, User.objects.get(username=BEVESTIGER))
