"""What the user chose on the command line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Opties:
    """``personen`` of None means the size that the promise is about."""

    personen: int | None = None
    rondes: int = 3

    def aantal(self, standaard: int) -> int:
        return self.personen or standaard
