"""The length of a term, and how it is counted (Algemene termijnenwet)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from duo_portal.tijd.gewone_dagen import gewone_dag_op_of_na, tel_gewone_dagen

_MEESTE = {"dagen": 90, "weken": 12, "maanden": 3, "jaren": 0}  # art. 4: longer terms fall outside the act
_MINSTENS_GEWONE_DAGEN = 2
_KORTSTE_MET_MINIMUM = 3


def tel_maanden(datum: date, maanden: int) -> date:
    """The same day so many months on, or the last day of that month when it has no such day."""
    jaar, maand = divmod(datum.year * 12 + datum.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(datum.day, monthrange(jaar, maand + 1)[1]))


@dataclass(frozen=True)
class Duur:
    """A number of days, weeks, months or years: exactly one of the four."""

    dagen: int | None = None
    weken: int | None = None
    maanden: int | None = None
    jaren: int | None = None

    def __post_init__(self) -> None:
        gezet = [waarde for waarde in vars(self).values() if waarde is not None]
        if len(gezet) != 1 or gezet[0] < 0:
            raise ValueError("een duur heeft precies één eenheid en is niet negatief")

    @property
    def eenheid(self) -> str:
        return next(naam for naam, waarde in vars(self).items() if waarde is not None)

    @property
    def onder_termijnenwet(self) -> bool:
        """Art. 4: not for more than 90 days, twelve weeks or three months, and not for years."""
        return int(vars(self)[self.eenheid]) <= _MEESTE[self.eenheid]

    def na(self, datum: date) -> date:
        """The last day of a term that begins on the day after ``datum``, before the act moves it."""
        if self.maanden is not None or self.jaren is not None:
            return tel_maanden(datum, self.maanden or 12 * (self.jaren or 0))
        return datum + timedelta(days=self.dagen or 7 * (self.weken or 0))

    def voor(self, datum: date) -> date:
        """Counted backwards ("ten days before the hearing"); the act does not move such a term."""
        if self.maanden is not None or self.jaren is not None:
            return tel_maanden(datum, -(self.maanden or 12 * (self.jaren or 0)))
        return datum - timedelta(days=self.dagen or 7 * (self.weken or 0))


def laatste_dag(datum: date, duur: Duur) -> date:
    """The last day of a legal term that begins on the day after ``datum`` (arts. 1, 2 and 4)."""
    einde = duur.na(datum)
    if not duur.onder_termijnenwet:
        return einde
    if (einde - datum).days >= _KORTSTE_MET_MINIMUM:
        einde = _met_twee_gewone_dagen(datum + timedelta(days=1), einde)
    return gewone_dag_op_of_na(einde)


def _met_twee_gewone_dagen(eerste: date, einde: date) -> date:
    """Art. 2: a term of three days or more holds at least two ordinary days, and is made longer until it does."""
    if (einde - eerste).days > 14:  # no two weeks hold fewer than two ordinary days
        return einde
    while tel_gewone_dagen(eerste, einde) < _MINSTENS_GEWONE_DAGEN:
        einde += timedelta(days=1)
    return einde
