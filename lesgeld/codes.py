"""Codes of lesgeld. The numbers are stored: never change or reuse one."""

from enum import IntEnum

from duo_portal.regels.codes import Codelijst


class Vrijstelling(IntEnum):
    GEEN = 0
    JUSTITIELE_INRICHTING = 1
    BIJZONDER_DAGONDERWIJS = 2
    HARDHEID = 3


class Reden(IntEnum):
    """Why an enrolment ended, as far as the law gives money back for it (UB 7 lid 2)."""

    GEEN = 0
    DIPLOMA = 1
    OVERSTAP = 2
    OVERLIJDEN = 3
    ZIEKTE = 4
    FAMILIE = 5


class Grond(IntEnum):
    """Why the fee is what it is: the choice of the letter."""

    VOLLEDIG = 1
    LATE_INSCHRIJVING = 2
    NIET_PLICHTIG = 3
    JONGER_DAN_18 = 4
    VRIJGESTELD = 5
    VOOR_1_OKTOBER = 6
    DIPLOMA = 7
    OVERSTAP = 8
    OVERLIJDEN = 9
    ZIEKTE = 10
    FAMILIE = 11
    DUBBEL = 12
    NAAR_MENS = 13


REDENEN = Codelijst(
    Reden,
    nl={
        Reden.GEEN: "geen reden waarvoor het lesgeld lager wordt",
        Reden.DIPLOMA: "u haalde uw diploma",
        Reden.OVERSTAP: "u stapte over naar een opleiding met cursusgeld",
        Reden.OVERLIJDEN: "overlijden",
        Reden.ZIEKTE: "ernstige ziekte",
        Reden.FAMILIE: "bijzondere familieomstandigheden",
    },
    en={
        Reden.GEEN: "no reason that lowers the fee",
        Reden.DIPLOMA: "you obtained your diploma",
        Reden.OVERSTAP: "you moved to a programme with course fees paid to the school",
        Reden.OVERLIJDEN: "death",
        Reden.ZIEKTE: "serious illness",
        Reden.FAMILIE: "special family circumstances",
    },
)
GRONDEN = Codelijst(
    Grond,
    nl={
        Grond.VOLLEDIG: "het hele jaarbedrag",
        Grond.LATE_INSCHRIJVING: "later begonnen in het schooljaar",
        Grond.NIET_PLICHTIG: "geen opleiding waarvoor u lesgeld betaalt",
        Grond.JONGER_DAN_18: "nog geen 18 op 1 augustus",
        Grond.VRIJGESTELD: "vrijgesteld",
        Grond.VOOR_1_OKTOBER: "gestopt voor 1 oktober",
        Grond.DIPLOMA: "diploma gehaald",
        Grond.OVERSTAP: "overgestapt naar een opleiding met cursusgeld",
        Grond.OVERLIJDEN: "overlijden",
        Grond.ZIEKTE: "ernstige ziekte",
        Grond.FAMILIE: "bijzondere familieomstandigheden",
        Grond.DUBBEL: "meer dan één inschrijving, maar nooit meer dan één jaarbedrag",
        Grond.NAAR_MENS: "een medewerker kijkt ernaar",
    },
    en={
        Grond.VOLLEDIG: "the full annual amount",
        Grond.LATE_INSCHRIJVING: "started later in the school year",
        Grond.NIET_PLICHTIG: "no programme for which tuition is due",
        Grond.JONGER_DAN_18: "not yet 18 on 1 August",
        Grond.VRIJGESTELD: "exempt",
        Grond.VOOR_1_OKTOBER: "stopped before 1 October",
        Grond.DIPLOMA: "diploma obtained",
        Grond.OVERSTAP: "moved to a programme with course fees paid to the school",
        Grond.OVERLIJDEN: "death",
        Grond.ZIEKTE: "serious illness",
        Grond.FAMILIE: "special family circumstances",
        Grond.DUBBEL: "more than one enrolment, but never more than one annual amount",
        Grond.NAAR_MENS: "a member of staff looks at it",
    },
)
GROND_VAN_REDEN = {
    Reden.DIPLOMA: Grond.DIPLOMA,
    Reden.OVERSTAP: Grond.OVERSTAP,
    Reden.OVERLIJDEN: Grond.OVERLIJDEN,
    Reden.ZIEKTE: Grond.ZIEKTE,
    Reden.FAMILIE: Grond.FAMILIE,
}
