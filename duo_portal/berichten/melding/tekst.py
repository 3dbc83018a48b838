"""The words of the notification: the same for everybody, without a name, an amount, a subject or a link."""

from dataclasses import dataclass

from django.utils import translation

from duo_portal.berichten.melding.aard import Aankondiging
from duo_portal.berichten.opmaak import datum, tekst

WAT = {
    "besluit": ("een besluit", "a decision"),
    "bericht": ("een bericht", "a message"),
    "verzoek": ("een verzoek", "a request"),
    "voorstel": ("een voorstel", "a proposal"),
}


@dataclass(frozen=True)
class Tekst:
    onderwerp: str
    inhoud: str


def meldtekst(wat: Aankondiging, taal: str, telefoon: str) -> Tekst:
    with translation.override(taal):
        soort = tekst(*WAT[wat.aard])
        alineas = (
            tekst("Beste lezer,", "Dear reader,"),
            tekst(f"Er staat {soort} voor u klaar op Onderwijsloket.", f"There is {soort} for you on Onderwijsloket."),
            _reactie(wat),
            tekst(
                "Ga zelf naar Onderwijsloket, zoals u dat altijd doet. Log in en kies ‘Berichten’. "
                "In deze e-mail staat geen link. Zo komt u niet op een valse website.",
                "Go to Onderwijsloket yourself, as you always do. Log in and choose ‘Messages’. "
                "There is no link in this e-mail. That keeps you away from a false website.",
            ),
            tekst(f"Lukt het niet? Bel {telefoon}.", f"Does it not work? Call {telefoon}."),
            tekst(
                "Dit is een voorbeeld uit een voorbeeldportaal met verzonnen personen. Geen officiële e-mail van DUO.",
                "This is an example from an example portal with made-up persons. Not an official e-mail of DUO.",
            ),
        )
        return Tekst(tekst(f"Er staat {soort} voor u klaar", f"There is {soort} for you"), "\n\n".join(alineas) + "\n")


def _reactie(wat: Aankondiging) -> str:
    if wat.reactie is None:
        return tekst(
            "In het bericht staat of u iets moet doen, en wanneer.", "The message says whether you have to do something, and when."
        )
    if not wat.reactie:
        return tekst("U hoeft niet te reageren.", "You do not have to react.")
    if wat.voor is None:
        return tekst("Wij vragen u om een reactie.", "We ask you for a reaction.")
    return tekst(
        f"Wij vragen u om een reactie. Doe dit uiterlijk op {datum(wat.voor)}.",
        f"We ask you for a reaction. Please react by {datum(wat.voor)}.",
    )
