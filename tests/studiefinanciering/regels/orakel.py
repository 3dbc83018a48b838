"""An independent answer to the same question: plain Python and exact fractions, one month at a time, nothing of the rules.

Written from the text of the law. The amounts are typed over from the published tables of each period, in euros; the highest
aanvullende beurs is looked up there, where the rule works it out as what remains.
"""

import math
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

# (first month, basisbeurs thuis, uit, highest aanvullende beurs without the fee part thuis, uit, basislening)
MBO = [
    ("2023-01", "90.85", "296.51", "268.17", "292.15", "197.93"),
    ("2023-08", "90.85", "460.81", "268.17", "292.15", "197.93"),
    ("2024-01", "99.94", "490.46", "294.99", "321.37", "217.72"),
    ("2024-08", "99.94", "326.16", "294.99", "321.37", "217.72"),
    ("2025-01", "103.78", "338.68", "306.32", "333.72", "226.08"),
    ("2026-01", "107.26", "350.03", "316.58", "344.90", "233.65"),
]
HO = [
    ("2023-01", "0", "0", "430.27", "430.27", "527.60"),
    ("2023-09", "110.30", "439.20", "416.00", "416.00", "266.97"),
    ("2024-01", "121.33", "466.69", "457.60", "457.60", "293.67"),
    ("2024-09", "121.33", "302.39", "457.60", "457.60", "293.67"),
    ("2025-01", "125.99", "314.00", "475.17", "475.17", "304.95"),
    ("2026-01", "130.21", "324.52", "491.08", "491.08", "315.17"),
]
LESGELD = {2022: 1239, 2023: 1357, 2024: 1419, 2025: 1458, 2026: 1511}
COLLEGEGELD = {2022: 2209, 2023: 2314, 2024: 2530, 2025: 2601, 2026: 2694}
# (mbo, mbo single, ho, ho single)
VOETEN = {
    2023: ("19652.25", "24898.37", "17613.07", "22314.61"),
    2024: ("20414.76", "25864.43", "18296.46", "23180.42"),
    2025: ("21774.38", "27587.00", "19515.00", "24724.24"),
    2026: ("23152.70", "29333.26", "20750.30", "26289.28"),
}
EENOUDER = {2023: "277.13", 2024: "304.84", 2025: "316.55", 2026: "327.15"}
LEENFASE = {2023: "1028.33", 2024: "1131.16", 2025: "1174.60", 2026: "1213.95"}
TELKIND = Fraction(363)
GIFT, PRESTATIE, LENING, LEEN, GEEN = 1, 2, 3, 4, 5


@dataclass(frozen=True)
class Ouder:
    """``soort``: gewoon, zonder_partner, overleden, weg (set aside) or onbekend. Money in cents."""

    inkomen: int | None = None
    soort: str = "gewoon"
    aflossing: int = 0
    telkinderen: int = 0
    kinderen: int = 1


@dataclass(frozen=True)
class Vraag:
    maand: date
    ho: bool = False
    uit: bool = False
    geboren: date = date(2000, 5, 5)
    ouders: list[Ouder] = field(default_factory=list)
    wil: bool = True
    fase: int = GIFT
    aanvullend_gift: bool = True
    eenouder: bool = False
    lening: int = 0
    krediet: int = 0
    collegegeld: int = 0
    alimentatie: int = 0


@dataclass(frozen=True)
class Antwoord:
    maximum: int
    ouderbijdrage: int | None
    aanvullend: int
    basisbeurs: int
    eenouder: int
    lening: int
    krediet: int
    gift: int
    prestatie: int
    schuld: int


def half_op(breuk: Fraction) -> int:
    """Euros to whole cents, half a cent up."""
    return math.floor(breuk * 100 + Fraction(1, 2))


def _regel(vraag: Vraag) -> tuple[str, ...]:
    sleutel = f"{vraag.maand:%Y-%m}"
    return [rij for rij in (HO if vraag.ho else MBO) if rij[0] <= sleutel][-1]


def _wordt_18_in(vraag: Vraag) -> bool:
    """Whether the 18th birthday lies in the study year (1 August to 31 July) of this month."""
    begin = vraag.maand.year if vraag.maand.month >= 8 else vraag.maand.year - 1
    achttien = (vraag.geboren.year + 18, vraag.geboren.month, vraag.geboren.day)
    return (begin, 8, 1) <= achttien < (begin + 1, 8, 1)


def maximum(vraag: Vraag) -> int:
    deel = half_op(Fraction(_regel(vraag)[4 if vraag.uit else 3]))
    if vraag.ho or _wordt_18_in(vraag):
        return deel
    schooljaar = vraag.maand.year if vraag.maand.month >= 8 else vraag.maand.year - 1
    return deel + half_op(Fraction(LESGELD[schooljaar], 12))


def _doet_mee(ouder: Ouder) -> bool:
    return ouder.soort in ("gewoon", "zonder_partner", "onbekend")


def _grondslag(vraag: Vraag, ouder: Ouder, ander: Ouder | None) -> int:
    """G_p in cents a month, below zero too; the law sets no floor per parent."""
    gewoon, alleen = VOETEN[vraag.maand.year][2 if vraag.ho else 0], VOETEN[vraag.maand.year][3 if vraag.ho else 1]
    if ander is None or not _doet_mee(ander):
        voet = 2 * Fraction(gewoon)
    else:
        voet = Fraction(alleen) if ouder.soort == "zonder_partner" else Fraction(gewoon)
    deel = Fraction(136, 1000) if vraag.ho and vraag.maand >= date(2024, 1, 1) else Fraction(26, 100)
    assert ouder.inkomen is not None
    netto = deel * (Fraction(ouder.inkomen, 100) - voet) - Fraction(ouder.aflossing, 100) - TELKIND * ouder.telkinderen
    return half_op(netto / 12)


def ouderbijdrage(vraag: Vraag) -> int | None:
    """Null when an income that counts is not known."""
    som = Fraction(vraag.alimentatie, 100)
    for plaats, ouder in enumerate(vraag.ouders):
        if not _doet_mee(ouder):
            continue
        if ouder.soort == "onbekend" or ouder.inkomen is None:
            return None
        anderen = vraag.ouders[:plaats] + vraag.ouders[plaats + 1 :]
        som += Fraction(_grondslag(vraag, ouder, anderen[0] if anderen else None), 100 * ouder.kinderen)
    return min(max(half_op(som), 0), maximum(vraag))


def _krediet(vraag: Vraag) -> int:
    if not vraag.ho or vraag.fase == GEEN:
        return 0
    studiejaar = vraag.maand.year if vraag.maand.month >= 9 else vraag.maand.year - 1
    hoogste = min(half_op(Fraction(vraag.collegegeld, 1200)), half_op(Fraction(COLLEGEGELD[studiejaar] * 5, 12)))
    return min(vraag.krediet, hoogste)


def oordeel(vraag: Vraag) -> Antwoord:
    rij, jaar = _regel(vraag), vraag.maand.year
    meest = maximum(vraag)
    met_beurs = vraag.fase in (GIFT, PRESTATIE, LENING)
    bijdrage = ouderbijdrage(vraag) if vraag.wil and met_beurs else None
    beurs = 0 if bijdrage is None else meest - bijdrage
    basis = half_op(Fraction(rij[2 if vraag.uit else 1])) if met_beurs else 0
    toeslag = half_op(Fraction(EENOUDER[jaar])) if vraag.eenouder and met_beurs else 0
    leenfase = half_op(Fraction(LEENFASE[jaar])) if vraag.fase == LEEN else 0
    te_leen = half_op(Fraction(rij[5])) + meest - beurs if met_beurs else leenfase
    lening = te_leen if vraag.lening < 0 else min(vraag.lening, te_leen)
    if vraag.fase == LENING:
        return Antwoord(meest, bijdrage, 0, 0, 0, lening, _krediet(vraag), 0, 0, lening + basis + beurs + toeslag)
    prestatie = 0
    if vraag.fase == PRESTATIE:
        prestatie = basis + toeslag + (0 if vraag.aanvullend_gift else beurs)
    gift = basis + toeslag + beurs - prestatie
    return Antwoord(meest, bijdrage, beurs, basis, toeslag, lening, _krediet(vraag), gift, prestatie, lening)
