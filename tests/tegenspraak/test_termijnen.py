"""By when we decide: the term, the days on which it stands still, and the day to which it is put off."""

from datetime import date

import pytest

from duo_portal.tegenspraak.termijnen import besluit_op_bezwaar_voor, stilstand, verdaagd_tot

TOT = date(2026, 7, 27)  # the last day to object; the term to decide begins on the next


@pytest.mark.parametrize(
    ("ontvangen", "gronden_tot", "aangevuld", "dagen"),
    [
        (date(2026, 6, 15), date(2026, 7, 13), None, 0),  # all of it before the term began
        (date(2026, 6, 15), date(2026, 7, 13), date(2026, 7, 1), 0),
        (date(2026, 7, 10), date(2026, 8, 7), date(2026, 7, 28), 0),  # repaired on the first day of the term
        (date(2026, 7, 10), date(2026, 8, 7), date(2026, 7, 29), 1),  # it stood still on 28 July
        (date(2026, 7, 10), date(2026, 8, 7), None, 11),  # 28 July through 7 August
        (date(2026, 7, 10), date(2026, 8, 7), date(2026, 8, 7), 10),  # repaired on its last day: until that day
        (date(2026, 7, 10), date(2026, 8, 7), date(2026, 9, 1), 11),  # too late to matter
        (date(2026, 8, 3), date(2026, 8, 31), date(2026, 8, 4), 0),  # objected late: repaired the day after we asked
        (date(2026, 8, 3), date(2026, 8, 31), date(2026, 8, 6), 2),  # 4 and 5 August
    ],
)
def test_alleen_dagen_binnen_de_termijn_tellen(ontvangen: date, gronden_tot: date, aangevuld: date | None, dagen: int) -> None:
    assert stilstand(TOT, ontvangen, gronden_tot, aangevuld) == dagen


def test_de_termijn_telt_vanaf_het_einde_van_de_bezwaartermijn() -> None:
    assert besluit_op_bezwaar_voor(TOT, date(2026, 6, 15)) == date(2026, 9, 7)
    assert besluit_op_bezwaar_voor(TOT, date(2026, 7, 27)) == date(2026, 9, 7)


def test_stilstand_schuift_de_kale_dag_en_pas_dan_het_weekend() -> None:
    """15 August is a Saturday: six weeks after 4 July. Stood still for three days it ends on Tuesday, not on Thursday."""
    zaterdag = date(2026, 7, 4)
    assert besluit_op_bezwaar_voor(zaterdag, date(2026, 6, 15)) == date(2026, 8, 17)
    assert besluit_op_bezwaar_voor(zaterdag, date(2026, 6, 15), stilstand=3) == date(2026, 8, 18)


def test_niet_bekendgemaakt_telt_alsof_dat_nu_was() -> None:
    assert besluit_op_bezwaar_voor(None, date(2026, 6, 15)) == date(2026, 9, 7)
    assert stilstand(None, date(2026, 6, 15), date(2026, 7, 13), None) == 0


def test_verdagen_is_zes_weken() -> None:
    assert verdaagd_tot(date(2026, 9, 7)) == date(2026, 10, 19)
