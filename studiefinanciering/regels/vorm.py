"""The rule "vorm": in which form the studiefinanciering of each month is given, and what is used up (WSF 2000 ch. 2, 4 and 5).

One row per person and month, sorted. Higher education is counted first, because four years of it end the right to mbo; then
mbo levels 3 and 4, because four years of that end the right to levels 1 and 2. Each system is used up in tiers: basic
months, extra months that only some programmes give (specialist, master, handicap), months of loan. The n-th month of a tier
is a running count, so no recurrence is needed.
"""

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel, Regelfout, bewaak_code, bewaak_invoer
from duo_portal.regels.stap import Stap
from studiefinanciering.codes import Fase
from studiefinanciering.codes_vormen import FASEN, VORMGRONDEN, Afwezig, Stelsel, Vormgrond
from studiefinanciering.regels.norm_vormen import DUUR
from studiefinanciering.regels.reeks import EERSTE_RIJ, kies, stap
from studiefinanciering.regels.vorm_stelsel import stelselstappen

_GEHEEL, _DATUM, _JA_NEE, _CODE = Invoer(pl.Int64()), Invoer(pl.Date(), leeg_mag=True), Invoer(pl.Boolean()), Invoer(pl.Int16())
_TELLERS = ("voor", "voor_beurs", "voor_extra", "voor_leen", "verlenging", "extra_maanden", "termijn_extra")

INVOER = {
    "persoon_id": _GEHEEL,
    "maand": Invoer(pl.Date()),
    "recht": _JA_NEE,
    "aangevraagd": _JA_NEE,
    "onderwijs": _CODE,
    "niveau": _GEHEEL,
    "extra": _JA_NEE,
    "diploma": _JA_NEE,
    "afwezig": _CODE,
    **{f"{deel}_{teller}": _GEHEEL for deel in ("mbo", "ho") for teller in _TELLERS},
    "mbo_eerste_maand": _DATUM,
    "ho_eerste_maand": _DATUM,
}
_MBO = pl.col("onderwijs") == int(Stelsel.MBO)
_HO = pl.col("onderwijs") == int(Stelsel.HO)
_LAAG = _MBO & (pl.col("niveau") <= 2)
_HOOG = _MBO & (pl.col("niveau") > 2)
_VIER_JAAR = DUUR["vier_jaar_maanden"].kolom(pl.col("maand"))
# In an mbo row the month itself is no month of higher education, so what is used is what was used before it.
_HO_OP = pl.col("ho_gebruikt") >= _VIER_JAAR


def _grond() -> pl.Expr:
    """The first that applies, from top to bottom."""
    hoog_over = _HOOG & (pl.col("maand") >= pl.col("mbo_termijn_tot"))
    ho_over = _HO & (pl.col("maand") >= pl.col("ho_termijn_tot"))
    basis = pl.col("mbo_prestatie") | pl.col("ho_prestatie")
    return kies(
        [
            (~pl.col("recht") | (pl.col("onderwijs") == 0), Vormgrond.GEEN_RECHT),
            (~pl.col("aangevraagd"), Vormgrond.NIET_AANGEVRAAGD),
            (_MBO & _HO_OP, Vormgrond.VIER_JAAR_HO),
            (_LAAG & (pl.col("mbo_gebruikt") >= _VIER_JAAR), Vormgrond.VIER_JAAR_MBO),
            (_LAAG & (pl.col("afwezig") == int(Afwezig.GESTOPT)), Vormgrond.AFWEZIG_GESTOPT),
            (_LAAG & (pl.col("afwezig") == int(Afwezig.LENING)), Vormgrond.AFWEZIG),
            (_LAAG, Vormgrond.NIVEAU_1_2),
            ((hoog_over | ho_over).fill_null(False), Vormgrond.TIEN_JAAR),
            (basis & pl.col("diploma"), Vormgrond.NA_DIPLOMA),
            (basis, Vormgrond.PRESTATIEBEURS),
            (pl.col("mbo_leen") | pl.col("ho_leen"), Vormgrond.NA_PRESTATIEBEURS),
        ],
        Vormgrond.OPGEBRUIKT,
    )


_FASE_VAN_GROND = {
    Vormgrond.NIVEAU_1_2: Fase.GIFT,
    Vormgrond.NA_DIPLOMA: Fase.GIFT,
    Vormgrond.PRESTATIEBEURS: Fase.PRESTATIE,
    Vormgrond.AFWEZIG: Fase.LENING,
    Vormgrond.NA_PRESTATIEBEURS: Fase.LEENFASE,
}


def _fase() -> pl.Expr:
    return kies([(pl.col("vormgrond") == int(grond), fase) for grond, fase in _FASE_VAN_GROND.items()], Fase.GEEN)


def _aanvullend_gift() -> pl.Expr:
    """In the first months of each system the supplementary grant is a gift, whatever the rest is."""
    begin = pl.lit(False)
    for deel in ("mbo", "ho"):
        hier = pl.col(f"{deel}_gebruikt") - pl.col(f"{deel}_voor") - pl.col(f"{deel}_voor_extra")
        nummer = pl.col(f"{deel}_voor_beurs") + hier
        begin |= pl.col(f"{deel}_prestatie") & (nummer <= DUUR[f"aanvullend_gift_{deel}_maanden"].kolom(pl.col("maand")))
    return (pl.col("fase") == int(Fase.GIFT)) | ((pl.col("fase") == int(Fase.PRESTATIE)) & begin)


def _diplomatermijn() -> pl.Expr:
    return pl.when(_HO).then(pl.col("ho_termijn_tot")).when(_HOOG).then(pl.col("mbo_termijn_tot")).otherwise(None)


_UITKOMST: tuple[Stap, ...] = (
    stap(
        "vormgrond",
        Eenheid.CODE,
        "WSF 2.7a, 2.13, 2.16, 4.2, 4.3, 4.7, 4.10 lid 3, 5.2, 5.7",
        _grond(),
        "Waarom deze vorm: {waarde}.",
        "Why this form: {waarde}.",
        codes=VORMGRONDEN,
    ),
    stap(
        "fase",
        Eenheid.CODE,
        "WSF 4.2, 4.3, 4.7, 5.1, 5.2",
        _fase(),
        "Uw studiefinanciering in deze maand: {waarde}.",
        "Your student finance in this month: {waarde}.",
        codes=FASEN,
    ),
    stap(
        "aanvullend_gift",
        Eenheid.JA_NEE,
        "WSF 4.2, 4.7 lid 1, 5.2 lid 2",
        _aanvullend_gift(),
        "Hoeft u de aanvullende beurs van deze maand nooit terug te betalen? {waarde}.",
        "Do you never have to pay back the supplementary grant of this month? {waarde}.",
    ),
    stap(
        "voorwaardelijk",
        Eenheid.JA_NEE,
        "WSF 4.10, 5.7",
        pl.col("fase") == int(Fase.PRESTATIE),
        "Wordt deze maand pas een gift als u op tijd uw diploma haalt? {waarde}.",
        "Does this month become a gift only if you get your diploma in time? {waarde}.",
    ),
    stap(
        "diplomatermijn_tot",
        Eenheid.DATUM,
        "WSF 4.9, 5.5",
        _diplomatermijn(),
        "Haalt u uw diploma voor {waarde}? Dan wordt uw prestatiebeurs een gift.",
        "Do you get your diploma before {waarde}? Then your performance grant becomes a gift.",
        leeg_mag=True,
        alleen_als="voorwaardelijk",
    ),
)
VORM = Regel(
    naam="vorm",
    invoer={**INVOER, EERSTE_RIJ: _JA_NEE},
    stappen=(
        *stelselstappen(
            "ho", _HO, "WSF 5.2", "prestatiebeurs_ho_maanden", ("in het hoger onderwijs", "in higher education"), ("5.5", "5.2 lid 4")
        ),
        *stelselstappen("mbo", _HOOG & ~_HO_OP, "WSF 4.7", "prestatiebeurs_mbo_maanden", ("in het mbo", "in mbo"), ("4.9", "4.7 lid 3")),
        *_UITKOMST,
    ),
)


def met_standaard(maanden: pl.DataFrame) -> pl.DataFrame:
    """The months with what is the same for nearly everyone filled in where the column is absent: no extra months, no
    extension, no diploma yet, not absent, nothing used up before. The months with a supplementary grant before are those of
    the prestatiebeurs before."""
    nul = {f"{deel}_{teller}": pl.lit(0, dtype=pl.Int64) for deel in ("mbo", "ho") for teller in _TELLERS}
    nul |= {f"{deel}_voor_beurs": pl.col(f"{deel}_voor") for deel in ("mbo", "ho") if f"{deel}_voor" in maanden.columns}
    leeg = {f"{deel}_eerste_maand": pl.lit(None, dtype=pl.Date) for deel in ("mbo", "ho")}
    nee = {"extra": pl.lit(False), "diploma": pl.lit(False), "afwezig": pl.lit(0, dtype=pl.Int16)}
    standaard = nul | leeg | nee
    return maanden.with_columns(**{naam: waarde for naam, waarde in standaard.items() if naam not in maanden.columns})


def bepaal_vorm(maanden: pl.DataFrame) -> pl.DataFrame:
    """The months with every step of the rule, sorted by person and month. One row per person and month (``kies_opleiding``)."""
    bewaak_invoer("vorm", maanden, INVOER)
    bewaak_code("vorm", maanden["onderwijs"], {0, int(Stelsel.MBO), int(Stelsel.HO)})
    bewaak_code("vorm", maanden["afwezig"], {int(code) for code in Afwezig})
    if maanden.select("persoon_id", "maand").is_duplicated().any():
        raise Regelfout("vorm: een persoon heeft twee rijen in dezelfde maand")
    for deel in ("mbo", "ho"):
        gebruikt = pl.col(f"{deel}_voor") + pl.col(f"{deel}_voor_extra") + pl.col(f"{deel}_voor_leen")
        if maanden.filter((gebruikt > 0) & pl.col(f"{deel}_eerste_maand").is_null()).height:
            raise Regelfout(f"vorm: wie eerder {deel} kreeg, heeft een eerste maand")
    gesorteerd = maanden.sort("persoon_id", "maand")
    eerste = (pl.col("persoon_id") != pl.col("persoon_id").shift(1)).fill_null(True)
    return VORM.beoordeel(gesorteerd.with_columns(eerste.alias(EERSTE_RIJ)))


def kies_opleiding(rijen: pl.DataFrame) -> pl.DataFrame:
    """Of several programmes in one month the one that counts: higher education first (2.15), then levels 3 and 4 (2.15a)."""
    rang = pl.when(pl.col("onderwijs") == int(Stelsel.HO)).then(10).otherwise(pl.col("niveau"))
    volgorde = rijen.with_columns(_rang=rang).sort("persoon_id", "maand", "_rang", descending=[False, False, True], maintain_order=True)
    return volgorde.unique(["persoon_id", "maand"], keep="first", maintain_order=True).drop("_rang")
