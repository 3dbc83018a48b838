"""The rule "studiefinanciering-indexering": what an amount becomes on 1 January (WSF 11.1, BSF 17).

The index is that of two years before; it is applied to the amount as it was rounded the year before, and the outcome is
rounded to whole cents, half-up. The highest aanvullende beurs is not indexed: it is what remains.
"""

from enum import IntEnum

import polars as pl

from duo_portal.regels.afronden import Afronding, deel_half_op
from duo_portal.regels.codes import Codelijst
from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from duo_portal.regels.stap import Normkeuze, Stap
from studiefinanciering.regels.norm import NORMEN


class Index(IntEnum):
    PRIJZEN = 1
    LONEN = 2


INDEXEN = Codelijst(
    Index,
    nl={Index.PRIJZEN: "de prijzen", Index.LONEN: "de lonen"},
    en={Index.PRIJZEN: "prices", Index.LONEN: "wages"},
)
_NORMEN = {int(Index.PRIJZEN): "index_prijzen", int(Index.LONEN): "index_lonen"}
_PRIJZEN = (
    "mbo_normbedrag_thuis mbo_normbedrag_uit mbo_basisbeurs_thuis mbo_basisbeurs_uit mbo_basislening"
    " ho_normbedrag_thuis ho_normbedrag_uit ho_basisbeurs_thuis ho_basisbeurs_uit ho_basislening eenoudertoeslag leenfase_maximum"
)
_LONEN = "mbo_vrije_voet mbo_vrije_voet_alleen ho_vrije_voet ho_vrije_voet_alleen"
GEINDEXEERD = dict.fromkeys(_PRIJZEN.split(), Index.PRIJZEN) | dict.fromkeys(_LONEN.split(), Index.LONEN)

INDEXERING = Regel(
    naam="studiefinanciering-indexering",
    invoer={"per": Invoer(pl.Date()), "soort": Invoer(pl.Int16()), "bedrag": Invoer(pl.Int64())},
    stappen=(
        Stap(
            naam="indexdatum",
            eenheid=Eenheid.DATUM,
            artikel="WSF 11.1",
            formule=pl.col("per"),
            zin_nl="Het bedrag verandert op {waarde}.",
            zin_en="The amount changes on {waarde}.",
        ),
        Stap(
            naam="indexsoort",
            eenheid=Eenheid.CODE,
            artikel="WSF 11.1, BSF 17",
            formule=pl.col("soort"),
            zin_nl="Dit bedrag stijgt mee met: {waarde}.",
            zin_en="This amount rises with: {waarde}.",
            codes=INDEXEN,
        ),
        Stap(
            naam="vorig_bedrag",
            eenheid=Eenheid.CENTEN,
            artikel="WSF 11.1",
            formule=pl.col("bedrag"),
            zin_nl="Het bedrag van het jaar ervoor: {waarde}.",
            zin_en="The amount of the year before: {waarde}.",
        ),
        Stap(
            naam="indexcijfer",
            eenheid=Eenheid.PROCENT_DUIZENDSTE,
            artikel="BSF 17",
            formule=NORMEN.keuze(_NORMEN, pl.col("indexsoort"), pl.col("indexdatum")),
            zin_nl="De index van twee jaar eerder: {waarde}.",
            zin_en="The index of two years before: {waarde}.",
            norm=Normkeuze("indexsoort", _NORMEN),
        ),
        Stap(
            naam="nieuw_bedrag",
            eenheid=Eenheid.CENTEN,
            artikel="WSF 11.1, BSF 17",
            formule=deel_half_op(pl.col("vorig_bedrag") * pl.col("indexcijfer"), 100_000),
            zin_nl="Het nieuwe bedrag: {vorig_bedrag} × {indexcijfer} = {waarde}.",
            zin_en="The new amount: {vorig_bedrag} × {indexcijfer} = {waarde}.",
            afronding=Afronding.HALF_OP,
        ),
    ),
    peildatum="indexdatum",
)
