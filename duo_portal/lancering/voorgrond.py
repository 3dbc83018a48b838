"""A command in the foreground: Ctrl-C goes to the command, and we wait until it has ended before we clean up."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from duo_portal.lancering.melding import Afgebroken

SEINEN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def seinen_breken_af() -> Iterator[None]:
    """Whatever asks us to stop raises ``Afgebroken``, so that every ``finally`` does its work."""

    def breek_af(nummer: int, _frame: FrameType | None) -> None:
        raise Afgebroken(signal.Signals(nummer).name)

    oud = {sein: signal.signal(sein, breek_af) for sein in SEINEN}
    try:
        yield
    finally:
        for sein, handler in oud.items():
            signal.signal(sein, handler)


@contextmanager
def seinen_uitgesteld() -> Iterator[None]:
    """While we stop what was started, a second Ctrl-C must not leave half of it running."""
    oud = {sein: signal.signal(sein, signal.SIG_IGN) for sein in SEINEN}
    try:
        yield
    finally:
        for sein, handler in oud.items():
            signal.signal(sein, handler)


@contextmanager
def seinen_bewaard() -> Iterator[None]:
    """What may not be broken off halfway goes on; after it we stop as was asked."""
    ontvangen: list[int] = []
    oud = {sein: signal.signal(sein, lambda nummer, _frame: ontvangen.append(nummer)) for sein in SEINEN}
    try:
        yield
    finally:
        for sein, handler in oud.items():
            signal.signal(sein, handler)
    if ontvangen:
        raise Afgebroken(signal.Signals(ontvangen[0]).name)


def voer_uit(opdracht: Sequence[str], omgeving: Mapping[str, str], map_: Path | None = None, *, interactief: bool = False) -> int:
    """The command's exit code. ``interactief``: it shares our terminal, which itself sends it the Ctrl-C."""
    beurt = _Beurt(gedeelde_terminal=interactief and sys.stdin.isatty())
    oud = {sein: signal.signal(sein, beurt.geef_door) for sein in SEINEN}
    try:
        beurt.kind = subprocess.Popen(
            list(opdracht),
            env=dict(omgeving),
            cwd=map_,
            stdin=None if interactief else subprocess.DEVNULL,
            start_new_session=not interactief,
        )
        if beurt.ontvangen:  # asked to stop before there was a child to tell
            beurt.kind.send_signal(signal.SIGTERM)
        code = beurt.kind.wait()
    finally:
        for sein, handler in oud.items():
            signal.signal(sein, handler)
    # An interactive command (a shell) deals with Ctrl-C itself and may go on to end well.
    if beurt.ontvangen and not (interactief and code == 0):
        raise Afgebroken(signal.Signals(beurt.ontvangen[0]).name)
    return code


@dataclass
class _Beurt:
    """One foreground command and the signals that came in while it ran."""

    gedeelde_terminal: bool
    kind: "subprocess.Popen[bytes] | None" = None
    ontvangen: list[int] = field(default_factory=list)

    def geef_door(self, nummer: int, _frame: FrameType | None) -> None:
        self.ontvangen.append(nummer)
        if self.kind is None or (nummer == signal.SIGINT and self.gedeelde_terminal):
            return
        # Who asks three times gets it at once: our data survive a kill.
        self.kind.send_signal(signal.SIGKILL if len(self.ontvangen) > 2 else nummer)
