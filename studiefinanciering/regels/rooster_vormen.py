"""The fixed grids of inputs whose outcomes prove that an issued version still behaves as it did. Never change for a version.

Each grid takes a usual row and varies the columns that matter, one product of values after another.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import product

import polars as pl

from duo_portal.regels.motor import Invoer, Regel
from studiefinanciering.regels.afwezigheid import AFWEZIG
from studiefinanciering.regels.bijverdienen import BIJVERDIENGRENS
from studiefinanciering.regels.februari import FEBRUARI
from studiefinanciering.regels.lllk import LEVENLANGLEREN
from studiefinanciering.regels.omzetting import DIPLOMAS, TOEKENNINGEN, zet_om
from studiefinanciering.regels.reeks import plus_maanden
from studiefinanciering.regels.reisproduct import REISBOETE, REISRECHT
from studiefinanciering.regels.vorm import INVOER, bepaal_vorm, met_standaard
from studiefinanciering.regels.wtos import SCHOLIEREN

Rooster = Callable[[], pl.DataFrame]
Waarden = Mapping[str, Sequence[object]]
_JA_NEE = (True, False)


def _product(invoer: Mapping[str, Invoer], waarden: Waarden) -> pl.DataFrame:
    rijen = [(nummer, *rij) for nummer, rij in enumerate(product(*waarden.values()))]
    schema = {naam: deel.type for naam, deel in invoer.items()}
    return pl.DataFrame(rijen, schema={naam: schema[naam] for naam in ("persoon_id", *waarden)}, orient="row")


def _rooster(regel: Regel, waarden: Waarden) -> pl.DataFrame:
    return regel.beoordeel(_product(regel.invoer, waarden))


def vorm() -> pl.DataFrame:
    personen = _product(
        INVOER,
        {
            "recht": _JA_NEE,
            "aangevraagd": _JA_NEE,
            "onderwijs": (0, 1, 2),
            "niveau": (1, 2, 3, 4),
            "extra": _JA_NEE,
            "diploma": _JA_NEE,
            "afwezig": (0, 1, 2),
            "mbo_voor": (0, 11, 40, 48),
            "ho_voor": (0, 4, 48),
            "mbo_extra_maanden": (0, 6),
        },
    )
    begin = pl.lit(date(2025, 9, 1))
    maanden = personen.join(pl.DataFrame({"n": [0, 1, 7, 8, 9, 30, 44, 119, 120]}, schema={"n": pl.Int64}), how="cross")
    eerste = {f"{deel}_eerste_maand": pl.when(pl.col(f"{deel}_voor") > 0).then(begin).otherwise(None) for deel in ("mbo", "ho")}
    return bepaal_vorm(met_standaard(maanden.with_columns(maand=plus_maanden(begin, pl.col("n")), **eerste)))


def omzetting() -> pl.DataFrame:
    einde = date(2030, 9, 1)
    diplomas = _product(
        DIPLOMAS,
        {
            "soort": range(1, 9),
            "diploma_op": (date(2025, 7, 1), date(2030, 8, 31), einde),
            "vastgesteld_op": (date(2025, 12, 31), date(2026, 1, 1)),
            "zelf_insturen": _JA_NEE,
            "ingestuurd_op": (None, date(2030, 11, 30), date(2030, 12, 1), date(2035, 9, 1)),
            "aangevraagd": _JA_NEE,
            "nominale_maanden": (24, 48),
        },
    ).with_columns(diploma_id=pl.col("persoon_id"))
    maanden = [(date(2020 + n // 12, n % 12 + 1, 1), stelsel, False, einde, 40000, 11095) for n in range(0, 64, 3) for stelsel in (1, 2)]
    maanden += [(date(2027, 3, 1), 1, True, einde, 40000, 11095)]
    schema = {naam: deel.type for naam, deel in TOEKENNINGEN.items() if naam != "persoon_id"}
    return zet_om(diplomas, diplomas.select("persoon_id").join(pl.DataFrame(maanden, schema=schema, orient="row"), how="cross"))


def afwezigheid() -> pl.DataFrame:
    hervat = (None, date(2026, 2, 15), date(2026, 2, 16), date(2026, 3, 8), date(2026, 3, 9), date(2026, 3, 16))
    gemeld = (None, date(2026, 3, 13), date(2026, 4, 1))
    return _rooster(AFWEZIG, {"begonnen_op": (date(2026, 1, 12),), "vakantieweken": (0, 1, 2), "hervat_op": hervat, "gemeld_op": gemeld})


def februari() -> pl.DataFrame:
    hervat = (None, date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1), date(2027, 1, 1), date(2027, 2, 1), date(2027, 9, 1))
    return _rooster(
        FEBRUARI,
        {
            "stelsel": (1, 2),
            "eerste_maand": (date(2025, 8, 1), date(2025, 9, 1), date(2026, 1, 1), date(2026, 2, 1)),
            "laatste_maand": (None, date(2026, 1, 1), date(2026, 2, 1), date(2026, 8, 1), date(2026, 9, 1), date(2027, 1, 1)),
            "hervat_maand": hervat,
            "eerstejaars": _JA_NEE,
            "mbo_afgerond": _JA_NEE,
            "peildatum": (date(2026, 6, 15), date(2029, 1, 1)),
        },
    )


def reisrecht() -> pl.DataFrame:
    return _rooster(
        REISRECHT,
        {
            "maand": (date(2026, 2, 1),),
            "onderwijs": (1, 2),
            "ingeschreven": _JA_NEE,
            "nationaliteit_in_orde": _JA_NEE,
            "jonger_dan_18": _JA_NEE,
            "fase": range(1, 6),
            "maand_in_leenfase": (0, 12, 13, 26, 36, 37),
            "maanden_voor_18": (0, 10),
            "recht_vorige_maand": _JA_NEE,
        },
    )


def reisboete() -> pl.DataFrame:
    helften = [date(jaar, maand, dag) for jaar in (2019, 2021, 2023, 2024, 2025, 2026) for maand in (2, 3) for dag in (1, 16)]
    return _rooster(
        REISBOETE,
        {
            "halve_maand": helften,
            "einde_reisrecht": [date(jaar, 2, 1) for jaar in (2019, 2021, 2023, 2024, 2025, 2026)],
            "stopgezet_op": (None, date(2026, 2, 10), date(2026, 2, 11)),
            "gebruik_tot_en_met_10e": _JA_NEE,
            "gebruik_later": _JA_NEE,
            "niet_toerekenbaar": _JA_NEE,
        },
    )


def bijverdiengrens() -> pl.DataFrame:
    return _rooster(
        BIJVERDIENGRENS,
        {
            "jaar": range(2014, 2027),
            "toetsingsinkomen": (-5, 0, 1372981, 1468297, 2000000),
            "beurs_centen": (0, 100000),
            "reis_centen": (0, 50000),
        },
    )


def scholieren() -> pl.DataFrame:
    return _rooster(
        SCHOLIEREN,
        {
            "maand": (date(2021, 9, 1), date(2023, 10, 1), date(2026, 6, 1), date(2026, 9, 1)),
            "geboortedatum": (date(2005, 5, 20), date(2008, 3, 31), date(1993, 10, 31)),
            "soort": range(1, 7),
            "ingeschreven": (True,),
            "klokuren": (849, 850),
            "uitwonend": _JA_NEE,
            "andere_studiefinanciering": _JA_NEE,
            "aangevraagd_op": (date(2021, 8, 1), date(2026, 8, 31)),
            "eerste_maand": (None,),
            "draagkracht": (None, 3877884, 3890000),
            "draagkracht_later": (None, 3000000),
            "drie_jaar_lager": (True,),
            "normale_schommeling": (False,),
            "telkinderen": (1, 2),
            "lesgeld_per_jaar": (0, 135700),
        },
    )


def levenlangleren() -> pl.DataFrame:
    return _rooster(
        LEVENLANGLEREN,
        {
            "maand": (date(2024, 7, 1), date(2026, 3, 1)),
            "geboortedatum": (date(1968, 5, 5), date(1985, 3, 22), date(1996, 3, 2)),
            "onderwijs": (1, 2),
            "deeltijd": _JA_NEE,
            "ingeschreven": _JA_NEE,
            "andere_studiefinanciering": _JA_NEE,
            "diploma_ho": _JA_NEE,
            "ononderbroken": _JA_NEE,
            "aangevraagd_op": (date(2024, 1, 1), date(2026, 4, 1)),
            "maanden_gebruikt": (0, 47, 48, 60),
            "nominale_maanden": (36, 60),
            "fee_per_jaar": (260100, 1300501),
            "vergoed_per_jaar": (0, 130050),
            "wettelijk_per_jaar": (260100,),
        },
    )
