"""What the pages, messages and charts of studiefinanciering register with the shared rooms."""

from pathlib import Path

from duo_portal.berichten import sjablonen
from duo_portal.berichten.selectors import rekenstappen, rekenstaten
from duo_portal.berichten.soorten import Berichtsoort, berichtsoorten
from duo_portal.portaal.openbaar.bladen import bladbronnen
from duo_portal.portaal.overzicht import overzichtdelen
from duo_portal.portaal.schil import Menupunt, menupunten
from studiefinanciering import gebeurtenissen
from studiefinanciering.overzicht import overzichtdeel
from studiefinanciering.rekenstaat import stappen_in_bericht
from studiefinanciering.views_open import BLAD


def meld_aan() -> None:
    gebeurtenissen.meld_aan()
    sjablonen.bronnen.meld_aan("studiefinanciering", Path(__file__).parent / "sjablonen")
    berichtsoorten.meld_aan("studiefinanciering", Berichtsoort("Berichten over studiefinanciering", "Messages about student finance"))
    rekenstaten.meld_aan("studiefinanciering", lambda bericht: None)  # the message prints its parts itself
    rekenstappen.meld_aan("studiefinanciering", stappen_in_bericht)
    overzichtdelen.meld_aan("studiefinanciering", overzichtdeel)
    menupunten.meld_aan("studiefinanciering", Menupunt("Studiefinanciering", "Student finance", "studiefinanciering:nu", 25))
    bladbronnen.meld_aan("studiefinanciering", lambda: [BLAD])
