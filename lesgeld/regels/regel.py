"""The rule "lesgeld": the fee of one person for one school year, as named steps (Les- en cursusgeldwet, Uitvoeringsbesluit 2000).

Input columns ``in_*`` are the enrolments, summed up by ``perioden`` and ``bedragen``. Money is in cents.
"""

import polars as pl

from duo_portal.regels.afronden import Afronding
from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from duo_portal.regels.stap import Stap
from lesgeld.codes import GROND_VAN_REDEN, GRONDEN, REDENEN, Grond, Reden
from lesgeld.regels.norm import NORMEN

_MEERDERJARIG = 18
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


_FEITEN = (
    Stap(
        naam="schooljaar_begin",
        eenheid=Eenheid.DATUM,
        artikel="LCW 1",
        formule=pl.date(pl.col("schooljaar"), 8, 1),
        zin_nl="Dit schooljaar begint op {waarde}.",
        zin_en="This school year starts on {waarde}.",
    ),
    Stap(
        naam="jaarbedrag",
        eenheid=Eenheid.CENTEN,
        artikel="LCW 1, UB 3a",
        formule=NORMEN["lesgeld_jaarbedrag"].kolom(pl.col("schooljaar_begin")),
        zin_nl="Het lesgeld voor een heel schooljaar is {waarde}.",
        zin_en="The fee for a full school year is {waarde}.",
        norm="lesgeld_jaarbedrag",
        leeg_mag=True,
    ),
    Stap(
        naam="achttien_op_1_augustus",
        eenheid=Eenheid.JA_NEE,
        artikel="LCW 3 lid 1",
        formule=pl.col("geboortedatum") <= pl.date(pl.col("schooljaar") - _MEERDERJARIG, 8, 1),
        zin_nl="Was u 18 jaar of ouder op {schooljaar_begin}? {waarde}.",
        zin_en="Were you 18 or older on {schooljaar_begin}? {waarde}.",
        leeg_mag=True,
    ),
    Stap(
        naam="inschrijvingen_plichtig",
        eenheid=Eenheid.AANTAL,
        artikel="LCW 1 onder e",
        formule=pl.col("in_plichtig"),
        zin_nl="Aantal inschrijvingen in dit schooljaar voor voltijd bol of voltijd vavo: {waarde}.",
        zin_en="Number of full-time bol or vavo enrolments in this school year: {waarde}.",
    ),
    Stap(
        naam="inschrijvingen_vrijgesteld",
        eenheid=Eenheid.AANTAL,
        artikel="UB 6 lid 2, LCW 9b",
        formule=pl.col("in_vrijgesteld"),
        zin_nl="Daarvan vrijgesteld: {waarde}.",
        zin_en="Of these, exempt: {waarde}.",
        alleen_als="inschrijvingen_vrijgesteld",
    ),
    Stap(
        naam="inschrijvingen_voor_1_oktober",
        eenheid=Eenheid.AANTAL,
        artikel="UB 6 lid 1",
        formule=pl.col("in_voor_1_oktober"),
        zin_nl="Daarvan gestopt voor 1 oktober: {waarde}. Daarvoor betaalt u niets.",
        zin_en="Of these, ended before 1 October: {waarde}. You pay nothing for those.",
        alleen_als="inschrijvingen_voor_1_oktober",
    ),
    Stap(
        naam="inschrijvingen_tellen",
        eenheid=Eenheid.AANTAL,
        artikel="LCW 5 lid 1",
        formule=pl.col("in_tellen"),
        zin_nl="Aantal inschrijvingen dat telt voor het lesgeld: {waarde}.",
        zin_en="Number of enrolments that count for the fee: {waarde}.",
    ),
    Stap(
        naam="perioden",
        eenheid=Eenheid.AANTAL,
        artikel="UB 6 lid 3",
        formule=pl.col("in_perioden"),
        zin_nl="Inschrijvingen die tegelijk lopen, tellen samen als één periode. Aantal perioden: {waarde}.",
        zin_en="Enrolments that run at the same time count as one period. Number of periods: {waarde}.",
        alleen_als="perioden",
    ),
    Stap(
        naam="perioden_vrij",
        eenheid=Eenheid.AANTAL,
        artikel="UB 6 lid 2 onder a",
        formule=pl.col("in_perioden_vrij"),
        zin_nl="Perioden die niets kosten, omdat u dit schooljaar al eerder lesgeld betaalt: {waarde}.",
        zin_en="Periods that cost nothing, because you already pay a fee for this school year: {waarde}.",
        alleen_als="perioden_vrij",
    ),
    Stap(
        naam="eerste_dag",
        eenheid=Eenheid.DATUM,
        artikel="UB 2 lid 2",
        formule=pl.col("in_eerste_dag"),
        zin_nl="Uw inschrijving telt dit schooljaar vanaf {waarde}.",
        zin_en="Your enrolment counts in this school year from {waarde}.",
        leeg_mag=True,
        alleen_als="perioden",
    ),
    Stap(
        naam="laatste_dag",
        eenheid=Eenheid.DATUM,
        artikel="UB 7 lid 1",
        formule=pl.col("in_laatste_dag"),
        zin_nl="De laatste dag van uw inschrijving in dit schooljaar: {waarde}.",
        zin_en="The last day of your enrolment in this school year: {waarde}.",
        leeg_mag=True,
        alleen_als="laatste_dag",
    ),
    Stap(
        naam="overleden",
        eenheid=Eenheid.JA_NEE,
        artikel="UB 7 lid 2 onder c",
        formule=(pl.col("overleden_op") <= pl.date(pl.col("schooljaar") + 1, 7, 31)).fill_null(False),
        zin_nl="Is de student overleden? {waarde}.",
        zin_en="Has the student died? {waarde}.",
        alleen_als="overleden",
    ),
    Stap(
        naam="verrekend",
        eenheid=Eenheid.JA_NEE,
        artikel="UB 7 lid 4",
        formule=pl.col("verrekend_centen") > 0,
        zin_nl="Is het lesgeld verrekend met een toelage? {waarde}. Dan is er geen teruggave.",
        zin_en="Was the fee set off against an allowance? {waarde}. Then there is no refund.",
        alleen_als="verrekend",
    ),
    Stap(
        naam="naar_mens",
        eenheid=Eenheid.JA_NEE,
        artikel="Awb 3:2",
        formule=pl.col("in_tegenstrijdig")
        | ((pl.col("in_perioden") > 0) & (pl.col("geboortedatum").is_null() | pl.col("jaarbedrag").is_null())),
        zin_nl="We weten niet genoeg om het lesgeld te berekenen. Kijkt een medewerker ernaar? {waarde}.",
        zin_en="We do not know enough to work out the fee. Will a member of staff look at it? {waarde}.",
        alleen_als="naar_mens",
    ),
)
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
        zin_nl="Lesgeld op grond van uw inschrijving: {jaarbedrag} × {maanden_verschuldigd} ÷ 12 = {waarde}.",
        zin_en="Fee on the ground of your enrolment: {jaarbedrag} × {maanden_verschuldigd} ÷ 12 = {waarde}.",
        afronding=Afronding.HALF_OP,
        leeg_mag=True,
        alleen_als="maanden_verschuldigd",
    ),
    Stap(
        naam="reden_teruggave",
        eenheid=Eenheid.CODE,
        artikel="UB 7 lid 2",
        formule=_telt("in_reden", GEEN_REDEN).cast(pl.Int16),
        zin_nl="Reden waarom u geld terugkrijgt: {waarde}.",
        zin_en="Reason for your refund: {waarde}.",
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
        zin_nl="U krijgt terug: {jaarbedrag} × {maanden_terug} ÷ 12 = {waarde}.",
        zin_en="Your refund: {jaarbedrag} × {maanden_terug} ÷ 12 = {waarde}.",
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
        zin_nl="Geven we dit schooljaar na een diploma of overstap geld terug zonder aanvraag? {waarde}.",
        zin_en="Do we refund without a request after a diploma or a switch in this school year? {waarde}.",
        norm="teruggave_zonder_aanvraag",
        alleen_als="maanden_terug",
    ),
    Stap(
        naam="zonder_aanvraag",
        eenheid=Eenheid.JA_NEE,
        artikel="UB 7 lid 1 en 3",
        formule=~pl.col("in_op_aanvraag") & (pl.col("schakelaar_zonder_aanvraag") | ~pl.col("in_op_schakelaar")),
        zin_nl="Gaat de teruggave vanzelf, zonder dat u iets doet? {waarde}.",
        zin_en="Does the refund come by itself, without you doing anything? {waarde}.",
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
    stappen=_FEITEN + _BEDRAGEN,
    peildatum="schooljaar_begin",
)
