"""The school career of each student of the nation, as pure columns of its number: no database, so every room can ask it again."""

from datetime import date, timedelta

import polars as pl

from duo_portal.regels.codes import Onderwijs
from duo_portal.register.generator.marginalen import SOORTEN, gewichten, marginalen, namen
from duo_portal.register.generator.trekking import Trekking, vak
from duo_portal.tijd import schooljaren

VERLOPEN = (*namen("verloop"), "gewoon")
ONDERWIJS = {
    "bol_18": Onderwijs.BOL,
    "vavo_18": Onderwijs.VAVO_VOLTIJD,
    "bol_jong": Onderwijs.BOL,
    "bbl": Onderwijs.BBL,
    "hbo": Onderwijs.HBO,
    "wo": Onderwijs.WO,
    "bol_laat": Onderwijs.BOL,
}
# Lateness and mistakes are attributed to schools that do not exist.
AAN_FICTIEVE_SCHOOL = ("diploma_te_laat", "diploma_nog_ingeschreven", "voor_1_oktober")
LAAT_GELEVERD = (*AAN_FICTIEVE_SCHOOL, "dubbel")
LAAT_VENSTER = (26, 24)  # late deliveries arrive from 26 days before the reference date on, during 24 days


def is_soort(*soorten: str) -> pl.Expr:
    return pl.col("soort").is_in([SOORTEN.index(soort) for soort in soorten])


def is_verloop(*verlopen: str) -> pl.Expr:
    return pl.col("verloop").is_in([VERLOPEN.index(verloop) for verloop in verlopen])


def levenslopen(trekking: Trekking, van: int, tot: int, peildatum: date) -> pl.DataFrame:
    """One row per number: kind of student, birth, start, and what happens to the enrolment during the year.

    ``laatste_dag``, ``diploma_op``, ``vervolg_op`` and ``overleden_op`` are null where nothing of the kind happens;
    ``geleverd_op`` is the day on which the school told it.
    """
    schooljaar = schooljaren.schooljaar_van(peildatum)
    frame = pl.DataFrame({"nr": pl.int_range(van, tot, eager=True, dtype=pl.Int64)})
    frame = frame.with_columns(soort=trekking.verdeel("soort", gewichten("soort")), t=trekking.kies("verloop", 1_000_000))
    bijzonder = gewichten("verloop")
    gewoon = 1_000_000 - sum(bijzonder)
    frame = frame.with_columns(
        verloop=pl.when(is_soort("bol_18", "vavo_18")).then(vak(pl.col("t"), [*bijzonder, gewoon])).otherwise(len(bijzonder)),
        geboortedatum=_geboortedatum(trekking, schooljaar),
    ).drop("t")
    frame = frame.with_columns(begindatum=_begindatum(trekking, schooljaar))
    frame = frame.with_columns(laatste_dag=_laatste_dag(trekking, schooljaar, peildatum))
    frame = frame.with_columns(
        diploma_op=_diploma(trekking, schooljaar),
        vervolg_op=_vervolg(trekking, schooljaar),
        overleden_op=pl.when(is_verloop("overleden")).then(
            _tussen(trekking, "overleden", date(schooljaar, 10, 5), peildatum - timedelta(20))
        ),
    )
    return frame.with_columns(geleverd_op=_geleverd(trekking, peildatum))


def _tussen(trekking: Trekking, naam: str, eerste: date, laatste: date) -> pl.Expr:
    dagen = max((laatste - eerste).days + 1, 1)
    return pl.lit(eerste) + pl.duration(days=trekking.kies(naam, dagen))


def _geboortedatum(trekking: Trekking, schooljaar: int) -> pl.Expr:
    """Somebody is n on 1 August who was born in the year that ends on that day n years before."""
    blok = marginalen()["leeftijd"]
    leeftijd = pl.lit(0, dtype=pl.Int64)
    for soort in SOORTEN:
        verdeling = blok[soort]
        trek = trekking.verdeel(f"leeftijd/{soort}", verdeling["gewichten"]) + verdeling["vanaf"]
        leeftijd = pl.when(is_soort(soort)).then(trek).otherwise(leeftijd)
    return pl.date(schooljaar - leeftijd, 8, 1) - pl.duration(days=trekking.kies("verjaardag", 365))


def _begindatum(trekking: Trekking, schooljaar: int) -> pl.Expr:
    """The current programme began this year or up to three years ago; who gets a diploma began earlier."""
    jaren = trekking.verdeel("instap", [40, 28, 22, 10])
    jaren = pl.when(is_verloop("diploma_te_laat", "diploma_na_1_mei", "diploma_nog_ingeschreven")).then(jaren.clip(1)).otherwise(jaren)
    jaren = pl.when(is_soort("vavo_18") | is_verloop("overstap_bbl", "overstap_bol")).then(0).otherwise(jaren)
    begin = pl.date(schooljaar - jaren, pl.when(is_soort("hbo", "wo")).then(9).otherwise(8), 1)
    # A few courses start after the holidays.
    begin = begin + pl.duration(days=pl.when(is_soort("hbo", "wo")).then(0).otherwise(trekking.verdeel("start", [85, 10, 5]) * 14))
    laat = _tussen(trekking, "laat", date(schooljaar, 10, 1), date(schooljaar + 1, 4, 20))
    return pl.when(is_soort("bol_laat")).then(laat).otherwise(begin)


def _laatste_dag(trekking: Trekking, schooljaar: int, peildatum: date) -> pl.Expr:
    maand = trekking.verdeel("diplomamaand", marginalen()["diplomamaand"]["gewichten"])
    eerste = pl.lit(date(schooljaar, 10, 1)).dt.offset_by(pl.format("{}mo", maand))
    einde = eerste.dt.month_end()
    ergens = eerste + pl.duration(days=trekking.kies("diplomadag", 28))
    diploma = pl.when(trekking.kans("einde maand", 700_000)).then(einde).otherwise(ergens)
    laat = peildatum - timedelta(10)
    return (
        pl.when(is_verloop("diploma_te_laat")).then(diploma)
        .when(is_verloop("diploma_na_1_mei")).then(_tussen(trekking, "einde", date(schooljaar + 1, 5, 1), laat))
        .when(is_verloop("voor_1_oktober")).then(_tussen(trekking, "einde", date(schooljaar, 9, 1), date(schooljaar, 9, 30)))
        .when(is_verloop("overstap_bbl", "overstap_bol"))
        .then(_tussen(trekking, "einde", date(schooljaar, 10, 10), date(schooljaar + 1, 4, 20)))
        .when(is_verloop("gestopt")).then(_tussen(trekking, "einde", date(schooljaar, 10, 5), laat))
    )  # fmt: skip


def _diploma(trekking: Trekking, schooljaar: int) -> pl.Expr:
    kort_ervoor = pl.col("laatste_dag") - pl.duration(days=trekking.kies("uitreiking", 12))
    nog_ingeschreven = _tussen(trekking, "diploma", date(schooljaar, 10, 15), date(schooljaar + 1, 4, 25))
    return (
        pl.when(is_verloop("diploma_te_laat", "diploma_na_1_mei")).then(kort_ervoor)
        .when(is_verloop("diploma_nog_ingeschreven")).then(nog_ingeschreven)
    )  # fmt: skip


def _vervolg(trekking: Trekking, schooljaar: int) -> pl.Expr:
    """First day of a second enrolment in the year."""
    erna = pl.col("laatste_dag") + pl.duration(days=1 + trekking.kies("tussenpoos", 6))
    ernaast = _tussen(trekking, "ernaast", date(schooljaar, 8, 1), date(schooljaar, 10, 1))
    return pl.when(is_verloop("overstap_bbl", "overstap_bol")).then(erna).when(is_verloop("dubbel")).then(ernaast)


def _geleverd(trekking: Trekking, peildatum: date) -> pl.Expr:
    """Schools deliver within a week; the fictional ones only now."""
    vanaf, dagen = LAAT_VENSTER
    laat = pl.lit(peildatum - timedelta(vanaf)) + pl.duration(days=trekking.kies("te laat", dagen))
    gebeurd = pl.coalesce("vervolg_op", "laatste_dag", "diploma_op", "overleden_op")
    gebeurd = pl.when(is_soort("bol_laat")).then(pl.col("begindatum")).otherwise(gebeurd)
    op_tijd = gebeurd + pl.duration(days=1 + trekking.kies("op tijd", 7))
    return pl.when(is_verloop(*LAAT_GELEVERD)).then(laat).otherwise(op_tijd)
