"""What the payments of this line register with the shared rooms."""

from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
from duo_portal.batches.soorten import runsoorten
from duo_portal.regels.normbronnen import Normbron, normbronnen
from studiefinanciering import aansluiting, betaling_aanmelding
from studiefinanciering.batch.maandbetaling import Maandbetaling, Nabetaling
from studiefinanciering.batch.omzetting import Omzetten
from studiefinanciering.betaaldag import NORMEN
from studiefinanciering.betaalnacht import betaal, zet_om


def meld_aan() -> None:
    aansluiting.meld_aan()
    betaling_aanmelding.meld_aan()
    normbronnen.meld_aan(
        "studiefinanciering_betaling", Normbron("Studiefinanciering: betalen en verrekenen", "Student finance: paying", NORMEN)
    )
    for soort in (Maandbetaling(), Nabetaling(), Omzetten()):
        runsoorten.meld_aan(soort.naam, soort)
    nachtwerk.meld_aan("studiefinanciering_omzetten", Nachtwerk(33, zet_om))
    nachtwerk.meld_aan("studiefinanciering_betalen", Nachtwerk(34, betaal))  # after the judgements, before what waits for an account
