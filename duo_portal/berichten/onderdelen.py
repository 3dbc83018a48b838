"""What a message and a page both show: the four lines, and a calculation as a sum on paper."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class VierRegels:
    """The four lines at level A2 that open every message: what, how much, what to do, by when."""

    wat: str
    hoeveel: str
    wat_moet_u_doen: str
    voor_wanneer: str


@dataclass(frozen=True)
class Rekenregel:
    """One step of a calculation. Exactly one of ``centen`` and ``waarde`` is printed at the right."""

    tekst: str
    centen: int | None = None
    waarde: str = ""
    som: str = ""
    artikel: str = ""
    bron: str = ""
    bron_url: str = ""
    onbevestigd: bool = False


@dataclass(frozen=True)
class Rekenstaat:
    """A decision as a sum on paper: the steps, and the result under a thick line."""

    regels: Sequence[Rekenregel]
    uitkomst: Rekenregel
    bijschrift: str = ""
