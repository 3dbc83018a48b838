"""The calculation interface: one public door to all rules. It touches no register, opens no database and stores nothing."""

from duo_portal.regels.bereken.regeling import Onderdeel, Regeling, meld_regeling_aan, regelingen
from duo_portal.regels.bereken.uitvoer import bereken_tekst

__all__ = ["Onderdeel", "Regeling", "bereken_tekst", "meld_regeling_aan", "regelingen"]
