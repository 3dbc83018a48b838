"""What every state gives, and the parts of sentences that states share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from duo_portal.berichten.opmaak import centen, datum, tekst
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.partij import bij_wie
from duo_portal.betalen.toestand import Toestand


@dataclass(frozen=True)
class Zinnen:
    """``wanneer`` only where the last day does not say it."""

    zin: str
    wat: str
    hoeveel: str
    doen: str
    wanneer: str = ""
    label: str = ""


Maak = Callable[[Vorderingbeeld, date, date | None], Zinnen]
ZINNEN: dict[Toestand, Maak] = {}
BETAAL = ("Betaal het bedrag.", "Pay the amount.")
NIETS = ("Niets.", "Nothing.")
OF_REGELING = ("Betaal het bedrag, of spreek een regeling af.", "Pay the amount, or agree on a payment plan.")


def bij(toestand: Toestand) -> Callable[[Maak], Maak]:
    """The function beneath has the words of this state."""

    def versier(maak: Maak) -> Maak:
        ZINNEN[toestand] = maak
        return maak

    return versier


def nog(bedrag: int, kosten: int = 0) -> str:
    zin = tekst(f"U betaalt nog {centen(bedrag)}.", f"You still pay {centen(bedrag)}.")
    if kosten <= 0:
        return zin
    return zin + tekst(f" Daarvan is {centen(kosten)} kosten.", f" Of that {centen(kosten)} is costs.")


def alles(beeld: Vorderingbeeld) -> str:
    return nog(beeld.te_betalen, beeld.stand.kosten_open)


def tot(voor: date | None) -> tuple[str, str]:
    """ "by 15 October" inside a sentence, or "as soon as you can"; Dutch and English."""
    if voor is None:
        return "zo snel als u kunt", "as soon as you can"
    return f"uiterlijk op {datum(voor, 'nl')}", f"by {datum(voor, 'en')}"


def niets_aan_partij(beeld: Vorderingbeeld) -> str:
    """A claim that once lay with the CJIB or a bailiff: nothing may be paid there any more."""
    if beeld.overgedragen_aan is None:
        return ""
    nl, en = bij_wie(beeld)
    return tekst(f"Betaal niets meer aan {nl}.", f"Pay nothing more to {en}.")
