"""An independent answer to the same question: plain Python, exact fractions, one person at a time, nothing of the rules.

It shares with the rules only the reading of the law, written down a second time: day sets instead of columns, and one
rounding of an exact fraction. ``JAARBEDRAG`` is typed over from the published figures, in euros.
"""

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

JAARBEDRAG = {
    2013: 1090, 2014: 1118, 2015: 1131, 2017: 1137, 2018: 1155, 2019: 1168, 2020: 1202,
    2021: 608, 2022: 1239, 2023: 1357, 2024: 1419, 2025: 1458, 2026: 1511,
}  # fmt: skip
BOL, VAVO = 1, 4
GEEN, OVERLIJDEN = 0, 3


@dataclass(frozen=True)
class Inschrijving:
    begin: date
    eind: date | None = None
    onderwijs: int = BOL
    vrijstelling: int = 0
    reden: int = GEEN
    examen: bool = False


@dataclass(frozen=True)
class Antwoord:
    lesgeld: int | None
    teruggave: int | None
    naar_mens: bool = False


def half_op(breuk: Fraction) -> int:
    return math.floor(breuk + Fraction(1, 2))


def maanden_vanaf(dag: date, jaar: int) -> int:
    """Months from that of the day through July."""
    return (jaar + 1) * 12 + 7 - (dag.year * 12 + dag.month) + 1


def oordeel(
    jaar: int, geboren: date | None, inschrijvingen: list[Inschrijving], overleden: date | None = None, verrekend: int = 0
) -> Antwoord:
    if any(i.eind is not None and i.eind < i.begin for i in inschrijvingen):
        return Antwoord(None, None, naar_mens=True)
    in_jaar = [knip for i in inschrijvingen if (knip := _knip(i, jaar, overleden))]
    perioden = _perioden(in_jaar, jaar)
    if perioden and (geboren is None or jaar not in JAARBEDRAG):
        return Antwoord(None, None, naar_mens=True)
    if not perioden or geboren is None or (geboren.year + 18, geboren.month, geboren.day) > (jaar, 8, 1):
        return Antwoord(0, 0)
    heffing, terug = 0, 0
    for begin, eind, reden in perioden:
        n = maanden_vanaf(begin, jaar)
        kost = half_op(Fraction(JAARBEDRAG[jaar] * 100 * (12 if n >= 10 else n), 12))
        mag = reden != GEEN and eind is not None and eind < date(jaar + 1, 5, 1) and verrekend == 0
        heffing += kost
        if not mag or eind is None:
            break
        terug += min(kost, half_op(Fraction(JAARBEDRAG[jaar] * 100 * (maanden_vanaf(eind, jaar) - 1), 12)))
    return Antwoord(min(heffing - terug, JAARBEDRAG[jaar] * 100), terug)


def _knip(i: Inschrijving, jaar: int, overleden: date | None) -> Inschrijving | None:
    """The enrolment inside the school year; the end stays open when it lies beyond it."""
    if overleden is not None:
        if i.begin > overleden:
            return None
        if i.eind is None or i.eind >= overleden:
            i = replace(i, eind=overleden, reden=OVERLIJDEN)
    eerste, laatste = date(jaar, 8, 1), date(jaar + 1, 7, 31)
    if i.begin > laatste or (i.eind is not None and i.eind < eerste):
        return None
    open_eind = i.eind is None or i.eind > laatste
    return replace(i, begin=max(i.begin, eerste), eind=None if open_eind else i.eind, reden=GEEN if open_eind else i.reden)


Periode = tuple[date, date | None, int]


Groep = tuple[date, date, list[Inschrijving]]


def _groepen(rijen: list[Inschrijving], jaar: int, ruimte: int) -> list[Groep]:
    """Join what shares a day (or follows within ``ruimte`` days): each enrolment takes in every group that it touches."""
    groepen: list[Groep] = []
    marge = timedelta(days=ruimte)
    for i in rijen:
        eerste, laatste, samen = i.begin, i.eind or date(jaar + 1, 7, 31), [i]
        while geraakt := [g for g in groepen if g[0] <= laatste + marge and eerste <= g[1] + marge]:
            for groep in geraakt:
                groepen.remove(groep)
                eerste, laatste, samen = min(eerste, groep[0]), max(laatste, groep[1]), samen + groep[2]
        groepen.append((eerste, laatste, samen))
    return sorted(groepen, key=lambda g: g[0])


def _slot(groep: list[Inschrijving], jaar: int) -> Inschrijving:
    """The enrolment of a group that ends last; one that runs on beats one that ends on 31 July; a reason beats none."""
    return max(groep, key=lambda i: (i.eind or date(jaar + 1, 7, 31), i.eind is None, i.reden, i.onderwijs == BOL))


def _perioden(rijen: list[Inschrijving], jaar: int) -> list[Periode]:
    telt = [
        i
        for i in rijen
        if i.onderwijs in (BOL, VAVO) and not i.examen and not i.vrijstelling and (i.eind is None or i.eind >= date(jaar, 10, 1))
    ]
    examens = [(begin, _slot(samen, jaar)) for begin, _, samen in _groepen([i for i in rijen if i.examen], jaar, 1)]
    uit: list[Periode] = []
    for begin, _, samen in _groepen(telt, jaar, 0):
        slot = _slot(samen, jaar)
        eind, reden = slot.eind, slot.reden
        for ex_begin, ex in examens:
            if slot.eind is None or slot.onderwijs != BOL or not begin < ex_begin <= slot.eind + timedelta(days=1):
                continue
            if ex.eind is None or (eind is not None and ex.eind > eind):
                eind, reden = ex.eind, ex.reden
        uit.append((begin, eind, reden))
    return uit
