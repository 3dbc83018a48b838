"""People who pay at once: on the page of the imitated provider, which tells the portal by its webhook and settles with our bank."""

from datetime import date, timedelta

from django.test import Client
from django.urls import resolve, reverse

from duo_portal.betalingen.afschrift import partijen
from duo_portal.betalingen.betaaldienst import onderteken
from duo_portal.betalingen.services.betaal_nu import betaal_nu
from duo_portal.tegenpartijen.bank import Overschrijving
from duo_portal.tegenpartijen.betaaldienst import dienst
from duo_portal.tegenpartijen.spel.toneel import Toneel

HIER = "127.0.0.1"


class Onbezorgd(Exception):
    """The portal did not take the notice of the provider."""


def betaal_met_ideal(persoon_id: int, vordering_id: int, centen: int, iban: str, naam: str) -> None:
    """Start at the portal, pay at the provider, and let the provider tell it. Raises a ``Weigering`` where nothing may be paid."""
    adres = betaal_nu(persoon_id, vordering_id, centen, f"http://{HIER}/")
    betaling = dienst.haal(str(next(iter(resolve(adres).kwargs.values()))))
    if betaling is None:
        raise Onbezorgd(f"de betaaldienst kent {adres} niet")
    meld(dienst.rond_af(betaling, "geslaagd", iban, naam))


def meld(betaling: dienst.Nepbetaling) -> None:
    """The notice comes twice, as notices do: it must count once."""
    for _ in range(2):
        antwoord = Client(SERVER_NAME=HIER).post(
            reverse("betalen:ideal_melding"),
            betaling.melding,
            content_type="application/json",
            headers={"X-Handtekening": onderteken(betaling.melding)},
        )
        if antwoord.status_code != 200:
            raise Onbezorgd(f"het portaal antwoordde {antwoord.status_code}")


def reken_af(toneel: Toneel, dag: date) -> None:
    """In one sum, the next bank day. The transfer is ordered before the payments are marked: a break loses nothing."""
    som = sum(betaling.centen for betaling in dienst.alle() if betaling.stand == "geslaagd" and not betaling.afgerekend)
    if som:
        (rekening,) = partijen.rekeningen("betaaldienst")
        naam = f"afrekening betaaldienst {dag}"
        toneel.bank.stort(Overschrijving(f"ideal-{dag}", dag + timedelta(1), som, rekening, "Nagebootste betaaldienst", naam))
        dienst.reken_af()
