"""Rows for the rules of studiefinanciering: one ordinary student, of whom a test changes what it is about."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from studiefinanciering.codes import Fase
from studiefinanciering.codes_regels import Nationaliteit, Ouderrol, Studie
from studiefinanciering.regels.recht import RECHT
from studiefinanciering.regels.regel import STUDIEFINANCIERING

Rij = dict[str, Any]


def ouder(
    nummer: int, inkomen: int | None, status: Ouderrol = Ouderrol.GEWOON, *, kinderen: int = 1, telkinderen: int = 0, aflossing: int = 0
) -> Rij:
    velden = {"status": int(status), "inkomen": inkomen, "aflossing": aflossing, "telkinderen": telkinderen, "kinderen": kinderen}
    return {f"ouder{nummer}_{naam}": waarde for naam, waarde in velden.items()}


def rij(**anders: object) -> Rij:
    return {
        "maand": date(2026, 1, 1),
        "geboortedatum": date(2000, 5, 5),
        "onderwijs": int(Studie.MBO),
        "uitwonend": False,
        "eenoudergezin": False,
        "fase": int(Fase.GIFT),
        "aanvullend_gift": True,
        "wil_aanvullend": True,
        "lening_gewenst": 0,
        "collegegeld_gewenst": 0,
        "collegegeld_per_jaar": 0,
        "alimentatie": 0,
        **ouder(1, None, Ouderrol.GEEN),
        **ouder(2, None, Ouderrol.GEEN),
        **anders,
    }


def bedragen(rijen: Sequence[Rij]) -> pl.DataFrame:
    """Every step of the rule of amounts, a row per row."""
    schema = {naam: deel.type for naam, deel in STUDIEFINANCIERING.invoer.items()}
    return STUDIEFINANCIERING.beoordeel(pl.DataFrame(rijen, schema=schema, orient="row"))


def een(**anders: object) -> Rij:
    return bedragen([rij(**anders)]).row(0, named=True)


def rechten(rijen: Sequence[Rij]) -> pl.DataFrame:
    schema = {naam: deel.type for naam, deel in RECHT.invoer.items()}
    gewoon: Rij = {
        "persoon_id": 1,
        "maand": date(2026, 1, 1),
        "geboortedatum": date(2000, 5, 5),
        "onderwijs": int(Studie.MBO),
        "niveau": 4,
        "nationaliteit": int(Nationaliteit.GELIJKGESTELD),
        "ononderbroken_voor_30": False,
        "overleden_op": None,
        "afgerond_op": None,
        "afwezig": 0,
    }
    return RECHT.beoordeel(pl.DataFrame([{**gewoon, **deel} for deel in rijen], schema=schema, orient="row"))
