"""The calculators of studiefinanciering on a page: a month from a list, parents one by one, incomes below zero."""

import re
from urllib.parse import urlencode

from tests.portaal.openbaar.conftest import Lezer

SANNE = {
    "maand": "2026-01",
    "onderwijs": "mbo",
    "woonsituatie": "thuis",
    "geboortedatum": "14-11-2007",
    "ouders[0].toetsingsinkomen_centen": "24.300,00",
    "ouders[0].status": "zonder_partner",
    "ouders[1].toetsingsinkomen_centen": "36.000",
    "ouders[1].status": "gewoon",
    "bereken": "1",
}


def adres(naam: str, **anders: str) -> str:
    return f"/rekenen/{naam}/?{urlencode({**SANNE, **anders})}"


def test_sanne_op_papier(lees: Lezer) -> None:
    html = lees(adres("aanvullende-beurs"))
    assert html.count("€\u00a0147,27") >= 2
    assert "Grondslag van ouder 2 per maand" in html  # all of it was typed by the reader
    assert "€147.27" in lees(adres("aanvullende-beurs"), "en")
    assert "€\u00a0254,53" in lees(adres("studiefinanciering"))


def test_een_verlies_telt_als_inkomen_onder_nul(lees: Lezer) -> None:
    html = lees(adres("aanvullende-beurs", **{"ouders[0].toetsingsinkomen_centen": "-5.000,00"}))
    assert "-€\u00a05.000,00" in html or "−€\u00a05.000,00" in html


def test_ouders_een_voor_een(lees: Lezer) -> None:
    leeg = lees("/rekenen/aanvullende-beurs/")
    assert [*re.findall(r"<legend>(Ouder \d)</legend>", leeg)] == ["Ouder 1"]
    twee = lees("/rekenen/aanvullende-beurs/?erbij=ouders")
    assert [*re.findall(r"<legend>(Ouder \d)</legend>", twee)] == ["Ouder 1", "Ouder 2"]
    assert 'name="erbij"' in leeg
    assert 'name="erbij"' not in twee  # nobody has three parents
    assert "<legend>Parent 1</legend>" in lees("/rekenen/aanvullende-beurs/", "en")


def test_de_maand_komt_uit_een_lijst(lees: Lezer) -> None:
    html = lees("/rekenen/studiefinanciering/")
    assert '<option value="2026-08"' in html
    assert "augustus 2026" in html
    assert "August 2026" in lees("/rekenen/studiefinanciering/", "en")


def test_wie_geen_ouders_invult_krijgt_geen_aanvullende_beurs_te_zien(lees: Lezer) -> None:
    zonder = {naam: waarde for naam, waarde in SANNE.items() if not naam.startswith("ouders")}
    html = lees(f"/rekenen/studiefinanciering/?{urlencode(zonder)}")
    assert "€\u00a0107,26" in html
    assert "Rekenen we een aanvullende beurs voor u uit" in html
