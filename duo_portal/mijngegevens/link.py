"""The link that proves that somebody reads the mail of an address: the number of the change, signed."""

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from duo_portal.mijngegevens.models import Emailwijziging

GELDIG = timedelta(hours=24)  # from the moment that the mail with the link left
VELD = "sleutel"  # behind the question mark of the address, which no log keeps


def _ondertekenaar() -> Signer:
    return Signer(salt="mijngegevens.email")


def link_van(wijziging: Emailwijziging) -> str:
    """The whole address, on the name of the portal where it was asked for."""
    return wijziging.portaal.rstrip("/") + reverse("mijngegevens:email_bevestigen", query={VELD: _ondertekenaar().sign(str(wijziging.pk))})


def nummer_van(token: str) -> int | None:
    """The number of the change, or None for a link that we did not make."""
    try:
        kaal = _ondertekenaar().unsign(token)
    except BadSignature:
        return None
    return int(kaal)
