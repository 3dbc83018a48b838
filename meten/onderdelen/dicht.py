"""Dense: the vaststelling, in which nearly every candidate gets a decision, claim, nine instalments, transfer and message."""

from meten.bronnen import VASTGESTELD_OP, natie
from meten.draaien import Opdracht
from meten.onderdelen.duel import duelleer
from meten.opstelling import Opstelling
from meten.opties import Opties
from meten.tegenstander.vaststelling import VASTSTELLING
from meten.verslag import Grens, Uitslag

HOOGSTE_VERHOUDING, HOOGSTE_MB = 1.5, 500.0


def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
    personen = opties.aantal(1_000_000)
    with natie(opstelling, personen) as bron:
        duel = duelleer(opstelling, bron, Opdracht("vaststelling", VASTGESTELD_OP), VASTSTELLING, opties.rondes)
    product, sql, *_, geheugen = duel.metingen
    return Uitslag(
        "dicht",
        "Vaststelling: de run tegen één SQL-opdracht",
        {"studenten": personen, "besluiten": duel.product[-1].tellingen["besluiten"], "volgorde": "product en SQL om en om"},
        duel.metingen,
        (
            Grens("tijd van het product gedeeld door die van SQL", product.mediaan / sql.mediaan, HOOGSTE_VERHOUDING),
            Grens("geheugen van de worker in MB", max(geheugen.waarden), HOOGSTE_MB),
        ),
        duel.tabellen,
    )
