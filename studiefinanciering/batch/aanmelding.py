"""What the runs of this line register with the shared rooms."""

from collections.abc import Iterable
from datetime import date

from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
from duo_portal.batches.soorten import runsoorten
from duo_portal.besluiten.gevolgen import gevolgen
from duo_portal.regels.normbronnen import Normbron, normbronnen
from duo_portal.register.feiten import BELANGSTELLENDEN, Belangstelling, Feitsoort
from studiefinanciering.batch.ambtshalve import Ambtshalve
from studiefinanciering.batch.toekenning import Toekennen
from studiefinanciering.schakelaars import SCHAKELAARS, VOORSTELNORMEN
from studiefinanciering.services.verwerk_maatwerk import verwerk_maatwerk
from studiefinanciering.tasks import beoordeel_feiten, herbereken, stel_voor


def in_kalenderjaren(soort: Feitsoort, van: date, tot: date) -> Iterable[int]:
    """Awards are per calendar year; an income counts two years later, or earlier after a shift of the peiljaar (WSF 3.10)."""
    return range(van.year, tot.year + (3 if soort is Feitsoort.INKOMEN else 1))


def meld_aan() -> None:
    for soort in (Toekennen(), Ambtshalve()):
        runsoorten.meld_aan(soort.naam, soort)
    BELANGSTELLENDEN.meld_aan("studiefinanciering", Belangstelling(frozenset(Feitsoort), in_kalenderjaren))
    gevolgen.meld_aan("studiefinanciering", verwerk_maatwerk)
    eigen = Normbron("Studiefinanciering: voorstellen", "Student finance: proposals", SCHAKELAARS | VOORSTELNORMEN)
    normbronnen.meld_aan("studiefinanciering-voorstellen", eigen)
    nachtwerk.meld_aan("studiefinanciering_feiten", Nachtwerk(30, beoordeel_feiten))
    nachtwerk.meld_aan("studiefinanciering_nieuw_jaar", Nachtwerk(31, herbereken))
    nachtwerk.meld_aan("studiefinanciering_ambtshalve", Nachtwerk(70, stel_voor))
