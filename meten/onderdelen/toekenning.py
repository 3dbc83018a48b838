"""A new year of student finance: everybody recalculated, the run against one SQL statement that writes the same rows."""

from meten.bronnen import TOEGEKEND_OP, met_studenten
from meten.draaien import Opdracht
from meten.onderdelen.duel import duelleer
from meten.opstelling import Opstelling
from meten.opties import Opties
from meten.tegenstander.toekenning import TOEKENNING
from meten.verslag import Grens, Uitslag

STUDENTEN = 965_000  # who have studiefinanciering, of a million who study
HOOGSTE_VERHOUDING, HOOGSTE_MB = 1.5, 500.0


def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
    personen = opties.aantal(STUDENTEN)
    with met_studenten(opstelling, personen) as bron:
        duel = duelleer(opstelling, bron, Opdracht("toekenning", TOEGEKEND_OP), TOEKENNING, opties.rondes)
    product, sql, *_, geheugen = duel.metingen
    tellingen = duel.product[-1].tellingen
    return Uitslag(
        "toekenning",
        "Herberekening voor een nieuw jaar: de run tegen één SQL-opdracht",
        {
            "studenten": personen,
            "besluiten": tellingen["besluiten"],
            "tijdvakken": tellingen["toekenningen"],
            "gelezen inkomens": tellingen["inkomens_gelezen"],
            "volgorde": "product en SQL om en om",
        },
        duel.metingen,
        (
            Grens("tijd van het product gedeeld door die van SQL", product.mediaan / sql.mediaan, HOOGSTE_VERHOUDING),
            Grens("geheugen van de worker in MB", max(geheugen.waarden), HOOGSTE_MB),
        ),
        duel.tabellen,
    )
