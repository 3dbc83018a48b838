"""Setting off lesgeld against an allowance: monthly, once, never more than is open."""

from datetime import date

import pytest

from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.services.verreken import Verrekening, verreken
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.models import Persoon
from tests import bouw
from tests.betalingen import incasso as hulp

pytestmark = pytest.mark.django_db
OKTOBER, NOVEMBER = date(2025, 10, 1), date(2025, 11, 1)


@pytest.fixture
def student() -> Persoon:
    return bouw.student()


def test_elke_maand_gaat_een_deel_van_de_toelage_naar_het_lesgeld(student: Persoon) -> None:
    claim = hulp.claim(student).pk
    assert verreken([Verrekening(claim, OKTOBER, 12_150), Verrekening(claim, NOVEMBER, 12_150)]) == {
        (claim, OKTOBER): 12_150,
        (claim, NOVEMBER): 12_150,
    }
    boeking = Boeking.objects.filter(oorzaak=Oorzaak.VERREKEND).first()
    assert boeking is not None
    assert (boeking.debet, boeking.credit) == (Grootboekrekening.TE_BETALEN_STUDIEFINANCIERING, Grootboekrekening.VORDERING_LESGELD)
    assert hulp.open_(student) == 145_800 - 24_300


def test_dezelfde_maand_telt_een_keer(student: Persoon) -> None:
    regel = Verrekening(hulp.claim(student).pk, OKTOBER, 12_150)
    verreken([regel])
    assert verreken([regel]) == {}
    with pytest.raises(ValueError, match="twee keer"):
        verreken([regel, regel])


def test_nooit_meer_dan_er_open_is(student: Persoon) -> None:
    bouw.betaal(student, 130_000)
    claim = hulp.claim(student).pk
    assert verreken([Verrekening(claim, OKTOBER, 12_150), Verrekening(claim, NOVEMBER, 12_150)]) == {
        (claim, OKTOBER): 12_150,
        (claim, NOVEMBER): 3_650,
    }
    assert hulp.open_(student) == 0


def test_wat_onderweg_is_wordt_niet_ook_verrekend(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    hulp.op(hulp.KEUZE, monkeypatch)
    hulp.in_incasso(student)
    hulp.schrijf_af(hulp.DAGEN[0], monkeypatch, boek=False)
    bouw.betaal(student, 120_000)
    claim = hulp.claim(student).pk
    assert verreken([Verrekening(claim, OKTOBER, 12_150)]) == {(claim, OKTOBER): 9_600}


@pytest.mark.parametrize(("maand", "centen"), [(date(2025, 10, 2), 1), (OKTOBER, 0)])
def test_een_onmogelijke_regel_bestaat_niet(maand: date, centen: int) -> None:
    with pytest.raises(ValueError, match="eerste dag"):
        Verrekening(1, maand, centen)


@pytest.mark.parametrize(("verrekend", "lesgeld"), [(0, 72_900), (12_150, 145_800)])
def test_na_verrekening_geeft_de_wet_geen_lesgeld_terug(student: Persoon, verrekend: int, lesgeld: int) -> None:
    """UB LCW art. 7 lid 4."""
    if verrekend:
        verreken([Verrekening(hulp.claim(student).pk, OKTOBER, verrekend)])
    bouw.eindig(student, date(2026, 1, 31))
    bouw.diploma(student, date(2026, 1, 23))
    bouw.geef_terug()
    assert Besluit.objects.filter(persoon=student).order_by("-pk")[0].uitkomst_centen == lesgeld
