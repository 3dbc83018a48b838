"""The imitated check of a name with an account. A bank knows its accounts: those of the register; of others it goes by the number.

An unknown account that ends in 7 answers with a name that is nearly right, in 8 with no, in 9 cannot be reached; others agree.
"""

import re
import unicodedata
from difflib import SequenceMatcher

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from duo_portal.mijngegevens.naamcontrole import Antwoord, Naamcontrole, Naamuitkomst
from duo_portal.register.models import Rekening

LIJKT_VANAF = 0.75


class NagebootsteNaamcontrole(Naamcontrole):
    def __init__(self) -> None:
        if not settings.DEMO:
            raise ImproperlyConfigured("De nagebootste naamcontrole bestaat alleen in de demo.")

    def vraag(self, iban: str, naam: str) -> Antwoord:
        bekend = Rekening.objects.filter(iban=iban).order_by("-pk").values_list("tenaamstelling", flat=True).first()
        if bekend is not None:
            return vergelijk(naam, bekend)
        if iban[-1] == "9":
            raise ConnectionError("de bank antwoordt niet")
        if iban[-1] == "7":
            return Antwoord(Naamuitkomst.LIJKT, f"{naam} EN/OF")
        return Antwoord(Naamuitkomst.KLOPT_NIET if iban[-1] == "8" else Naamuitkomst.KLOPT)


def vergelijk(getypt: str, bekend: str) -> Antwoord:
    """The same letters: right. Nearly the same: right with the name of the bank. Else wrong, and the name stays with the bank."""
    een, ander = _kaal(getypt), _kaal(bekend)
    if een == ander:
        return Antwoord(Naamuitkomst.KLOPT)
    if SequenceMatcher(None, een, ander).ratio() >= LIJKT_VANAF:
        return Antwoord(Naamuitkomst.LIJKT, bekend)
    return Antwoord(Naamuitkomst.KLOPT_NIET)


def _kaal(naam: str) -> str:
    letters = unicodedata.normalize("NFKD", naam.casefold())
    return re.sub(r"[^a-z]", "", letters)
