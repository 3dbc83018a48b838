"""What login services call their levels, and what that is worth here. The one table; both sides of a login read it.

Sources: github.com/maykinmedia/django-digid-eherkenning (``choices.py``: the authentication contexts of DigiD),
magazines.logius.nl/eidas/2017/01 and vng.nl/artikelen/digid-laag (which level of DigiD is which level of eIDAS), Regulation
(EU) 2015/1502 (low, substantial, high). DigiD basis is not on the list of eIDAS and is being phased out: it counts as low.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from duo_portal.toegang.burger import Niveau

_SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
_EIDAS = "http://eidas.europa.eu/LoA/"


class Middel(StrEnum):
    DIGID = "digid"
    EIDAS = "eidas"


@dataclass(frozen=True)
class Zekerheid:
    """One level of one means of login; ``acr`` is its name in the protocol (authentication context class reference)."""

    acr: str
    middel: Middel
    naam: str
    niveau: Niveau


ZEKERHEDEN: tuple[Zekerheid, ...] = (
    Zekerheid(f"{_SAML}PasswordProtectedTransport", Middel.DIGID, "DigiD Basis", Niveau.LAAG),
    Zekerheid(f"{_SAML}MobileTwoFactorContract", Middel.DIGID, "DigiD Midden", Niveau.LAAG),
    Zekerheid(f"{_SAML}Smartcard", Middel.DIGID, "DigiD Substantieel", Niveau.SUBSTANTIEEL),
    Zekerheid(f"{_SAML}SmartcardPKI", Middel.DIGID, "DigiD Hoog", Niveau.HOOG),
    Zekerheid(f"{_EIDAS}low", Middel.EIDAS, "eIDAS Low", Niveau.LAAG),
    Zekerheid(f"{_EIDAS}substantial", Middel.EIDAS, "eIDAS Substantial", Niveau.SUBSTANTIEEL),
    Zekerheid(f"{_EIDAS}high", Middel.EIDAS, "eIDAS High", Niveau.HOOG),
)
_OP_ACR = {zekerheid.acr: zekerheid for zekerheid in ZEKERHEDEN}


def zekerheid_van(acr: object) -> Zekerheid | None:
    """The level that a login service named; None for a name that is not in the table, which is worth nothing."""
    return _OP_ACR.get(acr) if isinstance(acr, str) else None


def te_vragen(middel: Middel, niveau: Niveau) -> Sequence[Zekerheid]:
    """What to ask for: every level that is high enough, the lowest (the easiest for people) first."""
    return [zekerheid for zekerheid in ZEKERHEDEN if zekerheid.middel == middel and zekerheid.niveau >= niveau]
