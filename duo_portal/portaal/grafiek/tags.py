"""What the template of a chart asks for."""

from duo_portal.berichten.opmaak import centen, register, taal_nu
from duo_portal.portaal.grafiek.gegevens import Grafiek
from duo_portal.portaal.grafiek.tekening import Tekening, teken


@register.simple_tag
def tekening(grafiek: Grafiek) -> Tekening:
    return teken(grafiek)


@register.filter
def hele_euros(waarde: int) -> str:
    """Cents of a line of the scale, which is whole euros, without ",00"."""
    return centen(abs(waarde))[:-3]


@register.filter
def grafiekwaarde(waarde: int, eenheid: str) -> str:
    """A number of the table: an amount, or how many."""
    return centen(waarde) if eenheid == "centen" else aantal(waarde)


@register.filter
def schaalwaarde(waarde: int, eenheid: str) -> str:
    """A number beside a line of the scale, without sign: the side of the line says it."""
    return hele_euros(waarde) if eenheid == "centen" else aantal(abs(waarde))


def aantal(waarde: int) -> str:
    """How many, with thousands apart as the language does."""
    return f"{waarde:,}" if taal_nu() == "en" else f"{waarde:,}".replace(",", ".")
