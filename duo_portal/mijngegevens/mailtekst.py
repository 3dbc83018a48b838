"""The words of an e-mail about a change. No name, no number, no address; only the mail that asks for it has a link."""

from django.utils import translation

from duo_portal.berichten.melding.tekst import Tekst
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.mijngegevens.models import Mailsoort, Servicemail

_WAT = {
    Mailsoort.EMAIL_GEWIJZIGD: (
        ("Uw e-mailadres is veranderd", "Your e-mail address has changed"),
        (
            "Op {dag} is uw e-mailadres op Onderwijsloket veranderd. Op dit adres krijgt u geen e-mail meer van ons.",
            "On {dag} your e-mail address on Onderwijsloket was changed. You get no more e-mail from us at this address.",
        ),
    ),
    Mailsoort.REKENING_GEWIJZIGD: (
        ("Uw rekeningnummer is veranderd", "Your account number has changed"),
        (
            "Op {dag} is uw rekeningnummer op Onderwijsloket veranderd.",
            "On {dag} your account number on Onderwijsloket was changed.",
        ),
    ),
}


def mailtekst(mail: Servicemail, telefoon: str, link: str = "") -> Tekst:
    """``link`` is for ``EMAIL_BEVESTIGEN``, and for nothing else."""
    with translation.override(mail.taal):
        onderwerp, alineas = _bevestig(link) if mail.soort == Mailsoort.EMAIL_BEVESTIGEN else _gewijzigd(mail, telefoon)
        slot = tekst(
            "Dit is een voorbeeld uit een voorbeeldportaal met verzonnen personen. Geen officiële e-mail van DUO.",
            "This is an example from an example portal with made-up persons. Not an official e-mail of DUO.",
        )
        return Tekst(onderwerp, "\n\n".join([tekst("Beste lezer,", "Dear reader,"), *alineas, slot]) + "\n")


def _bevestig(link: str) -> tuple[str, list[str]]:
    return tekst("Bevestig uw e-mailadres", "Confirm your e-mail address"), [
        tekst("Iemand gaf dit e-mailadres op bij Onderwijsloket.", "Somebody gave this e-mail address to Onderwijsloket."),
        tekst(
            "Was u dat? Open dan deze link. Hij werkt 24 uur, en één keer:",
            "Was it you? Then open this link. It works for 24 hours, and once:",
        ),
        link,
        tekst(
            "Was u dat niet? Dan hoeft u niets te doen. Er verandert dan niets.", "Was it not you? Then do nothing. Nothing changes then."
        ),
    ]


def _gewijzigd(mail: Servicemail, telefoon: str) -> tuple[str, list[str]]:
    onderwerp, zin = _WAT[Mailsoort(mail.soort)]
    return tekst(*onderwerp), [
        tekst(*zin).format(dag=datum(mail.dag)),
        tekst(
            f"Hebt u dit niet zelf gedaan? Bel dan meteen {telefoon}. Hebt u het wel zelf gedaan? Dan hoeft u niets te doen.",
            f"Was this not you? Then call {telefoon} at once. Was it you? Then you need do nothing.",
        ),
        tekst(
            "In deze e-mail staat geen link. Zo komt u niet op een valse website.",
            "There is no link in this e-mail. That keeps you away from a false website.",
        ),
    ]
