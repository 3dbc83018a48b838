"""The code with which somebody takes a mandate that another offers: it follows from the number of the offer and our secret."""

import hashlib
import hmac

from django.conf import settings

# No letters or digits that look or sound alike: a code is read over the telephone.
TEKENS = "ABCDEFGHKLMNPRSTUVWXYZ23456789"
LENGTE = 10


def code_van(aanbod_id: int) -> str:
    """Ten signs: 30^10 codes, and few may be tried a day (``pogingen``)."""
    som = int.from_bytes(_som("code", str(aanbod_id)), "big")
    tekens = []
    for _ in range(LENGTE):
        som, rest = divmod(som, len(TEKENS))
        tekens.append(TEKENS[rest])
    return "".join(tekens)


def gedrukt(code: str) -> str:
    """In two halves: easier to read and to say."""
    return f"{code[: LENGTE // 2]}-{code[LENGTE // 2 :]}"


def zoekwaarde(getypt: str) -> str:
    """What finds the offer. Small letters, spaces and dashes do not matter."""
    kaal = "".join(teken for teken in getypt.upper() if teken.isalnum())
    return _som("zoek", kaal).hex()


def _som(doel: str, wat: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"mijngegevens.machtiging.{doel}:{wat}".encode(), hashlib.sha256)
