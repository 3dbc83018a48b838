"""All that studiefinanciering registers with the shared rooms, in one place."""

from studiefinanciering import uitvoer


def meld_aan() -> None:
    uitvoer.meld_aan()
