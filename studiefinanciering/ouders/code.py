"""The code of a parent without DigiD: made once by chance, printed in one letter, kept as a keyed hash."""

import hashlib
import hmac
import secrets

from django.conf import settings

from duo_portal.mijngegevens.code import LENGTE, TEKENS, gedrukt


def nieuwe_code() -> str:
    """Ten signs that do not look or sound alike: 30^10 codes, of which few may be tried (``toegang.grenzen``)."""
    return "".join(secrets.choice(TEKENS) for _ in range(LENGTE))


def zoekwaarde(getypt: str) -> str:
    """What finds the code. Small letters, spaces and dashes do not matter."""
    kaal = "".join(teken for teken in getypt.upper() if teken.isalnum())
    return hmac.digest(settings.SECRET_KEY.encode(), f"studiefinanciering.oudercode:{kaal}".encode(), hashlib.sha256).hex()


__all__ = ["gedrukt", "nieuwe_code", "zoekwaarde"]
