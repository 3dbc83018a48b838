"""The steps about amounts per month: what is the most, what is given, what can be borrowed, and in which form."""

import polars as pl

from duo_portal.regels.afronden import Afronding, deel_half_op
from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.stap import Normkeuze, Stap
from studiefinanciering.codes import Fase
from studiefinanciering.codes_regels import SITUATIES, VORMEN, Situatie
from studiefinanciering.regels.norm import NORMEN
from studiefinanciering.regels.ouders import EIGEN, per_onderwijs

_datum = pl.col("peildatum")
_is_mbo = pl.col("situatie") <= int(Situatie.MBO_UIT)
_fase = pl.col("fase")
# In these phases a month has basisbeurs and aanvullende beurs, be it as a loan (WSF 4.3).
_met_beurs = _fase <= int(Fase.LENING)
_geeft = _fase <= int(Fase.PRESTATIE)


def _per_situatie(norm: str) -> dict[int, str]:
    delen = {
        Situatie.MBO_THUIS: ("mbo", "thuis"),
        Situatie.MBO_UIT: ("mbo", "uit"),
        Situatie.HO_THUIS: ("ho", "thuis"),
        Situatie.HO_UIT: ("ho", "uit"),
    }
    return {int(situatie): f"{onderwijs}_{norm}_{wonen}" for situatie, (onderwijs, wonen) in delen.items()}


_VERHOGING = {int(Situatie.MBO_UIT): "mbo_verhoging_uit", int(Situatie.HO_UIT): "ho_verhoging_uit"}
_LESGELDDEEL = {int(Situatie.MBO_THUIS): "mbo_lesgelddeel", int(Situatie.MBO_UIT): "mbo_lesgelddeel"}
_COLLEGEGELD = {int(Situatie.HO_THUIS): "ho_collegegeld", int(Situatie.HO_UIT): "ho_collegegeld"}


def _keuze(namen: dict[int, str], anders: int | None = None) -> pl.Expr:
    return NORMEN.keuze(namen, pl.col("situatie"), _datum, anders)


def _studiejaar(datum: pl.Expr) -> pl.Expr:
    """The study year of mbo, 1 August to 31 July, by the year in which it begins."""
    return datum.dt.year().cast(pl.Int64) - (datum.dt.month() < 8).cast(pl.Int64)


def _als(voorwaarde: pl.Expr, formule: pl.Expr) -> pl.Expr:
    return pl.when(voorwaarde).then(formule).otherwise(0).cast(pl.Int64)


def _hoogstens(gewenst: str, hoogste: str) -> pl.Expr:
    """What is asked for, as far as it can be; -1 asks for as much as can be."""
    alles = (pl.col(gewenst) < 0) | (pl.col(gewenst) > pl.col(hoogste))
    return pl.when(alles).then(pl.col(hoogste)).otherwise(pl.col(gewenst)).cast(pl.Int64)


def _centen(
    naam: str,
    artikel: str,
    formule: pl.Expr,
    nl: str,
    en: str,
    *,
    norm: Normkeuze | None = None,
    afronding: Afronding | None = None,
    leeg_mag: bool = False,
    alleen_als: str | None = "",
) -> Stap:
    """Cents per month, for the student and staff; told when it is more than nothing, unless ``alleen_als`` says otherwise."""
    als = naam if alleen_als == "" else alleen_als
    return Stap(naam, Eenheid.CENTEN, artikel, formule, nl, en, EIGEN, afronding, leeg_mag, norm=norm, alleen_als=als)


FEITEN = (
    Stap(
        "peildatum",
        Eenheid.DATUM,
        "WSF 1.2",
        pl.col("maand"),
        "De eerste dag van deze maanden telt: {waarde}.",
        "The first day of these months counts: {waarde}.",
    ),
    Stap(
        "situatie",
        Eenheid.CODE,
        "WSF 1.5, 3.18",
        (pl.col("onderwijs").cast(pl.Int64) * 2 - 1 + pl.col("uitwonend").cast(pl.Int64)).cast(pl.Int16),
        "U krijgt de bedragen voor: {waarde}.",
        "You get the amounts for: {waarde}.",
        publiek=EIGEN,
        codes=SITUATIES,
    ),
    Stap(
        "vorm",
        Eenheid.CODE,
        "WSF 4.1 tot en met 4.7, 5.2",
        pl.col("fase"),
        "Zo krijgt u het: {waarde}.",
        "This is how you get it: {waarde}.",
        publiek=EIGEN,
        codes=VORMEN,
    ),
    Stap(
        "aanvullend_gevraagd",
        Eenheid.JA_NEE,
        "WSF 3.19 lid 1",
        pl.col("wil_aanvullend") & _met_beurs,
        "Rekenen we een aanvullende beurs voor u uit? {waarde}.",
        "Do we work out an aanvullende beurs for you? {waarde}.",
        publiek=EIGEN,
    ),
    Stap(
        "jaar_van_18",
        Eenheid.JA_NEE,
        "WSF 3.2 lid 4",
        _is_mbo & (_studiejaar(pl.col("geboortedatum")) + 18 == _studiejaar(pl.col("maand"))),
        "In dit schooljaar wordt u 18. U betaalt dan nog geen lesgeld, en krijgt er dus niets voor.",
        "In this school year you turn 18. You pay no school fee yet, so you get nothing for it.",
        publiek=EIGEN,
        alleen_als="jaar_van_18",
    ),
)

MAXIMUM = (
    _centen(
        "normbedrag",
        "WSF 3.18",
        _keuze(_per_situatie("normbedrag")),
        "Wat een student volgens de wet per maand nodig heeft: {waarde}.",
        "What a student needs per month according to the law: {waarde}.",
        norm=Normkeuze("situatie", _per_situatie("normbedrag")),
    ),
    _centen(
        "basisbeurs_norm",
        "WSF 3.18",
        _keuze(_per_situatie("basisbeurs")),
        "De basisbeurs in uw situatie: {waarde}.",
        "The basisbeurs in your situation: {waarde}.",
        norm=Normkeuze("situatie", _per_situatie("basisbeurs")),
    ),
    _centen(
        "verhoging_uitwonend",
        "WSF 3.18a",
        _keuze(_VERHOGING, 0),
        "Tijdelijk extra voor wie uitwonend is: {waarde}.",
        "Temporary extra for who lives away: {waarde}.",
        norm=Normkeuze("situatie", _VERHOGING),
    ),
    _centen(
        "basislening_norm",
        "WSF 3.18",
        _keuze(per_onderwijs("basislening")),
        "De basislening in uw situatie: {waarde}.",
        "The basic loan in your situation: {waarde}.",
        norm=Normkeuze("situatie", per_onderwijs("basislening")),
    ),
    _centen(
        "lesgelddeel",
        "WSF 3.2 lid 3 en 4",
        _als(~pl.col("jaar_van_18"), _keuze(_LESGELDDEEL, 0)),
        "Erbij voor het lesgeld: {waarde}.",
        "Added for the school fee: {waarde}.",
        norm=Normkeuze("situatie", _LESGELDDEEL),
    ),
    _centen(
        "maximum_aanvullend",
        "WSF 3.8, 3.18",
        pl.col("normbedrag") - pl.col("basisbeurs_norm") - pl.col("basislening_norm") + pl.col("lesgelddeel"),
        "De hoogste aanvullende beurs: {normbedrag} − {basisbeurs_norm} − {basislening_norm} + {lesgelddeel} = {waarde}.",
        "The highest aanvullende beurs: {normbedrag} − {basisbeurs_norm} − {basislening_norm} + {lesgelddeel} = {waarde}.",
        alleen_als=None,
    ),
)


def _bijdrage() -> pl.Expr:
    """Never below nothing, never above the maximum; unknown stays unknown."""
    samen, hoogste = pl.col("bijdrage_samen"), pl.col("maximum_aanvullend")
    return pl.when(samen < 0).then(0).when(samen > hoogste).then(hoogste).otherwise(samen).cast(pl.Int64)


def _aanvullend() -> pl.Expr:
    return _als(pl.col("bijdrage_bekend"), pl.col("maximum_aanvullend") - pl.col("ouderbijdrage").fill_null(0))


AANVULLEND = (
    _centen(
        "ouderbijdrage",
        "WSF 3.13 lid 1 en 2",
        _bijdrage(),
        "Wat uw ouders samen kunnen bijdragen: {waarde}.",
        "What your parents can contribute together: {waarde}.",
        leeg_mag=True,
        alleen_als="bijdrage_bekend",
    ),
    _centen(
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
    return _als(_fase == int(Fase.LENING), beurs)


def _eenouder() -> pl.Expr:
    return _als(pl.col("eenoudergezin"), NORMEN["eenoudertoeslag"].kolom(_datum))


def _lening_maximum() -> pl.Expr:
    met_beurs = pl.col("basislening_norm") + pl.col("maximum_aanvullend") - pl.col("aanvullende_beurs_berekend")
    leenfase = NORMEN["leenfase_maximum"].kolom(_datum)
    return pl.when(_met_beurs).then(met_beurs).when(_fase == int(Fase.LEENFASE)).then(leenfase).otherwise(0).cast(pl.Int64)


def _collegegeld_maximum() -> pl.Expr:
    """A twelfth of what is due, and at most five times a twelfth of the statutory fee; each to cents half-up, once."""
    eigen, vijfvoud = deel_half_op(pl.col("collegegeld_per_jaar"), 12), deel_half_op(_keuze(_COLLEGEGELD, 0) * 5, 12)
    return _als(_fase < int(Fase.GEEN), pl.when(eigen < vijfvoud).then(eigen).otherwise(vijfvoud))


def _prestatie() -> pl.Expr:
    aanvullend = _als(~pl.col("aanvullend_gift"), pl.col("aanvullende_beurs"))
    return _als(_fase == int(Fase.PRESTATIE), pl.col("basisbeurs") + pl.col("eenoudertoeslag") + aanvullend)


UITKOMST = (
    _centen(
        "aanvullende_beurs",
        "WSF 3.8, 4.3",
        _als(_geeft, pl.col("aanvullende_beurs_berekend")),
        "U krijgt aan aanvullende beurs: {waarde}.",
        "You get as aanvullende beurs: {waarde}.",
        alleen_als="aanvullend_gevraagd",
    ),
    _centen(
        "basisbeurs",
        "WSF 3.18, 4.3",
        _als(_geeft, pl.col("basisbeurs_norm") + pl.col("verhoging_uitwonend")),
        "U krijgt aan basisbeurs: {waarde}.",
        "You get as basisbeurs: {waarde}.",
        alleen_als=None,
    ),
    _centen(
        "eenoudertoeslag",
        "WSF 3.18",
        _als(_geeft, _eenouder()),
        "Extra omdat u alleen voor een kind zorgt: {waarde}.",
        "Extra because you care for a child on your own: {waarde}.",
    ),
    _centen(
        "beurs_als_lening",
        "WSF 4.3",
        _beurs_als_lening(),
        "Omdat u lang niet op school was, is uw beurs nu een lening: {waarde}.",
        "Because you were absent from school for long, your grant is now a loan: {waarde}.",
    ),
    _centen(
        "lening_maximum",
        "WSF 3.15, 3.16, 3.20, 5.2 lid 4",
        _lening_maximum(),
        "Zo veel kunt u er per maand bij lenen: {waarde}.",
        "So much more can you borrow per month: {waarde}.",
    ),
    _centen(
        "lening",
        "WSF 3.15, 3.16",
        _hoogstens("lening_gewenst", "lening_maximum"),
        "U leent erbij: {waarde}.",
        "You borrow as well: {waarde}.",
    ),
    _centen(
        "collegegeldkrediet_maximum",
        "WSF 3.16a",
        _collegegeld_maximum(),
        "Zo veel kunt u per maand lenen voor het collegegeld: {waarde}.",
        "So much can you borrow per month for the tuition fee: {waarde}.",
        norm=Normkeuze("situatie", _COLLEGEGELD),
        afronding=Afronding.HALF_OP,
        alleen_als="collegegeldkrediet",
    ),
    _centen(
        "collegegeldkrediet",
        "WSF 3.16a",
        _hoogstens("collegegeld_gewenst", "collegegeldkrediet_maximum"),
        "U leent voor het collegegeld: {waarde}.",
        "You borrow for the tuition fee: {waarde}.",
    ),
    _centen(
        "gift_centen",
        "WSF 4.2, 4.7 lid 1, 5.2 lid 2",
        pl.col("basisbeurs") + pl.col("aanvullende_beurs") + pl.col("eenoudertoeslag") - _prestatie(),
        "Hiervan is een gift, die u nooit terugbetaalt: {waarde}.",
        "Of this is a gift, which you never pay back: {waarde}.",
        alleen_als=None,
    ),
    _centen(
        "prestatie_centen",
        "WSF 4.7, 5.2",
        _prestatie(),
        "Hiervan wordt een gift als u op tijd uw diploma haalt: {waarde}.",
        "Of this becomes a gift if you get your diploma in time: {waarde}.",
        alleen_als=None,
    ),
    _centen(
        "lening_centen",
        "WSF 3.15, 3.16, 4.3",
        pl.col("lening") + pl.col("beurs_als_lening"),
        "Hiervan is een lening, die u terugbetaalt: {waarde}.",
        "Of this is a loan, which you pay back: {waarde}.",
        alleen_als=None,
    ),
    _centen(
        "totaal_centen",
        "WSF 3.1",
        pl.col("gift_centen") + pl.col("prestatie_centen") + pl.col("lening_centen") + pl.col("collegegeldkrediet"),
        "Samen krijgt u per maand: {waarde}.",
        "Together you get per month: {waarde}.",
        alleen_als=None,
    ),
)
