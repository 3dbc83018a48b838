"""Whether an account can be paid to: what was typed becomes an account and a name, or a fault that says what to do."""

import re
from dataclasses import dataclass
from typing import NoReturn

from schwifty import IBAN
from schwifty.exceptions import InvalidChecksumDigits, InvalidLength, SchwiftyException

from duo_portal.berichten.opmaak import tekst
from duo_portal.weigeren import Weigering

LANGSTE_NAAM = 70
_SCHEIDING = re.compile(r"[\s.\-\u00a0]")


class RekeningGeweigerd(Weigering):
    """``veld`` is the field that the text is about: iban, tenaamstelling, or empty."""

    def __init__(self, zin: str, veld: str = "") -> None:
        super().__init__(zin)
        self.veld = veld


@dataclass(frozen=True)
class Nummer:
    """An account in one written form, and the name that belongs to it."""

    iban: str
    tenaamstelling: str


def lees_nummer(iban: str, tenaamstelling: str) -> Nummer:
    """Raises ``RekeningGeweigerd``. Spaces, dots and lower case do not matter."""
    return Nummer(_iban(iban), _naam(tenaamstelling))


def in_groepen(iban: str) -> str:
    """In fours, as on a bank card."""
    return " ".join(iban[plek : plek + 4] for plek in range(0, len(iban), 4))


def _iban(getypt: str) -> str:
    kaal = _SCHEIDING.sub("", getypt).upper()
    if kaal.isdigit() and kaal:
        _weiger(
            "Dit is een oud rekeningnummer. Vul het IBAN in. Dat begint met twee letters, zoals NL.",
            "This is an old account number. Fill in the IBAN. It begins with two letters, such as NL.",
        )
    try:
        iban = IBAN(kaal)
    except InvalidLength:
        _weiger(
            "Dit nummer is te kort of te lang. Een Nederlands IBAN heeft 18 tekens. Kijk op uw bankpas.",
            "This number is too short or too long. A Dutch IBAN has 18 characters. Look at your bank card.",
        )
    except InvalidChecksumDigits:
        _weiger(
            "Er zit een tikfout in dit nummer. Vergelijk het met uw bankpas.",
            "There is a typing error in this number. Compare it with your bank card.",
        )
    except (SchwiftyException, ValueError, KeyError):
        _weiger(
            "Dit is geen IBAN. Een IBAN ziet er zo uit: NL91 ABNA 0417 1643 00. Kijk op uw bankpas.",
            "This is no IBAN. An IBAN looks like this: NL91 ABNA 0417 1643 00. Look at your bank card.",
        )
    if not iban.in_sepa_zone:
        _weiger(
            "Naar een rekening in dit land kunnen wij niet betalen. Kies een rekening in een Europees land, of bel ons.",
            "We cannot pay to an account in this country. Choose an account in a European country, or call us.",
        )
    return str(iban.compact)


def _weiger(nl: str, en: str) -> NoReturn:
    raise RekeningGeweigerd(tekst(nl, en), "iban") from None


def _naam(getypt: str) -> str:
    naam = " ".join(getypt.split())
    if not any(teken.isalpha() for teken in naam):
        raise RekeningGeweigerd(tekst("Vul de naam in die op uw bankpas staat.", "Fill in the name on your bank card."), "tenaamstelling")
    if len(naam) > LANGSTE_NAAM:
        zin = tekst(f"Gebruik hoogstens {LANGSTE_NAAM} tekens.", f"Use at most {LANGSTE_NAAM} characters.")
        raise RekeningGeweigerd(zin, "tenaamstelling")
    if not naam.isprintable():
        raise RekeningGeweigerd(tekst("In de naam staat een vreemd teken.", "There is a strange character in the name."), "tenaamstelling")
    return naam
