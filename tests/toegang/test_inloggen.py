"""The way in by the true protocol, and what it leaves behind."""

import sys
from datetime import date
from importlib import import_module
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from duo_portal.register.models import Persoon
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.toegang.burger import Burger, Niveau, burger_van
from duo_portal.toegang.models import Inlogmoment, Inlogsleutel
from duo_portal.toegang.niveaus import Middel
from duo_portal.toegang.oidc import een_beurt
from tests.bouw import overlijden, persoon
from tests.toegang.inlogweg import Achterkant, begin, kies, log_in_via, lokaal, met_bsn, vraag_van
from tests.toegang.rolverdeling import burger
from tests.toegang.test_namens import machtig

pytestmark = pytest.mark.django_db


def ingelogd(client: Client) -> Burger:
    wie = burger_van(client.session)
    assert wie is not None
    return wie


def test_de_hele_weg_langs_de_inlogdienst(achterkant: Achterkant) -> None:
    wie, client = met_bsn(persoon()), lokaal()
    assert log_in_via(client, wie, "/berichten/")["Location"] == "/berichten/"
    assert (ingelogd(client).persoon_id, ingelogd(client).niveau, ingelogd(client).mag_handelen) == (wie.pk, Niveau.SUBSTANTIEEL, True)
    assert [urlsplit(adres).path for adres in achterkant.gevraagd] == ["/inlogdienst/token/", "/inlogdienst/.well-known/jwks.json"]
    assert client.get("/berichten/").status_code == 200


def test_wie_geen_bsn_heeft_komt_met_een_pseudoniem(achterkant: Achterkant) -> None:
    wie, client = persoon(), lokaal()
    log_in_via(client, wie, niveau=Niveau.HOOG, middel=Middel.EIDAS)
    assert (ingelogd(client).persoon_id, ingelogd(client).niveau) == (wie.pk, Niveau.HOOG)
    assert Inlogsleutel.objects.get().persoon_id == wie.pk


def test_een_code_is_een_keer_in_te_wisselen(achterkant: Achterkant) -> None:
    """Two browsers that stole the same answer: the code is gone, and the state was never theirs."""
    wie, client = met_bsn(persoon()), lokaal()
    terug = kies(client, begin(client), persoon=wie.pk)
    client.get(terug)
    code = vraag_van(terug)["code"]
    klant = {"client_id": "onderwijsloket", "client_secret": settings.OIDC_RP_CLIENT_SECRET}
    vraag = {"grant_type": "authorization_code", "code": code, "redirect_uri": "http://127.0.0.1/inloggen/klaar/", **klant}
    assert lokaal().post("/inlogdienst/token/", vraag | {"code_verifier": "x" * 43}).json()["error"] == "invalid_grant"


def test_zonder_het_bewijs_bij_de_code_is_er_geen_id_token(achterkant: Achterkant) -> None:
    wie, client = met_bsn(persoon()), lokaal()
    terug = kies(client, begin(client), persoon=wie.pk)
    klant = {"client_id": "onderwijsloket", "client_secret": settings.OIDC_RP_CLIENT_SECRET}
    vraag = {"grant_type": "authorization_code", "code": vraag_van(terug)["code"], "redirect_uri": "http://127.0.0.1/inloggen/klaar/"}
    antwoord = lokaal().post("/inlogdienst/token/", vraag | klant | {"code_verifier": "x" * 43})
    assert (antwoord.status_code, antwoord.json()["error"]) == (400, "invalid_grant")


def test_wie_op_zijn_beurt_wacht_vraagt_het_opnieuw_en_verliest_niets(achterkant: Achterkant) -> None:
    """The demo calls itself: not all threads of the server may wait for it at once."""
    wie, client = met_bsn(persoon()), lokaal()
    terug = kies(client, begin(client), persoon=wie.pk)
    with een_beurt(), een_beurt():
        assert client.get(terug)["Location"] == terug
    assert client.get(terug)["Location"] == "/"
    assert ingelogd(client).persoon_id == wie.pk


def test_annuleren_leidt_terug_met_een_uitleg(achterkant: Achterkant) -> None:
    client = lokaal()
    antwoord = client.get(kies(client, begin(client, "/berichten/"), annuleren="ja"), follow=True)
    assert antwoord.redirect_chain == [("/inloggen/?volgende=%2Fberichten%2F", 302)]
    assert "U hebt het inloggen gestopt" in antwoord.content.decode()
    assert burger_van(client.session) is None


def test_wie_hoger_wil_en_annuleert_blijft_ingelogd(achterkant: Achterkant) -> None:
    wie, client = met_bsn(persoon()), lokaal()
    log_in_via(client, wie, "/namens/", Niveau.LAAG)
    client.get(kies(client, begin(client, "/berichten/"), annuleren="ja"))
    assert ingelogd(client).niveau == Niveau.LAAG
    assert "U bent nog ingelogd" in client.get("/inloggen/").content.decode()


def test_te_laag_ingelogd_en_daarna_hoger_op_dezelfde_pagina(achterkant: Achterkant) -> None:
    wie, client = met_bsn(persoon()), lokaal()
    log_in_via(client, wie, "/namens/", Niveau.LAAG)
    naar_inloggen = client.get("/mijn-gegevens/wie-keek/")["Location"]
    pagina = client.get(naar_inloggen).content.decode()
    assert "Log opnieuw in, met een hoger niveau" in pagina
    assert log_in_via(client, wie, vraag_van(naar_inloggen)["volgende"])["Location"] == "/mijn-gegevens/wie-keek/"
    assert client.get("/mijn-gegevens/wie-keek/").status_code == 200


def test_wie_hoger_inlogt_blijft_namens_dezelfde_kijken(achterkant: Achterkant) -> None:
    student, moeder, client = persoon("Dijkstra"), met_bsn(persoon("Vermeer")), lokaal()
    log_in_via(client, moeder, "/namens/", Niveau.LAAG)
    client.post("/namens/", {"vertegenwoordiging": machtig(student, moeder).pk})
    log_in_via(client, moeder)
    assert ingelogd(client).betreft_id == student.pk


def test_een_ander_die_inlogt_kijkt_namens_niemand(achterkant: Achterkant) -> None:
    student, moeder, client = persoon(), persoon(), lokaal()
    log_in_via(client, moeder)
    client.post("/namens/", {"vertegenwoordiging": machtig(student, moeder).pk})
    log_in_via(client, met_bsn(persoon()))
    assert ingelogd(client).namens is None


def test_sessie_begint_opnieuw_bij_inloggen(achterkant: Achterkant) -> None:
    client = lokaal()
    sessie = client.session
    sessie["oud"] = "van een ander"
    sessie.save()
    oude_sleutel = str(sessie.session_key)
    log_in_via(client, persoon())
    assert client.session.session_key != oude_sleutel
    assert "oud" not in client.session
    assert not client.session.exists(oude_sleutel)


def test_uitloggen_maakt_de_sessie_op_de_server_stuk() -> None:
    client = burger(persoon())
    sleutel = str(client.session.session_key)
    client.post("/uitloggen/")
    assert not client.session.exists(sleutel)
    assert client.get("/mijn-gegevens/wie-keek/").status_code == 302


def test_een_link_kan_niemand_uitloggen() -> None:
    client = burger(persoon())
    client.get("/uitloggen/")
    assert burger_van(client.session) is not None


def test_overledene_logt_niet_in_en_de_tekst_is_zacht(achterkant: Achterkant) -> None:
    wie, client = persoon(), lokaal()
    overlijden(wie, date(2026, 3, 3))
    antwoord = log_in_via(client, wie)
    assert antwoord.status_code == 403
    assert "leven met u mee" in antwoord.content.decode()
    assert burger_van(client.session) is None


def test_een_erfgenaam_logt_in_als_zichzelf_en_kijkt_namens_de_overledene(achterkant: Achterkant) -> None:
    overledene, erfgenaam, client = persoon("Bosman"), met_bsn(persoon("Vermeer")), lokaal()
    machtiging = machtig(overledene, erfgenaam, Soort.ERFGENAAM)
    overlijden(overledene, date(2026, 3, 3))
    log_in_via(client, erfgenaam)
    client.post("/namens/", {"vertegenwoordiging": machtiging.pk})
    assert (ingelogd(client).persoon_id, ingelogd(client).betreft_id) == (erfgenaam.pk, overledene.pk)


def test_wie_overlijdt_tijdens_een_sessie_is_daarna_niet_meer_ingelogd() -> None:
    wie = persoon()
    client = burger(wie)
    overlijden(wie, date(2026, 6, 14))
    assert client.get("/mijn-gegevens/wie-keek/").status_code == 302
    assert burger_van(client.session) is None


@pytest.mark.parametrize("doel", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)", "/\\kwaad.example", "http:///kwaad"])
def test_na_inloggen_nooit_naar_een_andere_site(doel: str, achterkant: Achterkant) -> None:
    assert log_in_via(lokaal(), persoon(), doel)["Location"] == "/"


def test_de_vorige_keer_staat_op_de_pagina(achterkant: Achterkant) -> None:
    wie, client = persoon(), lokaal()
    log_in_via(client, wie)
    assert ingelogd(client).vorige_keer is None
    log_in_via(client, wie)
    assert ingelogd(client).vorige_keer == Inlogmoment.objects.order_by("pk")[0].op
    assert "Vorige keer" in client.get("/").content.decode()
    assert "Vorige keer" not in client.get("/mijn-gegevens/wie-keek/").content.decode()


def test_zonder_inlogdienst_zegt_de_pagina_dat_het_nu_niet_kan(settings: Settings) -> None:
    settings.OIDC_OP_ISSUER = ""
    assert "Inloggen kan nu niet" in Client().get("/inloggen/").content.decode()
    assert Client().get("/inloggen/begin/").status_code == 404


def test_een_echte_dienst_vraagt_alleen_instellingen(settings: Settings) -> None:
    settings.OIDC_OP_ISSUER = "https://inloggen.example"
    settings.OIDC_OP_AUTHORIZATION_ENDPOINT = "https://inloggen.example/auth"
    settings.OIDC_OP_LOGOUT_ENDPOINT = "https://inloggen.example/uit"
    assert begin(lokaal()).startswith("https://inloggen.example/auth?")
    assert burger(persoon()).post("/uitloggen/")["Location"].startswith("https://inloggen.example/uit?client_id=")


@pytest.mark.parametrize(
    ("naam", "waarde"), [("OIDC_OP_TOKEN_ENDPOINT", ""), ("OIDC_RP_CLIENT_SECRET", ""), ("OIDC_OP_JWKS_ENDPOINT", "http://open.example/")]
)
def test_een_halve_of_onversleutelde_dienst_is_een_systeemfout(settings: Settings, naam: str, waarde: str) -> None:
    assert "toegang.E004" not in {fout.id for fout in run_checks(tags=["veiligheid"])}
    setattr(settings, naam, waarde)
    assert "toegang.E004" in {fout.id for fout in run_checks(tags=["veiligheid"])}


def test_de_inlogdienst_van_de_demo_buiten_de_demo_is_een_systeemfout(settings: Settings) -> None:
    settings.DEMO = False
    assert "toegang.E003" in {fout.id for fout in run_checks(tags=["veiligheid"])}


@pytest.mark.parametrize(("naam", "waarde"), [("WEB_ADRES", "0.0.0.0"), ("ALLOWED_HOSTS", ["portaal.example"]), ("ALLOWED_HOSTS", ["*"])])  # noqa: S104
def test_demo_op_een_open_adres_is_een_systeemfout(settings: Settings, naam: str, waarde: object) -> None:
    assert "toegang.E001" not in {fout.id for fout in run_checks(tags=["veiligheid"])} or naam == "ALLOWED_HOSTS"
    setattr(settings, naam, waarde)
    assert "toegang.E001" in {fout.id for fout in run_checks(tags=["veiligheid"])}


def test_de_server_begint_niet_als_de_demo_open_staat(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    import_module("duo_portal.wsgi")
    settings.WEB_ADRES = "0.0.0.0"  # noqa: S104 the address that must be refused
    monkeypatch.delitem(sys.modules, "duo_portal.wsgi")
    with pytest.raises(ImproperlyConfigured, match="ook bereikbaar via"):
        import_module("duo_portal.wsgi")


def test_wat_een_burger_zag_staat_in_geen_voorraad() -> None:
    assert "no-store" in burger(persoon()).get("/mijn-gegevens/wie-keek/")["Cache-Control"]


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
    assert client.get("/mijn-gegevens/wie-keek/").status_code == 302
    assert not Persoon.objects.filter(pk=10**12).exists()


def test_settings_kennen_een_kwartier(settings: Settings) -> None:
    assert settings.SESSION_COOKIE_AGE == 15 * 60


def test_met_een_laag_niveau_staat_er_ook_op_de_voorpagina_niets_persoonlijks() -> None:
    client = burger(persoon("Dijkstra"), Niveau.LAAG)
    antwoord = client.get("/")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/inloggen/")
