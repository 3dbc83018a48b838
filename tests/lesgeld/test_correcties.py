"""What a school takes back or corrects: a new fact, judged again, told, and reversed as often as it takes."""

from datetime import date, timedelta
from random import Random

import pytest
from django.contrib.auth.models import User
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.grootboek.models import Boeking, Grootboekrekening
from duo_portal.register.models import Diploma, Inschrijving, Intrekking, Persoon, TeBeoordelen
from duo_portal.register.services.leg_feiten_vast import leg_diplomas_vast
from duo_portal.register.services.trek_in import IntrekkenKanNiet, trek_diploma_in, trek_inschrijving_in
from duo_portal.register.services.verbeter import VerbeterenKanNiet, verbeter_diploma, verbeter_inschrijving
from duo_portal.toegang.rollen import Rol
from lesgeld.selectors import beeld_van
from lesgeld.services.bevestig_teruggave import bevestig_teruggave
from lesgeld.tijdlijn import tijdlijn_van
from tests import bouw
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db
JANUARI = date(2026, 1, 31)
WAAROM = "de school meldde een vergissing"


def uitkomsten(wie: Persoon) -> list[int]:
    return list(Besluit.objects.filter(persoon=wie).order_by("pk").values_list("uitkomst_centen", flat=True))


def afgestudeerd(betaald: int = 145_800) -> Persoon:
    wie = bouw.student(betaald=betaald)
    bouw.eindig(wie, JANUARI)
    bouw.diploma(wie, JANUARI)
    bouw.geef_terug()
    return wie


def diploma(wie: Persoon) -> Diploma:
    return Diploma.objects.get(persoon=wie, vervangen_op__isnull=True)


def inschrijving(wie: Persoon) -> Inschrijving:
    return Inschrijving.objects.get(persoon=wie, vervangen_op__isnull=True)


def saldo(wie: Persoon, rekening: Grootboekrekening) -> int:
    def som(kant: str) -> int:
        return Boeking.objects.filter(persoon=wie, **{kant: rekening}).aggregate(som=Sum("bedrag_centen"))["som"] or 0

    return som("debet") - som("credit")


def test_een_ingetrokken_diploma_maakt_het_lesgeld_weer_hoger_en_de_brief_zegt_waarom() -> None:
    wie = afgestudeerd()
    trek_diploma_in(diploma(wie).pk, WAAROM, User.objects.create(username="samira"))
    bouw.geef_terug(date(2026, 6, 16))
    assert uitkomsten(wie) == [145_800, 72_900, 145_800]
    bericht = Bericht.objects.filter(persoon=wie).latest("pk")
    assert (bericht.waarden["reden"], bericht.waarden["nog_te_betalen"]) == ("geen_diploma", 72_900)
    assert "trok op 16" in artikel(gegevens_van(bericht))
    assert (Intrekking.objects.get().reden, Intrekking.objects.get().persoon) == (WAAROM, wie)
    beeld = beeld_van(wie.pk)
    assert beeld is not None
    assert "Uw school trok uw diploma in." in [punt.tekst for punt in tijdlijn_van(beeld)]
    assert stel_batch_samen(date(2026, 6, 16)).aangehouden == 1  # the order that was overtaken waits


def test_een_andere_datum_van_het_diploma_verandert_alleen_wat_ervan_afhangt() -> None:
    wie = afgestudeerd()
    verbeter_diploma(diploma(wie).pk, date(2026, 1, 20), WAAROM)
    bouw.geef_terug(date(2026, 6, 16))
    assert uitkomsten(wie) == [145_800, 72_900]  # the last day enrolled counts, and that stayed
    assert diploma(wie).reden == WAAROM


def test_een_andere_laatste_dag_rekent_opnieuw_naar_twee_kanten() -> None:
    wie = afgestudeerd()
    for dag, eind in ((16, date(2026, 3, 31)), (17, date(2025, 11, 30)), (18, JANUARI)):
        verbeter_inschrijving(inschrijving(wie).pk, eind, WAAROM)
        if eind < diploma(wie).behaald_op:
            verbeter_diploma(diploma(wie).pk, eind, WAAROM)
        bouw.geef_terug(date(2026, 6, dag))
    assert uitkomsten(wie) == [145_800, 72_900, 97_200, 48_600, 72_900]
    assert saldo(wie, Grootboekrekening.VORDERING_LESGELD) == sum(uitkomsten(wie)[-1:]) - (
        145_800 + saldo(wie, Grootboekrekening.TE_BETALEN_LESGELD)
    )


def test_een_inschrijving_die_er_nooit_was_kost_niets() -> None:
    wie = bouw.student(betaald=16_200)
    trek_inschrijving_in(inschrijving(wie).pk, WAAROM)
    bouw.geef_terug()
    assert uitkomsten(wie) == [145_800, 0]
    assert Betaalopdracht.objects.get().bedrag_centen == 16_200
    bericht = Bericht.objects.filter(persoon=wie).latest("pk")
    assert bericht.waarden["reden"] == "correctie"
    assert "verbeterde" in artikel(gegevens_van(bericht))


def test_heen_en_terug_en_weer_heen() -> None:
    wie = afgestudeerd(betaald=48_600)
    trek_diploma_in(diploma(wie).pk, WAAROM)
    bouw.geef_terug(date(2026, 6, 16))
    leg_diplomas_vast(
        [Diploma(persoon=wie, instelling=bouw.school(), opleiding=bouw.opleiding(), behaald_op=JANUARI, ontvangen_op=bouw.VANDAAG)]
    )
    bouw.geef_terug(date(2026, 6, 17))
    assert uitkomsten(wie) == [145_800, 72_900, 145_800, 72_900]
    assert saldo(wie, Grootboekrekening.VORDERING_LESGELD) == 24_300


def test_twee_keer_intrekken_kan_niet() -> None:
    feit = diploma(afgestudeerd())
    trek_diploma_in(feit.pk, WAAROM)
    with pytest.raises(IntrekkenKanNiet, match="al vervangen"):
        trek_diploma_in(feit.pk, WAAROM)
    with pytest.raises(VerbeterenKanNiet, match="al vervangen"):
        verbeter_diploma(feit.pk, date(2026, 1, 20), WAAROM)


def test_zonder_reden_verandert_er_niets() -> None:
    wie = afgestudeerd()
    with pytest.raises(IntrekkenKanNiet, match="waarom"):
        trek_diploma_in(diploma(wie).pk, "  ")
    with pytest.raises(VerbeterenKanNiet, match="waarom"):
        verbeter_inschrijving(inschrijving(wie).pk, date(2026, 3, 31), "")
    assert not Intrekking.objects.exists()
    assert not TeBeoordelen.objects.filter(run_id__isnull=True).exists()


@pytest.mark.parametrize(
    ("eind", "melding"), [(date(2025, 7, 1), "voor de eerste dag"), (JANUARI, "stond er al")], ids=["te vroeg", "hetzelfde"]
)
def test_een_verbetering_moet_kloppen(eind: date, melding: str) -> None:
    with pytest.raises(VerbeterenKanNiet, match=melding):
        verbeter_inschrijving(inschrijving(afgestudeerd()).pk, eind, WAAROM)


def test_een_verbetering_botst_niet_met_een_latere_inschrijving() -> None:
    wie = afgestudeerd()
    eerste = inschrijving(wie)
    bouw.inschrijving(wie, date(2026, 3, 1))
    with pytest.raises(VerbeterenKanNiet, match="opnieuw ingeschreven"):
        verbeter_inschrijving(eerste.pk, date(2026, 4, 1), WAAROM)


def test_in_beheer_intrekken_en_verbeteren() -> None:
    wie = afgestudeerd()
    client = beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD), wie)
    client.post(f"/beheer/register/inschrijving/{inschrijving(wie).pk}/verbeter/", {"reden": WAAROM, "einddatum": "2026-03-31"})
    client.post(f"/beheer/register/diploma/{diploma(wie).pk}/trek-in/", {"reden": WAAROM})
    assert inschrijving(wie).einddatum == date(2026, 3, 31)
    assert Intrekking.objects.get().medewerker is not None
    alleen_lezen = beheerder(medewerker("klaas", Rol.KLACHTBEHANDELAAR), wie)
    assert alleen_lezen.post(f"/beheer/register/inschrijving/{inschrijving(wie).pk}/trek-in/", {"reden": WAAROM}).status_code == 403


class TestVoorstel:
    """The request that we prepared follows the facts until somebody confirms it."""

    def voorbereid(self) -> tuple[Persoon, Aanvraag]:
        wie = bouw.student(betaald=145_800)
        bouw.eindig(wie, JANUARI)
        bouw.diploma(wie, JANUARI)
        bouw.geef_terug(automatisch=False)
        return wie, Aanvraag.objects.get()

    def berichten(self, wie: Persoon, naam: str) -> int:
        return Bericht.objects.filter(persoon=wie, sjabloonversie__naam=f"lesgeld/{naam}").count()

    def test_een_ander_feit_vernieuwt_het(self) -> None:
        wie, aanvraag = self.voorbereid()
        verbeter_inschrijving(inschrijving(wie).pk, date(2026, 3, 31), WAAROM)
        bouw.geef_terug(date(2026, 6, 16), automatisch=False)
        aanvraag.refresh_from_db()
        assert (aanvraag.staat, aanvraag.versie, aanvraag.gegevens["schatting"]) == (Aanvraagstaat.VOORBEREID, 2, 48_600)
        assert self.berichten(wie, "voorstel_teruggave") == 2
        bevestig_teruggave(aanvraag.pk, wie.pk)
        assert uitkomsten(wie) == [145_800, 97_200]

    def test_hetzelfde_feit_opnieuw_zegt_niets_nieuws(self) -> None:
        wie, aanvraag = self.voorbereid()
        bouw.meld(wie, "nog eens")
        bouw.geef_terug(date(2026, 6, 16), automatisch=False)
        aanvraag.refresh_from_db()
        assert (aanvraag.versie, self.berichten(wie, "voorstel_teruggave")) == (1, 1)

    def test_volgt_er_niets_meer_uit_dan_vervalt_het_en_hoort_de_student_dat(self) -> None:
        wie, aanvraag = self.voorbereid()
        trek_diploma_in(diploma(wie).pk, WAAROM)
        bouw.geef_terug(date(2026, 6, 16), automatisch=False)
        aanvraag.refresh_from_db()
        assert aanvraag.staat == Aanvraagstaat.INGETROKKEN
        assert "geldt daarom niet meer" in artikel(gegevens_van(Bericht.objects.filter(persoon=wie).latest("pk")))
        beeld = beeld_van(wie.pk)
        assert beeld is not None
        assert beeld.voorstel is None

    def test_daarna_kan_er_een_nieuw_voorstel_komen(self) -> None:
        wie, eerste = self.voorbereid()
        trek_diploma_in(diploma(wie).pk, WAAROM)
        bouw.geef_terug(date(2026, 6, 16), automatisch=False)
        bouw.diploma(wie, JANUARI)
        bouw.geef_terug(date(2026, 6, 17), automatisch=False)
        assert Aanvraag.objects.exclude(pk=eerste.pk).get().staat == Aanvraagstaat.VOORBEREID

    def test_na_een_besluit_vervalt_het_zonder_extra_bericht(self) -> None:
        wie, aanvraag = self.voorbereid()
        bouw.meld(wie, "schakelaar")
        bouw.geef_terug(date(2026, 6, 16))
        aanvraag.refresh_from_db()
        assert (aanvraag.staat, self.berichten(wie, "voorstel_vervallen")) == (Aanvraagstaat.INGETROKKEN, 0)

    def test_aan_een_overledene_gaat_niets(self) -> None:
        wie, aanvraag = self.voorbereid()
        trek_diploma_in(diploma(wie).pk, WAAROM)
        bouw.overlijden(wie, date(2026, 6, 14))
        bouw.geef_terug(date(2026, 6, 16), automatisch=False)
        aanvraag.refresh_from_db()
        assert (aanvraag.staat, self.berichten(wie, "voorstel_vervallen")) == (Aanvraagstaat.INGETROKKEN, 0)


def doe_iets(toeval: Random, wie: Persoon) -> None:
    """One correction, whatever the register allows now."""
    diplomas = list(Diploma.objects.filter(persoon=wie, vervangen_op__isnull=True))
    lopend = list(Inschrijving.objects.filter(persoon=wie, vervangen_op__isnull=True))
    dag = date(2025, 8, 15) + timedelta(days=toeval.randint(0, 300))
    keuze = toeval.randint(0, 4)
    if keuze == 0 and diplomas:
        trek_diploma_in(diplomas[0].pk, WAAROM)
    elif keuze == 1 and diplomas and diplomas[0].behaald_op != dag:
        verbeter_diploma(diplomas[0].pk, dag, WAAROM)
    elif keuze == 2 and lopend:
        trek_inschrijving_in(lopend[0].pk, WAAROM)
    elif keuze == 3 and lopend and lopend[0].einddatum != dag:
        verbeter_inschrijving(lopend[0].pk, dag, WAAROM)
    elif not lopend:
        bouw.inschrijving(wie, bouw.BEGIN)
        bouw.meld(wie, "inschrijving")
    elif not diplomas:
        bouw.diploma(wie, dag)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_over_elke_reeks_correcties_blijft_het_lesgeld_tussen_nul_en_een_jaarbedrag(zaad: int) -> None:
    toeval = Random(zaad)
    wie = bouw.student(betaald=toeval.choice([0, 48_600, 145_800]))
    for stap in range(6):
        doe_iets(toeval, wie)
        bouw.geef_terug(bouw.VANDAAG + timedelta(days=stap))
        assert all(0 <= uitkomst <= 145_800 for uitkomst in uitkomsten(wie)), zaad
        betaald, terug = saldo(wie, Grootboekrekening.BANK), -saldo(wie, Grootboekrekening.TE_BETALEN_LESGELD)
        assert saldo(wie, Grootboekrekening.VORDERING_LESGELD) == uitkomsten(wie)[-1] - betaald + terug, zaad
