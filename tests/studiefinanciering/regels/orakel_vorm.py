"""An independent judge of the form of each month: plain Python, month by month, written from the text of the law."""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Stand:
    """What one system (mbo levels 3 and 4, or higher education) has used up."""

    voor: int = 0
    beurs: int = 0
    extra: int = 0
    leen: int = 0
    verlenging: int = 0
    extra_mag: int = 0
    termijn_extra: int = 0
    eerste: date | None = None


@dataclass
class Persoon:
    mbo: Stand = field(default_factory=Stand)
    ho: Stand = field(default_factory=Stand)


@dataclass(frozen=True)
class Maand:
    maand: date
    onderwijs: int = 1
    niveau: int = 4
    recht: bool = True
    aangevraagd: bool = True
    extra: bool = False
    diploma: bool = False
    afwezig: int = 0


@dataclass(frozen=True)
class Antwoord:
    fase: int
    gift: bool
    termijn: date | None


GIFT, PRESTATIE, LENING, LEENFASE, GEEN = 1, 2, 3, 4, 5


def later(dag: date, maanden: int) -> date:
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, 1)


def _verbruik(stand: Stand, maand: Maand, gift_maanden: int) -> Antwoord:
    if stand.eerste is None:
        stand.eerste = maand.maand
    termijn = later(stand.eerste, 120 + stand.termijn_extra)
    if maand.maand >= termijn:
        return Antwoord(GEEN, False, termijn)
    prestatie = GIFT if maand.diploma else PRESTATIE
    if stand.voor < 48 + stand.verlenging:
        stand.voor += 1
        stand.beurs += 1
        return Antwoord(prestatie, maand.diploma or stand.beurs <= gift_maanden, termijn)
    if maand.extra and stand.extra < stand.extra_mag:
        stand.extra += 1
        stand.beurs += 1
        return Antwoord(prestatie, maand.diploma or stand.beurs <= gift_maanden, termijn)
    if stand.leen < 36:
        stand.leen += 1
        return Antwoord(LEENFASE, False, termijn)
    return Antwoord(GEEN, False, termijn)


def _laag_niveau(persoon: Persoon, maand: Maand) -> Antwoord:
    if persoon.mbo.voor + persoon.mbo.extra >= 48 or maand.afwezig == 2:
        return Antwoord(GEEN, False, None)
    return Antwoord(LENING, False, None) if maand.afwezig == 1 else Antwoord(GIFT, True, None)


def oordeel(persoon: Persoon, maand: Maand) -> Antwoord:
    """The form of one month; the person remembers what is used up. Months must come in order."""
    if not (maand.recht and maand.aangevraagd and maand.onderwijs):
        return Antwoord(GEEN, False, None)
    if maand.onderwijs == 2:
        return _verbruik(persoon.ho, maand, 5)
    if persoon.ho.voor + persoon.ho.extra >= 48:
        return Antwoord(GEEN, False, None)
    return _laag_niveau(persoon, maand) if maand.niveau <= 2 else _verbruik(persoon.mbo, maand, 12)
