"""Lesgeld in instalments: it goes on by itself, says so in the letters, and follows a fee that falls."""

from datetime import date

import pytest

from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import vier_regels
from duo_portal.betalingen.models import Incasso, Incassomachtiging, Incassoregeling
from duo_portal.betalingen.services.boek_incassobatch import boek_incassobatch
from duo_portal.betalingen.services.stop_incasso import stop_incasso
from duo_portal.betalingen.services.trek_machtiging_in import trek_machtiging_in
from duo_portal.register.models import Persoon, TeBeoordelen
from duo_portal.vorderingen.models import Betalingsregeling, Vordering
from tests import bouw
from tests.betalingen import incasso as hulp

pytestmark = pytest.mark.django_db
VOLGEND = date(2026, 9, 15)


@pytest.fixture
def student(monkeypatch: pytest.MonkeyPatch) -> Persoon:
    """Pays 2025-2026 in instalments."""
    wie = bouw.student()
    hulp.op(hulp.KEUZE, monkeypatch)
    hulp.in_incasso(wie)
    return wie


def volgend_jaar(wie: Persoon, monkeypatch: pytest.MonkeyPatch) -> tuple[Vordering, Bericht]:
    """The vaststelling of the next school year, in which this student is still enrolled."""
    hulp.op(VOLGEND, monkeypatch)
    run = bouw.draai("vaststelling", VOLGEND, schooljaar=2026)
    assert run.tellingen["besluiten"] == 1
    nieuw = Vordering.objects.get(persoon=wie, periode=2026)
    return nieuw, Bericht.objects.get(besluit=nieuw.besluit_id)


def test_een_regeling_van_de_eigen_rekening_gaat_vanzelf_door(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    nieuw, bericht = volgend_jaar(student, monkeypatch)
    regeling = Betalingsregeling.objects.get(vordering=nieuw)
    machtiging = Incassomachtiging.objects.get()
    assert Incassoregeling.objects.get(regeling=regeling).machtiging == machtiging
    assert (regeling.van, regeling.eigen_schema) == (VOLGEND, False)
    assert {naam: bericht.waarden[naam] for naam in ("betaalwijze", "machtigingskenmerk", "rekening")} == {
        "betaalwijze": "incasso",
        "machtigingskenmerk": machtiging.kenmerk,
        "rekening": "NL•• •••• •••• •••3 00",
    }
    assert vier_regels(gegevens_van(bericht)).wat_moet_u_doen == "Niets. Wij schrijven het bedrag van uw rekening af."
    hulp.op(date(2026, 10, 21), monkeypatch)
    bouw.draai("incasso", date(2026, 10, 21))
    assert Incasso.objects.get().vordering == nieuw


def gestopt(wie: Persoon) -> None:
    stop_incasso(wie.pk, hulp.claim(wie).pk)


def ingetrokken(wie: Persoon) -> None:
    trek_machtiging_in(wie.pk, Incassomachtiging.objects.get().pk)


def andermans_rekening(wie: Persoon) -> None:
    gestopt(wie)
    hulp.in_incasso(wie, hulp.ANDERE_IBAN)


@pytest.mark.parametrize("wat", [gestopt, ingetrokken, andermans_rekening])
def test_anders_kiest_de_student_opnieuw(student: Persoon, wat: object, monkeypatch: pytest.MonkeyPatch) -> None:
    wat(student)  # type: ignore[operator]
    nieuw, bericht = volgend_jaar(student, monkeypatch)
    assert not Betalingsregeling.objects.filter(vordering=nieuw).exists()
    assert bericht.waarden["betaalwijze"] == "keuze"
    assert bericht.waarden["machtigingskenmerk"] is None


def test_na_een_vervallen_regeling_kiest_de_student_opnieuw(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    for dag in hulp.DAGEN[:2]:
        hulp.kwam_terug(hulp.schrijf_af(dag, monkeypatch), "AM04", dag)
    nieuw, _ = volgend_jaar(student, monkeypatch)
    assert not Betalingsregeling.objects.filter(vordering=nieuw).exists()


def test_na_36_maanden_stilte_gaat_niets_vanzelf_door(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    Betalingsregeling.objects.update(vervangen_op="2025-09-21T00:00Z")
    oud = hulp.machtiging(student, getekend_op=date(2023, 9, 14))
    regeling = Betalingsregeling.objects.create(persoon=student, vordering=hulp.claim(student), soort=1, van=hulp.KEUZE)
    Incassoregeling.objects.create(regeling=regeling, machtiging=oud)
    nieuw, _ = volgend_jaar(student, monkeypatch)
    assert not Betalingsregeling.objects.filter(vordering=nieuw).exists()


def verlaagd(wie: Persoon, monkeypatch: pytest.MonkeyPatch) -> Bericht:
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, date(2026, 1, 23))
    hulp.op(date(2026, 2, 10), monkeypatch)
    bouw.geef_terug(date(2026, 2, 10))
    return Bericht.objects.get(persoon=wie, sjabloonversie__naam="lesgeld/lesgeld_lager_nog_betalen")


def test_wie_in_termijnen_betaalt_hoeft_na_een_verlaging_niets_te_doen(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    for dag in hulp.DAGEN[:3]:
        bouw.betaal(student, 16_200, dag)
    waarden = verlaagd(student, monkeypatch).waarden
    assert (waarden["betaalwijze"], waarden["nog_te_betalen"], waarden["betalen_voor"]) == ("incasso", 24_300, "2026-02-25")


def test_wie_uit_zichzelf_een_deel_betaalde_betaalt_zelf_verder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part was paid by transfer: without a plan nobody debits the rest."""
    waarden = verlaagd(bouw.student(betaald=48_600), monkeypatch).waarden
    assert (waarden["betaalwijze"], waarden["nog_te_betalen"], waarden["betalen_voor"]) == ("zelf", 24_300, "2026-03-10")


def test_een_afschrijving_die_al_bij_de_bank_was_komt_terug_als_het_lesgeld_intussen_daalt(
    student: Persoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ordered on 20 February; that day the fee falls to what was paid. The bank debits on the 25th all the same."""
    for dag in hulp.DAGEN[:4]:
        hulp.schrijf_af(dag, monkeypatch)
    hulp.op(date(2026, 2, 20), monkeypatch)
    bouw.draai("incasso", date(2026, 2, 20))
    bouw.eindig(student, date(2025, 12, 31))
    bouw.diploma(student, date(2025, 12, 19))
    bouw.geef_terug(date(2026, 2, 20))
    assert hulp.open_(student) == 60_750 - 64_800 + 4_050  # the excess of before went back at once
    order = Incasso.objects.get(batch__uitvoeren_op=hulp.DAGEN[4])
    boek_incassobatch(order.batch_id, hulp.DAGEN[4], hulp.DAGEN[4], None)
    assert hulp.open_(student) == -16_200
    open_feit = TeBeoordelen.objects.get(persoon=student, run_id__isnull=True)
    assert (open_feit.lijn, open_feit.periode, open_feit.aanleiding) == ("lesgeld", 2025, "te_veel_betaald")
    hulp.op(date(2026, 3, 20), monkeypatch)
    assert bouw.draai("incasso", date(2026, 3, 20)).tellingen["opdrachten"] == 0
