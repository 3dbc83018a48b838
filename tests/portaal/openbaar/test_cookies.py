"""The page about cookies tells all cookies, and no more."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from duo_portal.portaal.openbaar.cookies import cookies
from tests import bouw
from tests.toegang.rolverdeling import burger


@pytest.mark.django_db
def test_de_lijst_is_gelijk_aan_de_cookies_die_wij_zetten() -> None:
    """Before and after logging in, choosing a language, changing something and logging out."""
    wie = bouw.persoon("Willemsen", geboren=date(1990, 1, 1))
    vreemde, ingelogd = Client(), burger(wie)
    gezet: set[str] = set()
    for pad in ("/", "/cookies/", "/rekenen/", "/inloggen/", "/zoeken/?q=diploma", "/zo-rekenen-wij/alles.json"):
        gezet |= set(vreemde.get(pad).cookies)
    gezet |= set(vreemde.post("/taal/", {"language": "en", "next": "/"}).cookies)
    for pad in ("/", "/berichten/", "/hulp/", "/berichten/bel-mij/", "/uitloggen/"):
        gezet |= set(ingelogd.get(pad).cookies)
    gezet |= set(ingelogd.post("/uitloggen/").cookies)
    assert gezet == {cookie.naam for cookie in cookies()}


def test_de_pagina_noemt_elke_cookie_en_hoe_lang() -> None:
    html = Client().get("/cookies/").content.decode()
    assert re.findall(r"<code>(\w+)</code>", html) == [cookie.naam for cookie in cookies()]
    assert f"{settings.SESSION_COOKIE_AGE // 60} minuten" in html
