"""A month of student finance: the run against one SQL statement that writes the same rows, the batches, and their files."""

import os
from dataclasses import dataclass
from time import perf_counter
from unittest.mock import patch

from duo_portal.betalingen.models import Batchsoort
from duo_portal.betalingen.services.geef_dag_vrij import geef_dag_vrij
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from meten.bronnen import BETAALDAG, KLAARGEZET_OP, draai_sql, met_toekenningen
from meten.draaien import Opdracht, django_op
from meten.melding import zeg
from meten.onderdelen.bestanden import maak_bestanden, medewerker
from meten.onderdelen.duel import duelleer
from meten.opstelling import Opstelling
from meten.opties import Opties
from meten.tegenstander.maandbetaling import MAANDBETALING
from meten.verslag import Grens, Meting, Uitslag

OP_TIJD = {"DUO_VANDAAG": str(KLAARGEZET_OP)}
HOOGSTE_VERHOUDING, HOOGSTE_MICROSECONDEN, HOOGSTE_MB = 1.5, 40.0, 500.0


@dataclass(frozen=True)
class Betaaldag:
    """``aantal`` orders in ``batches`` files; seconds to freeze them, and per round to make the files, with the memory it took."""

    aantal: int
    batches: int
    bevriezen: float
    seconden: tuple[float, ...]
    piek_mb: tuple[float, ...]

    @property
    def per_opdracht(self) -> tuple[float, ...]:
        return tuple(seconden * 1_000_000 / self.aantal for seconden in self.seconden)


def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
    personen = opties.aantal(1_000_000)
    with met_toekenningen(opstelling, personen) as bron:
        duel = duelleer(opstelling, bron, Opdracht("maandbetaling", KLAARGEZET_OP), MAANDBETALING, opties.rondes)
        dag = _betaaldag(opstelling, bron, opties.rondes)
    product, sql, *_, geheugen = duel.metingen
    per_opdracht = Meting("bestand: van bevroren rijen tot gekeurde pain.001, per opdracht", "µs", dag.per_opdracht)
    return Uitslag(
        "maandbetaling",
        "Een maand studiefinanciering: de run tegen één SQL-opdracht, de batches en de bestanden",
        {"studenten": personen, "betaalopdrachten": dag.aantal, "bestanden": dag.batches, "volgorde": "product en SQL om en om"},
        (
            *duel.metingen,
            Meting("bevriezen van alle opdrachten in batches", "s", (dag.bevriezen,)),
            per_opdracht,
            Meting("geheugen bij het maken van de bestanden, hoogste", "MB", dag.piek_mb),
        ),
        (
            Grens("tijd van het product gedeeld door die van SQL", product.mediaan / sql.mediaan, HOOGSTE_VERHOUDING),
            Grens("microseconden per opdracht voor het bestand", per_opdracht.mediaan, HOOGSTE_MICROSECONDEN),
            Grens("geheugen van worker en bestand in MB", max(*geheugen.waarden, *dag.piek_mb), HOOGSTE_MB),
        ),
        duel.tabellen,
    )


def _betaaldag(opstelling: Opstelling, bron: str, rondes: int) -> Betaaldag:
    """The opponent's orders, frozen in batches as large as a file may be, released by two as one day."""
    with opstelling.kloon(bron, "bestand") as databank:
        draai_sql(opstelling, databank, "maandbetaling", MAANDBETALING, KLAARGEZET_OP)
        with patch.dict(os.environ, OP_TIJD), django_op(opstelling, databank):
            begin = perf_counter()
            batches = stel_batch_samen(BETAALDAG).batches
            bevriezen = perf_counter() - begin
            for naam in ("een", "twee"):
                geef_dag_vrij(Batchsoort.UITBETALING, BETAALDAG, medewerker(naam))
        uitkomsten = [maak_bestanden(opstelling, databank, [batch.pk for batch in batches], OP_TIJD) for _ in range(rondes)]
    aantal = sum(batch.aantal for batch in batches)
    zeg(f"  {aantal} opdrachten in {len(batches)} batches bevroren in {bevriezen:.1f} s")
    return Betaaldag(aantal, len(batches), bevriezen, tuple(u["seconden"] for u in uitkomsten), tuple(u["piek_mb"] for u in uitkomsten))
