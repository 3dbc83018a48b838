"""The 1-februariregeling: who stops early in the first year keeps what was received as a gift (WSF 4.11, 5.10, 5.11, 5.11a).

One row per person and system that began for the first time. Whether somebody starts again is only known when the period is
over: until then the outcome is "wait", with the date.
"""

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from studiefinanciering.codes_vormen import FEBRUARI as CODES
from studiefinanciering.codes_vormen import Februari, Stelsel
from studiefinanciering.regels.reeks import begin_studiejaar, kies, plus_maanden, stap

_MBO = pl.col("stelsel") == int(Stelsel.MBO)
_EERSTE, _LAATSTE, _HERVAT = pl.col("eerste_maand"), pl.col("laatste_maand"), pl.col("hervat_maand")
_BEGIN, _VOLGEND = pl.col("studiejaar_begin"), pl.col("volgend_studiejaar")
_FEBRUARI = plus_maanden(_BEGIN, pl.when(_MBO).then(6).otherwise(5))
_FEBRUARI_LATER = plus_maanden(_FEBRUARI, 12)
_LAAT = _EERSTE >= _FEBRUARI
_NA_MBO = pl.col("mbo_afgerond")


def _stop_voor() -> pl.Expr:
    """Studiefinanciering has ended before this date."""
    ho = (
        pl.when(_NA_MBO & _LAAT)
        .then(_FEBRUARI_LATER)  # 5.11a lid 1 onder b
        .when(_NA_MBO | _LAAT)
        .then(_VOLGEND)  # 5.11a lid 1 onder a, and 5.11
        .otherwise(_FEBRUARI)  # 5.10
    )
    return pl.when(_MBO).then(_FEBRUARI).otherwise(ho)


def _niet_hervat_voor() -> pl.Expr:
    """No studiefinanciering starts again before this date. Whoever meets 5.10 needs no longer wait than 5.10 asks."""
    volgens_510 = ~_LAAT & (pl.col("gestopt_op") <= _FEBRUARI).fill_null(False)
    ho = (
        pl.when(volgens_510)
        .then(_VOLGEND)
        .when(_NA_MBO & _LAAT & (pl.col("gestopt_op") > _VOLGEND).fill_null(True))
        .then(plus_maanden(_VOLGEND, 12))  # 5.11a lid 1 onder b
        .otherwise(_FEBRUARI_LATER)  # 5.11, and 5.11a lid 1 onder a
    )
    return pl.when(_MBO).then(_VOLGEND).otherwise(ho)


def _uitkomst() -> pl.Expr:
    opnieuw = (pl.col("niet_hervat_voor") > _HERVAT).fill_null(False)
    te_laat = pl.col("gestopt_op") > pl.col("stop_voor")
    niet_eerstejaars = _MBO & ~pl.col("eerstejaars")
    return kies(
        [
            (niet_eerstejaars | pl.col("gestopt_op").is_null() | te_laat | opnieuw, Februari.NEE),
            (pl.col("peildatum") < pl.col("niet_hervat_voor"), Februari.AFWACHTEN),
        ],
        Februari.GIFT,
    )


def _uiterlijk() -> pl.Expr:
    """1 January after the end of the (last) study year (4.11, 5.10, 5.11), or after the year in which the wait ends (5.11a)."""
    wacht = pl.col("niet_hervat_voor")
    op_511 = ~_MBO & ~_NA_MBO & _LAAT
    tot = pl.when(op_511).then(plus_maanden(_VOLGEND, 12)).otherwise(wacht)
    jaar = (tot - pl.duration(days=1)).dt.year().cast(pl.Int64)
    return pl.when(pl.col("februari") == int(Februari.NEE)).then(None).otherwise(pl.date(jaar + 1, 1, 1))


_DATUM = Invoer(pl.Date(), leeg_mag=True)
FEBRUARI = Regel(
    naam="februari",
    invoer={
        "persoon_id": Invoer(pl.Int64()),
        "stelsel": Invoer(pl.Int16()),
        "eerste_maand": Invoer(pl.Date()),
        "laatste_maand": _DATUM,
        "hervat_maand": _DATUM,
        "eerstejaars": Invoer(pl.Boolean()),
        "mbo_afgerond": Invoer(pl.Boolean()),
        "peildatum": Invoer(pl.Date()),
    },
    stappen=(
        stap(
            "studiejaar_begin",
            Eenheid.DATUM,
            "WSF 1.1",
            begin_studiejaar(_EERSTE, pl.when(_MBO).then(8).otherwise(9)),
            "Uw eerste studiejaar begon op {waarde}.",
            "Your first study year began on {waarde}.",
        ),
        stap(
            "volgend_studiejaar",
            Eenheid.DATUM,
            "WSF 1.1",
            plus_maanden(_BEGIN, 12),
            "Het studiejaar daarna begint op {waarde}.",
            "The next study year begins on {waarde}.",
        ),
        stap(
            "gestopt_op",
            Eenheid.DATUM,
            "WSF 4.11, 5.10",
            plus_maanden(_LAATSTE, 1),
            "De eerste dag zonder studiefinanciering: {waarde}.",
            "The first day without student finance: {waarde}.",
            leeg_mag=True,
        ),
        stap(
            "stop_voor",
            Eenheid.DATUM,
            "WSF 4.11, 5.10, 5.11, 5.11a",
            _stop_voor(),
            "Wie voor {waarde} stopt, hoeft de prestatiebeurs niet terug te betalen.",
            "Who stops before {waarde} does not have to pay back the performance grant.",
        ),
        stap(
            "niet_hervat_voor",
            Eenheid.DATUM,
            "WSF 4.11, 5.10, 5.11, 5.11a",
            _niet_hervat_voor(),
            "U begint dan niet opnieuw met studiefinanciering voor {waarde}.",
            "You then do not start again with student finance before {waarde}.",
        ),
        stap(
            "februari",
            Eenheid.CODE,
            "WSF 4.11, 5.10, 5.11, 5.11a",
            _uitkomst(),
            "De prestatiebeurs van dat jaar: {waarde}.",
            "The performance grant of that year: {waarde}.",
            codes=CODES,
        ),
        stap(
            "februari_mogelijk",
            Eenheid.JA_NEE,
            "WSF 4.11, 5.10, 5.11, 5.11a",
            pl.col("februari") != int(Februari.NEE),
            "Kan de prestatiebeurs een gift worden? {waarde}.",
            "Can the performance grant become a gift? {waarde}.",
        ),
        stap(
            "gift_uiterlijk_op",
            Eenheid.DATUM,
            "WSF 4.11, 5.10, 5.11, 5.11a lid 2",
            _uiterlijk(),
            "Wij doen dit uiterlijk op {waarde}.",
            "We do this on {waarde} at the latest.",
            leeg_mag=True,
            alleen_als="februari_mogelijk",
        ),
    ),
)
