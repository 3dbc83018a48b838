"""The steps about what is given and what can be borrowed per month, and in which form."""

import polars as pl

from duo_portal.regels.afronden import Afronding, deel_half_op
from duo_portal.regels.stap import Normkeuze
from studiefinanciering.codes import Fase
from studiefinanciering.codes_regels import Situatie
from studiefinanciering.regels.norm import NORMEN
from studiefinanciering.regels.stapdelen import DATUM, GEEFT, MET_BEURS, als, centen, fase_, keuze

_COLLEGEGELD = {int(Situatie.HO_THUIS): "ho_collegegeld", int(Situatie.HO_UIT): "ho_collegegeld"}


def _hoogstens(gewenst: str, hoogste: str) -> pl.Expr:
    """What is asked for, as far as it can be; -1 asks for as much as can be."""
    alles = (pl.col(gewenst) < 0) | (pl.col(gewenst) > pl.col(hoogste))
    return pl.when(alles).then(pl.col(hoogste)).otherwise(pl.col(gewenst)).cast(pl.Int64)


def _bijdrage() -> pl.Expr:
    """Never below nothing, never above the maximum; unknown stays unknown."""
    samen, hoogste = pl.col("bijdrage_samen"), pl.col("maximum_aanvullend")
    return pl.when(samen < 0).then(0).when(samen > hoogste).then(hoogste).otherwise(samen).cast(pl.Int64)


def _aanvullend() -> pl.Expr:
    return als(pl.col("bijdrage_bekend"), pl.col("maximum_aanvullend") - pl.col("ouderbijdrage").fill_null(0))


AANVULLEND = (
    centen(
        "ouderbijdrage",
        "WSF 3.13 lid 1 en 2",
        _bijdrage(),
        "Wat uw ouders samen kunnen bijdragen: {waarde}.",
        "What your parents can contribute together: {waarde}.",
        leeg_mag=True,
        alleen_als="bijdrage_bekend",
    ),
    centen(
        "aanvullende_beurs_berekend",
        "WSF 3.8",
        _aanvullend(),
        "Aanvullende beurs: {maximum_aanvullend} − {ouderbijdrage} = {waarde}.",
        "Aanvullende beurs: {maximum_aanvullend} − {ouderbijdrage} = {waarde}.",
        alleen_als="bijdrage_bekend",
    ),
)


def _beurs_als_lening() -> pl.Expr:
    beurs = pl.col("basisbeurs_norm") + pl.col("verhoging_uitwonend") + pl.col("aanvullende_beurs_berekend") + _eenouder()
    return als(fase_ == int(Fase.LENING), beurs)


def _eenouder() -> pl.Expr:
    return als(pl.col("eenoudergezin"), NORMEN["eenoudertoeslag"].kolom(DATUM))


def _lening_maximum() -> pl.Expr:
    met_beurs = pl.col("basislening_norm") + pl.col("maximum_aanvullend") - pl.col("aanvullende_beurs_berekend")
    leenfase = NORMEN["leenfase_maximum"].kolom(DATUM)
    return pl.when(MET_BEURS).then(met_beurs).when(fase_ == int(Fase.LEENFASE)).then(leenfase).otherwise(0).cast(pl.Int64)


def _collegegeld_maximum() -> pl.Expr:
    """A twelfth of what is due, and at most five times a twelfth of the statutory fee; each to cents half-up, once."""
    eigen, vijfvoud = deel_half_op(pl.col("collegegeld_per_jaar"), 12), deel_half_op(keuze(_COLLEGEGELD, 0) * 5, 12)
    return als(fase_ < int(Fase.GEEN), pl.when(eigen < vijfvoud).then(eigen).otherwise(vijfvoud))


def _prestatie() -> pl.Expr:
    aanvullend = als(~pl.col("aanvullend_gift"), pl.col("aanvullende_beurs"))
    return als(fase_ == int(Fase.PRESTATIE), pl.col("basisbeurs") + pl.col("eenoudertoeslag") + aanvullend)


UITKOMST = (
    centen(
        "aanvullende_beurs",
        "WSF 3.8, 4.3",
        als(GEEFT, pl.col("aanvullende_beurs_berekend")),
        "U krijgt aan aanvullende beurs: {waarde}.",
        "You get as aanvullende beurs: {waarde}.",
        alleen_als="aanvullend_gevraagd",
    ),
    centen(
        "basisbeurs",
        "WSF 3.18, 4.3",
        als(GEEFT, pl.col("basisbeurs_norm") + pl.col("verhoging_uitwonend")),
        "U krijgt aan basisbeurs: {waarde}.",
        "You get as basisbeurs: {waarde}.",
        alleen_als=None,
    ),
    centen(
        "eenoudertoeslag",
        "WSF 3.18",
        als(GEEFT, _eenouder()),
        "Extra omdat u alleen voor een kind zorgt: {waarde}.",
        "Extra because you care for a child on your own: {waarde}.",
    ),
    centen(
        "beurs_als_lening",
        "WSF 4.3",
        _beurs_als_lening(),
        "Omdat u lang niet op school was, is uw beurs nu een lening: {waarde}.",
        "Because you were absent from school for long, your grant is now a loan: {waarde}.",
    ),
    centen(
        "lening_maximum",
        "WSF 3.15, 3.16, 3.20, 5.2 lid 4",
        _lening_maximum(),
        "Zo veel kunt u er per maand bij lenen: {waarde}.",
        "So much more can you borrow per month: {waarde}.",
    ),
    centen(
        "lening",
        "WSF 3.15, 3.16",
        _hoogstens("lening_gewenst", "lening_maximum"),
        "U leent erbij: {waarde}.",
        "You borrow as well: {waarde}.",
    ),
    centen(
        "collegegeldkrediet_maximum",
        "WSF 3.16a",
        _collegegeld_maximum(),
        "Zo veel kunt u per maand lenen voor het collegegeld: {waarde}.",
        "So much can you borrow per month for the tuition fee: {waarde}.",
        norm=Normkeuze("situatie", _COLLEGEGELD),
        afronding=Afronding.HALF_OP,
        alleen_als="collegegeldkrediet",
    ),
    centen(
        "collegegeldkrediet",
        "WSF 3.16a",
        _hoogstens("collegegeld_gewenst", "collegegeldkrediet_maximum"),
        "U leent voor het collegegeld: {waarde}.",
        "You borrow for the tuition fee: {waarde}.",
    ),
    centen(
        "gift_centen",
        "WSF 4.2, 4.7 lid 1, 5.2 lid 2",
        pl.col("basisbeurs") + pl.col("aanvullende_beurs") + pl.col("eenoudertoeslag") - _prestatie(),
        "Hiervan is een gift, die u nooit terugbetaalt: {waarde}.",
        "Of this is a gift, which you never pay back: {waarde}.",
        alleen_als=None,
    ),
    centen(
        "prestatie_centen",
        "WSF 4.7, 5.2",
        _prestatie(),
        "Hiervan wordt een gift als u op tijd uw diploma haalt: {waarde}.",
        "Of this becomes a gift if you get your diploma in time: {waarde}.",
        alleen_als=None,
    ),
    centen(
        "lening_centen",
        "WSF 3.15, 3.16, 4.3",
        pl.col("lening") + pl.col("beurs_als_lening"),
        "Hiervan is een lening, die u terugbetaalt: {waarde}.",
        "Of this is a loan, which you pay back: {waarde}.",
        alleen_als=None,
    ),
    centen(
        "totaal_centen",
        "WSF 3.1",
        pl.col("gift_centen") + pl.col("prestatie_centen") + pl.col("lening_centen") + pl.col("collegegeldkrediet"),
        "Samen krijgt u per maand: {waarde}.",
        "Together you get per month: {waarde}.",
        alleen_als=None,
    ),
)
