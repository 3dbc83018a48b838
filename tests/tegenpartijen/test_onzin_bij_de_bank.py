"""Nonsense at the imitated bank: refused with words, nothing is paid and nobody is told; what may be written is kept as it is."""

from itertools import product
from pathlib import Path

import pytest
from django.test import Client
from lxml import etree
from pytest_django import Settings

from duo_portal.tegenpartijen.betaaldienst import views
from duo_portal.tegenpartijen.betaaldienst.dienst import OPEN, Nepbetaling, bewaar, haal
from tests.ronde.keuren import sporen, vind
from tests.ronde.test_onzin import ONZIN

pytestmark = pytest.mark.django_db
NUMMER = "NEP-0123456789abcdef"
PAD = f"/nagebootste-bank/{NUMMER}/"
GOED = {"knop": "betaal", "iban": "NL69ZZZZ0000000006", "naam": "M. Dijkstra"}
MEER = {"stuurteken": "a\x01b", "half": "\udcff", "regels": "a\r\nb"}
# What may be written: no account need be named, and a name is whatever somebody is called.
GELDIG = {("iban", "leeg"), ("naam", "leeg"), ("naam", "html"), ("naam", "sql"), ("naam", "getal")}


@pytest.fixture(autouse=True)
def verteld(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Nepbetaling]:
    """A payment at the bank that is still open; what the portal would be told of it."""
    settings.VAR = tmp_path
    bewaar(Nepbetaling(NUMMER, "11111111-1111-4111-8111-111111111111", 5_000, "Lesgeld", "/klaar/", "/betalen/ideal/melding/"))
    meldingen: list[Nepbetaling] = []
    monkeypatch.setattr(views, "meld", meldingen.append)
    return meldingen


def nu() -> Nepbetaling:
    betaling = haal(NUMMER)
    assert betaling is not None
    return betaling


@pytest.mark.parametrize(("veld", "soort"), product(GOED, ONZIN | MEER))
def test_onzin_wordt_geweigerd_of_blijft_wat_er_staat(veld: str, soort: str, verteld: list[Nepbetaling]) -> None:
    onzin = (ONZIN | MEER)[soort].encode("utf-8", "replace").decode() if soort != "half" else "a\ufffeb"
    antwoord = Client().post(PAD, {**GOED, veld: onzin})
    if (veld, soort) in GELDIG:
        assert (antwoord.status_code, antwoord["Location"]) == (302, "/klaar/")
        assert [betaling.stand for betaling in verteld] == ["geslaagd"]
        naam = etree.Element("Nm")
        naam.text = nu().naam  # it stands in the XML of a statement
        return
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert str(vind(html, "//title/text()")[0]).strip().startswith("Fout: ")
    assert vind(html, "//*[@id='fouten']//li")
    assert "<script>alert(1)" not in html and sporen(html) == []
    assert (nu().stand, verteld) == (OPEN, [])


def test_alles_tegelijk_noemt_elke_fout_en_bewaart_wat_was_getypt() -> None:
    html = Client().post(PAD, {"knop": "weg", "iban": "<b>", "naam": "N" * 71}).content.decode()
    assert len(vind(html, "//*[@id='fouten']//li")) == 3
    assert vind(html, "//input[@name='naam']/@value") == ["N" * 71]
    assert vind(html, "//input[@name='iban']/@value") == ["<b>"]


def test_zonder_iets_is_het_ook_een_fout() -> None:
    assert Client().post(PAD).status_code == 422


@pytest.mark.parametrize("nummer", ["NEP-0", "x" * 500, "NEP-..", "nep-0123456789abcdef"])
def test_een_betaling_die_er_niet_is(nummer: str) -> None:
    assert Client().get(f"/nagebootste-bank/{nummer}/").status_code == 404
    assert Client().post(f"/nagebootste-bank/{nummer}/", GOED).status_code == 404
