"""Choosing instalments, stopping, and choosing them again."""

from datetime import date

import pytest

from duo_portal.berichten.models import Bericht
from duo_portal.betalingen.models import Incassomachtiging, Incassoregeling
from duo_portal.betalingen.selectors import Afschrijfstand, afschrijvingen_van
from duo_portal.betalingen.services.start_incasso import NietTeIncasseren, start_incasso
from duo_portal.betalingen.services.stop_incasso import NietTeStoppen, stop_incasso
from duo_portal.betalingen.services.trek_machtiging_in import trek_machtiging_in
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Betalingsregeling, Einde, Inning, Inningsstap, Regelingeinde, Termijn, Vordering
from tests import bouw
from tests.betalingen import incasso as hulp

pytestmark = pytest.mark.django_db


@pytest.fixture
def student(monkeypatch: pytest.MonkeyPatch) -> Persoon:
    """Somebody who got a payment request, some days later."""
    wie = bouw.student()
    hulp.op(hulp.KEUZE, monkeypatch)
    return wie


def bericht(wie: Persoon, naam: str) -> Bericht:
    return Bericht.objects.get(persoon=wie, sjabloonversie__naam=f"lesgeld/{naam}")


def test_wie_termijnen_kiest_krijgt_elke_afschrijving_vooraf_te_horen(student: Persoon) -> None:
    regeling = hulp.in_incasso(student)
    waarden = bericht(student, "incasso_bevestigd").waarden
    assert waarden["termijnen"] == [{"datum": dag.isoformat(), "centen": 16_200} for dag in hulp.DAGEN]
    assert (waarden["bedrag"], waarden["eigen_rekening"]) == (145_800, True)
    assert waarden["machtigingskenmerk"] == Incassoregeling.objects.get(regeling=regeling).machtiging.kenmerk
    assert bouw.IBAN not in str(waarden)
    assert not regeling.eigen_schema
    assert not Inning.objects.exists()


def test_nog_een_keer_kiezen_verandert_niets(student: Persoon) -> None:
    assert hulp.in_incasso(student) == hulp.in_incasso(student)
    assert Bericht.objects.filter(sjabloonversie__naam="lesgeld/incasso_bevestigd").count() == 1


def test_wie_later_kiest_verdeelt_wat_over_is_over_de_dagen_die_er_nog_zijn(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    bouw.betaal(student, 32_400)
    hulp.op(date(2025, 12, 20), monkeypatch)  # 29 December is too near to announce
    regeling = hulp.in_incasso(student)
    assert regeling.eigen_schema
    rijen = list(Termijn.objects.filter(regeling=regeling).order_by("volgnummer").values_list("volgnummer", "vervaldatum", "bedrag_centen"))
    assert rijen[0] == (0, date(2025, 12, 20), 32_400)
    assert rijen[1:] == [(nummer, dag, 18_900) for nummer, dag in enumerate(hulp.DAGEN[3:], 1)]
    assert sum(centen for *_, centen in rijen) == 145_800


def test_de_laatste_termijn_neemt_het_verschil_in_centen(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    bouw.betaal(student, 50)
    hulp.op(date(2026, 2, 20), monkeypatch)
    eigen = Termijn.objects.filter(regeling=hulp.in_incasso(student), volgnummer__gt=0).order_by("volgnummer")
    assert list(eigen.values_list("bedrag_centen", flat=True)) == [36_438, 36_438, 36_438, 36_436]


def test_een_betaling_vooraf_vult_de_eerste_termijnen(student: Persoon) -> None:
    bouw.betaal(student, 20_000, date(2025, 9, 18))
    regeling = hulp.in_incasso(student)
    komend = afschrijvingen_van(regeling.vordering_id, student.pk, hulp.KEUZE)
    assert [(deel.dag, deel.centen) for deel in komend[:2]] == [(hulp.DAGEN[1], 12_400), (hulp.DAGEN[2], 16_200)]
    assert {deel.stand for deel in komend} == {Afschrijfstand.KOMT}
    assert sum(deel.centen for deel in komend) == 125_800


@pytest.mark.parametrize("stap", [Inningsstap.CJIB, Inningsstap.DEURWAARDER, Inningsstap.VERLAAGD, Inningsstap.BUITENLAND])
def test_na_de_overdracht_kan_het_niet_meer(student: Persoon, stap: Inningsstap) -> None:
    Inning.objects.create(vordering=hulp.claim(student), stap=stap, datum=hulp.KEUZE)
    with pytest.raises(NietTeIncasseren, match="CJIB"):
        hulp.in_incasso(student)


def test_een_verjaard_bedrag_wordt_niet_meer_afgeschreven(student: Persoon) -> None:
    Inning.objects.create(vordering=hulp.claim(student), stap=Inningsstap.VERJAARD, datum=hulp.KEUZE)
    with pytest.raises(NietTeIncasseren, match="verjaard"):
        hulp.in_incasso(student)


def test_wie_betaald_heeft_kiest_niets_meer(student: Persoon) -> None:
    bouw.betaal(student, 145_800)
    with pytest.raises(NietTeIncasseren, match="niets meer open"):
        hulp.in_incasso(student)


def test_na_de_laatste_dag_blijft_er_geen_afschrijving_over(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    hulp.op(date(2026, 6, 15), monkeypatch)
    with pytest.raises(NietTeIncasseren, match="geen dag meer"):
        hulp.in_incasso(student)
    assert not Betalingsregeling.objects.exists()


def test_met_een_ingetrokken_machtiging_begint_niets(student: Persoon) -> None:
    gegeven = hulp.machtiging(student)
    trek_machtiging_in(student.pk, gegeven.pk)
    with pytest.raises(NietTeIncasseren, match="machtiging"):
        start_incasso(student.pk, hulp.claim(student).pk, gegeven.pk)


def test_een_andere_rekening_vraagt_om_eerst_te_stoppen(student: Persoon) -> None:
    hulp.in_incasso(student)
    with pytest.raises(NietTeIncasseren, match="al een regeling"):
        hulp.in_incasso(student, hulp.ANDERE_IBAN)


def test_vreemde_vordering_of_machtiging_bestaat_niet(student: Persoon) -> None:
    vreemde = bouw.persoon("Vreemde")
    with pytest.raises(Vordering.DoesNotExist):
        start_incasso(vreemde.pk, hulp.claim(student).pk, hulp.machtiging(vreemde).pk)
    with pytest.raises(Incassomachtiging.DoesNotExist):
        start_incasso(student.pk, hulp.claim(student).pk, hulp.machtiging(vreemde).pk)


def test_stoppen_vraagt_de_rest_binnen_een_maand(student: Persoon) -> None:
    regeling = hulp.in_incasso(student)
    stop_incasso(student.pk, regeling.vordering_id)
    assert Regelingeinde.objects.get(regeling=regeling).soort == Einde.GESTOPT
    stap = Inning.objects.get()
    assert (stap.stap, stap.datum, stap.bedrag_centen) == (Inningsstap.BETALINGSVERZOEK, hulp.KEUZE, 145_800)
    waarden = bericht(student, "incasso_gestopt").waarden
    assert (waarden["nog_te_betalen"], waarden["betalen_voor"], waarden["reden"]) == (145_800, "2025-10-20", "zelf")
    with pytest.raises(NietTeStoppen):
        stop_incasso(student.pk, regeling.vordering_id)


def test_wie_stopte_kan_opnieuw_kiezen_met_een_andere_rekening(student: Persoon) -> None:
    eerste = hulp.in_incasso(student)
    stop_incasso(student.pk, eerste.vordering_id)
    tweede = hulp.in_incasso(student, hulp.ANDERE_IBAN)
    assert not tweede.eigen_schema
    assert Inning.objects.order_by("-pk").values_list("stap", flat=True)[0] == Inningsstap.REGELING
    assert Betalingsregeling.objects.filter(vervangen_op__isnull=True).get() == tweede


def test_een_machtiging_intrekken_stopt_ook_de_regeling(student: Persoon) -> None:
    regeling = hulp.in_incasso(student)
    trek_machtiging_in(student.pk, hulp.machtiging(student).pk)
    regeling.refresh_from_db()
    assert regeling.vervangen_op is not None
    assert bericht(student, "incasso_gestopt").waarden["reden"] == "machtiging_ingetrokken"
