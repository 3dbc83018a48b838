"""Progress for whoever waits."""

import sys


def zeg(tekst: str) -> None:
    sys.stdout.write(tekst + "\n")
    sys.stdout.flush()
