"""Absence at levels 1 and 2: both sides of five weeks, eight weeks, and of the months that follow (WSF 2.5, 4.3-4.5)."""

from datetime import date, timedelta

import polars as pl
import pytest

from studiefinanciering.regels.afwezigheid import AFWEZIG, per_maand
from tests.studiefinanciering.regels.bouwsels import oordeel

BEGIN, GEMELD = date(2026, 1, 12), date(2026, 3, 13)
GEWOON = {"persoon_id": 1, "begonnen_op": BEGIN, "vakantieweken": 0, "hervat_op": None, "gemeld_op": GEMELD}


@pytest.mark.parametrize(("dagen", "lening"), [(34, None), (35, date(2026, 2, 1))])
def test_vanaf_vijf_weken_een_lening_vanaf_de_maand_na_het_begin(dagen: int, lening: date | None) -> None:
    assert oordeel(AFWEZIG, GEWOON, hervat_op=BEGIN + timedelta(days=dagen))["lening_vanaf"] == lening


@pytest.mark.parametrize(
    ("dagen", "gift", "stop"), [(55, date(2026, 4, 1), None), (56, None, date(2026, 4, 1)), (None, None, date(2026, 4, 1))]
)
def test_binnen_acht_weken_terug_is_weer_gift_anders_stopt_het(dagen: int | None, gift: date | None, stop: date | None) -> None:
    uit = oordeel(AFWEZIG, GEWOON, hervat_op=None if dagen is None else BEGIN + timedelta(days=dagen))
    assert (uit["weer_gift_vanaf"], uit["stopt_vanaf"]) == (gift, stop)


@pytest.mark.parametrize(("dagen", "lang"), [(41, False), (42, True)])
def test_een_vakantieweek_verlengt_de_vijf_weken(dagen: int, lang: bool) -> None:
    assert oordeel(AFWEZIG, GEWOON, vakantieweken=1, hervat_op=BEGIN + timedelta(days=dagen))["lang_afwezig"] is lang


def test_een_vakantieweek_verlengt_ook_de_acht_weken() -> None:
    uit = oordeel(AFWEZIG, GEWOON, vakantieweken=1, hervat_op=BEGIN + timedelta(days=62))
    assert (uit["acht_weken_op"], uit["op_tijd_terug"], uit["te_lang_afwezig"]) == (BEGIN + timedelta(days=63), True, False)


def test_zonder_melding_van_de_school_gebeurt_er_niets() -> None:
    uit = oordeel(AFWEZIG, GEWOON, gemeld_op=None)
    assert (uit["lang_afwezig"], uit["lening_vanaf"], uit["stopt_vanaf"]) == (False, None, None)


def test_per_maand_lening_en_daarna_gestopt() -> None:
    maanden = pl.DataFrame({"persoon_id": [1, 1, 1, 1, 2], "maand": [date(2026, m, 1) for m in (1, 2, 3, 4)] + [date(2026, 2, 1)]})
    afwezig = pl.DataFrame([GEWOON], schema={naam: deel.type for naam, deel in AFWEZIG.invoer.items()})
    assert per_maand(maanden, afwezig)["afwezig"].to_list() == [0, 1, 1, 2, 0]


def test_per_maand_telt_de_zwaarste_van_twee() -> None:
    rijen = [
        {**GEWOON, "hervat_op": BEGIN + timedelta(days=40)},
        {**GEWOON, "begonnen_op": date(2025, 11, 3), "gemeld_op": date(2026, 1, 5)},
    ]
    afwezig = pl.DataFrame(rijen, schema={naam: deel.type for naam, deel in AFWEZIG.invoer.items()})
    maanden = pl.DataFrame({"persoon_id": [1] * 3, "maand": [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]})
    assert per_maand(maanden, afwezig)["afwezig"].to_list() == [1, 1, 2]
