"""Days on which the European payment system TARGET is open: another calendar than that of the Algemene termijnenwet."""

from datetime import date, timedelta
from functools import lru_cache

from duo_portal.tijd.pasen import eerste_paasdag

_ZATERDAG = 5


@lru_cache(maxsize=256)
def gesloten_dagen(jaar: int) -> frozenset[date]:
    """The closing days besides weekends: New Year, Good Friday, Easter Monday, 1 May and both days of Christmas."""
    pasen = eerste_paasdag(jaar)
    bewegend = {pasen - timedelta(days=2), pasen + timedelta(days=1)}
    return frozenset(bewegend | {date(jaar, 1, 1), date(jaar, 5, 1), date(jaar, 12, 25), date(jaar, 12, 26)})


def is_bankdag(datum: date) -> bool:
    return datum.weekday() < _ZATERDAG and datum not in gesloten_dagen(datum.year)


def bankdag_op_of_na(datum: date) -> date:
    while not is_bankdag(datum):
        datum += timedelta(days=1)
    return datum


def tel_bankdagen(datum: date, aantal: int) -> date:
    """The bank day that lies ``aantal`` bank days after ``datum`` (before it when negative); 0 gives the day on or after it."""
    if aantal == 0:
        return bankdag_op_of_na(datum)
    stap = timedelta(days=1 if aantal > 0 else -1)
    for _ in range(abs(aantal)):
        datum += stap
        while not is_bankdag(datum):
            datum += stap
    return datum
