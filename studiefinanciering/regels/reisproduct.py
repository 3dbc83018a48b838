"""The travel product: who may travel in a month, when it must be stopped, and what stopping late costs (WSF 2.3, 3.24-3.29).

``REISRECHT``: one row per person and month. ``REISBOETE``: one row per person and half month after the right ended; amounts in
cents, by the norm of that half month. An amount that nobody found goes to a person.
"""

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from studiefinanciering.codes import Fase
from studiefinanciering.codes_vormen import BOETEGRONDEN, REISREDENEN, Boetegrond, Reisreden, Stelsel
from studiefinanciering.regels.norm_vormen import REISPRODUCT
from studiefinanciering.regels.reeks import kies, maandnummer, stap

_GEHEEL, _JA_NEE, _CODE = Invoer(pl.Int64()), Invoer(pl.Boolean()), Invoer(pl.Int16())
_MAAND = pl.col("maand")
_MBO = pl.col("onderwijs") == int(Stelsel.MBO)
_TWEEDE_HELFT = 16


def _leenmaanden() -> pl.Expr:
    """The months of the loan phase with a travel product: mbo 36 less those used before 18 (4.7 lid 3), ho 12 (5.2 lid 4)."""
    mbo = REISPRODUCT["reisproduct_leenfase_mbo_maanden"].kolom(_MAAND) - pl.col("maanden_voor_18")
    return pl.when(_MBO).then(mbo).otherwise(REISPRODUCT["reisproduct_leenfase_ho_maanden"].kolom(_MAAND))


def _jong() -> pl.Expr:
    """An mbo student below 18 has the travel product from the first month, before any other studiefinanciering (2.3 lid 1 onder a)."""
    return _MBO & pl.col("jonger_dan_18") & pl.col("nationaliteit_in_orde")


def _reden() -> pl.Expr:
    leenfase = pl.col("fase") == int(Fase.LEENFASE)
    return kies(
        [
            (~pl.col("ingeschreven"), Reisreden.NIET_INGESCHREVEN),
            (_jong(), Reisreden.RECHT),
            (pl.col("fase") == int(Fase.GEEN), Reisreden.GEEN_STUDIEFINANCIERING),
            (leenfase & (pl.col("maand_in_leenfase") > pl.col("leenmaanden_reizen")), Reisreden.OPGEBRUIKT),
        ],
        Reisreden.RECHT,
    )


REISRECHT = Regel(
    naam="reisrecht",
    invoer={
        "persoon_id": _GEHEEL,
        "maand": Invoer(pl.Date()),
        "onderwijs": _CODE,
        "ingeschreven": _JA_NEE,
        "nationaliteit_in_orde": _JA_NEE,
        "jonger_dan_18": _JA_NEE,
        "fase": _CODE,
        "maand_in_leenfase": _GEHEEL,
        "maanden_voor_18": _GEHEEL,
        "recht_vorige_maand": _JA_NEE,
    },
    stappen=(
        stap(
            "leenmaanden_reizen",
            Eenheid.MAANDEN,
            "WSF 4.7 lid 3, 5.2 lid 4",
            _leenmaanden(),
            "Na uw prestatiebeurs kunt u nog {waarde} maanden reizen.",
            "After your performance grant you can travel for another {waarde} months.",
        ),
        stap(
            "reisreden",
            Eenheid.CODE,
            "WSF 2.3 lid 1, 4.3, 4.6b, 4.7 lid 3, 5.2 lid 4",
            _reden(),
            "Uw reisproduct: {waarde}.",
            "Your travel product: {waarde}.",
            codes=REISREDENEN,
        ),
        stap(
            "reisrecht",
            Eenheid.JA_NEE,
            "WSF 3.7",
            pl.col("reisreden") == int(Reisreden.RECHT),
            "Mag u in deze maand reizen met uw studentenreisproduct? {waarde}.",
            "May you travel with your student travel product in this month? {waarde}.",
        ),
        stap(
            "moet_stopzetten",
            Eenheid.JA_NEE,
            "WSF 3.27 lid 1",
            pl.col("recht_vorige_maand") & ~pl.col("reisrecht"),
            "Moet het reisproduct deze maand worden stopgezet? {waarde}.",
            "Must the travel product be stopped this month? {waarde}.",
        ),
        stap(
            "stopzetten_uiterlijk",
            Eenheid.DATUM,
            "WSF 3.27 lid 1",
            pl.when(pl.col("moet_stopzetten"))
            .then(pl.date(_MAAND.dt.year(), _MAAND.dt.month(), REISPRODUCT["reisproduct_stopdag"].kolom(_MAAND)))
            .otherwise(None),
            "Zet uw reisproduct uiterlijk op {waarde} stop.",
            "Stop your travel product on {waarde} at the latest.",
            leeg_mag=True,
            alleen_als="moet_stopzetten",
        ),
    ),
)

_HALF, _EINDE = pl.col("halve_maand"), pl.col("einde_reisrecht")
_TWEEDE = (_HALF.dt.day() >= _TWEEDE_HELFT).cast(pl.Int64)


def _telt_gebruik() -> pl.Expr:
    """In the very first half month only use on the 11th to the 15th counts: stopping by the 10th is in time (3.27 lid 4)."""
    eerste = pl.col("halve_maand_nummer") == 1
    return pl.col("gebruik_later") | (pl.col("gebruik_tot_en_met_10e") & ~eerste)


def _boetegrond() -> pl.Expr:
    nummer = pl.col("halve_maand_nummer")
    stop_eerder = (pl.col("stopgezet_op") < _HALF).fill_null(False)
    op_tijd = (pl.col("stopgezet_op") <= pl.col("op_tijd_tot_en_met")).fill_null(False)
    return kies(
        [
            ((nummer < 1) | op_tijd | stop_eerder, Boetegrond.OP_TIJD),
            (~pl.col("telt_gebruik"), Boetegrond.GEEN_GEBRUIK),
            (pl.col("niet_toerekenbaar"), Boetegrond.NIET_TOEREKENBAAR),
            (pl.col("boete_norm").is_null(), Boetegrond.BEDRAG_ONBEKEND),
            (nummer <= 2, Boetegrond.LAAG),
        ],
        Boetegrond.HOOG,
    )


def _norm() -> pl.Expr:
    laag, hoog = (REISPRODUCT[f"reisproduct_boete_{soort}"].kolom(_HALF) for soort in ("laag", "hoog"))
    return pl.when(pl.col("halve_maand_nummer") <= 2).then(laag).otherwise(hoog)


def _boete() -> pl.Expr:
    telt = pl.col("boetegrond").is_in([int(Boetegrond.LAAG), int(Boetegrond.HOOG)])
    onbekend = pl.col("boetegrond") == int(Boetegrond.BEDRAG_ONBEKEND)
    return pl.when(onbekend).then(None).when(telt).then(pl.col("boete_norm")).otherwise(0)


REISBOETE = Regel(
    naam="reisboete",
    invoer={
        "persoon_id": _GEHEEL,
        "halve_maand": Invoer(pl.Date()),
        "einde_reisrecht": Invoer(pl.Date()),
        "stopgezet_op": Invoer(pl.Date(), leeg_mag=True),
        "gebruik_tot_en_met_10e": _JA_NEE,
        "gebruik_later": _JA_NEE,
        "niet_toerekenbaar": _JA_NEE,
    },
    stappen=(
        stap(
            "halve_maand_nummer",
            Eenheid.AANTAL,
            "WSF 3.27 lid 4 en 6",
            (maandnummer(_HALF) - maandnummer(_EINDE)) * 2 + _TWEEDE + 1,
            "Dit is halve maand {waarde} na het einde van uw recht.",
            "This is half month {waarde} after the end of your right.",
        ),
        stap(
            "op_tijd_tot_en_met",
            Eenheid.DATUM,
            "WSF 3.27 lid 1",
            pl.date(_EINDE.dt.year(), _EINDE.dt.month(), REISPRODUCT["reisproduct_stopdag"].kolom(_EINDE)),
            "Stopzetten op {waarde} was nog op tijd.",
            "Stopping on {waarde} was still in time.",
        ),
        stap(
            "telt_gebruik",
            Eenheid.JA_NEE,
            "WSF 3.27 lid 4 en 5",
            _telt_gebruik(),
            "Reisde u ermee in deze halve maand? De eerste tien dagen van de eerste maand tellen niet. {waarde}.",
            "Did you travel with it in this half month? The first ten days of the first month do not count. {waarde}.",
        ),
        stap(
            "boete_norm",
            Eenheid.CENTEN,
            "WSF 3.27 lid 2, 11.1",
            _norm(),
            "Het bedrag voor zo'n halve maand is {waarde}.",
            "The amount for such a half month is {waarde}.",
            leeg_mag=True,
            alleen_als="telt_gebruik",
        ),
        stap(
            "boetegrond",
            Eenheid.CODE,
            "WSF 3.27 lid 2, 5 en 7",
            _boetegrond(),
            "Waarom dit bedrag: {waarde}.",
            "Why this amount: {waarde}.",
            codes=BOETEGRONDEN,
        ),
        stap(
            "boete",
            Eenheid.CENTEN,
            "WSF 3.27",
            _boete(),
            "Over deze halve maand betaalt u {waarde}.",
            "For this half month you pay {waarde}.",
            leeg_mag=True,
        ),
    ),
)
