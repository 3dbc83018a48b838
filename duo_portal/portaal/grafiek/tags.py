"""What the template of a chart asks for."""

from duo_portal.berichten.opmaak import centen, register
from duo_portal.portaal.grafiek.gegevens import Grafiek
from duo_portal.portaal.grafiek.tekening import Tekening, teken


@register.simple_tag
def tekening(grafiek: Grafiek) -> Tekening:
    return teken(grafiek)


@register.filter
def hele_euros(waarde: int) -> str:
    """Cents of a line of the scale, which is whole euros, without ",00"."""
    return centen(abs(waarde))[:-3]
