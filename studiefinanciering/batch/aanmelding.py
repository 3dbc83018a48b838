"""What the runs of this line register with the shared rooms."""

from duo_portal.batches.soorten import runsoorten
from studiefinanciering.batch.toekenning import Toekennen


def meld_aan() -> None:
    for soort in (Toekennen(),):
        runsoorten.meld_aan(soort.naam, soort)
