"""Named places where a test lets the process die. Without ``DUO_BREEKPUNT`` (``naam`` or ``naam:kans%``) they do nothing."""

import os
import random
import signal

from duo_portal import omgeving

_NAAM, _, _KANS = omgeving.geheim("DUO_BREEKPUNT", "").partition(":")


def breek(naam: str) -> None:
    """Die as if by ``kill -9`` when this is the chosen place."""
    if naam == _NAAM and random.random() * 100 < int(_KANS or 100):  # noqa: S311 - chance of dying, no secret
        os.kill(os.getpid(), signal.SIGKILL)
