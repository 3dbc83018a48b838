"""The rule "studiefinanciering-recht": whether somebody has a right in one month (WSF ch. 2). One row per person and month.

What counts is the situation on the first day of the month (WSF 1.2). Who was born on 29 February gets older on 1 March in
a year without that day.
"""

from collections.abc import Iterator

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from duo_portal.regels.stap import Stap
from studiefinanciering.codes_regels import REDENEN_GEEN_RECHT, STUDIES, Afwezig, GeenRecht, Nationaliteit, Studie

_JARIG_NA_EEN_SCHRIKKELDAG = (pl.col("geboortedatum").dt.month() == 2) & (pl.col("geboortedatum").dt.day() == 29)


def _jaar() -> pl.Expr:
    return pl.col("geboortedatum").dt.year().cast(pl.Int64)


def _maand() -> pl.Expr:
    return pl.col("geboortedatum").dt.month().cast(pl.Int64)


def _eerste_van(maanden: pl.Expr) -> pl.Expr:
    """The first day of a month that is counted from the year 0."""
    return pl.date(maanden // 12, maanden % 12 + 1, 1)


def _mbo_vanaf() -> pl.Expr:
    """The first day of the quarter after turning 18, or the birthday itself when that is the first day of a quarter."""
    maand = (_jaar() + 18) * 12 + _maand() - 1
    op_tijd = (maand % 3 == 0) & (pl.col("geboortedatum").dt.day() == 1)
    return _eerste_van(pl.when(op_tijd).then(maand).otherwise(maand - maand % 3 + 3))


def _vanaf() -> pl.Expr:
    return pl.when(pl.col("recht_opleiding") == int(Studie.MBO)).then(_mbo_vanaf()).otherwise(None).cast(pl.Date)


def _tot_en_met() -> pl.Expr:
    """The first day of the month of turning 30, which is the last with a right."""
    later = _JARIG_NA_EEN_SCHRIKKELDAG.cast(pl.Int64)
    return _eerste_van((_jaar() + 30) * 12 + _maand() - 1 + later)


def _gevallen() -> Iterator[tuple[pl.Expr, GeenRecht]]:
    maand = pl.col("recht_peildatum")
    yield pl.col("overleden_op").is_not_null() & (pl.col("overleden_op") < maand), GeenRecht.OVERLEDEN
    yield pl.col("recht_opleiding") == int(Studie.GEEN), GeenRecht.GEEN_OPLEIDING
    mbo = pl.col("recht_opleiding") == int(Studie.MBO)
    yield mbo & pl.col("afgerond_op").is_not_null() & (pl.col("afgerond_op") < maand), GeenRecht.AFGEROND
    yield pl.col("afwezig") == int(Afwezig.ACHT_WEKEN), GeenRecht.AFWEZIG
    yield pl.col("geboortedatum").is_null(), GeenRecht.GEBOORTEDATUM_ONBEKEND
    yield pl.col("recht_vanaf").is_not_null() & (maand < pl.col("recht_vanaf")), GeenRecht.TE_JONG
    yield ~pl.col("ononderbroken_voor_30") & (maand > pl.col("recht_tot_en_met")), GeenRecht.TE_OUD
    yield pl.col("nationaliteit") == int(Nationaliteit.ONBEKEND), GeenRecht.NATIONALITEIT_ONBEKEND
    yield pl.col("nationaliteit") == int(Nationaliteit.EU_ZONDER_STATUS), GeenRecht.ALLEEN_COLLEGEGELD
    yield pl.col("nationaliteit") != int(Nationaliteit.GELIJKGESTELD), GeenRecht.NATIONALITEIT


def _reden() -> pl.Expr:
    """The first that applies. What ends the matter for good stands before what somebody can still tell us."""
    uit: pl.Expr = pl.lit(int(GeenRecht.RECHT))
    for voorwaarde, reden in reversed(list(_gevallen())):
        uit = pl.when(voorwaarde).then(pl.lit(int(reden))).otherwise(uit)
    return uit.cast(pl.Int16)


RECHT = Regel(
    naam="studiefinanciering-recht",
    invoer={
        "persoon_id": Invoer(pl.Int64()),
        "maand": Invoer(pl.Date()),
        "geboortedatum": Invoer(pl.Date(), leeg_mag=True),
        "onderwijs": Invoer(pl.Int16()),
        "niveau": Invoer(pl.Int64(), leeg_mag=True),
        "nationaliteit": Invoer(pl.Int16()),
        "ononderbroken_voor_30": Invoer(pl.Boolean()),
        "overleden_op": Invoer(pl.Date(), leeg_mag=True),
        "afgerond_op": Invoer(pl.Date(), leeg_mag=True),
        "afwezig": Invoer(pl.Int16()),
    },
    stappen=(
        Stap(
            naam="recht_peildatum",
            eenheid=Eenheid.DATUM,
            artikel="WSF 1.2",
            formule=pl.col("maand"),
            zin_nl="Voor een hele maand telt hoe het was op de eerste dag: {waarde}.",
            zin_en="For a whole month it counts how things were on the first day: {waarde}.",
        ),
        Stap(
            naam="recht_opleiding",
            eenheid=Eenheid.CODE,
            artikel="WSF 2.4, 2.8",
            formule=pl.col("onderwijs"),
            zin_nl="Uw opleiding op die dag: {waarde}.",
            zin_en="Your course on that day: {waarde}.",
            codes=STUDIES,
        ),
        Stap(
            naam="recht_vanaf",
            eenheid=Eenheid.DATUM,
            artikel="WSF 2.3 lid 1",
            formule=_vanaf(),
            zin_nl="In het mbo begint het recht op de eerste dag van het kwartaal nadat u 18 werd: {waarde}.",
            zin_en="In mbo the right begins on the first day of the quarter after you turned 18: {waarde}.",
            leeg_mag=True,
            alleen_als="recht_vanaf",
        ),
        Stap(
            naam="recht_tot_en_met",
            eenheid=Eenheid.DATUM,
            artikel="WSF 2.3 lid 3 en 4",
            formule=_tot_en_met(),
            zin_nl="De laatste maand met recht is de maand waarin u 30 wordt. Die begint op {waarde}.",
            zin_en="The last month with a right is the month in which you turn 30. It begins on {waarde}.",
            leeg_mag=True,
            alleen_als="recht_tot_en_met",
        ),
        Stap(
            naam="reden_geen_recht",
            eenheid=Eenheid.CODE,
            artikel="WSF 2.2 tot en met 2.8",
            formule=_reden(),
            zin_nl="In deze maand hebt u geen recht op studiefinanciering: {waarde}.",
            zin_en="In this month you have no right to student finance: {waarde}.",
            codes=REDENEN_GEEN_RECHT,
            alleen_als="reden_geen_recht",
        ),
        Stap(
            naam="recht",
            eenheid=Eenheid.JA_NEE,
            artikel="WSF 2.1",
            formule=pl.col("reden_geen_recht") == int(GeenRecht.RECHT),
            zin_nl="Hebt u in deze maand recht op studiefinanciering? {waarde}.",
            zin_en="Do you have a right to student finance in this month? {waarde}.",
        ),
    ),
    peildatum="recht_peildatum",
)
