"""What stopping now would do: by the rules, on both sides of each day."""

from datetime import date
from typing import Any

import pytest

from studiefinanciering.als_ik_stop import AlsIkStop, als_ik_stop
from studiefinanciering.beeld import HO, MBO, Bedragen, Stufibeeld, Tijdvak, Verleden
from studiefinanciering.codes import Fase


def beeld(dag: date, van: date, tot: date, stelsel: int = HO, verleden: Verleden | None = None, fase: Fase = Fase.PRESTATIE) -> Stufibeeld:
    """100 euros a month in one stretch, of which 60 conditional; booked until the month before ``dag``."""
    gift = 10_000 if fase == Fase.GIFT else 4_000
    vak = Tijdvak(1, van, tot, stelsel, fase, False, True, False, 6_000, 4_000, 0, 0, 0, gift, 10_000 - gift)
    geboekt = {maand: vak.bedragen for maand in vak.maanden if maand < dag.replace(day=1)}
    return Stufibeeld(dag, [vak], [], geboekt, 0, verleden, [], None, None, is_ouder=False, mbo_diploma=False)


def stop(*wat: Any, **anders: Any) -> AlsIkStop:
    gevolg = als_ik_stop(beeld(*wat, **anders))
    assert gevolg is not None
    return gevolg


SEPTEMBER, AUGUSTUS, EIND = date(2025, 9, 1), date(2025, 8, 1), date(2026, 8, 1)


def test_deze_maand_komt_nog_en_telt_mee() -> None:
    gevolg = stop(date(2025, 11, 20), SEPTEMBER, EIND)
    assert (gevolg.laatste_maand, gevolg.laatste_bedrag) == (date(2025, 11, 1), 10_000)
    assert gevolg.tot_nu == Bedragen(3 * 4_000, 3 * 6_000, 0)
    assert gevolg.reisproduct.stop_uiterlijk == date(2025, 12, 10)


@pytest.mark.parametrize(
    ("stelsel", "van", "dag", "gift"),
    [
        (HO, SEPTEMBER, date(2026, 1, 31), True),  # the last month is January: stopped before 1 February
        (HO, SEPTEMBER, date(2026, 2, 1), False),
        (MBO, AUGUSTUS, date(2026, 1, 31), True),
        (MBO, AUGUSTUS, date(2026, 2, 1), False),
        (HO, date(2026, 2, 1), date(2026, 5, 1), True),  # began after 31 January: may stop until the study year ends (5.11)
    ],
)
def test_wie_vroeg_stopt_betaalt_niets_terug(stelsel: int, van: date, dag: date, gift: bool) -> None:
    gevolg = stop(dag, van, EIND, stelsel)
    assert (gevolg.vroegstop is not None) is gift


def test_een_tweede_jaar_is_geen_eerste_jaar() -> None:
    verleden = Verleden(date(2024, 9, 1), date(2024, 9, 1), Bedragen(0, 60_000, 0), mbo_prestatie=False)
    gevolg = stop(date(2025, 11, 20), SEPTEMBER, EIND, verleden=verleden)
    assert gevolg.vroegstop is None
    assert [(termijn.stelsel, termijn.tot_en_met) for termijn in gevolg.termijnen] == [(HO, date(2034, 8, 31))]


def test_wie_ook_prestatiebeurs_in_het_mbo_had_heeft_twee_termijnen() -> None:
    verleden = Verleden(date(2021, 8, 1), date(2024, 9, 1), Bedragen(0, 60_000, 0), mbo_prestatie=True)
    gevolg = stop(date(2025, 11, 20), SEPTEMBER, EIND, verleden=verleden)
    assert [(termijn.stelsel, termijn.tot_en_met) for termijn in gevolg.termijnen] == [
        (MBO, date(2031, 7, 31)),
        (HO, date(2034, 8, 31)),
    ]


def test_een_gift_heeft_geen_termijn_en_geen_vroegstop() -> None:
    gevolg = stop(date(2025, 11, 20), AUGUSTUS, EIND, MBO, fase=Fase.GIFT)
    assert (gevolg.termijnen, gevolg.vroegstop, gevolg.tot_nu.prestatie) == ([], None, 0)


def test_wie_niets_krijgt_kan_niet_stoppen() -> None:
    assert als_ik_stop(beeld(date(2025, 7, 1), SEPTEMBER, EIND)) is None
