"""Codes that the register and the rules share. The numbers are stored: never change or reuse one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Onderwijs(IntEnum):
    BOL = 1
    BBL = 2
    MBO_DEELTIJD = 3
    VAVO_VOLTIJD = 4
    VAVO_DEELTIJD = 5
    VO = 6
    HBO = 7
    WO = 8


@dataclass(frozen=True)
class Codelijst:
    """A list of codes with the words for each code, so that a stored number can be explained."""

    codes: type[IntEnum]
    nl: Mapping[int, str]
    en: Mapping[int, str]

    def __post_init__(self) -> None:
        for woorden in (self.nl, self.en):
            if set(woorden) != set(self.codes):
                raise ValueError(f"de codelijst {self.codes.__name__} heeft niet voor elke code een woord")

    def naam(self, code: int) -> str:
        return self.codes(code).name.lower()

    def code(self, naam: str) -> int:
        return int(self.codes[naam.upper()])

    @property
    def namen(self) -> list[str]:
        return [code.name.lower() for code in self.codes]
