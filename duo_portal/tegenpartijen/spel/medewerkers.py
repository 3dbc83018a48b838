"""Staff of the demo, doing what the law wants people for: two of them release each batch, and its file goes to the bank."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User

from duo_portal.betalingen.models import Betaalbatch, Betaalbestand, Betaalopdracht
from duo_portal.betalingen.services.geef_vrij import geef_vrij, te_laat
from duo_portal.betalingen.services.maak_bestand import maak_bestand
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.tegenpartijen.spel.toneel import Toneel
from duo_portal.tijd.bankdagen import is_bankdag, tel_bankdagen

VRIJGEVERS = ("wim", "samira")


def geef_betalingen_vrij(_: Toneel, dag: date) -> None:
    """On each bank day: what waits is put together, released by two people, and made into a file for the next bank day."""
    if not is_bankdag(dag):
        return
    eerste, tweede = (User.objects.get(username=naam) for naam in VRIJGEVERS)
    if Betaalopdracht.objects.filter(batchregel=None).exists():
        stel_batch_samen(tel_bankdagen(dag, 1), door=eerste)
    for batch in Betaalbatch.objects.filter(bestand=None).order_by("pk"):
        if te_laat(batch):
            continue
        gegeven = set(batch.vrijgaven.values_list("medewerker_id", flat=True))
        for medewerker in (eerste, tweede):
            if medewerker.pk not in gegeven:
                geef_vrij(batch.pk, medewerker)
        maak_bestand(batch.pk)


def breng_naar_de_bank(toneel: Toneel, dag: date) -> None:
    """Files that were made go to the bank; one that it has already is no second one."""
    recent = Betaalbestand.objects.filter(batch__uitvoeren_op__gte=dag).order_by("pk")
    for kenmerk in recent.values_list("berichtkenmerk", flat=True):
        toneel.bank.lever_in(_pad(kenmerk))


def _pad(kenmerk: str) -> Path:
    return Path(settings.VAR) / "betaalbestanden" / f"{kenmerk}.xml"
