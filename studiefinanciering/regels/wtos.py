"""Tegemoetkoming scholieren (WTOS ch. 2 and 4): right, basic allowance, school costs and the income rule.

One row per person and month; amounts in cents. Other incomes than the WSF 2000 count here: the draagkracht of the parent with
whom the pupil lives and of that parent's partner. An amount that nobody found is declared missing: the outcome is then
unknown and goes to a person, never zero. ``lesgeld_per_jaar`` is for schools that charge a fee; 0 where none is due.
"""

import polars as pl

from duo_portal.regels.afronden import Afronding, deel_half_op
from duo_portal.regels.eenheden import Eenheid, Publiek
from duo_portal.regels.motor import Invoer, Regel
from duo_portal.regels.stap import Stap
from studiefinanciering.codes_vormen import WTOSREDENEN, Scholier, Wtosreden
from studiefinanciering.regels.norm_vormen import WTOS
from studiefinanciering.regels.reeks import begin_studiejaar, kies, maandnummer, plus_maanden, stap, van_maandnummer

_GEHEEL, _JA_NEE, _LEEG_MAG = Invoer(pl.Int64()), Invoer(pl.Boolean()), Invoer(pl.Int64(), leeg_mag=True)
_MAAND, _SOORT, _GEBOREN = pl.col("maand"), pl.col("soort"), pl.col("geboortedatum")
_DUIZENDSTEN = 100_000
_MET_UREN = [int(Scholier.VO_PARTICULIER_ONDERBOUW), int(Scholier.VO_PARTICULIER_BOVENBOUW), int(Scholier.VAVO)]
_ACHTTIEN, _DERTIG = 18 * 12, 30 * 12


def _vanaf() -> pl.Expr:
    """The first day of the quarter after the quarter of turning 18 (2.3)."""
    kwartaal = (maandnummer(_GEBOREN) + _ACHTTIEN) // 3
    return van_maandnummer((kwartaal + 1) * 3)


def _reden() -> pl.Expr:
    te_weinig = _SOORT.is_in(_MET_UREN) & (pl.col("klokuren") < WTOS["wtos_uren"].kolom(_MAAND))
    # Income-dependent parts go back to the first month of the award (4.10 lid 3); the first award never goes back.
    vroegst = (
        pl.when(pl.col("eerste_maand").is_not_null()).then(pl.col("eerste_maand")).otherwise(plus_maanden(pl.col("aangevraagd_op"), 0))
    )
    return kies(
        [
            (~pl.col("ingeschreven"), Wtosreden.NIET_INGESCHREVEN),
            (pl.col("leeftijd_vanaf") > _MAAND, Wtosreden.TE_JONG),
            (maandnummer(_MAAND) > maandnummer(_GEBOREN) + _DERTIG, Wtosreden.TE_OUD),
            (pl.col("andere_studiefinanciering"), Wtosreden.STUDIEFINANCIERING),
            (te_weinig, Wtosreden.TE_WEINIG_UREN),
            (vroegst > _MAAND, Wtosreden.VOOR_AANVRAAG),
        ],
        Wtosreden.RECHT,
    )


def _verlegd() -> pl.Expr:
    """15% lower, for at least three years, and not a fluctuation that is normal for this way of earning (2.28)."""
    oud, nieuw = pl.col("draagkracht"), pl.col("draagkracht_later")
    terugval = (oud - nieuw) * _DUIZENDSTEN >= oud * WTOS["wtos_terugval"].kolom(_MAAND)
    voorwaarden = pl.col("drie_jaar_lager") & ~pl.col("normale_schommeling") & (oud > 0)
    return (terugval & voorwaarden).fill_null(False)


def _korting() -> pl.Expr:
    boven = pl.col("draagkracht_telt") - pl.col("grensbedrag")
    percentage = WTOS["wtos_korting_percentage"].kolom(_MAAND)
    return deel_half_op(pl.when(boven > 0).then(boven).otherwise(0) * percentage, pl.col("telkinderen") * 12 * _DUIZENDSTEN)


def _schoolkosten() -> pl.Expr:
    uit: pl.Expr = pl.lit(None, dtype=pl.Int64)
    for soort in Scholier:
        uit = pl.when(int(soort) == _SOORT).then(WTOS[f"wtos_schoolkosten_{soort.name.lower()}"].kolom(_MAAND)).otherwise(uit)
    return uit


def _onderwijsbijdrage() -> pl.Expr:
    jaar_van_18 = plus_maanden(_GEBOREN, _ACHTTIEN)
    in_dit_jaar = begin_studiejaar(jaar_van_18, 8) == begin_studiejaar(_MAAND, 8)
    bijdrage = deel_half_op(pl.col("lesgeld_per_jaar"), 12)
    return pl.when(_SOORT.is_in(_MET_UREN) & ~in_dit_jaar).then(bijdrage).otherwise(0)


def _afhankelijk() -> pl.Expr:
    """Nil below ten euros (2.23 lid 3); nothing while the income is unknown (4.9)."""
    over = pl.col("schoolkosten") + pl.col("onderwijsbijdrage") - pl.col("korting")
    klein = over < WTOS["wtos_kleinste_bedrag"].kolom(_MAAND)
    recht = pl.col("wtos_reden") == int(Wtosreden.RECHT)
    return pl.when(~recht | pl.col("draagkracht_telt").is_null()).then(0).when(klein).then(0).otherwise(over)


def _basistoelage() -> pl.Expr:
    thuis, uit = (WTOS[f"wtos_basistoelage_{waar}"].kolom(_MAAND) for waar in ("thuis", "uit"))
    bedrag = pl.when(pl.col("uitwonend")).then(uit).otherwise(thuis)
    return pl.when(pl.col("wtos_reden") == int(Wtosreden.RECHT)).then(bedrag).otherwise(0)


_RECHT: tuple[Stap, ...] = (
    stap(
        "leeftijd_vanaf",
        Eenheid.DATUM,
        "WTOS 2.3",
        _vanaf(),
        "U kunt een tegemoetkoming krijgen vanaf {waarde}: het kwartaal na uw achttiende verjaardag.",
        "You can get an allowance from {waarde}: the quarter after your eighteenth birthday.",
    ),
    stap(
        "wtos_reden",
        Eenheid.CODE,
        "WTOS 2.3, 2.14, 2.17, 2.21, 4.10 lid 2",
        _reden(),
        "Tegemoetkoming scholieren in deze maand: {waarde}.",
        "Allowance for pupils in this month: {waarde}.",
        codes=WTOSREDENEN,
    ),
    stap(
        "basistoelage",
        Eenheid.CENTEN,
        "WTOS 4.3",
        _basistoelage(),
        "Uw basistoelage: {waarde}.",
        "Your basic allowance: {waarde}.",
        leeg_mag=True,
    ),
)
_INKOMEN: tuple[Stap, ...] = (
    stap(
        "verlegd",
        Eenheid.JA_NEE,
        "WTOS 2.28",
        _verlegd(),
        "Rekenen we met een later jaar, omdat het inkomen is gedaald? {waarde}.",
        "Do we use a later year, because the income has fallen? {waarde}.",
    ),
    stap(
        "schoolkosten",
        Eenheid.CENTEN,
        "WTOS 4.6",
        _schoolkosten(),
        "De hoogste tegemoetkoming in de schoolkosten: {waarde}.",
        "The highest allowance for school costs: {waarde}.",
        leeg_mag=True,
    ),
    stap(
        "onderwijsbijdrage",
        Eenheid.CENTEN,
        "WTOS 4.4",
        _onderwijsbijdrage(),
        "De hoogste tegemoetkoming in het lesgeld: {waarde}.",
        "The highest allowance for the school fee: {waarde}.",
        afronding=Afronding.HALF_OP,
    ),
    stap(
        "grensbedrag",
        Eenheid.CENTEN,
        "WTOS 2.23 lid 2",
        WTOS["wtos_grensbedrag"].kolom(_MAAND),
        "Tot een inkomen van {waarde} gaat er niets af.",
        "Up to an income of {waarde} nothing is taken off.",
        leeg_mag=True,
    ),
)
# These tell of the income of a parent: the pupil sees the outcome, never the income.
_VERBORGEN: tuple[Stap, ...] = (
    Stap(
        naam="draagkracht_telt",
        eenheid=Eenheid.CENTEN,
        artikel="WTOS 2.23 lid 1, 2.28",
        formule=pl.when(pl.col("verlegd")).then(pl.col("draagkracht_later")).otherwise(pl.col("draagkracht")),
        zin_nl="Het inkomen waarmee we rekenen: {waarde}.",
        zin_en="The income that we use: {waarde}.",
        publiek=frozenset({Publiek.MEDEWERKER}),
        leeg_mag=True,
    ),
    Stap(
        naam="korting",
        eenheid=Eenheid.CENTEN,
        artikel="WTOS 2.25, 2.27",
        formule=_korting(),
        zin_nl="Korting per maand: 30% van het inkomen boven de grens, gedeeld door 12 en door het aantal telkinderen: {waarde}.",
        zin_en="Taken off per month: 30% of the income above the limit, divided by 12 and by the number of children: {waarde}.",
        publiek=frozenset({Publiek.MEDEWERKER}),
        afronding=Afronding.HALF_OP,
        leeg_mag=True,
    ),
)
_UITKOMST: tuple[Stap, ...] = (
    stap(
        "afhankelijk_deel",
        Eenheid.CENTEN,
        "WTOS 2.23 lid 3, 2.25, 4.9",
        _afhankelijk(),
        "Tegemoetkoming in schoolkosten en lesgeld: {waarde}. Minder dan € 10 keren we niet uit.",
        "Allowance for school costs and fee: {waarde}. We do not pay out less than €10.",
        leeg_mag=True,
    ),
    stap(
        "wtos_totaal",
        Eenheid.CENTEN,
        "WTOS 4.2",
        pl.col("basistoelage") + pl.col("afhankelijk_deel"),
        "Samen voor deze maand: {waarde}. Dit is een gift.",
        "Together for this month: {waarde}. This is a gift.",
        leeg_mag=True,
    ),
    stap(
        "wtos_naar_mens",
        Eenheid.JA_NEE,
        "WTOS 4.8",
        pl.col("wtos_totaal").is_null(),
        "Kijkt een medewerker ernaar, omdat een bedrag niet bekend is? {waarde}.",
        "Does a member of staff look at it, because an amount is not known? {waarde}.",
    ),
)
SCHOLIEREN = Regel(
    naam="tegemoetkoming-scholieren",
    invoer={
        "persoon_id": _GEHEEL,
        "maand": Invoer(pl.Date()),
        "geboortedatum": Invoer(pl.Date()),
        "soort": Invoer(pl.Int16()),
        "ingeschreven": _JA_NEE,
        "klokuren": _GEHEEL,
        "uitwonend": _JA_NEE,
        "andere_studiefinanciering": _JA_NEE,
        "aangevraagd_op": Invoer(pl.Date()),
        "eerste_maand": Invoer(pl.Date(), leeg_mag=True),
        "draagkracht": _LEEG_MAG,
        "draagkracht_later": _LEEG_MAG,
        "drie_jaar_lager": _JA_NEE,
        "normale_schommeling": _JA_NEE,
        "telkinderen": _GEHEEL,
        "lesgeld_per_jaar": _GEHEEL,
    },
    stappen=(*_RECHT, *_INKOMEN, *_VERBORGEN, *_UITKOMST),
)
