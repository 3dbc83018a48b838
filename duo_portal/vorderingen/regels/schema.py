"""The instalments of an arrangement that somebody proposes."""

from dataclasses import dataclass
from datetime import date

from duo_portal.tijd.duur import tel_maanden
from duo_portal.vorderingen.regels.normen import norm


@dataclass(frozen=True)
class Regelingtermijn:
    """``bedrag`` in cents."""

    volgnummer: int
    vervaldatum: date
    bedrag: int


def verdeel(open_centen: int, aantal: int, eerste: date) -> list[Regelingtermijn]:
    """Equal parts on the same day of each month; the cents that are left over go into the last, as with instalments of lesgeld."""
    deel, rest = divmod(open_centen, aantal)
    return [Regelingtermijn(nr + 1, tel_maanden(eerste, nr), deel + (rest if nr + 1 == aantal else 0)) for nr in range(aantal)]


def meeste_termijnen(open_centen: int, op: date) -> int:
    """In how many months this amount can be paid by own proposal: the norm, and no smaller instalment than the norm; at least 1."""
    return max(min(norm("regeling_maanden", op), open_centen // norm("regeling_kleinste_termijn", op)), 1)
