"""The payment reference of a claim and back; Postgres makes it (``vorderingen_betalingskenmerk``), and Python checks it."""

import re

VAST_DEEL = 500_000_000_000_000
_GEWICHTEN = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1, 2, 4, 8, 5, 10)
_CONTROLE = "01987654321"
_ZESTIEN = re.compile("[0-9]{16}")
MEESTE = 10_000_000_000  # claims; more would let a reference in a text be read one digit beside itself
_TUSSEN = re.compile(r"(?<=[0-9])[\s.\-/]+(?=[0-9])")
_ERGENS = re.compile(r"(?=([0-9]5[0-9]{14}))")


def maak_kenmerk(vordering_id: int) -> str:
    """Sixteen digits without spaces, the first a check digit over the others."""
    rest = str(VAST_DEEL + vordering_id)
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, reversed(rest), strict=True))
    return _CONTROLE[som % 11] + rest


def gedrukt(vordering_id: int) -> str:
    """As it stands in letters: in groups of four, as ``vorderingen_betalingskenmerk`` gives it."""
    kenmerk = maak_kenmerk(vordering_id)
    return " ".join(kenmerk[van : van + 4] for van in range(0, 16, 4))


def vordering_van(kenmerk: str) -> int | None:
    """The number of the claim, or None when this is no reference of ours. Spaces do not matter."""
    kaal = kenmerk.replace(" ", "")
    if not _ZESTIEN.fullmatch(kaal):
        return None
    vordering_id = int(kaal[1:]) - VAST_DEEL
    return vordering_id if vordering_id > 0 and maak_kenmerk(vordering_id) == kaal else None


def vorderingen_in(tekst: str) -> list[int]:
    """The numbers of the claims whose reference occurs anywhere in ``tekst``, each once, with or without spaces, dots or dashes, also
    in the middle of other digits."""
    gevonden = (vordering_van(treffer[1]) or 0 for treffer in _ERGENS.finditer(_TUSSEN.sub("", tekst)))
    return sorted({nummer for nummer in gevonden if 0 < nummer < MEESTE})
