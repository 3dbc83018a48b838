"""What the accounts of others do: a declared plan, so that the same play has the same outcome on every machine."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from duo_portal.tegenpartijen.schrijven import schrijf_geheel

ALTIJD = date(2099, 12, 31)


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


@dataclass(frozen=True)
class Gedrag:
    """By account number, one file each. Who is not named always pays and always receives."""

    map: Path

    def weiger(self, iban: str, weigeringen: Iterable[Weigering]) -> None:
        """From now on; what was said before of this account is forgotten."""
        rijen = [asdict(w) | {"van": w.van.isoformat(), "tot": w.tot.isoformat()} for w in weigeringen]
        schrijf_geheel(self.map / f"{iban}.json", json.dumps(rijen))

    def antwoord(self, iban: str, dag: date, bij: bool) -> Weigering | None:
        return next((w for w in self._van(iban) if w.bij == bij and w.van <= dag <= w.tot), None)

    def _van(self, iban: str) -> list[Weigering]:
        pad = self.map / f"{iban}.json"
        if not pad.exists():
            return []
        rijen = json.loads(pad.read_text(encoding="utf-8"))
        return [Weigering(**rij | {"van": date.fromisoformat(rij["van"]), "tot": date.fromisoformat(rij["tot"])}) for rij in rijen]


def leeg_op(dagen: Iterable[date], code: str = "AM04") -> list[Weigering]:
    """No money on exactly these days."""
    return [Weigering(dag, dag, code) for dag in dagen]
