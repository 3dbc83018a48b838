"""The student's pages on studiefinanciering: gift or debt first, amounts that the register says, nothing of a parent."""

from datetime import date

import pytest
from django.test import Client

from duo_portal.register.models import Persoon
from studiefinanciering.codes import Fase
from studiefinanciering.models import Studieverleden
from tests import bouw, toneel
from tests.studiefinanciering.paginas import studenten
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
JUNI = date(2026, 6, 1)


def student() -> Persoon:
    """mbo level 2, awarded for 2026 and paid up to May."""
    wie = bouw.persoon("Sanders")
    studenten.boek(studenten.ken_toe(wie, date(2026, 1, 1), date(2026, 12, 1)), tot_en_met=date(2026, 5, 1))
    return wie


def lees(wie: Persoon, pad: str = "", client: Client | None = None) -> str:
    return toneel.lees(client or burger(wie), f"/studiefinanciering/{pad}")


def test_deze_maand_met_gift_vooraan_en_de_betaaldag() -> None:
    pagina = lees(student())
    uit = studenten.reken(JUNI)
    assert pagina.index("Het is een gift. U betaalt het niet terug.") < pagina.index("Basisbeurs")
    assert toneel.euro(uit["basisbeurs"]) in pagina
    assert toneel.euro(uit["totaal_centen"]) in pagina
    assert "24\u00a0juni 2026" in pagina
