"""The demo login and what it leaves behind."""

from datetime import date

import pytest
from django.core.checks import run_checks
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from duo_portal.register.models import Persoon
from duo_portal.toegang.burger import Niveau, burger_van
from tests.bouw import overlijden, persoon
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db


def test_demologin_is_duidelijk_nagemaakt_en_noemt_de_demopersonen() -> None:
    wie = persoon("Bosman")
    inhoud = Client().get("/inloggen/").content.decode()
    assert "DEMO" in inhoud
    assert f'value="{wie.pk}"' in inhoud
    assert "Robin Bosman" in inhoud


def test_inloggen_onthoudt_persoon_en_niveau() -> None:
    wie = persoon()
    ingelogd = burger_van(burger(wie, Niveau.HOOG).session)
    assert ingelogd is not None
    assert (ingelogd.persoon_id, ingelogd.niveau, ingelogd.betreft_id, ingelogd.mag_handelen) == (wie.pk, Niveau.HOOG, wie.pk, True)


def test_zonder_gekozen_niveau_is_het_substantieel() -> None:
    wie, client = persoon(), Client()
    client.post("/inloggen/", {"persoon": wie.pk})
    ingelogd = burger_van(client.session)
    assert ingelogd is not None
    assert ingelogd.niveau == Niveau.SUBSTANTIEEL


def test_sessie_begint_opnieuw_bij_inloggen() -> None:
    client = Client()
    sessie = client.session
    sessie["oud"] = "van een ander"
    sessie.save()
    oude_sleutel = str(sessie.session_key)
    client.post("/inloggen/", {"persoon": persoon().pk})
    assert client.session.session_key != oude_sleutel
    assert "oud" not in client.session
    assert not Client().session.exists(oude_sleutel)


def test_uitloggen_maakt_de_sessie_op_de_server_stuk() -> None:
    client = burger(persoon())
    sleutel = str(client.session.session_key)
    client.post("/uitloggen/")
    assert not client.session.exists(sleutel)
    assert client.get("/wie-keek/").status_code == 302


def test_een_link_kan_niemand_uitloggen() -> None:
    client = burger(persoon())
    client.get("/uitloggen/")
    assert burger_van(client.session) is not None


def test_overledene_logt_niet_in_en_de_tekst_is_zacht() -> None:
    wie, client = persoon(), Client()
    overlijden(wie, date(2026, 3, 3))
    antwoord = client.post("/inloggen/", {"persoon": wie.pk})
    assert antwoord.status_code == 403
    assert "leven met u mee" in antwoord.content.decode()
    assert burger_van(client.session) is None


def test_wie_overlijdt_tijdens_een_sessie_is_daarna_niet_meer_ingelogd() -> None:
    wie = persoon()
    client = burger(wie)
    overlijden(wie, date(2026, 6, 14))
    assert client.get("/wie-keek/").status_code == 302
    assert burger_van(client.session) is None


@pytest.mark.parametrize("invoer", ["", "abc", "0", "-1", "99999999999999999999999", "1; DROP TABLE", "１２３x", "\x00"])
def test_vreemde_invoer_geeft_een_duidelijke_fout(invoer: str) -> None:
    antwoord = Client().post("/inloggen/", {"persoon": invoer})
    assert antwoord.status_code == 400
    assert "Nummer van de persoon" in antwoord.content.decode()


def test_onbekend_nummer_zegt_welk_veld_niet_klopt() -> None:
    antwoord = Client().post("/inloggen/", {"persoon": 999_999_999})
    assert "Er is geen persoon met dit nummer" in antwoord.content.decode()


@pytest.mark.parametrize("doel", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)"])
def test_na_inloggen_nooit_naar_een_andere_site(doel: str) -> None:
    antwoord = Client().post("/inloggen/", {"persoon": persoon().pk, "volgende": doel})
    assert antwoord["Location"] == "/"


def test_demologin_bestaat_niet_buiten_de_demo(settings: Settings) -> None:
    settings.DEMO = False
    assert Client().get("/inloggen/").status_code == 404


def test_demologin_bestaat_niet_van_een_andere_machine() -> None:
    assert Client(REMOTE_ADDR="10.0.0.5").get("/inloggen/").status_code == 404


@pytest.mark.parametrize(("naam", "waarde"), [("WEB_ADRES", "0.0.0.0"), ("ALLOWED_HOSTS", ["portaal.example"]), ("ALLOWED_HOSTS", ["*"])])  # noqa: S104
def test_demo_op_een_open_adres_is_een_systeemfout(settings: Settings, naam: str, waarde: object) -> None:
    assert "toegang.E001" not in {fout.id for fout in run_checks(tags=["veiligheid"])} or naam == "ALLOWED_HOSTS"
    setattr(settings, naam, waarde)
    assert "toegang.E001" in {fout.id for fout in run_checks(tags=["veiligheid"])}


def test_wat_een_burger_zag_staat_in_geen_voorraad() -> None:
    assert "no-store" in burger(persoon()).get("/wie-keek/")["Cache-Control"]


def test_burger_kost_een_vraag_aan_de_databank(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    sessie = burger(persoon()).session
    sessie.get("burger")  # the session itself is read before
    with django_assert_num_queries(1):
        burger_van(sessie)


def test_het_log_noemt_niemand(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    client = burger(persoon("Onmiskenbaar"))
    client.post("/uitloggen/")
    assert "burger_ingelogd" in caplog.text
    assert "burger_uitgelogd" in caplog.text
    assert "Onmiskenbaar" not in caplog.text


def test_ongebruikte_personen_bestaan_niet_voor_de_sessie() -> None:
    client = burger(persoon())
    sessie = client.session
    sessie["burger"] = {**sessie["burger"], "persoon": 10**12}
    sessie.save()
    assert client.get("/wie-keek/").status_code == 302
    assert not Persoon.objects.filter(pk=10**12).exists()


def test_settings_kennen_een_kwartier(settings: Settings) -> None:
    assert settings.SESSION_COOKIE_AGE == 15 * 60


def test_met_een_laag_niveau_staat_er_ook_op_de_voorpagina_niets_persoonlijks() -> None:
    client = burger(persoon("Dijkstra"), Niveau.LAAG)
    antwoord = client.get("/")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/inloggen/")
