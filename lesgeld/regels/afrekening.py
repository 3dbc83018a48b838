"""From fee and payments to what is still due or goes back: the same for one student and for a whole run."""

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from duo_portal.regels.stap import Stap


def _positief(verschil: pl.Expr) -> pl.Expr:
    return pl.when(verschil > 0).then(verschil).otherwise(0)


AFREKENING = Regel(
    naam="lesgeld-afrekening",
    invoer={"lesgeld": Invoer(pl.Int64()), "betaald_centen": Invoer(pl.Int64())},
    stappen=(
        Stap(
            naam="nieuw_lesgeld",
            eenheid=Eenheid.CENTEN,
            artikel="UB 7 lid 1",
            formule=pl.col("lesgeld"),
            zin_nl="Het lesgeld is nu {waarde}.",
            zin_en="The fee is now {waarde}.",
        ),
        Stap(
            naam="betaald",
            eenheid=Eenheid.CENTEN,
            artikel="UB 4",
            formule=pl.col("betaald_centen"),
            zin_nl="U hebt betaald: {waarde}.",
            zin_en="You have paid: {waarde}.",
        ),
        Stap(
            naam="uit_te_betalen",
            eenheid=Eenheid.CENTEN,
            artikel="UB 7",
            formule=_positief(pl.col("betaald") - pl.col("nieuw_lesgeld")),
            zin_nl="U betaalde te veel: {betaald} − {nieuw_lesgeld}. U krijgt {waarde} terug op uw rekening.",
            zin_en="You paid too much: {betaald} − {nieuw_lesgeld}. You get {waarde} back into your account.",
            alleen_als="uit_te_betalen",
        ),
        Stap(
            naam="nog_te_betalen",
            eenheid=Eenheid.CENTEN,
            artikel="LCW 5 lid 1",
            formule=_positief(pl.col("nieuw_lesgeld") - pl.col("betaald")),
            zin_nl="U moet nog betalen: {nieuw_lesgeld} − {betaald} = {waarde}.",
            zin_en="You still have to pay: {nieuw_lesgeld} − {betaald} = {waarde}.",
            alleen_als="nog_te_betalen",
        ),
    ),
)


def reken_af(kader: pl.DataFrame) -> pl.DataFrame:
    """Add ``uit_te_betalen`` and ``nog_te_betalen`` to rows with ``lesgeld`` and ``betaald_centen``: one of the two is zero."""
    return AFREKENING.beoordeel(kader)
