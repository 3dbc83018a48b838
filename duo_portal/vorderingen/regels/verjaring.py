"""When a claim is time-barred (Awb 4:104 to 4:111)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from duo_portal.tijd.duur import tel_maanden
from duo_portal.vorderingen.regels.normen import norm


@dataclass(frozen=True)
class Stuiting:
    """An aanmaning, a set-off, or an acknowledgement by the debtor: a new term begins on the day after."""

    op: date


@dataclass(frozen=True)
class Uitstelduur:
    """A deferral or an arrangement, first and last day: the term is longer by as many days."""

    op: date
    tot: date


def maak_gebeurtenis(op: date, tot: date | None) -> Stuiting | Uitstelduur:
    """As the database gives them: without a last day it interrupts."""
    return Stuiting(op) if tot is None else Uitstelduur(op, tot)


def verjaart_op(betaaltermijn_tot: date, gebeurtenissen: Iterable[Stuiting | Uitstelduur]) -> date:
    """The last day on which the claim can be collected.

    Five years after the payment term passed (4:104 lid 1); a new term of five years begins with what interrupts it while it runs
    (4:105, 4:106, 4:110); time of deferral after its beginning is added (4:111). What comes later than the last day revives nothing.
    A new decision alone does not interrupt: the list of 4:105 and 4:106 is complete.
    """
    begin = betaaltermijn_tot
    einde, gerekend_tot = _na(begin), begin
    for feit in sorted(gebeurtenissen, key=lambda feit: feit.op):
        if feit.op > einde:
            break
        if isinstance(feit, Uitstelduur):
            # Two deferrals at once count once.
            van = max(feit.op, gerekend_tot + timedelta(days=1))
            einde += timedelta(days=max((feit.tot - van).days + 1, 0))
            gerekend_tot = max(gerekend_tot, feit.tot)
        elif feit.op > begin:
            begin, einde = feit.op, max(einde, _na(feit.op))
    return einde


def _na(dag: date) -> date:
    return tel_maanden(dag, 12 * norm("verjaring_jaren", dag))
