"""Charts as server-rendered SVG, beside the table that says the same. ``Grafiek`` in, ``templates/portaal/grafiek.html`` out."""

from duo_portal.portaal.grafiek.gegevens import Grafiek, Kolom, Patroon, Reeks, grafiekmaand
from duo_portal.portaal.grafiek.tekening import Tekening, teken

__all__ = ["Grafiek", "Kolom", "Patroon", "Reeks", "Tekening", "grafiekmaand", "teken"]
