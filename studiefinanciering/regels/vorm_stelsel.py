"""The counting steps of one system (mbo levels 3 and 4, or higher education): its term, and its three tiers of months."""

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.stap import Stap
from studiefinanciering.regels.norm_vormen import DUUR
from studiefinanciering.regels.reeks import eerste_keer, lopend, plus_maanden, stap

_MAAND = pl.col("maand")


def stelselstappen(
    deel: str, in_stelsel: pl.Expr, artikel: str, duurnorm: str, waar: tuple[str, str], artikelen: tuple[str, str]
) -> tuple[Stap, ...]:
    """``in_stelsel`` says in which rows a month of this system could count; ``waar`` are the words for it (nl, en)."""
    artikel_termijn, artikel_leen = (f"WSF {artikel}" for artikel in artikelen)
    return (
        *_termijn(deel, in_stelsel, artikel_termijn, waar),
        *_basis(deel, artikel, duurnorm, waar),
        *_extra_en_lening(deel, artikel, artikel_leen, waar),
    )


def _termijn(deel: str, in_stelsel: pl.Expr, artikel: str, waar: tuple[str, str]) -> tuple[Stap, ...]:
    nl, en = waar
    vraagt = pl.col(f"{deel}_vraagt")
    gegeven = pl.col(f"{deel}_eerste_maand")
    termijn = DUUR["diplomatermijn_maanden"].kolom(_MAAND) + pl.col(f"{deel}_termijn_extra")
    return (
        stap(
            f"{deel}_vraagt",
            Eenheid.JA_NEE,
            "WSF 3.19 lid 1",
            pl.col("recht") & pl.col("aangevraagd") & in_stelsel,
            f"Hebt u {nl} recht, en hebt u het aangevraagd? {{waarde}}.",
            f"Do you have a right {en}, and did you apply for it? {{waarde}}.",
            alleen_als=f"{deel}_vraagt",
        ),
        stap(
            f"{deel}_begin",
            Eenheid.DATUM,
            artikel,
            pl.when(gegeven.is_not_null()).then(gegeven).otherwise(eerste_keer(vraagt, _MAAND)),
            f"U kreeg {nl} voor het eerst studiefinanciering op {{waarde}}.",
            f"You first got student finance {en} on {{waarde}}.",
            leeg_mag=True,
            alleen_als=f"{deel}_vraagt",
        ),
        stap(
            f"{deel}_termijn_tot",
            Eenheid.DATUM,
            artikel,
            plus_maanden(pl.col(f"{deel}_begin"), termijn),
            f"Uw termijn van 10 jaar {nl} loopt tot {{waarde}}.",
            f"Your term of 10 years {en} runs until {{waarde}}.",
            leeg_mag=True,
            alleen_als=f"{deel}_vraagt",
        ),
    )


def _basis(deel: str, artikel: str, duurnorm: str, waar: tuple[str, str]) -> tuple[Stap, ...]:
    nl, en = waar
    telt = (pl.col(f"{deel}_vraagt") & (pl.col(f"{deel}_termijn_tot") > _MAAND)).fill_null(False)
    return (
        stap(
            f"{deel}_telt",
            Eenheid.JA_NEE,
            artikel,
            telt,
            f"Telt deze maand mee voor uw maanden {nl}? {{waarde}}.",
            f"Does this month count towards your months {en}? {{waarde}}.",
            alleen_als=f"{deel}_vraagt",
        ),
        stap(
            f"{deel}_duur",
            Eenheid.MAANDEN,
            artikel,
            DUUR[duurnorm].kolom(_MAAND) + pl.col(f"{deel}_verlenging"),
            f"U kunt {nl} {{waarde}} maanden prestatiebeurs krijgen.",
            f"You can get {{waarde}} months of performance grant {en}.",
            norm=duurnorm,
            alleen_als=f"{deel}_telt",
        ),
        stap(
            f"{deel}_nummer",
            Eenheid.MAANDEN,
            artikel,
            pl.col(f"{deel}_voor") + lopend(pl.col(f"{deel}_telt")),
            f"Dit is {nl} maand {{waarde}} met studiefinanciering.",
            f"This is month {{waarde}} with student finance {en}.",
            alleen_als=f"{deel}_telt",
        ),
    )


def _extra_en_lening(deel: str, artikel: str, artikel_leen: str, waar: tuple[str, str]) -> tuple[Stap, ...]:
    nl, en = waar
    basis = pl.col(f"{deel}_telt") & (pl.col(f"{deel}_nummer") <= pl.col(f"{deel}_duur"))
    na = pl.col(f"{deel}_telt") & ~pl.col(f"{deel}_basis")
    kandidaat = na & pl.col("extra")
    over = na & ~pl.col(f"{deel}_extra")
    leenfase = DUUR["leenfase_maanden"].kolom(_MAAND)
    prestatie = pl.col(f"{deel}_basis") | pl.col(f"{deel}_extra")
    return (
        _vlag(f"{deel}_basis", artikel, basis, f"Gewone maand prestatiebeurs {nl}?", f"Regular month of performance grant {en}?"),
        _vlag(
            f"{deel}_extra",
            artikel,
            kandidaat & (pl.col(f"{deel}_voor_extra") + lopend(kandidaat) <= pl.col(f"{deel}_extra_maanden")),
            f"Extra maand prestatiebeurs {nl}?",
            f"Extra month of performance grant {en}?",
        ),
        _vlag(f"{deel}_prestatie", artikel, prestatie, f"Maand prestatiebeurs {nl}?", f"Month of performance grant {en}?"),
        _vlag(
            f"{deel}_leen",
            artikel_leen,
            over & (pl.col(f"{deel}_voor_leen") + lopend(over) <= leenfase),
            f"Maand waarin u {nl} alleen kunt lenen?",
            f"Month in which you can only borrow {en}?",
        ),
        stap(
            f"{deel}_gebruikt",
            Eenheid.MAANDEN,
            artikel,
            pl.col(f"{deel}_voor") + pl.col(f"{deel}_voor_extra") + lopend(pl.col(f"{deel}_prestatie")),
            f"Na deze maand hebt u {nl} {{waarde}} maanden prestatiebeurs gehad.",
            f"After this month you have had {{waarde}} months of performance grant {en}.",
            alleen_als=f"{deel}_telt",
        ),
        stap(
            f"{deel}_geleend",
            Eenheid.MAANDEN,
            artikel_leen,
            pl.col(f"{deel}_voor_leen") + lopend(pl.col(f"{deel}_leen")),
            f"Na deze maand hebt u {nl} {{waarde}} maanden in de leenfase gehad.",
            f"After this month you have had {{waarde}} months in the loan phase {en}.",
            alleen_als=f"{deel}_leen",
        ),
    )


def _vlag(naam: str, artikel: str, formule: pl.Expr, nl: str, en: str) -> Stap:
    return stap(naam, Eenheid.JA_NEE, artikel, formule, f"{nl} {{waarde}}.", f"{en} {{waarde}}.", alleen_als=naam)
