"""Error pages: in the shell, in two languages, with what to do and a number to mention, and without a database."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import Client
from django.urls import clear_url_caches, path
from django.utils import translation

from duo_portal import urls
from duo_portal.portaal.fouten import foutpagina

STATUSSEN = (400, 403, 404, 405, 413, 429, 500, 503)


def _gooit(fout: Exception) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        raise fout

    return view


@pytest.fixture(autouse=True)
def proefpaden(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    proef = [
        path("databank-weg/", _gooit(OperationalError("weg"))),
        path("te-groot/", _gooit(RequestDataTooBig("te groot"))),
        path("verkeerd/", lambda request: HttpResponseNotAllowed(["POST"])),
        path("te-vaak/", lambda request: HttpResponse(status=429, headers={"Retry-After": "60"})),
        path("eigen-antwoord/", lambda request: HttpResponse('{"fout": 1}', status=429, content_type="application/json")),
    ]
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, *proef])
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.mark.parametrize("status", STATUSSEN)
def test_elke_foutpagina_zegt_in_twee_talen_wat_u_kunt_doen(status: int) -> None:
    teksten = []
    for taal in ("nl", "en"):
        with translation.override(taal):
            antwoord = foutpagina(status)
        html = antwoord.content.decode()
        assert antwoord.status_code == status
        assert antwoord["Cache-Control"] == "no-store"
        assert f'<html lang="{taal}">' in html
        assert len(re.findall("<h1>", html)) == 1
        assert re.search(r'<a class="knop[^"]*" href="/">', html)
        teksten.append(html.split("<main")[1].split("</main>")[0])
    assert teksten[0] != teksten[1]


@pytest.mark.parametrize(
    ("pad", "status", "kop"),
    [("/databank-weg/", 503, "Retry-After"), ("/te-groot/", 413, ""), ("/verkeerd/", 405, "Allow"), ("/te-vaak/", 429, "Retry-After")],
)
def test_een_kale_weigering_krijgt_een_pagina(pad: str, status: int, kop: str) -> None:
    antwoord = Client(raise_request_exception=False).get(pad)
    assert antwoord.status_code == status
    assert "<h1>" in antwoord.content.decode()
    assert not kop or kop in antwoord


def test_een_echte_storing_is_geen_onderhoud() -> None:
    with pytest.MonkeyPatch.context() as proef:
        proef.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("stuk/", _gooit(RuntimeError("stuk")))])
        clear_url_caches()
        assert Client(raise_request_exception=False).get("/stuk/").status_code == 500


def test_wie_zelf_antwoordt_houdt_zijn_antwoord() -> None:
    assert Client().get("/eigen-antwoord/").json() == {"fout": 1}


def test_het_kenmerk_is_dat_van_het_logboek() -> None:
    html = Client().get("/bestaat-niet/").content.decode()
    kenmerk = re.search(r"<code>([0-9a-f*-]{36,37})</code>", html)
    assert kenmerk
