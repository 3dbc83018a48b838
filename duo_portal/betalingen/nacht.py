"""The nightly doors of this room: the use cases are those of commands and staff."""

from datetime import date

from duo_portal.betalingen.services.lees_partijpost import lees_partijpost
from duo_portal.betalingen.services.lees_postvak import lees_postvak
from duo_portal.betalingen.services.maak_opdrachten_alsnog import maak_opdrachten_alsnog
from duo_portal.betalingen.services.meld_wachtende_batches import meld_wachtende_batches


def lees_afschriften(dag: date) -> None:
    """What the bank delivered, before anything is judged."""
    lees_postvak()


def lees_partijen(dag: date) -> None:
    """What the CJIB and bailiffs received and answered, before anything is judged."""
    lees_partijpost()


def betaal_alsnog(dag: date) -> None:
    """After the refunds of the night: what waited for an account that is known now."""
    maak_opdrachten_alsnog(dag)


def bewaak_batches(dag: date) -> None:
    """After the debits of the night: what still waits for two people."""
    meld_wachtende_batches(dag)
