"""What the pages, messages and charts of studiefinanciering register with the shared rooms."""

from pathlib import Path

from duo_portal.berichten import sjablonen
from duo_portal.berichten.soorten import Berichtsoort, berichtsoorten


def meld_aan() -> None:
    sjablonen.bronnen.meld_aan("studiefinanciering", Path(__file__).parent / "sjablonen")
    berichtsoorten.meld_aan("studiefinanciering", Berichtsoort("Berichten over studiefinanciering", "Messages about student finance"))
