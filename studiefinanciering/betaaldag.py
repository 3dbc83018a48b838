"""The norms of the monthly payment, and the days that follow from them."""

from datetime import date, timedelta
from pathlib import Path

from duo_portal.regels.normen import laad
from duo_portal.tijd.bankdagen import is_bankdag, tel_bankdagen
from duo_portal.tijd.duur import tel_maanden

NORMEN = laad(Path(__file__).parent / "normen" / "betaling.toml")


def norm(naam: str, op: date) -> int:
    """The value of a norm on a day, in its own unit."""
    return int(NORMEN[naam].op(op).waarde or 0)


def betaaldag(maand: date) -> date:
    """The bank day on which a month (its first day) is paid: around the 24th, earlier when banks are closed (BSF 13 lid 1)."""
    dag = maand.replace(day=norm("betaaldag", maand))
    while not is_bankdag(dag):
        dag -= timedelta(days=1)
    return dag


def klaarzetdag(maand: date) -> date:
    """The day on which the payments of a month are prepared."""
    return tel_bankdagen(betaaldag(maand), -norm("klaarzetten_bankdagen", maand))


def laatste_klare_maand(dag: date) -> date:
    """The newest month whose payments are prepared on or before this day."""
    maand = dag.replace(day=1)
    return maand if klaarzetdag(maand) <= dag else tel_maanden(maand, -1)
