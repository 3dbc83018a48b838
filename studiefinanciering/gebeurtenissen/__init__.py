"""What studiefinanciering says of a life event: one file per event, named as the portal names it."""

from pathlib import Path

from duo_portal.portaal.openbaar.levensgebeurtenissen import gebeurtenisbronnen


def meld_aan() -> None:
    gebeurtenisbronnen.meld_aan("studiefinanciering", Path(__file__).parent)
