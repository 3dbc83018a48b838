"""Hours and days in which messages go out."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from duo_portal.berichten.vensters import MELDEN_BINNEN, meldvenster, open_uren, postvenster
from duo_portal.tijd.gewone_dagen import volledig_bekend

MAANDAG = date(2026, 6, 15)


@pytest.mark.parametrize(("uur", "open_"), [(7, False), (8, True), (19, True), (20, False), (3, False)])
def test_geen_e_mail_in_de_nacht(uur: int, open_: bool) -> None:
    assert meldvenster(MAANDAG).open_op(MAANDAG, uur) is open_


def test_geen_e_mail_op_zondag() -> None:
    zondag = MAANDAG - timedelta(days=1)
    assert not any(meldvenster(zondag).open_op(zondag, uur) for uur in range(24))


def test_het_venster_is_nooit_zo_lang_dicht_dat_48_uur_niet_gehaald_wordt() -> None:
    """With a quarter of an hour between two rounds, and an hour to spare for a mail server that is away."""
    uren = [datetime(dag.year, dag.month, dag.day, uur) for dag, uur in open_uren(date(2026, 1, 1), 366)]  # noqa: DTZ001
    langst = max(later - eerder for eerder, later in pairwise(uren))
    assert langst + timedelta(hours=2) <= MELDEN_BINNEN


def test_de_post_rust_in_het_weekend_op_feestdagen_en_rond_kerst() -> None:
    venster = postvenster(MAANDAG)
    assert venster.open_op(MAANDAG)
    dicht = [date(2026, 6, 13), date(2026, 6, 14), date(2026, 4, 27), date(2026, 12, 24), date(2026, 12, 31)]
    assert not any(venster.open_op(dag) for dag in dicht)


def test_de_post_rust_nooit_twee_weken() -> None:
    eerste, laatste = volledig_bekend()
    dag, dicht, langst = date(eerste, 1, 1), 0, 0
    while dag.year <= laatste:
        dicht = 0 if postvenster(dag).open_op(dag) else dicht + 1
        langst, dag = max(langst, dicht), dag + timedelta(days=1)
    assert 2 <= langst <= 12
