"""Product against one SQL statement, in turns, each on a fresh clone of the same database."""

from dataclasses import dataclass

from meten.bronnen import draai_sql
from meten.draaien import Opdracht, Ronde, draai
from meten.melding import zeg
from meten.opstelling import Opstelling
from meten.vergelijk import eis_gelijk
from meten.verslag import Meting


@dataclass(frozen=True)
class Duel:
    product: tuple[Ronde, ...]
    sql: tuple[tuple[float, float], ...]
    rijen: dict[str, int]

    @property
    def metingen(self) -> tuple[Meting, ...]:
        return (
            Meting("product: van start_run tot sluitende tellingen, 1 worker", "s", tuple(ronde.seconden for ronde in self.product)),
            Meting("één SQL-opdracht", "s", tuple(seconden for seconden, _ in self.sql)),
            Meting("rekentijd van worker en databank", "s", tuple(ronde.rekentijd for ronde in self.product)),
            Meting("rekentijd van de SQL-opdracht", "s", tuple(gerekend for _, gerekend in self.sql)),
            Meting("geheugen van de worker, hoogste", "MB", tuple(ronde.piek_mb for ronde in self.product)),
        )

    @property
    def tabellen(self) -> dict[str, list[str]]:
        return {
            "Gelijke rijen (EXCEPT ALL, beide kanten op)": [f"{tabel}: {aantal}" for tabel, aantal in self.rijen.items()],
            "Tellingen van de run": [f"{naam}: {aantal}" for naam, aantal in self.product[-1].tellingen.items()],
        }


def duelleer(opstelling: Opstelling, bron: str, opdracht: Opdracht, sql: str, rondes: int) -> Duel:
    """ABABAB; after the last pair the rows of both are compared, and any difference stops the bench."""
    product: list[Ronde] = []
    tegen: list[tuple[float, float]] = []
    rijen: dict[str, int] = {}
    for nummer in range(rondes):
        with opstelling.kloon(bron, "product") as hier:
            product.append(draai(opstelling, hier, opdracht))
            with opstelling.kloon(bron, "sql") as daar:
                tegen.append(draai_sql(opstelling, daar, opdracht.soort, sql, opdracht.peildatum))
                zeg(f"  ronde {nummer + 1}: product {product[-1].seconden:.2f} s, SQL {tegen[-1][0]:.2f} s")
                if nummer == rondes - 1:
                    rijen = eis_gelijk(opstelling, hier, daar)
    return Duel(tuple(product), tuple(tegen), rijen)
