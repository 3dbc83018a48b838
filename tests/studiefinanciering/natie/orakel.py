"""An independent judge of the aanvullende beurs in a whole nation: plain Python and fractions, from the text of the law.

It knows no rule, norm or batch of the product; amounts are those of the published tables for 2025 and 2026, in cents.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from tests.studiefinanciering.natie.register import Natie, Student
from tests.studiefinanciering.regels.orakel_vorm import Antwoord, Maand, Persoon, Stand, later
from tests.studiefinanciering.regels.orakel_vorm import oordeel as vorm

NOOIT, JA, NEE, AMBTSHALVE = 0, 1, 2, 3
GIFT, PRESTATIE, LENING = 1, 2, 3
# Per first month: mbo at home, mbo away, the part of it for lesgeld, higher education.
HOOGSTE = {
    date(2025, 8, 1): (42782, 45522, 12150, 47517),
    date(2026, 1, 1): (43808, 46640, 12150, 49108),
    date(2026, 8, 1): (44250, 47082, 12592, 49108),
}
# Per year: mbo and higher education, each the usual free amount and that of a parent without partner.
VOET = {2025: ((2177438, 2758700), (1951500, 2472424)), 2026: ((2315270, 2933326), (2075030, 2628928))}
DEEL = (Fraction(26, 100), Fraction(136, 1000))


@dataclass(frozen=True)
class Oordeel:
    """One month of one student: the form, whether the aanvullende beurs was asked for, and how much it is (cents)."""

    vorm: Antwoord
    ho: bool
    wil: bool
    bedrag: int
    onbekend: bool


def maanden() -> list[date]:
    return [later(date(2025, 8, 1), n) for n in range(17)]


def half_op(getal: Fraction) -> int:
    return floor(getal + Fraction(1, 2))


def achttien(geboren: date) -> date:
    try:
        return geboren.replace(year=geboren.year + 18)
    except ValueError:
        return date(geboren.year + 18, 3, 1)


def recht_vanaf(geboren: date) -> date:
    """Mbo: the first of the quarter after turning 18, or that day itself."""
    dag = achttien(geboren)
    kwartaal = date(dag.year, dag.month - (dag.month - 1) % 3, 1)
    return kwartaal if dag == kwartaal else later(kwartaal, 3)


def keuze_in(student: Student, maand: date) -> tuple[date, bool, int] | None:
    eerder = [keuze for keuze in student.keuzes if keuze[0] <= maand]
    return eerder[-1] if eerder and not eerder[-1][1] else None


def opleiding_in(student: Student, maand: date) -> tuple[bool, int] | None:
    """Higher education or not, and the level: the highest counts."""
    gevonden = [
        (deel.ho, deel.niveau)
        for deel in student.inschrijvingen
        if (deel.begin.replace(day=1) if deel.ho else deel.begin) <= maand and (deel.eind is None or deel.eind >= maand)
    ]
    return max(gevonden, default=None)


def _begin(student: Student) -> Persoon:
    if student.verleden is None:
        return Persoon()
    eerste, eerste_ho, mbo, ho, beurs_mbo, beurs_ho, leen = student.verleden
    mbo_stand = Stand(voor=mbo, beurs=beurs_mbo, leen=0 if eerste_ho else leen, eerste=eerste if mbo or (leen and not eerste_ho) else None)
    return Persoon(mbo_stand, Stand(voor=ho, beurs=beurs_ho, leen=leen if eerste_ho else 0, eerste=eerste_ho))


def vormen(student: Student) -> dict[date, tuple[Antwoord, bool, int]]:
    """Form, kind of education and wish of each month with studiefinanciering."""
    uit, geheugen = {}, _begin(student)
    for maand in maanden():
        opleiding, keuze = opleiding_in(student, maand), keuze_in(student, maand)
        if student.geboren is None or not student.nederlands or opleiding is None or keuze is None:
            continue
        ho, niveau = opleiding
        te_jong = not ho and maand < recht_vanaf(student.geboren)
        te_oud = keuze[0] > date(student.geboren.year + 30, student.geboren.month, 1)
        if te_jong or te_oud:
            continue
        antwoord = vorm(geheugen, Maand(maand, 2 if ho else 1, niveau))
        wil = keuze[2] == JA or (keuze[2] == AMBTSHALVE and antwoord.gift)
        uit[maand] = (antwoord, ho, int(wil and antwoord.fase in (GIFT, PRESTATIE, LENING)))
    return uit


def _hoogste(student: Student, natie: Natie, maand: date, ho: bool) -> int:
    thuis, uit, lesgeld, hoger = next(rij for vanaf, rij in reversed(HOOGSTE.items()) if vanaf <= maand)
    if ho:
        return hoger
    elders = student.adres is not None and all(natie.ouders[ouder].adres != student.adres for ouder in student.ouders.values())
    begin = date(maand.year - (maand.month < 8), 8, 1)
    assert student.geboren is not None
    jaar_van_18 = begin <= achttien(student.geboren) < later(begin, 12)
    return (uit if elders else thuis) - (lesgeld if jaar_van_18 else 0)


def _weg(student: Student, nr: int, natie: Natie, maand: date) -> bool:
    """This parent does not count: dead, or disregarded (not: being looked for)."""
    overleden = natie.ouders[student.ouders[nr]].overleden
    if overleden is not None and overleden <= maand:
        return True
    return nr in student.weg and student.weg[nr][0] != 9 and student.weg[nr][2] <= maand


def bijdrage(student: Student, natie: Natie, maand: date, ho: bool, kinderen: dict[int, int]) -> Fraction | None:
    """What the parents are supposed to give this child a month; None while an income is unknown."""
    peiljaar = student.peiljaar.get(maand.year, maand.year - 2)
    som = Fraction(0)
    for nr, wie in student.ouders.items():
        if _weg(student, nr, natie, maand):
            dood = natie.ouders[wie].overleden
            som += 0 if dood is not None and dood <= maand else student.weg[nr][1]
            continue
        gezocht = nr in student.weg and student.weg[nr][0] == 9 and student.weg[nr][2] <= maand
        if gezocht or peiljaar not in natie.ouders[wie].inkomens:
            return None
        alleen, telkinderen, aflossing = natie.ouders[wie].jaren.get(peiljaar, (False, 0, 0))
        gewoon, zonder = VOET[maand.year][ho]
        dubbel = len(student.ouders) == 1 or any(_weg(student, ander, natie, maand) for ander in student.ouders if ander != nr)
        voet = 2 * gewoon if dubbel else zonder if alleen else gewoon
        jaar = DEEL[ho] * (natie.ouders[wie].inkomens[peiljaar] - voet) - aflossing - 36300 * telkinderen
        som += Fraction(half_op(jaar / 12), max(kinderen.get(wie, 0), 1))
    return som


def oordeel_natie(natie: Natie) -> dict[tuple[int, date], Oordeel]:
    per_student = {pk: vormen(student) for pk, student in natie.studenten.items()}
    uit = {}
    for maand in maanden():
        kinderen: dict[int, int] = {}
        for pk, deel in per_student.items():
            if maand in deel and deel[maand][2]:
                for ouder in natie.studenten[pk].ouders.values():
                    kinderen[ouder] = kinderen.get(ouder, 0) + 1
        for pk, deel in per_student.items():
            if maand in deel:
                uit[pk, maand] = _oordeel(natie.studenten[pk], natie, maand, deel[maand], kinderen)
    return uit


def _oordeel(student: Student, natie: Natie, maand: date, deel: tuple[Antwoord, bool, int], kinderen: dict[int, int]) -> Oordeel:
    antwoord, ho, wil = deel
    hoogste = _hoogste(student, natie, maand, ho) if antwoord.fase in (GIFT, PRESTATIE) else 0
    ouders = bijdrage(student, natie, maand, ho, kinderen)
    bedrag = 0 if ouders is None else hoogste - min(max(half_op(ouders), 0), hoogste)
    return Oordeel(antwoord, ho, bool(wil), bedrag, ouders is None)
