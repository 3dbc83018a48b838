"""Who plays, of what every line has in common."""

from datetime import date

from duo_portal.tegenpartijen.spel import medewerkers, scholen
from duo_portal.tegenpartijen.spel.toneel import Moment, Speler, Toneel, spelers


def meld_aan() -> None:
    spelers.meld_aan("scholen", Speler(Moment.OVERDAG, scholen.vertel))
    spelers.meld_aan("vrijgevers", Speler(Moment.MEDEWERKERS, medewerkers.geef_betalingen_vrij))
    spelers.meld_aan("naar de bank", Speler(Moment.AVOND, medewerkers.breng_naar_de_bank))
    spelers.meld_aan("de bank sluit", Speler(Moment.AVOND, _sluit_bank))


def _sluit_bank(toneel: Toneel, dag: date) -> None:
    toneel.bank.sluit_dag(dag)
