"""Who plays, of what every line has in common."""

from duo_portal.tegenpartijen.spel import betalers, drukker, medewerkers, post, scholen
from duo_portal.tegenpartijen.spel.toneel import Moment, Speler, spelers


def meld_aan() -> None:
    spelers.meld_aan("bestanden ophalen", Speler(Moment.VOOR_DE_NACHT, post.haal_op))
    spelers.meld_aan("drukker", Speler(Moment.NA_DE_NACHT, drukker.verstuur))
    spelers.meld_aan("scholen", Speler(Moment.OVERDAG, scholen.vertel))
    spelers.meld_aan("vrijgevers", Speler(Moment.MEDEWERKERS, medewerkers.geef_betalingen_vrij))
    spelers.meld_aan("naar de bank", Speler(Moment.AVOND, medewerkers.breng_naar_de_bank))
    spelers.meld_aan("naar de partijen", Speler(Moment.AVOND, post.breng_overdrachten))
    spelers.meld_aan("betaaldienst rekent af", Speler(Moment.AVOND, betalers.reken_af))
    spelers.meld_aan("de dag sluit", Speler(Moment.AVOND, post.sluit_dag))
