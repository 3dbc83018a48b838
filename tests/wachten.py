"""Waiting for something that another process does."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def wacht_op(vraag: Callable[[], T], seconden: float = 10) -> T:
    """The first true answer, or the last one when time is up."""
    einde = time.monotonic() + seconden
    while not (antwoord := vraag()) and time.monotonic() < einde:
        time.sleep(0.05)
    return antwoord
