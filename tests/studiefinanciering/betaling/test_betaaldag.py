"""The day of payment: between the 20th and the 30th, always a bank day; and which night does what."""

from datetime import date

import pytest

from duo_portal.batches.models import Run
from duo_portal.tijd.bankdagen import is_bankdag
from studiefinanciering.betaaldag import betaaldag, klaarzetdag, laatste_klare_maand
from studiefinanciering.betaalnacht import betaal


def test_elke_maand_tussen_de_20e_en_de_30e_op_een_bankdag() -> None:
    dagen = [betaaldag(date(jaar, maand, 1)) for jaar in range(2001, 2060) for maand in range(1, 13)]
    assert all(20 <= dag.day <= 24 and is_bankdag(dag) for dag in dagen)


@pytest.mark.parametrize(
    ("maand", "dag"),
    [
        (date(2021, 1, 1), date(2021, 1, 22)),
        (date(2021, 2, 1), date(2021, 2, 24)),
        (date(2023, 9, 1), date(2023, 9, 22)),
        (date(2011, 4, 1), date(2011, 4, 21)),
    ],
    ids=["zondag", "gewoon", "zondag 2023", "Pasen"],
)
def test_bekende_betaaldagen(maand: date, dag: date) -> None:
    assert betaaldag(maand) == dag


def test_de_maand_telt_vanaf_de_dag_waarop_zij_wordt_klaargezet() -> None:
    assert klaarzetdag(date(2026, 6, 1)) == date(2026, 6, 18)
    assert laatste_klare_maand(date(2026, 6, 17)) == date(2026, 5, 1)
    assert laatste_klare_maand(date(2026, 6, 18)) == date(2026, 6, 1)


@pytest.mark.django_db
def test_de_nacht_zet_een_maand_een_keer_klaar_en_betaalt_daarna_na() -> None:
    soorten = [run.soort for dag in (18, 19, 25) for run in betaal(date(2026, 6, dag))]
    assert soorten == ["maandbetaling", "nabetaling", "nabetaling"]


@pytest.mark.django_db
def test_een_gemiste_nacht_wordt_ingehaald() -> None:
    assert [run.soort for run in betaal(date(2026, 6, 23))] == ["maandbetaling"]
    assert Run.objects.get(soort="maandbetaling").parameters["maand"] == "2026-06-01"


@pytest.mark.django_db
def test_een_maand_die_helemaal_werd_gemist_wordt_alsnog_betaald() -> None:
    """Not as arrears of who happened to get a decision, and not a month later."""
    assert [run.soort for run in betaal(date(2026, 6, 29))] == ["maandbetaling"]
    assert [run.soort for run in betaal(date(2026, 6, 30))] == ["nabetaling"]
