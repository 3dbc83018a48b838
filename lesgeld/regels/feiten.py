"""The first steps of the rule "lesgeld": what is known of the person, the year and the enrolments."""

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.stap import Stap
from lesgeld.regels.norm import NORMEN

_MEERDERJARIG = 18

FEITEN = (
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
        zin_nl="Aantal inschrijvingen waarvoor u niets hoeft te betalen: {waarde}.",
        zin_en="Number of enrolments for which you do not have to pay: {waarde}.",
        alleen_als="inschrijvingen_vrijgesteld",
    ),
    Stap(
        naam="inschrijvingen_voor_1_oktober",
        eenheid=Eenheid.AANTAL,
        artikel="UB 6 lid 1",
        formule=pl.col("in_voor_1_oktober"),
        zin_nl="U betaalt niets voor een inschrijving die stopte voor 1 oktober. Aantal: {waarde}.",
        zin_en="You pay nothing for an enrolment that ended before 1 October. Number: {waarde}.",
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
        zin_nl="Is het lesgeld al van een toelage afgehaald? {waarde}. Dan wordt het niet lager.",
        zin_en="Was the fee already taken off an allowance? {waarde}. Then it does not become lower.",
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
