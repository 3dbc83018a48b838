"""The one registry pattern: a line registers, in its ``AppConfig.ready``, what a shared room may ask of it."""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Aanmeldlijst(Generic[T]):
    """Objects by name, in order of registration. Registering a name twice is a programming error."""

    def __init__(self, soort: str) -> None:
        self._soort = soort
        self._inhoud: dict[str, T] = {}

    def meld_aan(self, naam: str, ding: T) -> None:
        if naam in self._inhoud:
            raise ValueError(f"{self._soort} '{naam}' is al aangemeld")
        self._inhoud[naam] = ding

    def __getitem__(self, naam: str) -> T:
        try:
            return self._inhoud[naam]
        except KeyError:
            raise KeyError(f"onbekende {self._soort}: '{naam}'") from None

    def __contains__(self, naam: object) -> bool:
        return naam in self._inhoud

    def __iter__(self) -> Iterator[str]:
        return iter(self._inhoud)

    def items(self) -> Iterator[tuple[str, T]]:
        return iter(self._inhoud.items())
