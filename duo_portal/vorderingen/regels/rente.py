"""Statutory interest over sums that were paid too much, where we were wrong (Awb 4:102 lid 4, BW 6:119)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from duo_portal.regels.normen import Normfout, laad
from duo_portal.tijd.duur import tel_maanden

NORM = laad(Path(__file__).resolve().parent.parent / "normen" / "rente.toml")["wettelijke_rente"]
HONDERD_PROCENT = 100_000  # in thousandths of a percent


@dataclass(frozen=True)
class Deel:
    """A sum in cents that was ours wrongly from ``van`` on."""

    centen: int
    van: date


@dataclass(frozen=True)
class Renteperiode:
    """A stretch with one percentage over one sum: from ``van`` up to and not including ``tot``. ``over_centen`` is rounded, to be read."""

    van: date
    tot: date
    over_centen: int
    procent_duizendste: int


@dataclass(frozen=True)
class Rente:
    centen: int
    perioden: tuple[Renteperiode, ...]


def bereken_rente(delen: Sequence[Deel], tot: date) -> Rente:
    """The interest in cents up to (not including) ``tot``, rounded once, half up, over all parts together.

    A part of a year counts by its days over the days of that year, which begins on the day that the sum was ours. After each year
    its interest is added to the sum (BW 6:119 lid 2). Nothing is rounded before the end. Raises ``Normfout`` where a percentage
    is not known, and ``ValueError`` for a part that begins on or after ``tot``.
    """
    som, perioden = Fraction(0), list[Renteperiode]()
    for deel in delen:
        if deel.van >= tot or deel.centen <= 0:
            raise ValueError("een deel heeft een bedrag boven nul en begint voor de einddatum")
        rente, stukken = _rente_van_deel(deel, tot)
        som += rente
        perioden += stukken
    return Rente(half_op(som), tuple(perioden))


def half_op(waarde: Fraction) -> int:
    return (2 * waarde.numerator + waarde.denominator) // (2 * waarde.denominator)


def _rente_van_deel(deel: Deel, tot: date) -> tuple[Fraction, list[Renteperiode]]:
    som, perioden, jaar = Fraction(deel.centen), list[Renteperiode](), 0
    begin = deel.van
    while begin < tot:
        jaar += 1
        einde = tel_maanden(deel.van, 12 * jaar)
        stukken = list(_stukken(begin, min(einde, tot)))
        perioden += [Renteperiode(van, tot_, half_op(som), procent) for van, tot_, procent in stukken]
        procentdagen = sum((tot_ - van).days * procent for van, tot_, procent in stukken)
        som += som * Fraction(procentdagen, HONDERD_PROCENT * (einde - begin).days)
        begin = einde
    return som - deel.centen, perioden


def _stukken(van: date, tot: date) -> Iterator[tuple[date, date, int]]:
    """From ``van`` to ``tot`` by percentage."""
    while van < tot:
        norm = NORM.op(van)
        if norm.waarde is None:
            raise Normfout(f"Voor {van.isoformat()} is de wettelijke rente niet bekend. {norm.bron}")
        einde = min(tot, norm.geldig_tot or tot)
        yield van, einde, int(norm.waarde)
        van = einde
