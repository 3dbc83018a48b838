"""Over any sequence of enrolments, payments, reversals, refunds, corrections, deaths and brakes the promises hold, every night."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from duo_portal.batches import nachtwerk
from duo_portal.batches.services import nacht as nachten_
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.aansluiting import verschillen
from duo_portal.tegenpartijen.spel.speel import KLOK, eis_gelukt
from duo_portal.weigeren import Weigering
from tests.tegenpartijen.kleinewereld import ACTIES, Kleinewereld, nachten

pytestmark = pytest.mark.django_db
NACHTEN = nachten(5)
JAARBEDRAG = 145_800
GEBEURTENIS = st.tuples(
    st.integers(0, len(NACHTEN) - 1),
    st.sampled_from(ACTIES),
    st.integers(0, 2),
    st.one_of(st.sampled_from([16_200, 145_800]), st.integers(1, 200_000)),
)
VERLOOP = st.lists(GEBEURTENIS, min_size=3, max_size=14)


class Terug(Exception):
    """The example is over: nothing of it stays."""


@pytest.fixture(autouse=True)
def kamer(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything in one transaction that is rolled back per example, and nights without printing."""
    settings.VAR = tmp_path
    monkeypatch.setenv(KLOK, os.devnull)
    zonder_post = [(naam, werk) for naam, werk in nachtwerk.op_volgorde() if not naam.startswith("berichten")]
    monkeypatch.setattr(nachten_, "op_volgorde", lambda: zonder_post)


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(verloop=VERLOOP)
@example(verloop=[(0, "termijnen", 0, 1), (4, "leeg", 0, 20), (6, "diploma", 0, 45), (8, "betaal", 0, 145_800), (12, "eindig", 0, 100)])
@example(verloop=[(1, "betaal", 1, 145_800), (3, "diploma", 1, 20), (3, "eindig", 1, 60), (4, "dicht", 1, 1), (10, "overlijden", 1, 1)])
@example(verloop=[(2, "rem", 2, 1), (9, "rem_eraf", 2, 1), (12, "betaal", 2, 1_000), (15, "was_nooit", 2, 1)])
def test_elke_reeks_sluit_elke_nacht_aan(verloop: list[tuple[int, str, int, int]], tmp_path: Path) -> None:
    with suppress(Terug), transaction.atomic(), patch.object(transaction, "on_commit", lambda doe, **_: doe()):
        _leef(verloop, tmp_path)
        raise Terug


def _leef(verloop: list[tuple[int, str, int, int]], map_: Path) -> None:
    for rest in map_.iterdir():
        shutil.rmtree(rest) if rest.is_dir() else rest.unlink()
    wereld = Kleinewereld(map_).begin()
    for nummer, dag in enumerate(NACHTEN):
        wereld.haal_op(dag)
        geremd = wereld.geremd()
        wereld.nacht(dag)
        _houd_de_beloften(wereld, geremd)
        for _, actie, wie, getal in (gebeurtenis for gebeurtenis in verloop if gebeurtenis[0] == nummer):
            with suppress(Weigering):
                wereld.doe(actie, wie, getal)
        wereld.avond(dag)


def _houd_de_beloften(wereld: Kleinewereld, geremd: dict[int, tuple[int, int, int]]) -> None:
    eis_gelukt()
    assert [str(verschil) for verschil in verschillen()] == []
    assert all(0 <= uitkomst <= JAARBEDRAG for uitkomst in Besluit.objects.values_list("uitkomst_centen", flat=True))
    assert {persoon: stand for persoon, stand in wereld.geremd().items() if persoon in geremd} == geremd


def test_de_lijst_van_gebeurtenissen_is_compleet() -> None:
    assert set(ACTIES) == {
        "termijnen", "betaal", "betaal_bij_deurwaarder", "leeg", "dicht", "vol", "eindig", "loopt_toch", "was_nooit", "opnieuw", "diploma",
        "overlijden", "rem", "rem_eraf",
    }  # fmt: skip
