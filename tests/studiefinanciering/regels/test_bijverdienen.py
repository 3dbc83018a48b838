"""The limit on earnings: told as history, never claimed anew."""

import pytest

from studiefinanciering.codes_vormen import Bijverdiengrens
from studiefinanciering.regels.bijverdienen import BIJVERDIENGRENS
from tests.studiefinanciering.regels.bouwsels import oordeel

GEWOON = {"persoon_id": 1, "jaar": 2019, "toetsingsinkomen": 1500000, "beurs_centen": 333408, "reis_centen": 114612}


@pytest.mark.parametrize(
    ("inkomen", "vordering"),
    [(1468296, 0), (1468297, 1), (1500000, 31704), (1468296 + 448020, 448020), (1468296 + 448021, 448020), (-5, 0)],
)
def test_over_2019_inkomen_boven_de_grens_hoogstens_de_beurs(inkomen: int, vordering: int) -> None:
    uit = oordeel(BIJVERDIENGRENS, GEWOON, toetsingsinkomen=inkomen)
    assert (uit["vordering_destijds"], uit["bijverdiengrens_status"]) == (vordering, Bijverdiengrens.HISTORIE)


@pytest.mark.parametrize(
    ("jaar", "status", "vordering"),
    [
        (2014, Bijverdiengrens.HISTORIE, 127020),
        (2016, Bijverdiengrens.GRENS_ONBEKEND, None),
        (2020, Bijverdiengrens.NIET_GEHANDHAAFD, 0),
        (2023, Bijverdiengrens.NIET_GEHANDHAAFD, 0),
        (2024, Bijverdiengrens.AFGESCHAFT, 0),
        (2026, Bijverdiengrens.AFGESCHAFT, 0),
    ],
)
def test_elk_jaar_zijn_stand(jaar: int, status: Bijverdiengrens, vordering: int | None) -> None:
    uit = oordeel(BIJVERDIENGRENS, GEWOON, jaar=jaar)
    assert (uit["bijverdiengrens_status"], uit["vordering_destijds"], uit["nieuwe_vordering"]) == (status, vordering, 0)
