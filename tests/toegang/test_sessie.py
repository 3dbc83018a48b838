"""A quarter of an hour, by the clock of the server; and nothing typed is lost when it is over."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from duo_portal.batches.nachtwerk import op_volgorde
from duo_portal.register.models import Persoon
from duo_portal.toegang import sessiewinkel
from duo_portal.toegang.burger import Niveau, burger_van
from duo_portal.toegang.models import Sessie
from tests.bouw import persoon
from tests.toegang.inlogweg import Achterkant, log_in_via, lokaal
from tests.toegang.rolverdeling import burger, medewerker, sessiesleutel

pytestmark = pytest.mark.django_db


def browser(wie: Persoon, niveau: Niveau = Niveau.SUBSTANTIEEL, **velden: Any) -> Client:
    client = lokaal(**velden)
    client.cookies[settings.SESSION_COOKIE_NAME] = sessiesleutel(wie, niveau)
    return client


def laat_verlopen(client: Client, sinds: timedelta = timedelta(seconds=1)) -> None:
    aantal = Sessie.objects.filter(pk=client.cookies[settings.SESSION_COOKIE_NAME].value).update(expire_date=timezone.now() - sinds)
    assert aantal == 1


def laat_nog(client: Client, seconden: int) -> None:
    """As if the session was last used so long ago that so many seconds are left."""
    Sessie.objects.filter(pk=client.cookies[settings.SESSION_COOKIE_NAME].value).update(
        expire_date=timezone.now() + timedelta(seconds=seconden)
    )


def over(client: Client) -> int:
    return int(client.get("/sessie/").json()["seconden"])


def test_na_een_kwartier_niets_is_de_sessie_voorbij() -> None:
    client = browser(persoon())
    assert 890 < over(client) <= 900
    laat_verlopen(client)
    assert over(client) == 0
    antwoord = client.get("/mijn-gegevens/wie-keek/")
    assert antwoord["Location"] == "/inloggen/?volgende=%2Fmijn-gegevens%2Fwie-keek%2F"
    assert "U deed een kwartier niets" in client.get(antwoord["Location"]).content.decode()


def test_vragen_hoe_lang_nog_verlengt_niet() -> None:
    client = browser(persoon())
    Sessie.objects.update(expire_date=timezone.now() + timedelta(seconds=100))
    assert 95 < over(client) <= 100
    assert 95 < over(client) <= 100


def test_verlengen_begint_het_kwartier_opnieuw() -> None:
    client = browser(persoon())
    Sessie.objects.update(expire_date=timezone.now() + timedelta(seconds=100))
    antwoord = client.post("/sessie/verlengen/").json()
    assert antwoord["seconden"] == 900
    assert re.fullmatch(r"\d\d\.\d\d", antwoord["tot"])
    assert over(client) > 890


def test_elke_pagina_begint_het_kwartier_opnieuw() -> None:
    client = browser(persoon())
    laat_nog(client, 800)
    client.get("/mijn-gegevens/wie-keek/")
    assert over(client) > 890


def test_binnen_een_minuut_wordt_niet_weer_opgeschreven() -> None:
    client = browser(persoon())
    laat_nog(client, 870)
    with CaptureQueriesContext(connection) as gevraagd:
        pagina = client.get("/mijn-gegevens/wie-keek/").content.decode()
    assert not [vraag["sql"] for vraag in gevraagd if "UPDATE" in vraag["sql"]]
    assert over(client) <= 870
    seconden = re.search(r'data-seconden="(\d+)"', pagina)
    assert seconden is not None
    assert int(seconden[1]) <= 870, "de pagina belooft niet meer dan er is"


def test_wie_zegt_te_blijven_krijgt_altijd_een_heel_kwartier() -> None:
    client = browser(persoon())
    laat_nog(client, 870)
    client.post("/sessie/verlengen/")
    assert over(client) > 890


def test_een_medewerker_die_iets_doet_blijft_ingelogd() -> None:
    client = Client()
    client.login(username=medewerker("mo").username, password="geheim")
    Sessie.objects.update(expire_date=timezone.now() + timedelta(seconds=100))
    client.get("/beheer/")
    rij = Sessie.objects.get()
    assert rij.expire_date > timezone.now() + timedelta(minutes=50)


def test_verlengen_kan_niet_als_het_voorbij_is() -> None:
    client = browser(persoon())
    laat_verlopen(client)
    assert client.post("/sessie/verlengen/").status_code == 302
    assert burger_van(client.session) is None


def test_zonder_javascript_staat_de_tijd_er_en_een_weg_om_te_verlengen() -> None:
    client = browser(persoon())
    pagina = client.get("/mijn-gegevens/wie-keek/").content.decode()
    assert re.search(r"Ingelogd tot <span data-tot>\d\d\.\d\d</span>", pagina)
    assert '<a href="/sessie/verlengen/"' in pagina
    assert "U bent ingelogd tot" in client.get("/sessie/verlengen/").content.decode()


def test_het_koekje_verlaat_de_browser_niet_voor_die_sluit() -> None:
    client = browser(persoon())
    laat_nog(client, 600)
    koekje = client.get("/mijn-gegevens/wie-keek/").cookies[settings.SESSION_COOKIE_NAME]
    assert (koekje["max-age"], koekje["expires"]) == ("", "")
    assert koekje["httponly"]
    assert koekje["samesite"] == "Lax"


def test_een_medewerker_heeft_hoogstens_een_uur() -> None:
    client = Client()
    client.login(username=medewerker("mo").username, password="geheim")
    assert 0 < client.session.get_expiry_age() <= 3600
    assert not client.session.get_expire_at_browser_close()


def test_overal_uitloggen_beeindigt_alle_sessies_van_de_persoon() -> None:
    wie, ander = persoon(), persoon()
    telefoon, computer, buurman = burger(wie), burger(wie), burger(ander)
    telefoon.post("/uitloggen/", {"overal": "ja"})
    assert burger_van(computer.session) is None
    assert computer.get("/mijn-gegevens/wie-keek/").status_code == 302
    assert burger_van(buurman.session) is not None


def test_gewoon_uitloggen_laat_de_andere_apparaten_met_rust() -> None:
    wie = persoon()
    telefoon, computer = burger(wie), burger(wie)
    telefoon.post("/uitloggen/")
    assert burger_van(computer.session) is not None


def test_uitloggen_gaat_langs_de_inlogdienst_en_noemt_daar_niemand() -> None:
    antwoord = browser(persoon()).post("/uitloggen/")
    assert antwoord["Location"].startswith("http://127.0.0.1/inlogdienst/logout/?client_id=onderwijsloket&post_logout_redirect_uri=")
    assert "id_token" not in antwoord["Location"]


def test_na_het_uitloggen_staat_er_dat_het_gelukt_is(achterkant: Achterkant) -> None:
    wie, client = persoon(), lokaal()
    log_in_via(client, wie)
    assert "U bent overal uitgelogd" in client.post("/uitloggen/", {"overal": "ja"}, follow=True).content.decode()


def test_op_elke_pagina_is_uitloggen_zichtbaar() -> None:
    client = browser(persoon())
    for pad in ("/", "/berichten/", "/namens/", "/mijn-gegevens/wie-keek/", "/inloggen/"):
        assert 'action="/uitloggen/"' in client.get(pad).content.decode(), pad


def test_wat_lang_voorbij_is_wordt_opgeruimd() -> None:
    client = browser(persoon())
    laat_verlopen(client)
    assert sessiewinkel.ruim_op() == 0
    laat_verlopen(client, sessiewinkel.NAWERKING)
    assert sessiewinkel.verlopen_kern(client.cookies[settings.SESSION_COOKIE_NAME].value) is None
    assert sessiewinkel.ruim_op() == 1


def test_de_nacht_ruimt_op() -> None:
    client = browser(persoon())
    laat_verlopen(client, sessiewinkel.NAWERKING)
    dict(op_volgorde())["sessies"].doe(date(2026, 6, 15))
    assert not Sessie.objects.exists()
