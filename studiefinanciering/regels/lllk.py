"""Levenlanglerenkrediet: a loan for the fee, for who has no regular studiefinanciering (WSF 2.3a, 2.12, 3.16b-3.16d, 3.21 lid 4).

One row per person and month; amounts in cents. ``fee_per_jaar`` is what the student has to pay, ``wettelijk_per_jaar`` the full
statutory tuition fee (ho) or the lesgeld (mbo). "Not more than a twelfth": rounded down.
"""

import polars as pl

from duo_portal.regels.afronden import Afronding, deel_omlaag
from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from studiefinanciering.codes_vormen import LLLKREDENEN, Lllkreden, Stelsel
from studiefinanciering.regels.norm_vormen import LLLK
from studiefinanciering.regels.reeks import kies, plus_maanden, stap

_GEHEEL, _JA_NEE = Invoer(pl.Int64()), Invoer(pl.Boolean())
_MAAND = pl.col("maand")
_VANAF_LEEFTIJD = (pl.col("onderwijs") == int(Stelsel.MBO)) | (~pl.col("deeltijd") & ~pl.col("diploma_ho"))
_GEVRAAGD = pl.col("aangevraagd_op")


def _leeftijd() -> pl.Expr:
    """Age in whole years on the first of the month; 29 February comes of age on 1 March."""
    geboren = pl.col("geboortedatum")
    jarig = geboren.dt.month().cast(pl.Int64) * 100 + geboren.dt.day().cast(pl.Int64)
    peil = _MAAND.dt.month().cast(pl.Int64) * 100 + _MAAND.dt.day().cast(pl.Int64)
    jaren = _MAAND.dt.year().cast(pl.Int64) - geboren.dt.year().cast(pl.Int64)
    return jaren - (peil < jarig).cast(pl.Int64)


def _maanden() -> pl.Expr:
    """Four years, as much longer as the programme lasts, and a year more for a part-time one."""
    basis = LLLK["lllk_maanden"].kolom(_MAAND)
    langer = pl.when(pl.col("nominale_maanden") > basis).then(pl.col("nominale_maanden")).otherwise(basis)
    return langer + pl.when(pl.col("deeltijd")).then(LLLK["lllk_deeltijd_maanden"].kolom(_MAAND)).otherwise(0)


def _reden() -> pl.Expr:
    te_oud = (pl.col("leeftijd") >= LLLK["lllk_maximumleeftijd"].kolom(_MAAND)) & ~pl.col("ononderbroken")
    te_jong = _VANAF_LEEFTIJD & (pl.col("leeftijd") < LLLK["lllk_jongste_leeftijd"].kolom(_MAAND))
    return kies(
        [
            (~pl.col("ingeschreven"), Lllkreden.NIET_INGESCHREVEN),
            (pl.col("andere_studiefinanciering"), Lllkreden.ANDERE_STUDIEFINANCIERING),
            (te_jong, Lllkreden.TE_JONG),
            (te_oud, Lllkreden.TE_OUD),
            (pl.col("maanden_gebruikt") >= pl.col("maanden_mogelijk"), Lllkreden.OPGEBRUIKT),
            (plus_maanden(_GEVRAAGD, 0) > _MAAND, Lllkreden.VOOR_AANVRAAG),
        ],
        Lllkreden.RECHT,
    )


def _krediet() -> pl.Expr:
    eigen, maximum = pl.col("fee_per_maand"), pl.col("maximum_per_maand")
    kleinste = pl.when(eigen < maximum).then(eigen).otherwise(maximum)
    return pl.when(pl.col("lllk_reden") == int(Lllkreden.RECHT)).then(kleinste).otherwise(0)


def _zelf_betaald() -> pl.Expr:
    over = pl.col("fee_per_jaar") - pl.col("vergoed_per_jaar")
    return deel_omlaag(pl.when(over > 0).then(over).otherwise(0), 12)


LEVENLANGLEREN = Regel(
    naam="levenlanglerenkrediet",
    invoer={
        "persoon_id": _GEHEEL,
        "maand": Invoer(pl.Date()),
        "geboortedatum": Invoer(pl.Date()),
        "onderwijs": Invoer(pl.Int16()),
        "deeltijd": _JA_NEE,
        "ingeschreven": _JA_NEE,
        "andere_studiefinanciering": _JA_NEE,
        "diploma_ho": _JA_NEE,
        "ononderbroken": _JA_NEE,
        "aangevraagd_op": Invoer(pl.Date()),
        "maanden_gebruikt": _GEHEEL,
        "nominale_maanden": _GEHEEL,
        "fee_per_jaar": _GEHEEL,
        "vergoed_per_jaar": _GEHEEL,
        "wettelijk_per_jaar": _GEHEEL,
    },
    stappen=(
        stap(
            "leeftijd",
            Eenheid.AANTAL,
            "WSF 2.3a, 1.2",
            _leeftijd(),
            "Op de eerste dag van de maand bent u {waarde} jaar.",
            "On the first day of the month you are {waarde} years old.",
        ),
        stap(
            "maanden_mogelijk",
            Eenheid.MAANDEN,
            "WSF 3.16c",
            _maanden(),
            "U kunt dit krediet {waarde} maanden krijgen.",
            "You can get this credit for {waarde} months.",
        ),
        stap(
            "lllk_reden",
            Eenheid.CODE,
            "WSF 2.3a, 3.16b, 3.16c, 3.21 lid 4",
            _reden(),
            "Levenlanglerenkrediet in deze maand: {waarde}.",
            "Lifelong learning credit in this month: {waarde}.",
            codes=LLLKREDENEN,
        ),
        stap(
            "fee_per_maand",
            Eenheid.CENTEN,
            "WSF 3.16b lid 2 onder c, 3.16d lid 1",
            _zelf_betaald(),
            "Wat u zelf betaalt aan collegegeld of lesgeld, gedeeld door 12: {waarde}.",
            "What you pay yourself in fees, divided by 12: {waarde}.",
            afronding=Afronding.OMLAAG,
        ),
        stap(
            "maximum_per_maand",
            Eenheid.CENTEN,
            "WSF 3.16d lid 1",
            deel_omlaag(pl.col("wettelijk_per_jaar") * LLLK["lllk_keer"].kolom(_MAAND), 12),
            "U kunt hoogstens {waarde} per maand lenen.",
            "You can borrow at most {waarde} a month.",
            afronding=Afronding.OMLAAG,
        ),
        stap(
            "krediet",
            Eenheid.CENTEN,
            "WSF 3.16d",
            _krediet(),
            "Uw levenlanglerenkrediet voor deze maand: {waarde}. Dit is een lening.",
            "Your lifelong learning credit for this month: {waarde}. This is a loan.",
        ),
    ),
)
