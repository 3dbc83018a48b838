"""The fixed grids of inputs whose outcomes prove that an issued version still behaves as it did. Never change for a version."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product

import polars as pl

from duo_portal.regels.motor import Regel
from studiefinanciering.codes import Fase
from studiefinanciering.codes_regels import Nationaliteit, Ouderrol, Studie
from studiefinanciering.regels.indexering import INDEXERING, Index
from studiefinanciering.regels.recht import RECHT
from studiefinanciering.regels.regel import STUDIEFINANCIERING

_MAANDEN = [date(jaar, maand, 1) for jaar in (2023, 2024, 2025, 2026) for maand in (1, 7, 8, 9, 12)]
_GEBOREN = (date(1996, 2, 29), date(2005, 8, 1), date(2007, 11, 14), date(2008, 4, 1))
_INKOMENS = (-1_000_000, 0, 1_800_000, 2_430_001, 3_600_000, 5_000_003, 12_000_000)


def rooster_bedragen() -> pl.DataFrame:
    rijen = []
    ouders = list(product(Ouderrol, Ouderrol, _INKOMENS))
    for nummer, (maand, (een, twee, inkomen)) in enumerate(product(_MAANDEN, ouders)):
        rijen.append(
            {
                "maand": maand,
                "geboortedatum": _GEBOREN[nummer % 4],
                "onderwijs": int((Studie.MBO, Studie.HO)[nummer % 2]),
                "uitwonend": nummer % 3 == 0,
                "eenoudergezin": nummer % 7 == 0,
                "fase": int(list(Fase)[nummer % 11 % 5]),
                "aanvullend_gift": nummer % 4 == 1,
                "wil_aanvullend": nummer % 13 != 0,
                "lening_gewenst": (0, -1, 10_000, 200_000)[nummer % 5 % 4],
                "collegegeld_gewenst": (0, 5_000, 50_000)[nummer % 6 % 3],
                "collegegeld_per_jaar": (0, 260_100, 1_500_001)[nummer % 9 % 3],
                "alimentatie": 7_500 if nummer % 17 == 0 else 0,
                **_ouder(1, een, inkomen, nummer),
                **_ouder(2, twee, _INKOMENS[nummer % 5], nummer + 3),
            }
        )
    return _beoordeel(STUDIEFINANCIERING, rijen)


def _ouder(ouder: int, rol: Ouderrol, inkomen: int, nummer: int) -> dict[str, object]:
    return {
        f"ouder{ouder}_status": int(rol),
        f"ouder{ouder}_inkomen": None if nummer % 23 == 0 else inkomen,
        f"ouder{ouder}_aflossing": 120_001 if nummer % 6 == 0 else 0,
        f"ouder{ouder}_telkinderen": nummer % 3,
        f"ouder{ouder}_kinderen": 1 + nummer % 4,
    }


def rooster_recht() -> pl.DataFrame:
    gevallen = product(_MAANDEN, _GEBOREN, Studie, Nationaliteit, (False, True), (None, date(2025, 7, 15)), (None, date(2026, 1, 23)))
    rijen = [
        {
            "persoon_id": nummer,
            "maand": maand,
            "geboortedatum": None if nummer % 29 == 0 else geboren,
            "onderwijs": int(studie),
            "niveau": nummer % 4 + 1,
            "nationaliteit": int(nationaliteit),
            "ononderbroken_voor_30": ononderbroken,
            "overleden_op": overleden,
            "afgerond_op": afgerond,
            "afwezig": nummer % 3,
        }
        for nummer, (maand, geboren, studie, nationaliteit, ononderbroken, overleden, afgerond) in enumerate(gevallen)
    ]
    return _beoordeel(RECHT, rijen)


def rooster_indexering() -> pl.DataFrame:
    gevallen = product((2024, 2025, 2026), Index, range(0, 100_000, 997))
    return _beoordeel(INDEXERING, [{"per": date(jaar, 1, 1), "soort": int(soort), "bedrag": bedrag} for jaar, soort, bedrag in gevallen])


def _beoordeel(regel: Regel, rijen: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    return regel.beoordeel(pl.DataFrame(rijen, schema={naam: deel.type for naam, deel in regel.invoer.items()}, orient="row"))
