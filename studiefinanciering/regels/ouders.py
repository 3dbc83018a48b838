"""The steps about parents: what each of them can contribute (WSF 3.9 to 3.14), the same definition for both.

A basis below zero stays below zero: the sum of the parents is what the law limits (3.13 lid 2), so that one parent's
shortage lowers what the other one contributes. Only that parent, and staff, see the own column.
"""

import polars as pl

from duo_portal.regels.afronden import Afronding, deel_half_op
from duo_portal.regels.codes import Codelijst
from duo_portal.regels.eenheden import Eenheid, Publiek
from duo_portal.regels.stap import Normkeuze, Stap
from studiefinanciering.codes_regels import OUDERROLLEN, TELT_NIET, VOETSOORTEN, Ouderrol, Situatie, Voetsoort
from studiefinanciering.regels.norm import NORMEN

EIGEN = frozenset({Publiek.BETROKKENE, Publiek.MEDEWERKER})
_KIJKER = {1: Publiek.OUDER1, 2: Publiek.OUDER2}
_MBO = (Situatie.MBO_THUIS, Situatie.MBO_UIT)
# Thousandths of a percent of a year in months: 100,000 times twelve.
_DEEL_PER_MAAND = 1_200_000
_SOM = "({boven_voet#} × {percentage_ouders} − {aftrek#}) ÷ 12 = {waarde}"


def per_onderwijs(norm: str) -> dict[int, str]:
    """The norm of mbo or of hbo and university, by situation."""
    return {int(situatie): f"{'mbo' if situatie in _MBO else 'ho'}_{norm}" for situatie in Situatie}


def _mbo_of_ho(norm: str) -> pl.Expr:
    namen = per_onderwijs(norm)
    mbo, ho = (NORMEN[namen[int(situatie)]].kolom(pl.col("peildatum")) for situatie in (Situatie.MBO_THUIS, Situatie.HO_THUIS))
    return pl.when(pl.col("situatie") <= int(Situatie.MBO_UIT)).then(mbo).otherwise(ho)


def _rol(ouder: int) -> pl.Expr:
    """A parent who should count and of whom no income is known, is unknown: never somebody without an income."""
    status = pl.col(f"ouder{ouder}_status")
    telt = (status == int(Ouderrol.GEWOON)) | (status == int(Ouderrol.ZONDER_PARTNER))
    onbekend = telt & pl.col(f"ouder{ouder}_inkomen").is_null()
    gevraagd = pl.when(onbekend).then(pl.lit(int(Ouderrol.INKOMEN_ONBEKEND), dtype=pl.Int16)).otherwise(status)
    return pl.when(pl.col("aanvullend_gevraagd")).then(gevraagd).otherwise(pl.lit(int(Ouderrol.GEEN), dtype=pl.Int16)).cast(pl.Int16)


def _voetsoort(ouder: int, ander: int) -> pl.Expr:
    rol = pl.col(f"ouder{ouder}_rol")
    telt = (rol == int(Ouderrol.GEWOON)) | (rol == int(Ouderrol.ZONDER_PARTNER))
    dubbel = pl.col(f"ouder{ander}_rol").is_in([int(deel) for deel in TELT_NIET])
    soort = (
        pl.when(dubbel)
        .then(int(Voetsoort.DUBBEL))
        .when(rol == int(Ouderrol.ZONDER_PARTNER))
        .then(int(Voetsoort.ZONDER_PARTNER))
        .otherwise(int(Voetsoort.GEWOON))
    )
    return pl.when(telt).then(soort).otherwise(int(Voetsoort.GEEN)).cast(pl.Int16)


def _voet(ouder: int) -> pl.Expr:
    soort = pl.col(f"voetsoort{ouder}")
    gewoon, alleen = pl.col("vrije_voet"), pl.col("vrije_voet_alleen")
    bedrag = pl.when(soort == int(Voetsoort.DUBBEL)).then(gewoon * 2).when(soort == int(Voetsoort.ZONDER_PARTNER)).then(alleen)
    return pl.when(soort == int(Voetsoort.GEEN)).then(0).otherwise(bedrag.otherwise(gewoon)).cast(pl.Int64)


def _als_telt(ouder: int, formule: pl.Expr) -> pl.Expr:
    return pl.when(pl.col(f"voetsoort{ouder}") > int(Voetsoort.GEEN)).then(formule).otherwise(0).cast(pl.Int64)


def _aftrek(ouder: int) -> pl.Expr:
    telkind = NORMEN["telkind"].kolom(pl.col("peildatum"))
    return _als_telt(ouder, pl.col(f"ouder{ouder}_aflossing") + telkind * pl.col(f"ouder{ouder}_telkinderen"))


def _grondslag(ouder: int) -> pl.Expr:
    """Exact until the one rounding: thousandths of a percent of cents a year, to cents a month."""
    aandeel = pl.col(f"boven_voet{ouder}") * pl.col("percentage_ouders")
    return deel_half_op(aandeel - pl.col(f"aftrek{ouder}") * 100_000, _DEEL_PER_MAAND)


def _ouderstap(
    ouder: int,
    naam: str,
    artikel: str,
    formule: pl.Expr,
    nl: str,
    en: str,
    *,
    eenheid: Eenheid = Eenheid.CENTEN,
    codes: Codelijst | None = None,
    afronding: Afronding | None = None,
    alleen_als: str = "voetsoort",
) -> Stap:
    """A step in the column of one parent: ``#`` in a sentence is the number of that parent."""
    return Stap(
        naam=f"{naam}{ouder}",
        eenheid=eenheid,
        artikel=artikel,
        formule=formule,
        zin_nl=nl.replace("#", str(ouder)),
        zin_en=en.replace("#", str(ouder)),
        publiek=frozenset({_KIJKER[ouder], Publiek.MEDEWERKER}),
        codes=codes,
        afronding=afronding,
        alleen_als=f"{alleen_als}{ouder}",
    )


def ouderstappen(ouder: int) -> tuple[Stap, ...]:
    """The column of one parent (1 or 2). Amounts are cents a year, the basis cents a month, half-up (status onbevestigd)."""
    return (*_inkomenstappen(ouder), *_grondslagstappen(ouder))


def _inkomenstappen(ouder: int) -> tuple[Stap, ...]:
    return (
        _ouderstap(
            ouder,
            "voetsoort",
            "WSF 3.9 lid 2, 3.14",
            _voetsoort(ouder, 3 - ouder),
            "Ouder # heeft deze vrije voet: {waarde}.",
            "Parent # has this exempt amount: {waarde}.",
            eenheid=Eenheid.CODE,
            codes=VOETSOORTEN,
        ),
        _ouderstap(
            ouder,
            "inkomen",
            "WSF 1.1, 3.9 lid 1",
            _als_telt(ouder, pl.col(f"ouder{ouder}_inkomen")),
            "Inkomen van ouder # in het peiljaar: {waarde}.",
            "Income of parent # in the reference year: {waarde}.",
        ),
        _ouderstap(
            ouder,
            "voet",
            "WSF 3.9 lid 2, 3.9a",
            _voet(ouder),
            "Vrije voet van ouder #. Over dit deel van het inkomen telt niets mee: {waarde}.",
            "Exempt amount of parent #. Nothing counts of this part of the income: {waarde}.",
        ),
        _ouderstap(
            ouder,
            "boven_voet",
            "WSF 3.9 lid 3",
            pl.col(f"inkomen{ouder}") - pl.col(f"voet{ouder}"),
            "Inkomen van ouder # boven de vrije voet: {inkomen#} − {voet#} = {waarde}.",
            "Income of parent # above the exempt amount: {inkomen#} − {voet#} = {waarde}.",
        ),
    )


def _grondslagstappen(ouder: int) -> tuple[Stap, ...]:
    kinderen = pl.max_horizontal(pl.col(f"ouder{ouder}_kinderen"), pl.lit(1, dtype=pl.Int64))
    return (
        _ouderstap(
            ouder,
            "aftrek",
            "WSF 3.9 lid 4",
            _aftrek(ouder),
            "Er gaat per jaar af voor kinderen die meetellen en voor een eigen studieschuld van ouder #: {waarde}.",
            "Taken off per year for children who count and for parent #'s own student debt: {waarde}.",
            alleen_als="aftrek",
        ),
        _ouderstap(
            ouder,
            "grondslag",
            "WSF 3.9 lid 3, 4 en 5",
            _grondslag(ouder),
            f"Grondslag van ouder # per maand: {_SOM}.",
            f"Basis of parent # per month: {_SOM}.",
            afronding=Afronding.HALF_OP,
        ),
        _ouderstap(
            ouder,
            "kinderen",
            "WSF 3.13 lid 3 en 4",
            kinderen,
            "Kinderen over wie de bijdrage van ouder # wordt verdeeld: {waarde}.",
            "Children over whom the contribution of parent # is divided: {waarde}.",
            eenheid=Eenheid.AANTAL,
        ),
    )


def rolstap(ouder: int) -> Stap:
    return Stap(
        naam=f"ouder{ouder}_rol",
        eenheid=Eenheid.CODE,
        artikel="WSF 1.1, 3.9, 3.11, 3.14",
        formule=_rol(ouder),
        zin_nl=f"Ouder {ouder}: {{waarde}}.",
        zin_en=f"Parent {ouder}: {{waarde}}.",
        publiek=frozenset({_KIJKER[ouder], Publiek.MEDEWERKER}),
        codes=OUDERROLLEN,
        alleen_als=f"ouder{ouder}_rol",
    )


def _normstap(norm: str, naam: str, artikel: str, eenheid: Eenheid, zin_nl: str, zin_en: str) -> Stap:
    """The same for everyone: it tells a viewer nothing of a parent."""
    return Stap(
        naam=naam,
        eenheid=eenheid,
        artikel=artikel,
        formule=pl.when(pl.col("aanvullend_gevraagd")).then(_mbo_of_ho(norm)).otherwise(0).cast(pl.Int64),
        zin_nl=zin_nl,
        zin_en=zin_en,
        norm=Normkeuze("situatie", per_onderwijs(norm)),
        alleen_als=naam,
    )


OUDERNORMEN = (
    _normstap(
        "percentage",
        "percentage_ouders",
        "WSF 3.9 lid 3, 3.9a",
        Eenheid.PROCENT_DUIZENDSTE,
        "Deel van het inkomen boven de vrije voet dat ouders bijdragen: {waarde}.",
        "Share of the income above the exempt amount that parents contribute: {waarde}.",
    ),
    _normstap(
        "vrije_voet",
        "vrije_voet",
        "WSF 3.9 lid 2, 3.9a",
        Eenheid.CENTEN,
        "Vrije voet per ouder, per jaar. Het dubbele als maar één ouder telt: {waarde}.",
        "Exempt amount per parent, per year. Twice that if only one parent counts: {waarde}.",
    ),
    _normstap(
        "vrije_voet_alleen",
        "vrije_voet_alleen",
        "WSF 3.9 lid 2, 3.9a",
        Eenheid.CENTEN,
        "Vrije voet van een ouder zonder partner, per jaar: {waarde}.",
        "Exempt amount of a parent without a partner, per year: {waarde}.",
    ),
)


def _samen() -> pl.Expr:
    """Exact to the one rounding: each parent's basis over the own number of children."""
    een, twee = pl.col("kinderen1"), pl.col("kinderen2")
    gedeeld = deel_half_op(pl.col("grondslag1") * twee + pl.col("grondslag2") * een, een * twee)
    return pl.when(pl.col("bijdrage_bekend")).then(gedeeld + pl.col("alimentatie_kind")).otherwise(None).cast(pl.Int64)


def _onbekend() -> pl.Expr:
    onbekend = int(Ouderrol.INKOMEN_ONBEKEND)
    return (pl.col("ouder1_rol") == onbekend) | (pl.col("ouder2_rol") == onbekend)


SAMEN = (
    Stap(
        naam="onbekend_inkomen",
        eenheid=Eenheid.JA_NEE,
        artikel="WSF 3.11, 3.20",
        formule=_onbekend(),
        zin_nl="We kennen nog niet alle inkomens. Tot dan kunt u dit deel alleen lenen.",
        zin_en="We do not know all incomes yet. Until then you can only borrow this part.",
        publiek=EIGEN,
        alleen_als="onbekend_inkomen",
    ),
    Stap(
        "bijdrage_bekend",
        Eenheid.JA_NEE,
        "WSF 3.8, 3.20",
        pl.col("aanvullend_gevraagd") & ~pl.col("onbekend_inkomen"),
        "We weten wat uw ouders kunnen bijdragen.",
        "We know what your parents can contribute.",
        publiek=EIGEN,
        alleen_als="bijdrage_bekend",
    ),
    Stap(
        naam="alimentatie_kind",
        eenheid=Eenheid.CENTEN,
        artikel="BSF 12",
        formule=pl.when(pl.col("aanvullend_gevraagd")).then(pl.col("alimentatie")).otherwise(0).cast(pl.Int64),
        zin_nl="In plaats van de bijdrage van een ouder telt de alimentatie van de rechter: {waarde}.",
        zin_en="Instead of a parent's contribution the maintenance set by the court counts: {waarde}.",
        publiek=EIGEN,
        alleen_als="alimentatie_kind",
    ),
    Stap(
        naam="bijdrage_samen",
        eenheid=Eenheid.CENTEN,
        artikel="WSF 3.13 lid 1 en 3",
        formule=_samen(),
        zin_nl="De grondslagen van de ouders samen, elk gedeeld door het aantal kinderen: {waarde}.",
        zin_en="The bases of the parents together, each divided by the number of children: {waarde}.",
        # Below zero or above the maximum it would tell more than the contribution that counts.
        publiek=frozenset({Publiek.MEDEWERKER}),
        afronding=Afronding.HALF_OP,
        leeg_mag=True,
        alleen_als="bijdrage_bekend",
    ),
)
