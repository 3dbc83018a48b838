"""The steps about the situation of a month, and the most that the aanvullende beurs can be in it."""

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.stap import Normkeuze, Stap
from studiefinanciering.codes_regels import SITUATIES, VORMEN, Situatie
from studiefinanciering.regels.ouders import EIGEN, per_onderwijs
from studiefinanciering.regels.stapdelen import IS_MBO, MET_BEURS, als, centen, keuze


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


def _studiejaar(datum: pl.Expr) -> pl.Expr:
    """The study year of mbo, 1 August to 31 July, by the year in which it begins."""
    return datum.dt.year().cast(pl.Int64) - (datum.dt.month() < 8).cast(pl.Int64)


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
        pl.col("wil_aanvullend") & MET_BEURS,
        "Rekenen we een aanvullende beurs voor u uit? {waarde}.",
        "Do we work out an aanvullende beurs for you? {waarde}.",
        publiek=EIGEN,
    ),
    Stap(
        "jaar_van_18",
        Eenheid.JA_NEE,
        "WSF 3.2 lid 4",
        IS_MBO & (_studiejaar(pl.col("geboortedatum")) + 18 == _studiejaar(pl.col("maand"))),
        "In dit schooljaar wordt u 18. U betaalt dan nog geen lesgeld, en krijgt er dus niets voor.",
        "In this school year you turn 18. You pay no school fee yet, so you get nothing for it.",
        publiek=EIGEN,
        alleen_als="jaar_van_18",
    ),
)

MAXIMUM = (
    centen(
        "normbedrag",
        "WSF 3.18",
        keuze(_per_situatie("normbedrag")),
        "Wat een student volgens de wet per maand nodig heeft: {waarde}.",
        "What a student needs per month according to the law: {waarde}.",
        norm=Normkeuze("situatie", _per_situatie("normbedrag")),
    ),
    centen(
        "basisbeurs_norm",
        "WSF 3.18",
        keuze(_per_situatie("basisbeurs")),
        "De basisbeurs in uw situatie: {waarde}.",
        "The basisbeurs in your situation: {waarde}.",
        norm=Normkeuze("situatie", _per_situatie("basisbeurs")),
    ),
    centen(
        "verhoging_uitwonend",
        "WSF 3.18a",
        keuze(_VERHOGING, 0),
        "Tijdelijk extra voor wie uitwonend is: {waarde}.",
        "Temporary extra for who lives away: {waarde}.",
        norm=Normkeuze("situatie", _VERHOGING),
    ),
    centen(
        "basislening_norm",
        "WSF 3.18",
        keuze(per_onderwijs("basislening")),
        "De basislening in uw situatie: {waarde}.",
        "The basic loan in your situation: {waarde}.",
        norm=Normkeuze("situatie", per_onderwijs("basislening")),
    ),
    centen(
        "lesgelddeel",
        "WSF 3.2 lid 3 en 4",
        als(~pl.col("jaar_van_18"), keuze(_LESGELDDEEL, 0)),
        "Erbij voor het lesgeld: {waarde}.",
        "Added for the school fee: {waarde}.",
        norm=Normkeuze("situatie", _LESGELDDEEL),
    ),
    centen(
        "maximum_aanvullend",
        "WSF 3.8, 3.18",
        pl.col("normbedrag") - pl.col("basisbeurs_norm") - pl.col("basislening_norm") + pl.col("lesgelddeel"),
        "De hoogste aanvullende beurs: {normbedrag} − {basisbeurs_norm} − {basislening_norm} + {lesgelddeel} = {waarde}.",
        "The highest aanvullende beurs: {normbedrag} − {basisbeurs_norm} − {basislening_norm} + {lesgelddeel} = {waarde}.",
        alleen_als=None,
    ),
)
