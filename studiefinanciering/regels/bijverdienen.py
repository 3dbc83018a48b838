"""The limit on earnings of mbo students, as history (WSF 2000 art. 3.17, no longer in the law).

It was last enforced over 2019. The rule tells what a decision of that time rested on, for an objection that still runs; it
never makes a new claim. Amounts in cents per calendar year.
"""

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from studiefinanciering.codes_vormen import BIJVERDIENEN as CODES
from studiefinanciering.codes_vormen import Bijverdiengrens
from studiefinanciering.regels.norm_vormen import BIJVERDIENEN as NORMEN
from studiefinanciering.regels.reeks import kies, stap

_AFGESCHAFT_VANAF = 2024
_GEHEEL = Invoer(pl.Int64())
_BEGIN = pl.col("jaar_begin")
_BOVEN = pl.col("toetsingsinkomen") - pl.col("grens")
_MAXIMUM = pl.col("maximum")


def _status() -> pl.Expr:
    return kies(
        [
            (pl.col("jaar") >= _AFGESCHAFT_VANAF, Bijverdiengrens.AFGESCHAFT),
            (~NORMEN["bijverdiengrens_gehandhaafd"].kolom(_BEGIN), Bijverdiengrens.NIET_GEHANDHAAFD),
            (pl.col("grens").is_null(), Bijverdiengrens.GRENS_ONBEKEND),
        ],
        Bijverdiengrens.HISTORIE,
    )


def _destijds() -> pl.Expr:
    """Income above the limit, at most what was received in the year; unknown where the limit is."""
    bedrag = pl.when(_BOVEN < 0).then(0).when(_BOVEN > _MAXIMUM).then(_MAXIMUM).otherwise(_BOVEN)
    status = pl.col("bijverdiengrens_status")
    onbekend = status == int(Bijverdiengrens.GRENS_ONBEKEND)
    return pl.when(onbekend).then(None).when(status == int(Bijverdiengrens.HISTORIE)).then(bedrag).otherwise(0)


BIJVERDIENGRENS = Regel(
    naam="bijverdiengrens",
    invoer={
        "persoon_id": _GEHEEL,
        "jaar": _GEHEEL,
        "toetsingsinkomen": _GEHEEL,
        "beurs_centen": _GEHEEL,
        "reis_centen": _GEHEEL,
    },
    stappen=(
        stap(
            "jaar_begin",
            Eenheid.DATUM,
            "WSF 3.17 (oud)",
            pl.date(pl.col("jaar"), 1, 1),
            "Het jaar begon op {waarde}.",
            "The year began on {waarde}.",
        ),
        stap(
            "grens",
            Eenheid.CENTEN,
            "WSF 3.17 lid 1 (oud)",
            NORMEN["bijverdiengrens"].kolom(_BEGIN),
            "In dat jaar mocht u {waarde} bijverdienen.",
            "In that year you were allowed to earn {waarde}.",
            leeg_mag=True,
            norm="bijverdiengrens",
        ),
        stap(
            "bijverdiengrens_status",
            Eenheid.CODE,
            "WSF 3.17 (oud)",
            _status(),
            "De bijverdiengrens in dat jaar: {waarde}.",
            "The limit on earnings in that year: {waarde}.",
            codes=CODES,
        ),
        stap(
            "maximum",
            Eenheid.CENTEN,
            "WSF 3.17 lid 2 (oud)",
            pl.col("beurs_centen") + pl.col("reis_centen"),
            "U kreeg in dat jaar {waarde} aan beurs en reisproduct. Meer kon er nooit worden teruggevraagd.",
            "In that year you got {waarde} in grants and travel product. More could never be claimed back.",
        ),
        stap(
            "vordering_destijds",
            Eenheid.CENTEN,
            "WSF 3.17 lid 2 (oud)",
            _destijds(),
            "Volgens de regel van toen was de vordering {waarde}.",
            "By the rule of that time the claim was {waarde}.",
            leeg_mag=True,
        ),
        stap(
            "nieuwe_vordering",
            Eenheid.CENTEN,
            "WSF 2000 (artikel 3.17 is vervallen)",
            pl.lit(0) * pl.col("jaar"),
            "Wij vragen hiervoor niets nieuws van u: {waarde}.",
            "We do not ask anything new of you for this: {waarde}.",
        ),
    ),
    peildatum="jaar_begin",
)
