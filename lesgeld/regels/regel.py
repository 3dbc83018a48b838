"""The rule "lesgeld": the fee of one person for one school year, as named steps (Les- en cursusgeldwet, Uitvoeringsbesluit 2000).

Input columns ``in_*`` are the enrolments, summed up by ``perioden`` and ``bedragen``. Money is in cents.
"""

import polars as pl

from duo_portal.regels.afronden import Afronding
from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from duo_portal.regels.stap import Stap
from lesgeld.codes import GROND_VAN_REDEN, GRONDEN, REDENEN, Grond, Reden
from lesgeld.regels.feiten import FEITEN
from lesgeld.regels.norm import NORMEN

GEEN_REDEN = int(Reden.GEEN)


def _bedrag(kolom: str) -> pl.Expr:
    """An amount of the enrolments as this person owes it: unknown for a human to judge, nothing for who is not 18."""
    plichtig = pl.col("achttien_op_1_augustus").fill_null(False)
    return pl.when(pl.col("naar_mens")).then(None).when(plichtig).then(pl.col(kolom)).otherwise(0).cast(pl.Int64)


def _telt(kolom: str, anders: int = 0) -> pl.Expr:
    """A figure of the enrolments, only where it bears on the fee."""
    telt = pl.col("achttien_op_1_augustus").fill_null(False) & ~pl.col("naar_mens")
    return pl.when(telt).then(pl.col(kolom)).otherwise(anders)


def _boven_jaarbedrag() -> pl.Expr:
    over = pl.col("bedrag_inschrijving") - pl.col("bedrag_teruggave") - pl.col("jaarbedrag")
    # Null only where a human judges; a person for whom nothing counts owes nothing, whatever the year amount is.
    return pl.when(pl.col("naar_mens")).then(None).when(over > 0).then(over).otherwise(0).cast(pl.Int64)


def _grond() -> pl.Expr:
    """The first that applies, from top to bottom."""
    niets_telt = pl.col("perioden") == 0
    gevallen: list[tuple[pl.Expr, Grond]] = [
        (pl.col("naar_mens"), Grond.NAAR_MENS),
        (pl.col("inschrijvingen_plichtig") == 0, Grond.NIET_PLICHTIG),
        (~pl.col("achttien_op_1_augustus").fill_null(True), Grond.JONGER_DAN_18),
        (niets_telt & pl.col("overleden"), Grond.OVERLIJDEN),
        (niets_telt & (pl.col("inschrijvingen_voor_1_oktober") > 0), Grond.VOOR_1_OKTOBER),
        (niets_telt, Grond.VRIJGESTELD),
        (pl.col("boven_jaarbedrag") > 0, Grond.DUBBEL),
        *((pl.col("reden_teruggave") == int(reden), grond) for reden, grond in GROND_VAN_REDEN.items()),
        (pl.col("inschrijvingen_tellen") > 1, Grond.DUBBEL),
        (pl.col("maanden_verschuldigd") < 12, Grond.LATE_INSCHRIJVING),
    ]
    uit: pl.Expr = pl.lit(int(Grond.VOLLEDIG))
    for voorwaarde, grond in reversed(gevallen):
        uit = pl.when(voorwaarde).then(pl.lit(int(grond))).otherwise(uit)
    return uit.cast(pl.Int16)


_BEDRAGEN = (
    Stap(
        naam="maanden_verschuldigd",
        eenheid=Eenheid.MAANDEN,
        artikel="UB 5",
        formule=_telt("in_maanden"),
        zin_nl="U betaalt voor {waarde} maanden. Wie in augustus, september of oktober begint, betaalt alle 12 maanden.",
        zin_en="You pay for {waarde} months. If you start in August, September or October you pay for all 12 months.",
        alleen_als="maanden_verschuldigd",
    ),
    Stap(
        naam="bedrag_inschrijving",
        eenheid=Eenheid.CENTEN,
        artikel="LCW 5 lid 1, UB 5",
        formule=_bedrag("in_kost"),
        zin_nl="Lesgeld voor uw inschrijving: {jaarbedrag} × {maanden_verschuldigd} ÷ 12 = {waarde}.",
        zin_en="Fee for your enrolment: {jaarbedrag} × {maanden_verschuldigd} ÷ 12 = {waarde}.",
        afronding=Afronding.HALF_OP,
        leeg_mag=True,
        alleen_als="maanden_verschuldigd",
    ),
    Stap(
        naam="reden_teruggave",
        eenheid=Eenheid.CODE,
        artikel="UB 7 lid 2",
        formule=_telt("in_reden", GEEN_REDEN).cast(pl.Int16),
        zin_nl="Reden waarom uw lesgeld lager wordt: {waarde}.",
        zin_en="Reason why your fee becomes lower: {waarde}.",
        codes=REDENEN,
        alleen_als="reden_teruggave",
    ),
    Stap(
        naam="maanden_terug",
        eenheid=Eenheid.MAANDEN,
        artikel="UB 7 lid 1",
        formule=_telt("in_maanden_terug"),
        zin_nl="Hele maanden die na uw laatste dag overblijven in het schooljaar: {waarde}.",
        zin_en="Whole months of the school year left after your last day: {waarde}.",
        alleen_als="maanden_terug",
    ),
    Stap(
        naam="bedrag_teruggave",
        eenheid=Eenheid.CENTEN,
        artikel="UB 7 lid 1",
        formule=_bedrag("in_terug"),
        zin_nl="Uw lesgeld wordt lager met: {jaarbedrag} × {maanden_terug} ÷ 12 = {waarde}.",
        zin_en="Your fee becomes lower by: {jaarbedrag} × {maanden_terug} ÷ 12 = {waarde}.",
        afronding=Afronding.HALF_OP,
        leeg_mag=True,
        alleen_als="maanden_terug",
    ),
    Stap(
        naam="boven_jaarbedrag",
        eenheid=Eenheid.CENTEN,
        artikel="UB 6 lid 3",
        formule=_boven_jaarbedrag(),
        zin_nl="U betaalt nooit meer dan één jaarbedrag. Dit gaat eraf: {waarde}.",
        zin_en="You never pay more than one annual amount. This is taken off: {waarde}.",
        leeg_mag=True,
        alleen_als="boven_jaarbedrag",
    ),
    Stap(
        naam="lesgeld",
        eenheid=Eenheid.CENTEN,
        artikel="LCW 3, UB 5 tot en met 7",
        formule=pl.col("bedrag_inschrijving") - pl.col("bedrag_teruggave") - pl.col("boven_jaarbedrag"),
        zin_nl="Uw lesgeld voor dit schooljaar is {waarde}.",
        zin_en="Your fee for this school year is {waarde}.",
        leeg_mag=True,
    ),
    Stap(
        naam="schakelaar_zonder_aanvraag",
        eenheid=Eenheid.JA_NEE,
        artikel="LCW 9b, UB 7 lid 1",
        formule=NORMEN["teruggave_zonder_aanvraag"].kolom(pl.col("schooljaar_begin")),
        zin_nl="Maken we dit schooljaar het lesgeld na een diploma of overstap vanzelf lager? {waarde}.",
        zin_en="In this school year, do we lower the fee by ourselves after a diploma or a switch? {waarde}.",
        norm="teruggave_zonder_aanvraag",
        alleen_als="maanden_terug",
    ),
    Stap(
        naam="zonder_aanvraag",
        eenheid=Eenheid.JA_NEE,
        artikel="UB 7 lid 1 en 3",
        formule=~pl.col("in_op_aanvraag") & (pl.col("schakelaar_zonder_aanvraag") | ~pl.col("in_op_schakelaar")),
        zin_nl="Wordt uw lesgeld lager zonder dat u iets doet? {waarde}.",
        zin_en="Does your fee become lower without you doing anything? {waarde}.",
        alleen_als="maanden_terug",
    ),
    Stap(
        naam="grond",
        eenheid=Eenheid.CODE,
        artikel="LCW 3, UB 5 tot en met 7",
        formule=_grond(),
        zin_nl="Waarom dit bedrag: {waarde}.",
        zin_en="Why this amount: {waarde}.",
        codes=GRONDEN,
    ),
)
_GEHEEL, _DATUM, _JA_NEE = Invoer(pl.Int64()), Invoer(pl.Date(), leeg_mag=True), Invoer(pl.Boolean())

LESGELD = Regel(
    naam="lesgeld",
    invoer={
        "schooljaar": Invoer(pl.Int32()),
        "geboortedatum": _DATUM,
        "overleden_op": _DATUM,
        "verrekend_centen": _GEHEEL,
        "in_tegenstrijdig": _JA_NEE,
        "in_plichtig": _GEHEEL,
        "in_vrijgesteld": _GEHEEL,
        "in_voor_1_oktober": _GEHEEL,
        "in_tellen": _GEHEEL,
        "in_perioden": _GEHEEL,
        "in_perioden_vrij": _GEHEEL,
        "in_eerste_dag": _DATUM,
        "in_laatste_dag": _DATUM,
        "in_reden": Invoer(pl.Int16()),
        "in_maanden": _GEHEEL,
        "in_maanden_terug": _GEHEEL,
        "in_kost": _GEHEEL,
        "in_terug": _GEHEEL,
        "in_op_schakelaar": _JA_NEE,
        "in_op_aanvraag": _JA_NEE,
    },
    stappen=FEITEN + _BEDRAGEN,
    peildatum="schooljaar_begin",
)
