"""All that studiefinanciering registers with the shared rooms, in one place."""

from studiefinanciering import paginas_aanmelding, rekenhulpen, uitvoer
from studiefinanciering.aanvragen import aanmelding as aanvragen
from studiefinanciering.batch import aanmelding as batch
from studiefinanciering.batch import maand_aanmelding
from studiefinanciering.generator import aanmelding as generator
from studiefinanciering.ouders import aanmelding as ouders
from studiefinanciering.regels import regelingen, regelingen_vormen


def meld_aan() -> None:
    uitvoer.meld_aan()
    regelingen.meld_aan()
    rekenhulpen.meld_aan()
    regelingen_vormen.meld_aan()
    batch.meld_aan()
    maand_aanmelding.meld_aan()
    paginas_aanmelding.meld_aan()
    generator.meld_aan()
    aanvragen.meld_aan()
    ouders.meld_aan()
