"""One application for everything: what is asked, what is shown meanwhile, and what follows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.berichten.models import Bericht
from duo_portal.register.models import TeBeoordelen
from studiefinanciering.aanvragen.bedrag import Situatie, bedragen
from studiefinanciering.models import Aanvullend, Reisproductsoort, Studiekeuze
from tests import bouw
from tests.portaal.vragen.lopen import antwoord, begin, lees, volgende
from tests.studiefinanciering.aanvragen import mensen
from tests.studiefinanciering.aanvragen.mensen import AANVRAAG, tot_controle, verstuur
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db


def test_wat_het_register_weet_wordt_niet_gevraagd() -> None:
    _, gevraagd = tot_controle(burger(mensen.mbo()))
    assert gevraagd == ["vanaf", "aanvullende-beurs", "lening", "reisproduct"]


def test_wie_de_school_nog_niet_doorgaf_wordt_naar_de_opleiding_gevraagd() -> None:
    _, gevraagd = tot_controle(burger(bouw.persoon("Nieuw")), opleiding={"opleiding": "wo"})
    assert gevraagd == ["opleiding", "vanaf", "aanvullende-beurs", "lening", "collegegeld", "reisproduct"]


def test_de_keuze_staat_vast_en_het_jaar_wordt_beoordeeld() -> None:
    wie = mensen.mbo()
    pagina = lees(burger(wie), verstuur(burger(wie)))
    keuze = Studiekeuze.objects.get(persoon=wie)
    assert (keuze.vanaf, keuze.aanvullend, keuze.reisproduct) == (date(2025, 8, 1), Aanvullend.JA, Reisproductsoort.WEEK)
    aanvraag = Aanvraag.objects.get(persoon=wie, soort="studiefinanciering")
    assert aanvraag.staat == Aanvraagstaat.AFGEHANDELD and keuze.aanvraag == aanvraag
    assert set(TeBeoordelen.objects.filter(persoon=wie, lijn="studiefinanciering").values_list("periode", flat=True)) == {2025, 2026}
    assert aanvraag.kenmerk in pagina and "Uw bewijs" not in pagina


def test_de_ontvangst_geeft_terug_wat_is_ingevuld() -> None:
    wie = mensen.mbo()
    verstuur(burger(wie))
    bericht = Bericht.objects.get(persoon=wie, sjabloonversie__naam="studiefinanciering/aanvraag_ontvangen")
    assert {rij["vraag_nl"]: rij["antwoord_nl"] for rij in bericht.waarden["antwoorden"]}["Wilt u ook de aanvullende beurs?"] == "Ja"


def test_twee_keer_versturen_is_een_aanvraag() -> None:
    wie = mensen.mbo()
    client = burger(wie)
    controle, _ = tot_controle(client)
    gegevens = mensen.verborgen_van(client, controle) | {"akkoord": "on"}
    eerste, tweede = client.post(controle, gegevens), client.post(controle, gegevens)
    assert eerste["Location"] == tweede["Location"]
    assert Studiekeuze.objects.filter(persoon=wie).count() == 1


@pytest.mark.parametrize(("niveau", "zin"), [("2", "Dit is een gift."), ("4", "De eerste 12 maanden zijn een gift.")])
def test_gift_of_schuld_is_de_eerste_regel(niveau: str, zin: str) -> None:
    client = burger(mensen.mbo(niveau))
    adres = begin(client, AANVRAAG)
    adres = volgende(client, adres, vanaf="begin")
    hoofd = lees(client, adres).split("</h1>")[1]
    assert hoofd.index(zin) < hoofd.index("Wij kijken naar het inkomen")
    adres = volgende(client, adres, aanvullend="ja")
    hoofd = lees(client, adres).split("</h1>")[1]
    assert hoofd.index("Dit is een lening. U betaalt hem terug, met rente.") < hoofd.index("U kunt dit elke maand veranderen.")


def test_de_aanvullende_beurs_staat_aan_tot_iemand_nee_zegt() -> None:
    wie = mensen.mbo()
    client = burger(wie)
    adres = volgende(client, begin(client, AANVRAAG), vanaf="begin")
    assert 'value="ja"' in (rij := next(deel for deel in lees(client, adres).split("<input") if 'value="ja"' in deel)) and "checked" in rij
    verstuur(client, aanvullende_beurs={"aanvullend": "nee"})
    assert Studiekeuze.objects.get(persoon=wie).aanvullend == Aanvullend.NEE


def test_onderweg_staat_wat_het_wordt_zonder_dat_een_inkomen_is_gelezen() -> None:
    """Two students with very different parents see the same range; nothing reads an income (promise 10)."""
    paginas = []
    for centen in (0, 9_000_000):
        wie = mensen.mbo("4", naam=f"Rijk{centen}")
        mensen.geef_inkomen(mensen.ouders_van(wie)[0], centen)
        client = burger(wie)
        with CaptureQueriesContext(connection) as gevraagd:
            controle, _ = tot_controle(client)
            paginas.append(lees(client, controle).split('id="stand-kop"')[1].split("</aside>")[0])
        assert not any("register_inkomen" in vraag["sql"] or "lees_inkomens" in vraag["sql"] for vraag in gevraagd)
    assert paginas[0] == paginas[1]
    assert "€\u00a00,00 tot €\u00a0438,08" in paginas[0] and "€\u00a0107,26" in paginas[0]


def test_wie_nee_zegt_ziet_geen_bandbreedte() -> None:
    client = burger(mensen.mbo())
    controle, _ = tot_controle(client, aanvullende_beurs={"aanvullend": "nee"})
    stand = lees(client, controle).split('id="stand-kop"')[1].split("</aside>")[0]
    assert " tot €" not in stand and "Aanvullende beurs" not in stand


def test_een_lening_is_een_bedrag_per_maand_of_het_maximum() -> None:
    wie = mensen.ho()
    verstuur(burger(wie), lening={"lening": "bedrag"}, lening_bedrag={"lening_bedrag": "150,50"}, collegegeld={"collegegeld": "ja"})
    keuze = Studiekeuze.objects.get(persoon=wie)
    assert (keuze.vanaf, keuze.lening_centen, keuze.collegegeldkrediet_centen) == (date(2025, 9, 1), 15_050, 21_675)
    ander = mensen.ho("Smit")
    verstuur(burger(ander), lening={"lening": "maximum"})
    assert Studiekeuze.objects.get(persoon=ander).lening_centen == -1


@pytest.mark.parametrize(("dag", "mbo", "ho"), [("2026-07-31", 200, 200), ("2026-08-01", 404, 200), ("2026-08-31", 404, 200)])
def test_vragen_kan_tot_de_laatste_dag_van_het_studiejaar(monkeypatch: pytest.MonkeyPatch, dag: str, mbo: int, ho: int) -> None:
    """mbo until 31 July, higher education until 31 August."""
    monkeypatch.setenv("DUO_VANDAAG", dag)
    assert burger(mensen.mbo()).get(AANVRAAG).status_code == mbo
    assert burger(mensen.ho("Smit")).get(AANVRAAG).status_code == ho


def test_wie_zelf_mbo_kiest_na_31_juli_hoort_waar_het_wel_kan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2026-08-20")
    client = burger(bouw.persoon("Nieuw"))
    gegeven = antwoord(client, begin(client, AANVRAAG), opleiding="mbo_34")
    assert gegeven.status_code == 422
    assert "tot en met 31\u00a0juli 2026 vragen" in gegeven.content.decode()


def test_na_31_augustus_is_dit_studiejaar_voorbij(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = mensen.ho()
    monkeypatch.setenv("DUO_VANDAAG", "2026-09-01")
    assert burger(wie).get(AANVRAAG).status_code == 404
    assert burger(wie).get("/vragen/studiefinanciering/2026/").status_code == 200


def test_de_klaargelegde_aanvraag_wordt_overgenomen() -> None:
    wie = mensen.mbo()
    klaar = Aanvraag.objects.create(persoon=wie, soort="studiefinanciering", periode=2025, staat=Aanvraagstaat.VOORBEREID)
    verstuur(burger(wie))
    klaar.refresh_from_db()
    assert klaar.staat == Aanvraagstaat.AFGEHANDELD and Aanvraag.objects.filter(persoon=wie).count() == 1


def test_wie_al_studiefinanciering_heeft_gaat_naar_veranderen() -> None:
    wie = mensen.mbo()
    verstuur(burger(wie))
    assert burger(wie).get(AANVRAAG)["Location"] == "/vragen/studiefinanciering-wijzigen/0/"


def test_in_het_engels() -> None:
    client = burger(mensen.mbo())
    client.post("/taal/", {"language": "en"})
    pagina = lees(client, begin(client, AANVRAAG))
    assert "From when do you want student finance?" in pagina and "Vanaf wanneer" not in pagina


def test_alleen_met_een_kind_in_het_register_wordt_er_naar_gevraagd() -> None:
    wie = mensen.ho(geboren=date(1999, 9, 30))
    mensen.gezin(bouw.persoon("Kind", date(2021, 1, 1)), wie)
    _, gevraagd = tot_controle(burger(wie))
    assert gevraagd[-1] == "kind"


def test_de_bedragen_komen_uit_de_regel() -> None:
    stappen = bedragen(Situatie("wo", True, date(2006, 5, 19), lening_centen=-1), date(2026, 1, 1))
    assert stappen is not None
    assert (stappen["basisbeurs"], stappen["maximum_aanvullend"]) == (32_452, 49_108)
