"""What this line registers with the generator."""

from duo_portal.register.generator.onderdelen import Onderdeel, demosecties, generatoronderdelen
from lesgeld.generator.demosecties import laad_betalingen, laad_inning
from lesgeld.generator.verloop import klaar_voor_verloop, verloop


def meld_aan() -> None:
    generatoronderdelen.meld_aan("lesgeld", Onderdeel(verloop=verloop, klaar_voor_verloop=klaar_voor_verloop))
    demosecties.meld_aan("betaling", laad_betalingen)
    demosecties.meld_aan("inning", laad_inning)
