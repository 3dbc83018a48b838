"""What the launcher says: short Dutch lines on stderr, so that stdout stays free for the output of a command."""

import sys


class Startfout(Exception):
    """Something the user can mend; the text says what and how. Shown without a traceback."""


class Afgebroken(Exception):
    """Ctrl-C or a request to stop. Work stops where it is; the next start goes on from there."""


def zeg(tekst: str = "") -> None:
    print(tekst, file=sys.stderr, flush=True)
