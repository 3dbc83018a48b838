"""Sparse: the teruggave, in which few persons out of a nation have a fact that changes anything."""

from meten.bronnen import TERUGGEGEVEN_OP, na_een_jaar
from meten.draaien import Opdracht
from meten.onderdelen.duel import duelleer
from meten.opstelling import Opstelling
from meten.opties import Opties
from meten.tegenstander.teruggave import TERUGGAVE
from meten.verslag import Grens, Uitslag

HOOGSTE_VERSCHIL = 3.0


def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
    personen = opties.aantal(1_000_000)
    with na_een_jaar(opstelling, personen) as bron:
        duel = duelleer(opstelling, bron, Opdracht("teruggave", TERUGGEGEVEN_OP), TERUGGAVE, opties.rondes)
    product, sql, *_ = duel.metingen
    return Uitslag(
        "dun",
        "Teruggave: de run tegen één SQL-opdracht",
        {"studenten": personen, "gewijzigde besluiten": duel.product[-1].tellingen["besluiten"], "volgorde": "product en SQL om en om"},
        duel.metingen,
        (Grens("seconden van het product boven die van SQL", product.mediaan - sql.mediaan, HOOGSTE_VERSCHIL),),
        duel.tabellen,
    )
