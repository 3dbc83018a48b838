"""Does everything add up? Ledger, claims, orders, statements of the bank and debits, compared to the cent.

Each check is one query whose rows are differences: what it is about, what it should be, what it is. No rows: it adds up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.betalingen.aansluiting_sql import CONTROLES


@dataclass(frozen=True)
class Controle:
    """``vraag`` gives (text, bigint, bigint) per difference. A room or line may register its own in ``controles``."""

    omschrijving: str
    vraag: str


@dataclass(frozen=True)
class Verschil:
    """Amounts in cents, or a number of rows: the check says which."""

    controle: str
    waarover: str
    verwacht: int
    gevonden: int

    def __str__(self) -> str:
        return f"{self.controle}: {self.waarover}: verwacht {self.verwacht}, gevonden {self.gevonden}"


controles: Aanmeldlijst[Controle] = Aanmeldlijst("aansluiting")


def verschillen(hoogstens: int = 20) -> Iterator[Verschil]:
    """At most so many per check."""
    with connection.cursor() as cursor:
        for naam, controle in controles.items():
            cursor.execute(f"SELECT * FROM ({controle.vraag}) verschil LIMIT {int(hoogstens)}")
            yield from [Verschil(naam, str(waarover), int(verwacht), int(gevonden)) for waarover, verwacht, gevonden in cursor.fetchall()]


for _naam, (_omschrijving, _vraag) in CONTROLES.items():
    controles.meld_aan(_naam, Controle(_omschrijving, _vraag))
