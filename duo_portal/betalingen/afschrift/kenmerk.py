"""The payment reference of a claim in free text: sixteen digits of which the first checks the others, with or without spaces."""

import re

EERSTE = 500_000_000_000_000
MEESTE = 10_000_000_000  # claims; more would let a reference be read one digit beside itself
# From the last digit to the second, as in the database (vorderingen_betalingskenmerk).
GEWICHTEN = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1, 2, 4, 8, 5, 10)
CONTROLE = "01987654321"
_TUSSEN = re.compile(r"(?<=[0-9])[\s.\-/]+(?=[0-9])")
_ZESTIEN = re.compile(r"(?=([0-9]5[0-9]{14}))")


def vorderingen_in(tekst: str) -> list[int]:
    """The numbers of the claims whose reference occurs anywhere in ``tekst``, each once, also in the middle of other digits."""
    gevonden = (_vordering(treffer[1]) for treffer in _ZESTIEN.finditer(_TUSSEN.sub("", tekst)))
    return sorted({nummer for nummer in gevonden if nummer})


def _vordering(kenmerk: str) -> int:
    """The number of the claim, or 0 when the reference is not ours or was mistyped."""
    nummer = int(kenmerk[1:]) - EERSTE
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(GEWICHTEN, reversed(kenmerk[1:]), strict=True))
    return nummer if 0 < nummer < MEESTE and CONTROLE[som % 11] == kenmerk[0] else 0
