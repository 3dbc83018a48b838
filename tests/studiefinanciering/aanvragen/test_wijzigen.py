"""Changing and stopping: more can go back to the start of the study year, less and stopping only from a coming month."""

from datetime import date

import pytest
from django.test import Client

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.register.models import Persoon
from studiefinanciering.models import Aanvullend, Reisproductsoort, Studiekeuze
from studiefinanciering.services.leg_keuze_vast import keuze_op, leg_keuze_vast
from tests import bouw
from tests.portaal.vragen.lopen import begin, lees, volgende
from tests.studiefinanciering.aanvragen import mensen
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
WIJZIGEN = "/vragen/studiefinanciering-wijzigen/0/"
STOPPEN = "/vragen/studiefinanciering-stoppen/0/"


def met(**keuze: object) -> Persoon:
    wie = mensen.mbo("4")
    leg_keuze_vast(wie.pk, date(2025, 8, 1), {"aanvullend": Aanvullend.JA, **keuze}, None)
    return wie


def wijzig(wie: Persoon, wat: str, **antwoorden: dict[str, object]) -> Studiekeuze:
    mensen.verstuur(burger(wie), WIJZIGEN, wat={"wat": wat}, **antwoorden)
    return Studiekeuze.objects.filter(persoon=wie, vervangen_op__isnull=True).latest("pk")


def test_meer_lenen_kan_terug_tot_het_begin_van_het_studiejaar() -> None:
    keuze = wijzig(met(), "lening", lening={"lening": "bedrag"}, lening_bedrag={"lening_bedrag": "200"}, vanaf={"vanaf": "begin"})
    assert (keuze.vanaf, keuze.lening_centen, keuze.aanvullend) == (date(2025, 8, 1), 20_000, Aanvullend.JA)


def test_minder_lenen_gaat_in_vanaf_volgende_maand_zonder_te_vragen_vanaf_wanneer() -> None:
    wie = met(lening_centen=20_000)
    keuze = wijzig(wie, "lening", lening={"lening": "nee"})
    assert (keuze.vanaf, keuze.lening_centen) == (date(2026, 7, 1), 0)
    nu = keuze_op(wie.pk, date(2026, 6, 1))
    assert nu is not None and nu.lening_centen == 20_000


def test_een_reisproduct_gaat_nooit_terug() -> None:
    keuze = wijzig(met(), "reisproduct", reisproduct={"reisproduct": "weekend"})
    assert (keuze.vanaf, keuze.reisproduct) == (date(2026, 7, 1), Reisproductsoort.WEEKEND)


def test_nee_tegen_de_aanvullende_beurs_raakt_geen_maand_die_al_was() -> None:
    wie = met()
    assert wijzig(wie, "aanvullend", aanvullend={"aanvullend": "nee"}).vanaf == date(2026, 7, 1)
    nu = keuze_op(wie.pk, date(2026, 6, 1))
    assert nu is not None and nu.aanvullend == Aanvullend.JA


def test_wie_later_stopt_stopt_nog_steeds_na_een_wijziging() -> None:
    wie = met()
    leg_keuze_vast(wie.pk, date(2026, 9, 1), {"stopt": True}, None)
    wijzig(wie, "lening", lening={"lening": "maximum"}, vanaf={"vanaf": "volgende_maand"})
    september = keuze_op(wie.pk, date(2026, 9, 1))
    assert september is not None and september.stopt


def test_het_formulier_opent_met_wat_nu_geldt() -> None:
    client = burger(met(lening_centen=15_050))
    adres = volgende(client, begin(client, WIJZIGEN), wat="lening")
    rij = next(deel for deel in lees(client, adres).split("<input") if 'value="bedrag"' in deel)
    assert "checked" in rij.split(">")[0]


def _stop(client: Client, wanneer: str) -> str:
    return mensen.verstuur(client, STOPPEN, vanaf={"stopt": wanneer})


@pytest.mark.parametrize(
    ("wanneer", "zonder"), [("volgende", date(2026, 7, 1)), ("daarna", date(2026, 8, 1)), ("studiejaar", date(2026, 8, 1))]
)
def test_stoppen_kan_vanaf_een_maand_die_nog_komt(wanneer: str, zonder: date) -> None:
    wie = met()
    _stop(burger(wie), wanneer)
    keuze = Studiekeuze.objects.filter(persoon=wie).latest("pk")
    assert keuze.stopt and keuze.vanaf == zonder
    assert Aanvraag.objects.get(persoon=wie).staat == Aanvraagstaat.AFGEHANDELD


def test_voor_het_stoppen_staat_wat_er_gebeurt() -> None:
    client = burger(met())
    pagina = lees(client, volgende(client, begin(client, STOPPEN), stopt="volgende"))
    assert "uiterlijk 10\u00a0juli 2026" in pagina and "laatste betaling" in pagina and "binnen 10 jaar uw diploma" in pagina


def test_zonder_studiefinanciering_is_er_niets_te_veranderen() -> None:
    wie = mensen.mbo()
    for adres in (WIJZIGEN, STOPPEN):
        assert burger(wie).get(adres).status_code == 404, adres
    for adres in ("/studiefinanciering/wijzigen/", "/studiefinanciering/stoppen/"):
        assert burger(wie).get(adres)["Location"] == "/studiefinanciering/", adres
    assert burger(met()).get("/studiefinanciering/wijzigen/")["Location"] == WIJZIGEN


def _voorstel(wie: Persoon) -> Aanvraag:
    gegevens = {"studiejaar": 2025, "onderwijs": "mbo", "vorm": "gift", "giftmaanden": 7, "bevestig_voor": "2026-07-31"}
    return Aanvraag.objects.create(
        persoon=wie, soort="studiefinanciering-aanvullend", periode=2025, staat=Aanvraagstaat.VOORBEREID, gegevens=gegevens
    )


def test_een_voorstel_zegt_eerst_gift_of_schuld_en_noemt_geen_bedrag() -> None:
    wie = mensen.mbo()
    leg_keuze_vast(wie.pk, date(2026, 1, 1), {}, None)
    pagina = lees(burger(wie), f"/studiefinanciering/voorstel/{_voorstel(wie).pk}/").split("<h1>")[1].split("</main>")[0]
    assert pagina.index("Dit is een gift.") < pagina.index("Als u ja zegt") and "€" not in pagina


def test_een_klik_zegt_ja_en_een_klik_zegt_nee() -> None:
    for actie, staat, wil in (("ja", None, Aanvullend.JA), ("nee", Aanvraagstaat.INGETROKKEN, Aanvullend.NEE)):
        wie = mensen.mbo(naam=f"Klik{actie}")
        mensen.nederlander(wie)
        leg_keuze_vast(wie.pk, date(2026, 1, 1), {}, None)
        voorstel = _voorstel(wie)
        gegeven = burger(wie).post(f"/studiefinanciering/voorstel/{voorstel.pk}/", {"actie": actie})
        assert gegeven.status_code == 302
        voorstel.refresh_from_db()
        assert voorstel.staat not in (Aanvraagstaat.VOORBEREID,) and (staat is None or voorstel.staat == staat)
        laatste = Studiekeuze.objects.filter(persoon=wie, vervangen_op__isnull=True).latest("vanaf")
        assert laatste.aanvullend == wil, actie


def test_het_voorstel_van_een_ander_bestaat_niet() -> None:
    wie = mensen.mbo()
    adres = f"/studiefinanciering/voorstel/{_voorstel(wie).pk}/"
    vreemde = burger(bouw.persoon("Vreemde"))
    assert vreemde.get(adres).status_code == vreemde.post(adres, {"actie": "ja"}).status_code == 404
