"""What goes to and fro between the portal and everybody outside: files, fetched before the night and brought in the evening.

A file that was read before changes nothing, so that a day may be played over after a break.
"""

from datetime import date, timedelta

from duo_portal.betalingen.importeren import ontvangsten_partij
from duo_portal.betalingen.services.lees_postvak import postvak
from duo_portal.tegenpartijen.schrijven import schrijf_geheel
from duo_portal.tegenpartijen.spel.toneel import Toneel
from duo_portal.vorderingen.importeren import antwoorden
from duo_portal.vorderingen.models import Overdrachtbestand, Partij
from duo_portal.vorderingen.services.maak_overdrachtbestanden import pad_van


def haal_op(toneel: Toneel, dag: date) -> None:
    """What was made yesterday evening. A statement lies in our box, and the night itself opens that."""
    gisteren = dag - timedelta(1)
    if (afschrift := toneel.bank.afschrift_van(gisteren)).exists():
        schrijf_geheel(postvak() / afschrift.name, afschrift.read_text(encoding="utf-8"))
    for partij in toneel.partijen.values():
        bestanden = partij.bestanden_van(gisteren)
        if bestanden.antwoorden:
            antwoorden.laad(bestanden.antwoorden)
        if bestanden.ontvangsten:
            ontvangsten_partij.laad(bestanden.ontvangsten)


def breng_overdrachten(toneel: Toneel, dag: date) -> None:
    for bestand in Overdrachtbestand.objects.filter(datum=dag).order_by("pk"):
        toneel.partijen[Partij(bestand.partij).name].neem_aan(pad_van(bestand))


def sluit_dag(toneel: Toneel, dag: date) -> None:
    """Parties first: what they remit comes to the bank on a later day."""
    for partij in toneel.partijen.values():
        partij.sluit_dag(dag)
    toneel.bank.sluit_dag(dag)
