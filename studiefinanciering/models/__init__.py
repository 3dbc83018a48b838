"""Facts and decisions of studiefinanciering: what was asked, the parents' side, what was awarded per month, what was booked."""

from studiefinanciering.models.keuze import Aanvullend, Reisproductsoort, Studiekeuze, Studieverleden
from studiefinanciering.models.ouderpost import Oudercode, Oudermelding
from studiefinanciering.models.ouders import Buitenbeschouwing, Ouderjaar, Oudersituatie, Peiljaarverlegging
from studiefinanciering.models.steekproef import Controleuitkomst, Steekproef, Steekproefpersoon, Uitkomst
from studiefinanciering.models.toekenning import Maandboeking, Toekenning

__all__ = [
    "Aanvullend",
    "Buitenbeschouwing",
    "Controleuitkomst",
    "Maandboeking",
    "Oudercode",
    "Ouderjaar",
    "Oudermelding",
    "Oudersituatie",
    "Peiljaarverlegging",
    "Reisproductsoort",
    "Steekproef",
    "Steekproefpersoon",
    "Studiekeuze",
    "Studieverleden",
    "Toekenning",
    "Uitkomst",
]
