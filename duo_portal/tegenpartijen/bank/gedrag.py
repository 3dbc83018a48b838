"""What the accounts of others do: a declared plan, so that the same play has the same outcome on every machine."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Weigering:
    """An account refuses what comes from ``van`` up to and including ``tot``, with a SEPA code, after so many days.

    ``dagen`` 0: refused on the day itself. Larger: paid first, and back later, as with a reversal on request (MD06).
    ``bij``: it concerns debits; else money that we send there.
    """

    van: date
    tot: date
    code: str
    dagen: int = 0
    bij: bool = True


@dataclass
class Gedrag:
    """By account number. Who is not named always pays and always receives."""

    weigeringen: dict[str, list[Weigering]] = field(default_factory=dict)

    def weiger(self, iban: str, *weigeringen: Weigering) -> None:
        self.weigeringen.setdefault(iban, []).extend(weigeringen)

    def antwoord(self, iban: str, dag: date, bij: bool) -> Weigering | None:
        return next((w for w in self.weigeringen.get(iban, ()) if w.bij == bij and w.van <= dag <= w.tot), None)


def leeg_op(dagen: Iterable[date], code: str = "AM04") -> list[Weigering]:
    """No money on exactly these days."""
    return [Weigering(dag, dag, code) for dag in dagen]
