"""The months of a calendar year in amounts: what is a gift, what is conditional and what is borrowed."""

from datetime import date

from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.grafiek import Grafiek, Reeks, grafiekmaand
from studiefinanciering.beeld import Bedragen, Stufibeeld


def grafiek_van(beeld: Stufibeeld, jaar: int) -> Grafiek:
    """Awards of the twelve months; months past and months to come look alike, because both are decided."""
    eerste = [date(jaar, maand, 1) for maand in range(1, 13)]
    bedragen = [_toegekend(beeld, maand) for maand in eerste]
    reeksen = (
        Reeks(tekst("Gift", "Gift"), "vol", tuple(een.gift for een in bedragen)),
        Reeks(tekst("Gift met diploma", "Gift with a diploma"), "gearceerd", tuple(een.prestatie for een in bedragen)),
        Reeks(tekst("Lening", "Loan"), "open", tuple(een.lening for een in bedragen)),
    )
    bijschrift = tekst(f"Uw studiefinanciering in {jaar}", f"Your student finance in {jaar}")
    return Grafiek("maanden", bijschrift, tekst("Maand", "Month"), tuple(grafiekmaand(maand) for maand in eerste), reeksen)


def _toegekend(beeld: Stufibeeld, maand: date) -> Bedragen:
    return beeld.maand(maand).toegekend
