"""Units of a step, the column type of each, and how a value is written for a reader."""

from datetime import date, timedelta
from enum import Enum

import polars as pl

Waarde = int | bool | date | None
_NUL_DAG = date(1970, 1, 1)
_MAANDEN = {
    "nl": ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
}


class Taal(Enum):
    NL = "nl"
    EN = "en"


class Publiek(Enum):
    """Who may see a step. An explanation shows a viewer only what is meant for them.

    A parent is always one of the two of a decision, and sees the own column only.
    """

    BETROKKENE = "betrokkene"
    OUDER1 = "ouder1"
    OUDER2 = "ouder2"
    MEDEWERKER = "medewerker"


class Eenheid(Enum):
    CENTEN = "centen"
    DAGEN = "dagen"
    MAANDEN = "maanden"
    AANTAL = "aantal"
    PROCENT_DUIZENDSTE = "procent_duizendste"
    DATUM = "datum"
    JA_NEE = "ja_nee"
    CODE = "code"

    @property
    def type(self) -> pl.DataType:
        return _TYPEN.get(self, pl.Int64())

    def codeer(self, kolom: pl.Expr) -> pl.Expr:
        """The value as a bigint: dates as days since 1970-01-01, booleans as 0 and 1; null stays null."""
        return kolom.to_physical().cast(pl.Int64) if self is Eenheid.DATUM else kolom.cast(pl.Int64)

    def decodeer(self, waarde: int | None) -> Waarde:
        if waarde is None:
            return None
        if self is Eenheid.DATUM:
            return _NUL_DAG + timedelta(days=waarde)
        return bool(waarde) if self is Eenheid.JA_NEE else waarde


_TYPEN: dict[Eenheid, pl.DataType] = {Eenheid.DATUM: pl.Date(), Eenheid.JA_NEE: pl.Boolean(), Eenheid.CODE: pl.Int16()}


def schrijf(waarde: Waarde, eenheid: Eenheid, taal: Taal) -> str:
    """A value in words for a reader; codes are written by their list, not here."""
    if waarde is None:
        return "geen" if taal is Taal.NL else "none"
    if isinstance(waarde, bool):
        return ("ja" if waarde else "nee") if taal is Taal.NL else ("yes" if waarde else "no")
    if isinstance(waarde, date):
        return f"{waarde.day} {maandnaam(waarde, taal)}"
    if eenheid is Eenheid.CENTEN:
        return euro(waarde, taal)
    return procent(waarde, taal) if eenheid is Eenheid.PROCENT_DUIZENDSTE else str(waarde)


def maandnaam(datum: date, taal: Taal) -> str:
    return f"{_MAANDEN[taal.value][datum.month - 1]} {datum.year}"


def procent(duizendsten: int, taal: Taal) -> str:
    """Thousandths of a percent as people write them: 13600 is "13,6%"."""
    heel, rest = divmod(abs(duizendsten), 1000)
    cijfers = f"{rest:03d}".rstrip("0")
    komma = "," if taal is Taal.NL else "."
    return f"{'-' if duizendsten < 0 else ''}{heel}{komma + cijfers if cijfers else ''}%"


def euro(centen: int, taal: Taal) -> str:
    heel, rest = divmod(abs(centen), 100)
    bedrag = f"{heel:,}.{rest:02d}"
    min_teken = "-" if centen < 0 else ""
    if taal is Taal.EN:
        return f"{min_teken}€{bedrag}"
    return f"{min_teken}€ {bedrag.translate(str.maketrans(',.', '.,'))}"
