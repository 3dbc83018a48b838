"""Awards, months, ledger and orders add up; one cent wrong is found by the check that is for it."""

from collections.abc import Callable
from datetime import date

import pytest

from duo_portal.betalingen.aansluiting import verschillen
from duo_portal.grootboek.models import Boeking, Oorzaak
from duo_portal.register.models import Persoon
from studiefinanciering.aansluiting_sql import CONTROLES
from studiefinanciering.models import Maandboeking
from tests import bouw
from tests.studiefinanciering.betaling.kaders import betaal, ken_toe, maand, sluit_aan

pytestmark = pytest.mark.django_db


def _boek(wie: Persoon, debet: int, credit: int, oorzaak: Oorzaak) -> None:
    dag = date(2026, 6, 18)
    Boeking.objects.create(persoon=wie, debet=debet, credit=credit, bedrag_centen=1, oorzaak=oorzaak, boekdatum=dag, valutadatum=dag)


def _een_cent_in_een_maand(wie: Persoon) -> None:
    besluit = ken_toe(wie, (6, 6, 30_001))
    Maandboeking.objects.create(
        persoon=wie, maand=maand(7), volgnummer=1, besluit=besluit, gift_centen=1, prestatie_centen=0, lening_centen=0
    )


FOUTEN: dict[str, Callable[[Persoon], None]] = {
    "studiefinanciering maanden": _een_cent_in_een_maand,
    "studiefinanciering vormen": lambda wie: _boek(wie, 400, 161, Oorzaak.TOEGEKEND),
    "studiefinanciering lopend": lambda wie: _boek(wie, 400, 161, Oorzaak.TOEGEKEND),
    "studiefinanciering opdrachten": lambda wie: _boek(wie, 161, 162, Oorzaak.BETAALBAAR),
    "studiefinanciering onderweg": lambda wie: _boek(wie, 162, 100, Oorzaak.UITBETAALD),
}


@pytest.fixture
def wie() -> Persoon:
    wie = bouw.persoon()
    ken_toe(wie, (6, 6, 30_000), prestatie=10_000, lening=5_000)
    betaal(6)
    sluit_aan()
    return wie


@pytest.mark.parametrize("controle", CONTROLES)
def test_een_cent_verschil_wordt_gevonden(wie: Persoon, controle: str) -> None:
    FOUTEN[controle](wie)
    assert controle in {verschil.controle for verschil in verschillen()}
