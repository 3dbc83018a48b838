"""For every kind of run of every line and each of its brakes: who is braked is not decided."""

from collections.abc import Callable
from datetime import date

import pytest

from duo_portal.batches.soorten import runsoorten
from duo_portal.besluiten.models import Besluit
from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.werkvoorraad.models import Taak
from tests import bouw

pytestmark = pytest.mark.django_db


def ingeschreven() -> Persoon:
    wie = bouw.persoon()
    bouw.inschrijving(wie)
    return wie


def afgestudeerd() -> Persoon:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, date(2026, 1, 31))
    return wie


# A new kind of run adds here somebody about whom it would decide.
KANDIDATEN: dict[str, Callable[[], Persoon]] = {"vaststelling": ingeschreven, "teruggave": afgestudeerd}
GEVALLEN = [(naam, rem) for naam, soort in runsoorten.items() for rem in sorted(soort.remmen)]


def test_elke_soort_run_heeft_hier_een_kandidaat() -> None:
    assert set(KANDIDATEN) == set(runsoorten)


@pytest.mark.parametrize(("naam", "rem"), GEVALLEN)
def test_geremd_wordt_niet_beslist(naam: str, rem: Remsoort) -> None:
    wie = KANDIDATEN[naam]()
    eerder = Besluit.objects.filter(persoon=wie).count()
    Rem.objects.create(persoon=wie, soort=rem, van=date(2025, 1, 1))
    run = bouw.draai(naam, bouw.VANDAAG)
    assert run.tellingen["geremd"] == 1
    assert Besluit.objects.filter(persoon=wie).count() == eerder
    assert Taak.objects.get(soort="geremd").persoon_id == wie.pk
    Rem.objects.update(vervangen_op="2026-06-15T00:00Z")
    bouw.draai(naam, bouw.VANDAAG)
    assert Besluit.objects.filter(persoon=wie).count() == eerder + 1
