"""Debits that come back: refused, asked back, without a mandate; in any order, and once."""

from collections.abc import Sequence
from datetime import date

import pytest

from duo_portal.berichten.models import Bekendmaking, Bericht
from duo_portal.betalingen.models import Incasso, Incassomachtiging, Incassoretour, Retourgrond
from duo_portal.betalingen.selectors import Afschrijfstand, afschrijvingen_van
from duo_portal.betalingen.services.boek_incassobatch import boek_incassobatch
from duo_portal.betalingen.services.stop_incasso import stop_incasso
from duo_portal.betalingen.services.verwerk_retouren import Retour, verwerk_retouren
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Betalingsregeling, Einde, Inning, Inningsstap, Regelingeinde
from duo_portal.vorderingen.stand import lees_inningsstand
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.betalingen import incasso as hulp

pytestmark = pytest.mark.django_db
OKTOBER, NOVEMBER, DECEMBER, JANUARI, FEBRUARI = hulp.DAGEN[:5]
MISLUKT, VERVALLEN, VERZOEK = Inningsstap.AFSCHRIJVING_MISLUKT, Inningsstap.REGELING_VERVALLEN, Inningsstap.BETALINGSVERZOEK


@pytest.fixture
def student(monkeypatch: pytest.MonkeyPatch) -> Persoon:
    wie = bouw.student()
    hulp.op(hulp.KEUZE, monkeypatch)
    hulp.in_incasso(wie)
    return wie


def innings() -> Sequence[tuple[int, date, int]]:
    return list(Inning.objects.order_by("datum", "pk").values_list("stap", "datum", "bedrag_centen"))


def brieven() -> Sequence[str]:
    """Which letter made each step known."""
    return list(Inning.objects.order_by("datum", "pk").values_list("bericht__sjabloonversie__naam", flat=True))


def waarden(naam: str) -> dict[str, object]:
    gevonden: dict[str, object] = Bericht.objects.get(sjabloonversie__naam=f"lesgeld/{naam}").waarden
    return gevonden


def test_een_geweigerde_afschrijving_wordt_omgekeerd_en_gevraagd(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    order = hulp.schrijf_af(OKTOBER, monkeypatch)
    assert hulp.open_(student) == 129_600
    assert hulp.kwam_terug(order, "AM04", OKTOBER) == 1
    assert hulp.open_(student) == 145_800
    storno = Boeking.objects.get(oorzaak=Oorzaak.STORNO)
    assert (storno.debet, storno.credit) == (Grootboekrekening.VORDERING_LESGELD, Grootboekrekening.TUSSENREKENING_INCASSO)
    assert storno.keert_om_id == order.geboekt.boeking_id
    assert Incassoretour.objects.get().boeking_id == storno.pk
    assert innings() == [(MISLUKT, OKTOBER, 16_200)]
    assert {naam: waarden("afschrijving_mislukt")[naam] for naam in ("bedrag", "betalen_voor", "volgende")} == {
        "bedrag": 16_200,
        "betalen_voor": "2025-11-27",
        "volgende": "2025-11-25",
    }


def test_na_een_mislukte_termijn_gaat_de_regeling_door_en_die_termijn_komt_niet_terug(
    student: Persoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    hulp.kwam_terug(hulp.schrijf_af(OKTOBER, monkeypatch), "AM04", OKTOBER)
    order = hulp.schrijf_af(NOVEMBER, monkeypatch)
    assert (order.bedrag_centen, order.termijn.volgnummer) == (16_200, 2)
    assert Betalingsregeling.objects.get().vervangen_op is None
    assert Incasso.objects.filter(termijn__volgnummer=1).count() == 1


def test_twee_op_rij_en_de_regeling_vervalt(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    for dag in (OKTOBER, NOVEMBER, DECEMBER):
        hulp.schrijf_af(dag, monkeypatch)
    for dag in (JANUARI, FEBRUARI):
        hulp.kwam_terug(hulp.schrijf_af(dag, monkeypatch), "AM04", dag)
    assert innings() == [(MISLUKT, JANUARI, 16_200), (MISLUKT, FEBRUARI, 16_200), (VERVALLEN, FEBRUARI, 97_200)]
    assert brieven() == ["lesgeld/afschrijving_mislukt", "lesgeld/incasso_vervallen", "lesgeld/incasso_vervallen"]
    assert Betalingsregeling.objects.get().vervangen_op is not None
    einde = Regelingeinde.objects.get()
    assert (einde.soort, einde.datum) == (Einde.NIET_NAGEKOMEN, FEBRUARI)
    assert waarden("incasso_vervallen")["nog_te_betalen"] == 97_200
    hulp.op(date(2026, 3, 20), monkeypatch)
    assert bouw.draai("incasso", date(2026, 3, 20)).tellingen == {}


def test_twee_mislukte_met_een_goede_ertussen_laten_de_regeling_staan(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    for dag, code in ((OKTOBER, "AM04"), (NOVEMBER, ""), (DECEMBER, "AM04")):
        order = hulp.schrijf_af(dag, monkeypatch)
        if code:
            hulp.kwam_terug(order, code, dag)
    assert Betalingsregeling.objects.get().vervangen_op is None
    assert hulp.open_(student) == 145_800 - 16_200


def test_twee_op_rij_in_een_bestand_en_in_omgekeerde_volgorde(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    eerste, tweede = hulp.schrijf_af(OKTOBER, monkeypatch), hulp.schrijf_af(NOVEMBER, monkeypatch)
    assert verwerk_retouren([Retour(order.pk, "AM04", NOVEMBER, None, None) for order in (tweede, eerste)]) == 2
    assert [stap for stap, *_ in innings()] == [MISLUKT, MISLUKT, VERVALLEN]
    assert Regelingeinde.objects.count() == 1
    assert not Bericht.objects.filter(sjabloonversie__naam="lesgeld/afschrijving_mislukt").exists()


def test_dezelfde_retour_telt_een_keer_ook_dubbel_in_een_bestand(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    order = hulp.schrijf_af(OKTOBER, monkeypatch)
    dubbel = [Retour(order.pk, "AM04", OKTOBER, None, None), Retour(order.pk, "MD06", NOVEMBER, None, None)]
    assert [verwerk_retouren(dubbel), verwerk_retouren(dubbel)] == [1, 0]
    assert Boeking.objects.filter(oorzaak=Oorzaak.STORNO).count() == 1
    assert len(innings()) == 1


def test_een_onbekende_opdracht_laat_niets_achter(student: Persoon) -> None:
    assert verwerk_retouren([Retour(2**40, "AM04", OKTOBER, None, None)]) == 0
    assert verwerk_retouren([]) == 0
    assert not Incassoretour.objects.exists()


def test_een_retour_voor_de_boeking_geeft_hetzelfde_als_erna(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    order = hulp.schrijf_af(OKTOBER, monkeypatch, boek=False)
    hulp.kwam_terug(order, "AM04", OKTOBER)
    assert (hulp.open_(student), Incassoretour.objects.get().boeking_id) == (145_800, None)
    assert boek_incassobatch(order.batch_id, OKTOBER, OKTOBER, None) == 16_200
    assert boek_incassobatch(order.batch_id, OKTOBER, OKTOBER, None) == 0
    assert hulp.open_(student) == 145_800
    assert list(Boeking.objects.exclude(oorzaak=Oorzaak.OPGELEGD).order_by("pk").values_list("oorzaak", flat=True)) == [
        Oorzaak.BETALING,
        Oorzaak.STORNO,
    ]
    assert innings() == [(MISLUKT, OKTOBER, 16_200)]


def test_terugvragen_zet_het_bedrag_weer_open_met_uitleg_en_zonder_ladder(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    order = hulp.schrijf_af(OKTOBER, monkeypatch)
    hulp.op(date(2025, 12, 1), monkeypatch)
    hulp.kwam_terug(order, "MD06", date(2025, 11, 28))
    assert innings() == [(VERZOEK, date(2025, 12, 1), 16_200)]
    bericht = waarden("afschrijving_teruggeboekt")
    assert (bericht["nog_te_betalen"], bericht["betalen_voor"], bericht["na_teruggave"], bericht["regeling_loopt"]) == (
        16_200,
        "2026-01-01",
        False,
        True,
    )
    stand = afschrijvingen_van(hulp.claim(student).pk, student.pk, date(2025, 12, 1))[0]
    assert (stand.stand, stand.terug_op) == (Afschrijfstand.TERUGGEVRAAGD, date(2025, 11, 28))
    assert not Taak.objects.exists()
    assert brieven() == ["lesgeld/afschrijving_teruggeboekt"]


def test_de_maand_na_een_teruggeboekte_afschrijving_loopt_niet_voor_de_brief_bezorgd_is(
    student: Persoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On paper: the letter lies with the printer, so no month runs."""
    order = hulp.schrijf_af(OKTOBER, monkeypatch)
    hulp.op(date(2025, 12, 1), monkeypatch)
    hulp.kwam_terug(order, "MD01", date(2025, 11, 28))
    stand = lees_inningsstand(hulp.claim(student).pk, date(2026, 3, 2))
    assert (stand.trede, stand.volgende, stand.volgende_op) == (VERZOEK, Inningsstap.HERINNERING, None)
    Bekendmaking.objects.create(
        bericht=Bericht.objects.get(inning__isnull=False), volgnummer=1, kanaal=2, toegankelijk_op=date(2026, 1, 15)
    )
    assert lees_inningsstand(hulp.claim(student).pk, date(2026, 3, 2)).volgende_op == date(2026, 2, 17)


def test_terugvragen_na_een_teruggave_opent_de_vordering_opnieuw(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    orders = [hulp.schrijf_af(dag, monkeypatch) for dag in hulp.DAGEN[:7]]
    bouw.eindig(student, date(2026, 2, 28))
    bouw.diploma(student, date(2026, 2, 20))
    hulp.op(date(2026, 5, 4), monkeypatch)
    bouw.geef_terug(date(2026, 5, 4))
    assert hulp.open_(student) == 0  # 1,134.00 paid, fee 850.50, 283.50 back
    hulp.op(date(2026, 5, 11), monkeypatch)
    hulp.kwam_terug(orders[-1], "MD06", date(2026, 5, 8))
    assert hulp.open_(student) == 16_200
    assert waarden("afschrijving_teruggeboekt")["na_teruggave"]
    assert [stap for stap, *_ in innings()] == [VERZOEK]


def test_zonder_machtiging_eindigt_alles_wat_erop_rust(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    order = hulp.schrijf_af(OKTOBER, monkeypatch)
    hulp.op(date(2026, 5, 4), monkeypatch)
    hulp.kwam_terug(order, "MD01", date(2026, 5, 1))
    assert Incassoretour.objects.get().grond == Retourgrond.ZONDER_MACHTIGING
    assert Incassomachtiging.objects.get().vervangen_op is not None
    assert Regelingeinde.objects.get().soort == Einde.GESTOPT
    assert waarden("incasso_gestopt")["reden"] == "zonder_machtiging"
    assert innings() == [(VERZOEK, date(2026, 5, 4), 145_800)]
    assert brieven() == ["lesgeld/incasso_gestopt"]
    assert Taak.objects.get().soort == "incasso_zonder_machtiging"


def test_zonder_machtiging_en_zonder_regeling_wordt_het_ook_gevraagd(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    order = hulp.schrijf_af(OKTOBER, monkeypatch)
    bouw.betaal(student, 129_600, date(2025, 11, 1))
    Betalingsregeling.objects.update(vervangen_op="2025-11-02T00:00Z")
    hulp.kwam_terug(order, "MD01", date(2025, 11, 10))
    assert innings() == [(VERZOEK, OKTOBER, 16_200)]
    assert waarden("incasso_gestopt")["nog_te_betalen"] == 16_200


@pytest.mark.parametrize(("code", "dag"), [("MD06", date(2025, 12, 23)), ("MD01", date(2026, 11, 28))])
def test_wat_de_bank_na_de_termijn_terugstuurt_komt_bij_een_mens(
    student: Persoon, code: str, dag: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = hulp.schrijf_af(OKTOBER, monkeypatch)
    hulp.kwam_terug(order, code, dag)
    assert Taak.objects.filter(soort="incassoretour_te_laat").count() == 1
    assert hulp.open_(student) == 145_800


def test_een_onbekende_code_is_een_weigering_en_een_taak(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    hulp.kwam_terug(hulp.schrijf_af(OKTOBER, monkeypatch), "ZZ99", OKTOBER)
    assert Incassoretour.objects.get().grond == Retourgrond.GEWEIGERD
    assert Taak.objects.get().soort == "incassoretour_code"


def test_na_een_overlijden_wordt_niets_gevraagd(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    order = hulp.schrijf_af(OKTOBER, monkeypatch)
    voor = Bericht.objects.count()
    hulp.kwam_terug(order, "MD07", OKTOBER)
    assert innings() == []
    assert Bericht.objects.count() == voor
    assert Taak.objects.get().soort == "incasso_overleden"
    assert hulp.open_(student) == 145_800


def test_waar_een_ander_int_beslist_een_mens(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    order = hulp.schrijf_af(OKTOBER, monkeypatch)
    Inning.objects.create(vordering=hulp.claim(student), stap=Inningsstap.DEURWAARDER, datum=NOVEMBER)
    hulp.kwam_terug(order, "MD06", NOVEMBER)
    assert len(innings()) == 1
    assert Taak.objects.get().soort == "hoger_na_overdracht"


def test_wat_na_het_stoppen_nog_mislukt_wordt_gewoon_gevraagd(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    order = hulp.schrijf_af(OKTOBER, monkeypatch, boek=False)
    stop_incasso(student.pk, order.vordering_id)
    assert waarden("incasso_gestopt")["laatste_afschrijving"] == "2025-10-27"
    assert waarden("incasso_gestopt")["nog_te_betalen"] == 129_600
    hulp.kwam_terug(order, "AM04", OKTOBER)
    assert [(stap, centen) for stap, _, centen in innings()] == [(VERZOEK, 129_600), (VERZOEK, 145_800)]
    bericht = waarden("afschrijving_mislukt")
    assert (bericht["bedrag"], bericht["volgende"]) == (16_200, None)


def test_wie_na_het_vervallen_opnieuw_kiest_betaalt_de_rest_in_de_dagen_die_er_zijn(
    student: Persoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    for dag in (OKTOBER, NOVEMBER, DECEMBER):
        hulp.schrijf_af(dag, monkeypatch)
    for dag in (JANUARI, FEBRUARI):
        hulp.kwam_terug(hulp.schrijf_af(dag, monkeypatch), "AM04", dag)
    hulp.op(date(2026, 3, 5), monkeypatch)
    regeling = hulp.in_incasso(student, hulp.ANDERE_IBAN)
    assert regeling.eigen_schema
    assert innings()[-1] == (Inningsstap.REGELING, date(2026, 3, 5), 97_200)
    order = hulp.schrijf_af(hulp.DAGEN[5], monkeypatch)
    assert (order.bedrag_centen, order.iban) == (24_300, hulp.ANDERE_IBAN)
    hulp.kwam_terug(order, "AM04", hulp.DAGEN[5])
    assert Betalingsregeling.objects.get(pk=regeling.pk).vervangen_op is None, "een nieuwe regeling begint opnieuw te tellen"


def test_alle_verwerkte_retouren_sluiten_aan_op_de_tussenrekening(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    for dag, code in zip(hulp.DAGEN[:4], ("", "AM04", "", "MD06"), strict=True):
        order = hulp.schrijf_af(dag, monkeypatch)
        if code:
            hulp.kwam_terug(order, code, dag)
    onderweg = sum(
        boeking.bedrag_centen * (1 if boeking.debet == 110 else -1)
        for boeking in Boeking.objects.all()
        if 110 in (boeking.debet, boeking.credit)
    )
    assert onderweg == 2 * 16_200
    assert hulp.open_(student) == 145_800 - 2 * 16_200
