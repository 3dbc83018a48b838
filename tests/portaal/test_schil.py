"""Menu, language switch and error pages, without a database."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path, reverse
from django.utils import translation

from duo_portal import urls
from duo_portal.portaal import schil
from duo_portal.portaal.schil import Menupunt, Voetlink


def _kapot(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("stuk")


def _leeg(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    """A request leaves its language active in the thread."""
    with translation.override("nl"):
        yield


@pytest.fixture(autouse=True)
def proefpaden(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    from django.urls import clear_url_caches

    proef = [path("stuk/", _kapot), path("proef/", _leeg, name="proef"), path("proef/diep/", _leeg, name="proef_diep")]
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, *proef])
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def punten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schil, "menupunten", type(schil.menupunten)("menupunt"))
    schil.menupunten.meld_aan("diep", Menupunt("Diep", "Deep", "proef_diep", 2, lambda request: 3))
    schil.menupunten.meld_aan("proef", Menupunt("Proef", "Trial", "proef", 1))


def test_onbekend_adres_krijgt_een_pagina_in_de_schil() -> None:
    antwoord = Client().get("/bestaat-niet/")
    assert antwoord.status_code == 404
    assert "Deze pagina is er niet" in antwoord.content.decode()
    assert "Geen officiële website van DUO" in antwoord.content.decode()


def test_storing_krijgt_een_pagina_zonder_de_databank() -> None:
    antwoord = Client(raise_request_exception=False).get("/stuk/")
    assert antwoord.status_code == 500
    assert "Er ging bij ons iets mis" in antwoord.content.decode()
    assert "RuntimeError" not in antwoord.content.decode()


def test_verlopen_formulier_zegt_wat_je_doet() -> None:
    antwoord = Client(enforce_csrf_checks=True).post(reverse("set_language"), {"language": "en"})
    assert antwoord.status_code == 403
    assert "stond te lang open" in antwoord.content.decode()


def test_geen_toegang_heeft_een_eigen_pagina() -> None:
    from duo_portal.portaal.fouten import geen_toegang

    antwoord = geen_toegang(RequestFactory().get("/"), PermissionError())
    assert antwoord.status_code == 403
    assert "Log opnieuw in" in antwoord.content.decode()


def test_foutpagina_spreekt_engels_met_wie_engels_koos() -> None:
    client = Client()
    client.post(reverse("set_language"), {"language": "en", "next": "/proef/"})
    assert "This page does not exist" in client.get("/bestaat-niet/").content.decode()


def test_menu_staat_op_volgorde_en_kent_de_plek(punten: None) -> None:
    regels = schil.menu(RequestFactory().get("/proef/diep/verder/"))
    assert [(regel.tekst, regel.aantal, regel.hier) for regel in regels] == [("Proef", 0, False), ("Diep", 3, True)]


def test_buiten_het_menu_is_geen_punt_de_plek() -> None:
    assert not any(regel.hier for regel in schil.menu(RequestFactory().get("/namens/")))


def test_menu_is_alleen_voor_wie_is_ingelogd(punten: None) -> None:
    vraag = RequestFactory().get("/proef/")
    vraag.user = AnonymousUser()
    assert schil.schil(vraag)["menu"] == []
    vraag.burger = SimpleNamespace()  # type: ignore[attr-defined]
    assert len(schil.schil(vraag)["menu"]) == 2  # type: ignore[arg-type]


def test_voet_staat_op_volgorde_en_toont_het_eigene_alleen_aan_wie_is_ingelogd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schil, "voetlinks", type(schil.voetlinks)("voetlink"))
    schil.voetlinks.meld_aan("mijn", Voetlink("Van u", "Yours", "proef_diep", 2, persoonlijk=True))
    schil.voetlinks.meld_aan("open", Voetlink("Over ons", "About us", "proef", 1))
    vraag = RequestFactory().get("/proef/")
    assert [(regel.tekst, regel.url, regel.hier) for regel in schil.voet(vraag, persoonlijk=False)] == [("Over ons", "/proef/", True)]
    with translation.override("en"):
        assert [regel.tekst for regel in schil.voet(vraag, persoonlijk=True)] == ["About us", "Yours"]


def test_taalkeuze_biedt_de_andere_taal_aan() -> None:
    from django.template.loader import render_to_string

    html = render_to_string("portaal/taalkeuze.html", request=RequestFactory().get("/proef/?a=1"))
    assert 'value="en" lang="en">English' in html
    assert 'name="next" value="/proef/?a=1"' in html
