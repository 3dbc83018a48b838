"""Absence at mbo levels 1 and 2: from five weeks without a valid reason a loan, from eight weeks nothing (WSF 2.5, 4.3-4.5).

One row per period of absence; ``per_maand`` makes of it the column ``afwezig`` of the rule "vorm". Weeks of holiday lengthen
both periods. Nothing happens before the school has reported (4.5 lid 4).
"""

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from studiefinanciering.codes_vormen import Afwezig
from studiefinanciering.regels.norm_vormen import DUUR
from studiefinanciering.regels.reeks import plus_maanden, stap

_WEEK = 7
_BEGIN, _HERVAT, _GEMELD = pl.col("begonnen_op"), pl.col("hervat_op"), pl.col("gemeld_op")
_VAKANTIE = pl.col("vakantieweken") * _WEEK


def _na_dagen(norm: str) -> pl.Expr:
    """The first day on which so many days of absence (holidays not counted) have passed."""
    dagen = DUUR[norm].kolom(_BEGIN) + _VAKANTIE
    return _BEGIN + pl.duration(days=dagen)


def _tot() -> pl.Expr:
    """The first month in which the loan is a gift again: after a return within eight weeks."""
    op_tijd = (pl.col("acht_weken_op") > _HERVAT).fill_null(False)
    return pl.when(pl.col("lening_vanaf").is_not_null() & op_tijd).then(plus_maanden(_HERVAT, 1)).otherwise(None)


def _stopt() -> pl.Expr:
    terug = (pl.col("acht_weken_op") > _HERVAT).fill_null(False)
    return pl.when(pl.col("lening_vanaf").is_not_null() & ~terug).then(plus_maanden(_GEMELD, 1)).otherwise(None)


_DATUM = Invoer(pl.Date(), leeg_mag=True)
AFWEZIG = Regel(
    naam="afwezigheid",
    invoer={
        "persoon_id": Invoer(pl.Int64()),
        "begonnen_op": Invoer(pl.Date()),
        "vakantieweken": Invoer(pl.Int64()),
        "hervat_op": _DATUM,
        "gemeld_op": _DATUM,
    },
    stappen=(
        stap(
            "vijf_weken_op",
            Eenheid.DATUM,
            "WSF 4.3 lid 1",
            _na_dagen("afwezig_lening_dagen"),
            "Op {waarde} was u vijf weken afwezig. Vakantieweken tellen niet mee.",
            "On {waarde} you had been absent for five weeks. Weeks of holiday do not count.",
        ),
        stap(
            "acht_weken_op",
            Eenheid.DATUM,
            "WSF 2.5 lid 2, 4.4",
            _na_dagen("afwezig_stop_dagen"),
            "Op {waarde} was u acht weken afwezig.",
            "On {waarde} you had been absent for eight weeks.",
        ),
        stap(
            "lang_afwezig",
            Eenheid.JA_NEE,
            "WSF 4.3 lid 1, 4.5 lid 4",
            _GEMELD.is_not_null() & (_HERVAT.is_null() | (pl.col("vijf_weken_op") <= _HERVAT)).fill_null(False),
            "Meldde de school dat u vijf weken of langer afwezig was? {waarde}.",
            "Did the school report that you were absent for five weeks or more? {waarde}.",
        ),
        stap(
            "lening_vanaf",
            Eenheid.DATUM,
            "WSF 4.3 lid 1",
            pl.when(pl.col("lang_afwezig")).then(plus_maanden(_BEGIN, 1)).otherwise(None),
            "Vanaf {waarde} is uw studiefinanciering een lening. Uw reisproduct houdt u.",
            "From {waarde} your student finance is a loan. You keep your travel product.",
            leeg_mag=True,
            alleen_als="lang_afwezig",
        ),
        stap(
            "op_tijd_terug",
            Eenheid.JA_NEE,
            "WSF 4.4",
            _tot().is_not_null(),
            "Was u binnen acht weken terug op school? {waarde}.",
            "Were you back at school within eight weeks? {waarde}.",
            alleen_als="lang_afwezig",
        ),
        stap(
            "weer_gift_vanaf",
            Eenheid.DATUM,
            "WSF 4.4",
            _tot(),
            "Vanaf {waarde} is uw studiefinanciering weer een gift.",
            "From {waarde} your student finance is a gift again.",
            leeg_mag=True,
            alleen_als="op_tijd_terug",
        ),
        stap(
            "te_lang_afwezig",
            Eenheid.JA_NEE,
            "WSF 2.5 lid 2",
            _stopt().is_not_null(),
            "Was u acht weken of langer afwezig? {waarde}.",
            "Were you absent for eight weeks or more? {waarde}.",
            alleen_als="lang_afwezig",
        ),
        stap(
            "stopt_vanaf",
            Eenheid.DATUM,
            "WSF 2.5 lid 2",
            _stopt(),
            "Vanaf {waarde} krijgt u geen studiefinanciering meer voor deze opleiding.",
            "From {waarde} you no longer get student finance for this programme.",
            leeg_mag=True,
            alleen_als="te_lang_afwezig",
        ),
    ),
)


def per_maand(maanden: pl.DataFrame, afwezigheid: pl.DataFrame) -> pl.DataFrame:
    """The months with the column ``afwezig``; of several absences the gravest counts."""
    oordeel = AFWEZIG.beoordeel(afwezigheid).select("persoon_id", "lening_vanaf", "weer_gift_vanaf", "stopt_vanaf")
    rijen = maanden.select("persoon_id", "maand").join(oordeel, on="persoon_id", how="left")
    maand = pl.col("maand")
    lening = (maand >= pl.col("lening_vanaf")) & (pl.col("weer_gift_vanaf").is_null() | (maand < pl.col("weer_gift_vanaf")))
    code = pl.when(maand >= pl.col("stopt_vanaf")).then(int(Afwezig.GESTOPT)).when(lening).then(int(Afwezig.LENING)).otherwise(0)
    hoogste = rijen.with_columns(afwezig=code.cast(pl.Int16)).group_by("persoon_id", "maand").agg(pl.col("afwezig").max())
    return maanden.join(hoogste, on=["persoon_id", "maand"], how="left", maintain_order="left")
