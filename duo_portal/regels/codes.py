"""Codes that the rules and the register share."""

from enum import IntEnum


class Onderwijs(IntEnum):
    """Kind of education of an enrolment; the text is the name used by the calculation interface."""

    BOL = 1
    BBL = 2
    MBO_DEELTIJD = 3
    VAVO_VOLTIJD = 4
    VAVO_DEELTIJD = 5
    VO = 6
    HBO = 7
    WO = 8

    @property
    def naam(self) -> str:
        return self.name.lower()
