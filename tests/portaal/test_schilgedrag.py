"""What the shell does on every page: change the language in place, go out small, and say so in the title when a form is wrong."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests import toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


def _deurwaarder() -> Client:
    return burger(toneel.bij_de_deurwaarder())


def test_de_andere_taal_houdt_de_pagina() -> None:
    client, pad = _deurwaarder(), "/berichten/?zoek=lesgeld"
    antwoord = client.post(reverse("set_language"), {"language": "en", "next": pad})
    assert (antwoord.status_code, antwoord["Location"]) == (302, pad)
    assert '<html lang="en">' in client.get(pad).content.decode()


def test_een_open_pagina_gaat_klein_de_deur_uit_en_een_persoonlijke_zoals_hij_is() -> None:
    klein = Client().get("/", headers={"Accept-Encoding": "gzip"})
    assert klein["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in klein["Vary"]
    assert "Content-Encoding" not in _deurwaarder().get("/", headers={"Accept-Encoding": "gzip"})


def test_de_titel_zegt_het_als_een_formulier_niet_klopt() -> None:
    client = _deurwaarder()
    assert "<title>Bel mij" in client.get("/berichten/bel-mij/").content.decode()
    antwoord = client.post("/berichten/bel-mij/", {"onderwerp": ""}).content.decode()
    assert "<title>Fout: Bel mij" in antwoord
    assert 'id="fouten"' in antwoord and 'tabindex="-1"' in antwoord
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "<title>Error: Call me" in client.post("/berichten/bel-mij/", {"onderwerp": ""}).content.decode()
