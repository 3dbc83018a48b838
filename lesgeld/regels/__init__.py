"""The law of lesgeld as rules: pure, no database. One rule judges one student in the portal and a million in a run."""

from lesgeld.regels.afrekening import reken_af
from lesgeld.regels.beoordeling import beoordeel
from lesgeld.regels.termijnschema import verdeel_in_termijnen

__all__ = ["beoordeel", "reken_af", "verdeel_in_termijnen"]
