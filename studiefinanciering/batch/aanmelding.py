"""What the runs of this line register with the shared rooms."""

from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
from duo_portal.batches.soorten import runsoorten
from duo_portal.regels.normbronnen import Normbron, normbronnen
from studiefinanciering.batch.ambtshalve import Ambtshalve
from studiefinanciering.batch.toekenning import Toekennen
from studiefinanciering.schakelaars import SCHAKELAARS, VOORSTELNORMEN
from studiefinanciering.tasks import beoordeel_feiten, herbereken, stel_voor


def meld_aan() -> None:
    for soort in (Toekennen(), Ambtshalve()):
        runsoorten.meld_aan(soort.naam, soort)
    eigen = Normbron("Studiefinanciering: voorstellen", "Student finance: proposals", SCHAKELAARS | VOORSTELNORMEN)
    normbronnen.meld_aan("studiefinanciering-voorstellen", eigen)
    nachtwerk.meld_aan("studiefinanciering_feiten", Nachtwerk(30, beoordeel_feiten))
    nachtwerk.meld_aan("studiefinanciering_nieuw_jaar", Nachtwerk(31, herbereken))
    nachtwerk.meld_aan("studiefinanciering_ambtshalve", Nachtwerk(70, stel_voor))
