"""``python -m meten.rekenwerk AANTAL RONDES``: processor seconds of the whole rule for so many students, as a JSON list."""

import json
import sys
import time
from datetime import date

import polars as pl

from meten.opstelling import Meetfout
from studiefinanciering.regels.regel import STUDIEFINANCIERING


def studenten(aantal: int) -> pl.DataFrame:
    """Made-up students with two parents: every column varies, each in its own way."""
    opties: dict[str, list[object]] = {
        "maand": [date(2026, 1, 1), date(2026, 8, 1), date(2025, 9, 1)],
        "geboortedatum": [date(2004, 5, 5), date(2007, 11, 14), date(2000, 2, 29)],
        "onderwijs": [1, 2],
        "uitwonend": [True, False],
        "eenoudergezin": [*[False] * 20, True],
        "fase": [1, 2, 2, 2, 3, 4],
        "aanvullend_gift": [True, False],
        "wil_aanvullend": [True, True, True, False],
        "lening_gewenst": [0, -1, 10_000],
        "collegegeld_gewenst": [0, 21_675],
        "collegegeld_per_jaar": [0, 260_100],
        "alimentatie": [*[0] * 50, 12_345],
    }
    for ouder in (1, 2):
        opties |= {
            f"ouder{ouder}_status": [1, 1, 1, 1, 2, 3, 4, 5],
            f"ouder{ouder}_inkomen": [*range(0, 8_000_000, 157)],
            f"ouder{ouder}_aflossing": [*[0] * 9, 120_001],
            f"ouder{ouder}_telkinderen": [0, 0, 1, 2],
            f"ouder{ouder}_kinderen": [1, 1, 2],
        }
    nummers = pl.int_range(aantal, eager=True)
    kolommen = []
    for zaad, (naam, deel) in enumerate(STUDIEFINANCIERING.invoer.items()):
        keuzes = pl.Series(naam, opties[naam], dtype=deel.type)
        kolommen.append(keuzes.gather(nummers.hash(zaad) % len(keuzes)))
    return pl.DataFrame(kolommen)


def main(aantal: int, rondes: int) -> list[float]:
    if pl.thread_pool_size() != 1:
        raise Meetfout("reken op één kern: zet POLARS_MAX_THREADS op 1")
    kader, tijden = studenten(aantal), []
    for _ in range(rondes):
        begin = time.process_time()
        uit = STUDIEFINANCIERING.beoordeel(kader)
        tijden.append(time.process_time() - begin)
        if uit.height != aantal:
            raise Meetfout(f"{uit.height} uitkomsten in plaats van {aantal}")
    return tijden


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
