"""Every page of the student: who may see it, in which language, and at what cost to the database."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import translation

from duo_portal.register.models import Persoon
from duo_portal.register.versleuteling import versleutel, zoekwaarde
from duo_portal.toegang.models import Inzage
from tests import bouw, toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
NEDERLANDS = ["Dag Robin", "Berichten", "u betaalt nog", "Zelf overmaken", "Elke stap", "Zelf overmaken", "Ontvangen op"]
ENGELS = ["Hello Robin", "Messages", "you still pay", "Make a transfer", "Every step", "Make a transfer", "Received on"]


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


@pytest.fixture
def youssef() -> Persoon:
    return toneel.bij_de_deurwaarder()


def kies_namens(client: Client) -> Client:
    """The only authority that this browser's person has."""
    knop = client.get("/namens/").content.decode().split('name="vertegenwoordiging" value="')[2].split('"')[0]
    assert client.post("/namens/", {"vertegenwoordiging": knop}).status_code == 302
    return client


def test_eigen_gegevens_zijn_er_in_twee_talen(youssef: Persoon) -> None:
    client, html = burger(youssef), toneel.paginas(youssef)[:-1]
    for pad, nl, en in zip(html, NEDERLANDS, ENGELS, strict=True):
        assert nl in toneel.lees(client, pad)
        engels = toneel.lees(client, pad, "en")
        assert '<html lang="en">' in engels
        assert en in engels
        assert nl not in engels


def test_vreemde_krijgt_404(youssef: Persoon) -> None:
    vreemde = burger(bouw.persoon("Vreemde"))
    for pad in toneel.paginas(youssef)[2:]:
        assert vreemde.get(pad).status_code == 404, pad


def test_niet_ingelogd_gaat_naar_inloggen_en_dan_terug_naar_de_pagina(youssef: Persoon) -> None:
    for pad in toneel.paginas(youssef)[1:]:
        client = Client()
        inloggen = client.get(pad)
        assert inloggen.status_code == 302
        knop = f"/inloggen/begin/?middel=digid&amp;{urlencode({'volgende': pad})}"
        assert f'href="{knop}"' in client.get(inloggen["Location"]).content.decode()


def test_een_gemachtigde_ziet_alles_en_dat_wordt_verteld(youssef: Persoon) -> None:
    client = kies_namens(burger(toneel.machtig(youssef, lijnen=["lesgeld"])))
    for pad in toneel.paginas(youssef):
        assert client.get(pad).status_code == 200, pad
    assert Inzage.objects.filter(persoon_id=youssef.pk).count() == len(toneel.paginas(youssef))
    assert "U kijkt namens Robin El Amrani (alleen lezen)" in toneel.lees(client, "/")


def test_buiten_de_dienst_van_de_machtiging_is_er_niets(youssef: Persoon) -> None:
    client = kies_namens(burger(toneel.machtig(youssef, lijnen=["aflossing"])))
    for pad in toneel.paginas(youssef)[2:]:
        assert client.get(pad).status_code == 404, pad
    for pad in ("/", "/berichten/"):
        assert "lesgeld" not in toneel.lees(client, pad).split("<main")[1].lower()


def test_wie_alleen_mag_lezen_krijgt_geen_knop_om_te_vragen(youssef: Persoon) -> None:
    client = kies_namens(burger(toneel.machtig(youssef, mag_handelen=False)))
    assert "/meekijken/" not in toneel.lees(client, f"/lesgeld/{bouw.SCHOOLJAAR}/")


def test_geen_bsn_op_een_pagina(youssef: Persoon) -> None:
    bsn = "999972133"
    Persoon.objects.filter(pk=youssef.pk).update(bsn_versleuteld=versleutel(bsn), bsn_zoekwaarde=zoekwaarde(bsn))
    client = burger(youssef)
    for pad in (*toneel.paginas(youssef)[:-1], "/mijn-gegevens/wie-keek/", "/namens/", "/inloggen/"):
        assert bsn not in toneel.lees(client, pad)


def test_tien_jaar_geschiedenis_kost_niet_meer_vragen() -> None:
    wie = bouw.persoon("Willemsen", geboren=date(1990, 1, 1))
    bouw.inschrijving(wie, begin=date(2016, 8, 1))
    for jaar in range(2016, 2026):
        bouw.draai("vaststelling", date(jaar, 9, 15), schooljaar=jaar)
    client, paden = burger(wie), toneel.paginas(wie)
    client.get(paden[-1])  # the first letter is made, every later one is that one
    budget = dict.fromkeys(paden, 8) | {"/": 12}
    assert {pad: aantal for pad in paden if (aantal := toneel.tel_vragen(client, pad)) > budget[pad]} == {}
    assert toneel.lees(client, paden[3]).count('href="/lesgeld/20') >= 9


def test_een_bericht_voor_het_eerst_lezen_blijft_binnen_het_budget(youssef: Persoon) -> None:
    assert toneel.tel_vragen(burger(youssef), toneel.paginas(youssef)[2]) <= 8
