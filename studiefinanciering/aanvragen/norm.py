"""The terms of applications, loaded once; and the last day to decide."""

from datetime import date
from pathlib import Path

from duo_portal.regels.normbronnen import Normbron, normbronnen
from duo_portal.regels.normen import laad
from duo_portal.tijd.duur import Duur, laatste_dag

NORMEN = laad(Path(__file__).resolve().parent.parent / "normen" / "aanvragen.toml")


def getal(naam: str, dag: date) -> int:
    """A norm as a number of its unit."""
    return int(NORMEN[naam].op(dag).waarde or 0)


def beslist_voor(ontvangen: date) -> date:
    """The last day to decide (WSF 3.19 lid 2), moved by the Algemene termijnenwet."""
    return laatste_dag(ontvangen, Duur(dagen=getal("beslistermijn_studiefinanciering", ontvangen)))


def meld_aan() -> None:
    bron = Normbron("Studiefinanciering: termijnen van aanvragen", "Student finance: terms of requests", NORMEN)
    normbronnen.meld_aan("studiefinanciering_aanvragen", bron)
