"""What the payments of student finance must add up to: awards, months, ledger and orders."""

from duo_portal.betalingen.aansluiting import Controle, controles
from studiefinanciering.aansluiting_sql import CONTROLES


def meld_aan() -> None:
    for naam, (omschrijving, vraag) in CONTROLES.items():
        controles.meld_aan(naam, Controle(omschrijving, vraag))
