"""The sheet in front of a letter that goes to another address than the one printed on it, or that is sent again (Awb 2:11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from duo_portal.berichten.models import Zendreden
from duo_portal.berichten.sjablonen import Rechtsmiddel

Taal = Literal["nl", "en"]
WAAROM: Mapping[int, Mapping[Taal, str]] = {
    Zendreden.EERSTE: {
        "nl": "Op de brief hierachter staat een ander adres van u. Of er staat geen adres op. Dit is het adres dat wij nu hebben.",
        "en": "The letter behind this sheet shows another address of yours, or none. This is the address that we have now.",
    },
    Zendreden.POST_RETOUR: {
        "nl": "Wij stuurden deze brief al eerder. Hij kwam bij ons terug. Daarom sturen wij hem opnieuw.",
        "en": "We sent this letter before. It came back to us. That is why we send it again.",
    },
    Zendreden.MELDING_MISLUKT: {
        "nl": "Dit bericht staat ook op Onderwijsloket. Onze e-mail daarover kwam niet bij u aan. Daarom krijgt u het nu per post.",
        "en": "This message is also on Onderwijsloket. Our e-mail about it did not reach you. That is why you get it by post.",
    },
    Zendreden.GEEN_EMAIL: {
        "nl": "Dit bericht staat ook op Onderwijsloket. Wij hebben geen e-mailadres van u. Daarom krijgt u het per post.",
        "en": "This message is also on Onderwijsloket. We have no e-mail address of yours. That is why you get it by post.",
    },
    Zendreden.ADRES_BEKEND: {
        "nl": "Wij wisten eerst niet waar u woont. Nu wel. Daarom krijgt u deze brief later dan de datum die erop staat.",
        "en": "At first we did not know where you live. Now we do. That is why you get this letter after the date on it.",
    },
    Zendreden.MEDEWERKER: {
        "nl": "Een medewerker stuurt u deze brief opnieuw.",
        "en": "A member of staff sends you this letter again.",
    },
}
ZES_WEKEN: Mapping[Taal, str] = {
    "nl": "U kunt bezwaar maken. U hebt zes weken, vanaf de dag nadat wij deze brief op de post doen. In de brief staat hoe het gaat.",
    "en": "You can object. You have six weeks, from the day after we post this letter. The letter tells you how.",
}
WOORDEN: Mapping[Taal, Mapping[str, str]] = {
    "nl": {
        "afzender": "Voorbeeldportaal, geen officiële brief van DUO",
        "retour": "Retouradres:",
        "kop": "Brief met kenmerk",
        "vraag": "Hebt u een vraag? Bel",
        "erachter": "De brief zit hierachter.",
        "voet": "Dit is een voorbeeld uit een voorbeeldportaal met verzonnen personen. Geen officiële brief van DUO.",
    },
    "en": {
        "afzender": "Example portal, not an official letter of DUO",
        "retour": "Return address:",
        "kop": "Letter with reference",
        "vraag": "Do you have a question? Call",
        "erachter": "The letter is behind this sheet.",
        "voet": "This is an example from an example portal with made-up persons. Not an official letter of DUO.",
    },
}


@dataclass(frozen=True)
class Voorblad:
    taal: Taal
    kenmerk: str
    telefoon: str
    retouradres: str
    alineas: tuple[str, ...]
    groot: bool = False

    @property
    def woorden(self) -> Mapping[str, str]:
        return WOORDEN[self.taal]


def alineas(reden: int, rechtsmiddel: Rechtsmiddel, taal: Taal) -> tuple[str, ...]:
    """Why this sheet is there and, with a decision, that the term to object begins with this sending."""
    return (WAAROM[reden][taal], *((ZES_WEKEN[taal],) if rechtsmiddel == "bezwaar" else ()))
