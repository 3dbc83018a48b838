"""Locks between processes, by flock: the kernel lets go of them when a process dies, however it dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Slot:
    """One lock file. ``gedeeld``: I use what it guards; ``probeer_alleen``: am I the only one?"""

    def __init__(self, pad: Path) -> None:
        pad.parent.mkdir(parents=True, exist_ok=True)
        self._fd = os.open(pad, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def gedeeld(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_SH)

    def alleen(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_EX)

    def probeer_alleen(self) -> bool:
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def sluit(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


@contextmanager
def alleen(pad: Path) -> Iterator[None]:
    slot = Slot(pad)
    try:
        slot.alleen()
        yield
    finally:
        slot.sluit()
