"""What the steps about amounts share: the date, the phase, and how a step in cents is made."""

import polars as pl

from duo_portal.regels.afronden import Afronding
from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.stap import Normkeuze, Stap
from studiefinanciering.codes import Fase
from studiefinanciering.codes_regels import Situatie
from studiefinanciering.regels.norm import NORMEN
from studiefinanciering.regels.ouders import EIGEN

DATUM = pl.col("peildatum")
IS_MBO = pl.col("situatie") <= int(Situatie.MBO_UIT)
fase_ = pl.col("fase")
# In these phases a month has basisbeurs and aanvullende beurs, be it as a loan (WSF 4.3).
MET_BEURS = fase_ <= int(Fase.LENING)
GEEFT = fase_ <= int(Fase.PRESTATIE)


def keuze(namen: dict[int, str], anders: int | None = None) -> pl.Expr:
    return NORMEN.keuze(namen, pl.col("situatie"), DATUM, anders)


def als(voorwaarde: pl.Expr, formule: pl.Expr) -> pl.Expr:
    return pl.when(voorwaarde).then(formule).otherwise(0).cast(pl.Int64)


def centen(
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
