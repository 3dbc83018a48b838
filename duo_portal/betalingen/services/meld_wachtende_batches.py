"""Batches that nobody gives to the bank: staff hear of it while there is time, and once more when there is none."""

from datetime import date

from duo_portal.betalingen.models import Batchsoort, Betaalbatch
from duo_portal.betalingen.services.geef_vrij import te_laat
from duo_portal.tijd.bankdagen import tel_bankdagen
from duo_portal.werkvoorraad.services.maak_taak import maak_taak


def meld_wachtende_batches(dag: date) -> int:
    """Of each batch without a file whose day is near (two bank days) or past, once for each of the two. Returns how many wait.

    A refund that is not released is a refund that is not paid; a debit that is not released in time is never made.
    """
    wacht = Betaalbatch.objects.filter(bestand=None, uitvoeren_op__lte=tel_bankdagen(dag, 2)).order_by("pk")
    for batch in wacht:
        _meld(batch)
    return len(wacht)


def _meld(batch: Betaalbatch) -> None:
    wat = Batchsoort(batch.soort).label
    if te_laat(batch):
        sleutel, zin = "gemist", "Er wordt niets afgeschreven. Spreek met deze betalers andere dagen af."
    else:
        sleutel, zin = "wacht", "Geef de batch met twee mensen vrij en breng het bestand naar de bank."
    maak_taak(
        soort=f"betaalbatch_{sleutel}",
        sleutel=f"betaalbatch-{sleutel}-{batch.pk}",
        omschrijving=f"Batch {batch.pk} ({wat}, {batch.aantal} opdrachten voor {batch.uitvoeren_op:%d-%m-%Y}) heeft geen bestand. {zin}",
        gegevens={"batch": batch.pk},
        termijn=batch.uitvoeren_op,
    )
