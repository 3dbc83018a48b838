"""What this line registers with the generator."""

from django.apps import apps

from duo_portal.register.generator.onderdelen import Onderdeel, demosecties, generatoronderdelen
from lesgeld.generator.demosecties import alleen_in_een_spel, laad_betalingen, laad_inning
from lesgeld.generator.verloop import klaar_voor_verloop, verloop


def meld_aan() -> None:
    generatoronderdelen.meld_aan("lesgeld", Onderdeel(verloop=verloop, klaar_voor_verloop=klaar_voor_verloop))
    demosecties.meld_aan("betaling", laad_betalingen)
    demosecties.meld_aan("inning", laad_inning)
    demosecties.meld_aan("aanvraag", alleen_in_een_spel)
    if apps.is_installed("duo_portal.tegenpartijen"):
        _speel_mee()


def _speel_mee() -> None:
    from duo_portal.tegenpartijen.spel.toneel import Moment, Speler, spelers
    from lesgeld.generator import spel, spel_aanvraag

    spelers.meld_aan("lesgeld betalen", Speler(Moment.BURGERS, spel.kies_hoe_te_betalen))
    spelers.meld_aan("lesgeld met iDEAL", Speler(Moment.BURGERS, spel.betaal_met_ideal))
    spelers.meld_aan("lesgeld terugvragen", Speler(Moment.BURGERS, spel_aanvraag.vraag_terug))
    spelers.meld_aan("lesgeld beoordelen", Speler(Moment.MEDEWERKERS, spel_aanvraag.beoordeel))
