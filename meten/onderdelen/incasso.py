"""A night of direct debits: the orders against one SQL statement that writes the same ones, and their files."""

import os
from dataclasses import dataclass
from unittest.mock import patch

from duo_portal.betalingen.models import Batchsoort, Betaalbatch
from duo_portal.betalingen.services.geef_dag_vrij import geef_dag_vrij
from meten.bronnen import AFGESCHREVEN_OP, AFSCHRIJFDAG, draai_sql, met_regelingen
from meten.draaien import Opdracht, django_op
from meten.melding import zeg
from meten.onderdelen.bestanden import maak_bestanden, medewerker
from meten.onderdelen.duel import duelleer
from meten.opstelling import Opstelling
from meten.opties import Opties
from meten.tegenstander.incasso import INCASSO
from meten.verslag import Grens, Meting, Uitslag

OP_TIJD = {"DUO_VANDAAG": str(AFGESCHREVEN_OP)}  # after the day of the debit no file can be made any more
HOOGSTE_VERHOUDING, HOOGSTE_MICROSECONDEN, HOOGSTE_MB = 1.5, 40.0, 500.0


@dataclass(frozen=True)
class Bestanden:
    """``aantal`` orders in ``batches`` files; per round the seconds from frozen rows to valid files, and the memory it took."""

    aantal: int
    batches: int
    seconden: tuple[float, ...]
    piek_mb: tuple[float, ...]

    @property
    def per_opdracht(self) -> tuple[float, ...]:
        return tuple(seconden * 1_000_000 / self.aantal for seconden in self.seconden)


def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
    personen = opties.aantal(1_000_000)
    with met_regelingen(opstelling, personen) as bron:
        duel = duelleer(opstelling, bron, Opdracht("incasso", AFGESCHREVEN_OP), INCASSO, opties.rondes)
        bestanden = _bestanden(opstelling, bron, opties.rondes)
    product, sql, *_, geheugen = duel.metingen
    per_opdracht = Meting("bestand: van bevroren rijen tot gekeurde pain.008, per opdracht", "µs", bestanden.per_opdracht)
    return Uitslag(
        "incasso",
        "Een incassonacht: de run tegen één SQL-opdracht, en de bestanden",
        {
            "studenten": personen,
            "incasso-opdrachten": bestanden.aantal,
            "bestanden": bestanden.batches,
            "volgorde": "product en SQL om en om",
        },
        (*duel.metingen, per_opdracht, Meting("geheugen bij het maken van de bestanden, hoogste", "MB", bestanden.piek_mb)),
        (
            Grens("tijd van het product gedeeld door die van SQL", product.mediaan / sql.mediaan, HOOGSTE_VERHOUDING),
            Grens("microseconden per opdracht voor het bestand", per_opdracht.mediaan, HOOGSTE_MICROSECONDEN),
            Grens("geheugen van worker en bestand in MB", max(*geheugen.waarden, *bestanden.piek_mb), HOOGSTE_MB),
        ),
        duel.tabellen,
    )


def _bestanden(opstelling: Opstelling, bron: str, rondes: int) -> Bestanden:
    """The files of the opponent's batches, which are as large as a file may be."""
    with opstelling.kloon(bron, "bestand") as databank:
        draai_sql(opstelling, databank, "incasso", INCASSO, AFGESCHREVEN_OP)
        with patch.dict(os.environ, OP_TIJD), django_op(opstelling, databank):
            for naam in ("een", "twee"):
                geef_dag_vrij(Batchsoort.INCASSO, AFSCHRIJFDAG, medewerker(naam))
            batches = list(Betaalbatch.objects.filter(uitvoeren_op=AFSCHRIJFDAG).values_list("pk", "aantal"))
        uitkomsten = [maak_bestanden(opstelling, databank, [pk for pk, _ in batches], OP_TIJD) for _ in range(rondes)]
    aantal = sum(aantal for _, aantal in batches)
    tijden = ", ".join(f"{uitkomst['seconden']:.2f} s" for uitkomst in uitkomsten)
    zeg(f"  {aantal} opdrachten in {len(batches)} bestanden: {tijden}")
    return Bestanden(aantal, len(batches), tuple(u["seconden"] for u in uitkomsten), tuple(u["piek_mb"] for u in uitkomsten))
