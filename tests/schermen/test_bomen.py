"""What a screen reader is told on the pages of the main flows: the accessibility tree, kept as text in ``bomen/``.

A change on such a page shows here as a difference in words, headings, names and order. Was it meant? Renew the trees with
``DUO_BOMEN=nieuw ./run test tests/schermen/test_bomen.py`` and read the difference in the commit.
"""

import os
import re
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from duo_portal.register.models import Persoon
from tests import bouw
from tests.ronde.opstelling import Sjabloon
from tests.ronde.wereld import Wereld
from tests.schermen.conftest import log_in, nieuw
from tests.tegenspraak.wereld import besluitbericht

BOMEN = Path(__file__).with_name("bomen")
JAAR = f"/lesgeld/{bouw.SCHOOLJAAR}/"
Keuze = Callable[[Wereld], tuple[Persoon | None, str]]


def _betalen(wereld: Wereld, deel: str = "") -> tuple[Persoon, str]:
    return wereld.achter, f"/betalen/{wereld.vordering(wereld.achter).pk}/{deel}"


PAGINAS: dict[str, Keuze] = {
    "welkom": lambda wereld: (None, "/"),
    "inloggen": lambda wereld: (None, "/inloggen/"),
    "rekenhulp": lambda wereld: (None, "/rekenen/lesgeld-teruggave/"),
    "overzicht": lambda wereld: (wereld.youssef, "/"),
    "berichten": lambda wereld: (wereld.youssef, "/berichten/"),
    "bericht": lambda wereld: (wereld.youssef, f"/berichten/{besluitbericht(wereld.youssef).pk}/"),
    "bezwaar": lambda wereld: (wereld.uitbetaald, f"/niet-eens/bericht/{besluitbericht(wereld.uitbetaald).pk}/"),
    "lesgeld": lambda wereld: (wereld.youssef, JAAR),
    "berekening": lambda wereld: (wereld.youssef, f"{JAAR}berekening/"),
    "betalen": _betalen,
    "regeling": lambda wereld: _betalen(wereld, "regeling/"),
    "vraag": lambda wereld: (wereld.begonnen, "/vragen/lesgeld-terugvragen/2025/reden/"),
    "vraag_controle": lambda wereld: (wereld.begonnen, "/vragen/lesgeld-terugvragen/2025/controle/"),
    "gegevens": lambda wereld: (wereld.youssef, "/mijn-gegevens/"),
    "machtigen": lambda wereld: (wereld.youssef, "/mijn-gegevens/machtigingen/nieuw/"),
}
# What differs from run to run and says nothing of the page: numbers in addresses, references, the hour at which the session ends.
WISSELT = (
    (re.compile(r"(/url: .*?)\?.*"), r"\1?…"),
    (re.compile(r"(?<=/)\d+(?=[/\"\s]|$)"), "…"),
    (re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b"), "…"),
    (re.compile(r"\b[A-Z]{1,3}-?\d{4}-[0-9A-Z-]+\b"), "…"),
    (re.compile(r"\b\d{1,2}[.:]\d{2}(?: uur)?\b"), "…"),
    (re.compile(r"\bpersoon \d+\b"), "persoon …"),
)


def boom_van(tekst: str) -> str:
    for patroon, in_plaats in WISSELT:
        tekst = patroon.sub(in_plaats, tekst)
    return tekst.rstrip() + "\n"


@pytest.mark.parametrize("naam", PAGINAS)
def test_de_boom_van_een_hoofdpagina_is_zoals_bedoeld(naam: str, browser: Browser, rondekloon: Sjabloon, rondeserver: str) -> None:
    wie, pad = PAGINAS[naam](rondekloon.ronde.wereld)
    with nieuw(browser, rondeserver) as context:
        scherm = log_in(context.new_page(), wie) if wie else context.new_page()
        scherm.goto(pad)
        boom = boom_van(scherm.locator("main").aria_snapshot())
    bestand = BOMEN / f"{naam}.yaml"
    if os.environ.get("DUO_BOMEN") == "nieuw":
        BOMEN.mkdir(exist_ok=True)
        bestand.write_text(boom, encoding="utf-8")
    bewaard = bestand.read_text(encoding="utf-8")
    verschil = "\n".join(unified_diff(bewaard.splitlines(), boom.splitlines(), "bewaard", "nu", lineterm=""))
    assert boom == bewaard, f"{verschil}\nBedoeld? DUO_BOMEN=nieuw ./run test tests/schermen/test_bomen.py"


def test_er_ligt_geen_boom_van_een_pagina_die_er_niet_meer_is() -> None:
    assert {bestand.stem for bestand in BOMEN.glob("*.yaml")} == set(PAGINAS)
