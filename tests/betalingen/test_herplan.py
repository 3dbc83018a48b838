"""A debit day that passed under a brake: the plan is made anew and announced, never debited unannounced."""

from datetime import date, timedelta

import pytest

from duo_portal.berichten.models import Bericht
from duo_portal.betalingen.models import Incasso
from duo_portal.betalingen.services.herplan_incasso import herplan_gemiste
from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.remmen.services.hef_rem_op import hef_rem_op
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.vorderingen.models import Betalingsregeling, Einde, Regelingeinde, Termijn
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.betalingen import incasso as hulp

pytestmark = pytest.mark.django_db
NOVEMBER = hulp.DAGEN[1]


@pytest.fixture
def student(monkeypatch: pytest.MonkeyPatch) -> Persoon:
    """October was debited; in November a brake held the machine."""
    wie = bouw.student()
    hulp.op(hulp.KEUZE, monkeypatch)
    hulp.in_incasso(wie)
    hulp.schrijf_af(hulp.DAGEN[0], monkeypatch)
    zet_rem(wie.pk, Remsoort.UITSTEL, lijn="lesgeld")
    hulp.op(date(2025, 11, 20), monkeypatch)
    assert bouw.draai("incasso", date(2025, 11, 20)).tellingen["geremd"] == 1
    hulp.op(NOVEMBER + timedelta(days=2), monkeypatch)
    return wie


def lopend() -> Betalingsregeling:
    return Betalingsregeling.objects.get(vervangen_op__isnull=True)


def test_zolang_de_rem_er_is_gebeurt_niets(student: Persoon) -> None:
    herplan_gemiste(NOVEMBER + timedelta(days=2))
    assert not lopend().eigen_schema


def test_ook_een_rem_op_alleen_deze_vordering_houdt_tegen(student: Persoon) -> None:
    hef_rem_op(Rem.objects.get().pk, reden="uitstel is voorbij")
    Rem.objects.create(persoon=student, soort=Remsoort.UITSTEL, vordering=hulp.claim(student), van=hulp.KEUZE)
    herplan_gemiste(NOVEMBER + timedelta(days=2))
    assert not lopend().eigen_schema


def test_daarna_komt_er_een_nieuw_rooster_dat_vooraf_wordt_gemeld(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    hef_rem_op(Rem.objects.get().pk, reden="uitstel is voorbij")
    dag = NOVEMBER + timedelta(days=2)
    for _ in range(2):
        herplan_gemiste(dag)
    nieuw = lopend()
    assert Regelingeinde.objects.get().soort == Einde.VERVANGEN
    centen = Termijn.objects.filter(regeling=nieuw, volgnummer__gt=0).order_by("volgnummer").values_list("bedrag_centen", flat=True)
    assert list(centen) == [18_514] * 6 + [18_516]
    assert Bericht.objects.filter(sjabloonversie__naam="lesgeld/incasso_bevestigd").count() == 2
    order = hulp.schrijf_af(hulp.DAGEN[2], monkeypatch)
    assert order.bedrag_centen == 18_514
    assert Incasso.objects.count() == 2


def test_wat_intussen_is_betaald_hoeft_geen_nieuw_rooster(student: Persoon) -> None:
    hef_rem_op(Rem.objects.get().pk, reden="uitstel is voorbij")
    bouw.betaal(student, 16_200, NOVEMBER)
    herplan_gemiste(NOVEMBER + timedelta(days=2))
    assert not lopend().eigen_schema


def test_zonder_dag_die_overblijft_weet_een_mens_het(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    hef_rem_op(Rem.objects.get().pk, reden="uitstel is voorbij")
    hulp.op(date(2026, 6, 26), monkeypatch)
    herplan_gemiste(date(2026, 6, 26))
    assert Taak.objects.get(soort="incasso_gemist").persoon_id == student.pk
    assert not lopend().eigen_schema


def test_buiten_de_week_na_een_incassodag_wordt_niet_gezocht(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    hef_rem_op(Rem.objects.get().pk, reden="uitstel is voorbij")
    hulp.op(date(2025, 12, 10), monkeypatch)
    herplan_gemiste(date(2025, 12, 10))
    assert not lopend().eigen_schema


def test_een_batch_die_niemand_vrijgaf_wordt_ook_opnieuw_gepland(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = bouw.student()
    hulp.op(hulp.KEUZE, monkeypatch)
    hulp.in_incasso(wie)
    hulp.op(date(2025, 10, 22), monkeypatch)
    bouw.draai("incasso", date(2025, 10, 22))
    hulp.op(date(2025, 10, 28), monkeypatch)
    herplan_gemiste(date(2025, 10, 28))
    eerste = Termijn.objects.filter(regeling=lopend(), volgnummer=1).get()
    assert (eerste.vervaldatum, eerste.bedrag_centen) == (NOVEMBER, 18_225)
