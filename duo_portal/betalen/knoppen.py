"""What can be done about a claim, as buttons and links."""

from django.urls import reverse

from duo_portal.berichten.opmaak import tekst
from duo_portal.betalen.acties import Actie
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.nu import Nu
from duo_portal.portaal.onderdelen import Knop

_WOORDEN = {
    Actie.BETALEN: ("Betaal nu", "Pay now"),
    Actie.TERMIJNEN: ("Betaal in termijnen", "Pay in instalments"),
    Actie.REGELING: ("Spreek een regeling af", "Agree on a payment plan"),
    Actie.UITSTEL: ("Vraag uitstel", "Ask for deferral"),
    Actie.STOPPEN: ("Stop het afschrijven", "Stop the debits"),
}
# Paying is the main thing to do only where it is asked.
_NIET_VOORAAN = {Actie.STOPPEN, Actie.UITSTEL}


def adres_van(beeld: Vorderingbeeld, actie: Actie) -> str:
    return reverse(f"betalen:{actie.value}", args=[beeld.vordering_id])


def links_van(beeld: Vorderingbeeld, nu: Nu) -> list[Knop]:
    """Everything that can be done, for the list beside the page."""
    return [_knop(beeld, actie) for actie in nu.acties]


def knoppen_van(beeld: Vorderingbeeld, nu: Nu, op_pagina: bool = False) -> list[Knop]:
    """At most two, the first of them the main one; when nothing is asked, the way to the page (unless it is this page)."""
    vooraan = [actie for actie in nu.acties if actie not in _NIET_VOORAAN] if nu.vraagt else []
    if not vooraan and op_pagina:
        return []
    if not vooraan:
        zie = tekst(f"Bekijk uw {beeld.claim.nl}", f"See your {beeld.claim.en}")
        return [Knop(zie, beeld.claim.adres(beeld.periode), hoofd=True)]
    return [_knop(beeld, actie, hoofd=not nummer) for nummer, actie in enumerate(vooraan[:2])]


def _knop(beeld: Vorderingbeeld, actie: Actie, *, hoofd: bool = False) -> Knop:
    """Anybody who sees the claim may see how to pay it; the rest is for who may act."""
    return Knop(tekst(*_WOORDEN[actie]), adres_van(beeld, actie), hoofd=hoofd, handelt=actie != Actie.BETALEN)
