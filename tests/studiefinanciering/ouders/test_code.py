"""A parent without DigiD: a letter with a code, one form without login, and nothing for who guesses."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from duo_portal.aanvragen.models import Aanvraag, Bewijsstuk
from duo_portal.berichten.models import Bericht, Kanaal, Voorkeur
from duo_portal.register.models import Persoon
from duo_portal.werkvoorraad.models import Taak
from studiefinanciering.models import Aanvullend, Oudercode, Peiljaarverlegging, Toekenning
from studiefinanciering.ouders.code import zoekwaarde
from studiefinanciering.services.beoordeel_student import beoordeel_student
from studiefinanciering.services.leg_keuze_vast import leg_keuze_vast
from studiefinanciering.services.stuur_oudercode import meld_zonder_antwoord, stuur_oudercode, stuur_oudercodes
from tests import bouw
from tests.portaal.vragen.lopen import bestand
from tests.studiefinanciering.aanvragen import mensen

pytestmark = pytest.mark.django_db
ADRES = "/studiefinanciering/ouders/code/"
VERSTUREN = f"{ADRES}versturen/"


@pytest.fixture(autouse=True)
def _lege_tellers() -> None:
    cache.clear()


def piotr() -> tuple[Persoon, Persoon]:
    """A student of university; the father's income is known, Danuta's is not, and she has no number."""
    kind = mensen.ho("Bakker")
    mensen.nederlander(kind)
    danuta, vader = mensen.ouders_van(kind)
    mensen.geef_inkomen(vader, 3_400_000)
    leg_keuze_vast(kind.pk, date(2026, 1, 1), {"aanvullend": Aanvullend.JA}, None)
    beoordeel_student(kind.pk, [2026], "toets")
    return kind, danuta


def code_van(danuta: Persoon) -> str:
    return str(Bericht.objects.filter(persoon=danuta, sjabloonversie__naam="studiefinanciering/oudercode").latest("pk").waarden["code"])


def open_formulier(code: str, geboren: str = "1-3-1976", client: Client | None = None) -> tuple[int, str]:
    gegeven = (client or Client()).post(ADRES, {"code": code, "geboren": geboren})
    return gegeven.status_code, unescape(gegeven.content.decode())


def getekend(pagina: str) -> str:
    return pagina.split('name="getekend" value="')[1].split('"')[0]


def test_de_nacht_schrijft_wie_geen_nummer_heeft_een_keer() -> None:
    kind, danuta = piotr()
    assert Toekenning.objects.filter(persoon=kind, onbekend_inkomen=True).exists()
    assert stuur_oudercodes(bouw.VANDAAG) == 1
    assert stuur_oudercodes(bouw.VANDAAG) == 0
    brief = Bericht.objects.get(persoon=danuta)
    assert brief.kanaal == Kanaal.PAPIER and brief.waarden["peiljaar"] == 2024 and brief.waarden["geldig_tot"] == "2026-07-27"


def test_na_een_verlegging_gaat_er_een_brief_uit_en_niet_elke_nacht() -> None:
    kind, danuta = piotr()
    Peiljaarverlegging.objects.create(persoon=kind, jaar=2026, peiljaar=2025)
    beoordeel_student(kind.pk, [2026], "inkomen")
    assert [stuur_oudercodes(bouw.VANDAAG + timedelta(days=nacht)) for nacht in range(3)] == [1, 0, 0]
    assert Bericht.objects.get(persoon=danuta).waarden["peiljaar"] == 2025


def test_na_zes_weken_zonder_antwoord_gaat_een_mens_verder() -> None:
    _, danuta = piotr()
    stuur_oudercodes(bouw.VANDAAG)
    einde = Oudercode.objects.get().geldig_tot
    assert [meld_zonder_antwoord(einde + timedelta(days=na)) for na in (0, 1, 2)] == [0, 1, 0]
    taak = Taak.objects.get(soort="oudercode_zonder_antwoord")
    assert taak.persoon == danuta and "2024" in taak.omschrijving


def test_wie_intussen_antwoordde_geeft_geen_taak() -> None:
    kind, danuta = piotr()
    stuur_oudercodes(bouw.VANDAAG)
    mensen.geef_inkomen(danuta, 1_800_000)
    beoordeel_student(kind.pk, [2026], "inkomen")
    assert meld_zonder_antwoord(Oudercode.objects.get().geldig_tot + timedelta(days=1)) == 0


def test_alleen_een_som_van_de_code_staat_in_de_tabel() -> None:
    kind, danuta = piotr()
    stuur_oudercode(danuta.pk, kind.pk, 2024)
    feit, code = Oudercode.objects.get(), code_van(danuta)
    assert feit.zoekwaarde == zoekwaarde(code.lower()) and code.replace("-", "") not in feit.zoekwaarde.upper()


def test_de_brief_is_er_ook_in_het_engels() -> None:
    kind, danuta = piotr()
    Voorkeur.objects.create(persoon=danuta, taal="en")
    stuur_oudercode(danuta.pk, kind.pk, 2024)
    assert Bericht.objects.get(persoon=danuta).taal == "en"


def test_code_en_geboortedatum_openen_het_formulier_zonder_inloggen() -> None:
    kind, danuta = piotr()
    stuur_oudercode(danuta.pk, kind.pk, 2024)
    status, pagina = open_formulier(code_van(danuta).lower())
    assert status == 200 and "Robin Bakker" in pagina and "2024" in pagina
    assert not {woord for woord in ("34.000", "Opleiding", "De Waterkant", "Kade", "Bakker-2") if woord in pagina}


def test_wat_ze_verstuurt_wordt_haar_eigen_aanvraag_en_de_code_is_op() -> None:
    kind, danuta = piotr()
    stuur_oudercode(danuta.pk, kind.pk, 2024)
    client = Client()
    _, pagina = open_formulier(code_van(danuta), client=client)
    gegevens = {
        "getekend": getekend(pagina),
        "sleutel": pagina.split('name="sleutel" value="')[1].split('"')[0],
        "inkomen": "18000",
        "zonder_partner": "nee",
        "telkinderen": "0",
    }
    gegeven = client.post(VERSTUREN, {**gegevens, "bewijs": bestand()})
    aanvraag = Aanvraag.objects.get(persoon=danuta)
    assert gegeven.status_code == 200 and aanvraag.kenmerk in gegeven.content.decode()
    assert (aanvraag.soort, aanvraag.periode, aanvraag.gegevens["inkomen"]) == ("ouder_gegevens", 2024, 1_800_000)
    assert Bewijsstuk.objects.get().persoon == danuta
    assert aanvraag.kenmerk in client.post(VERSTUREN, gegevens).content.decode()  # a second click: the same request
    assert open_formulier(code_van(danuta))[0] == 422 and Aanvraag.objects.filter(persoon=danuta).count() == 1


def test_een_fout_blijft_op_de_pagina() -> None:
    kind, danuta = piotr()
    stuur_oudercode(danuta.pk, kind.pk, 2024)
    _, pagina = open_formulier(code_van(danuta))
    gegeven = Client().post(VERSTUREN, {"getekend": getekend(pagina), "inkomen": "veel"})
    assert gegeven.status_code == 422 and "Schrijf het bedrag in euro" in unescape(gegeven.content.decode())
    assert not Aanvraag.objects.filter(persoon=danuta).exists()


@pytest.mark.parametrize(("fout", "geboren"), [("ABCDE-FGHKL", "1-3-1976"), ("", "2-3-1976")])
def test_een_andere_code_of_een_andere_dag_opent_niets(fout: str, geboren: str) -> None:
    kind, danuta = piotr()
    stuur_oudercode(danuta.pk, kind.pk, 2024)
    status, pagina = open_formulier(fout or code_van(danuta), geboren)
    assert status == 422 and "Robin Bakker" not in pagina


def test_een_verlopen_of_vervangen_code_werkt_niet(monkeypatch: pytest.MonkeyPatch) -> None:
    kind, danuta = piotr()
    stuur_oudercode(danuta.pk, kind.pk, 2024)
    oud = code_van(danuta)
    stuur_oudercode(danuta.pk, kind.pk, 2024)
    assert open_formulier(oud)[0] == 422
    monkeypatch.setenv("DUO_VANDAAG", "2026-07-28")
    assert open_formulier(code_van(danuta))[0] == 422


def test_wie_te_vaak_probeert_moet_wachten() -> None:
    assert [open_formulier("ABCDE-FGHKL")[0] for _ in range(11)] == [422] * 10 + [429]


def test_zonder_getekend_formulier_terug_naar_het_begin() -> None:
    assert Client().post(VERSTUREN, {"getekend": "verzonnen"})["Location"] == ADRES
