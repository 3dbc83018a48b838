"""``bereken aanvullende-beurs`` and ``bereken studiefinanciering``: what anyone can ask, and what is said of a fault."""

import json
from typing import Any

import django
import pytest

from duo_portal.regels.bereken import bereken_tekst, regelingen
from duo_portal.regels.eenheden import Taal

django.setup()

SANNE: dict[str, Any] = {
    "maand": "2026-01",
    "onderwijs": "mbo",
    "woonsituatie": "thuis",
    "geboortedatum": "2007-11-14",
    "ouders": [
        {"toetsingsinkomen_centen": 2430000, "status": "zonder_partner"},
        {"toetsingsinkomen_centen": 3600000, "status": "gewoon"},
    ],
}


def bereken(naam: str, **anders: Any) -> dict[str, Any]:
    antwoorden, goed = bereken_tekst(regelingen[naam], json.dumps({**SANNE, **anders}).encode())
    uit: dict[str, Any] = json.loads(antwoorden[0])
    assert goed == ("fouten" not in uit)
    return uit


def fouten(naam: str, **anders: Any) -> dict[str, str]:
    return {fout["veld"]: fout["melding"] for fout in bereken(naam, **anders)["fouten"]}


def test_sanne_met_stappen_normen_en_versie() -> None:
    uit = bereken("aanvullende-beurs")
    assert uit["uitkomst"] == {"maximum_centen": 31658, "ouderbijdrage_centen": 16931, "aanvullende_beurs_centen": 14727}
    assert uit["regelversie"] == "aanvullende-beurs/2023-01-01/2025-08-01"
    stappen = {stap["naam"]: stap for stap in uit["stappen"]}
    assert (stappen["grondslag1"]["waarde"], stappen["grondslag2"]["waarde"]) == (-10905, 27836)
    assert stappen["grondslag2"]["uitleg"] == ("Grondslag van ouder 2 per maand: (€ 12.847,30 × 26% − € 0,00) ÷ 12 = € 278,36.")
    assert all(stap["artikel"] and stap["uitleg"] for stap in uit["stappen"])
    normen = {norm["naam"]: norm for norm in uit["normen"]}
    assert {"mbo_normbedrag_thuis", "mbo_basisbeurs_thuis", "mbo_vrije_voet_alleen", "mbo_percentage"} <= set(normen)
    assert not any(naam.startswith("ho_") or naam.endswith("_uit") for naam in normen)  # only those that counted
    assert normen["mbo_vrije_voet"]["waarde"] == 2315270
    assert all(norm["bron"] and norm["status"] in ("vastgesteld", "afgeleid", "onbevestigd") for norm in uit["normen"])


def test_alles_van_een_maand() -> None:
    assert bereken("studiefinanciering", lening_gewenst_centen=10_000)["uitkomst"] == {
        "basisbeurs_centen": 10726,
        "aanvullende_beurs_centen": 14727,
        "lening_centen": 10000,
        "totaal_centen": 35453,
    }


@pytest.mark.parametrize(
    ("geboren", "maand", "basisbeurs"),
    [("2008-04-01", "2026-04", 10726), ("2008-04-01", "2026-03", 0), ("2008-03-31", "2026-04", 10726), ("2008-04-02", "2026-04", 0)],
)
def test_zonder_recht_is_er_niets(geboren: str, maand: str, basisbeurs: int) -> None:
    uit = bereken("studiefinanciering", geboortedatum=geboren, maand=maand)
    assert uit["uitkomst"]["basisbeurs_centen"] == basisbeurs
    assert (uit["uitkomst"]["totaal_centen"] > 0) == (basisbeurs > 0)
    redenen = [stap["waarde"] for stap in uit["stappen"] if stap["naam"] == "reden_geen_recht"]
    assert redenen == ([] if basisbeurs else ["te_jong"])


def test_zonder_ouders_te_noemen_wordt_er_geen_aanvullende_beurs_berekend() -> None:
    zonder = bereken("studiefinanciering", ouders=None)["uitkomst"]
    assert (zonder["aanvullende_beurs_centen"], zonder["totaal_centen"]) == (0, 10726)
    assert bereken("studiefinanciering", ouders=[])["uitkomst"]["aanvullende_beurs_centen"] == 31658


def test_eenoudergezin_en_de_hoogste_lening() -> None:
    uit = bereken("studiefinanciering", eenoudergezin=True, lening_gewenst_centen=10**8)["uitkomst"]
    assert uit["totaal_centen"] == 10726 + 14727 + 32715 + 23365 + 16931


@pytest.mark.parametrize(
    ("anders", "veld", "woorden"),
    [
        ({"maand": "2026-13"}, "maand", "Schrijf jaar en maand zo: 2026-01"),
        ({"maand": "2026-1"}, "maand", "is geen maand"),
        ({"maand": 202601}, "maand", "is geen maand"),
        ({"maand": "2022-12"}, "maand", "valt buiten 2023-01 tot en met 2026-12"),
        ({"maand": "2027-01"}, "maand", "valt buiten"),
        ({"maand": None}, "maand", "is leeg"),
        ({"onderwijs": "bol"}, "onderwijs", "Kies uit: mbo, ho"),
        ({"woonsituatie": "kamer"}, "woonsituatie", "Kies uit: thuis, uit"),
        ({"geboortedatum": "2026-01-02"}, "geboortedatum", "ligt na de maand"),
        ({"ouders": SANNE["ouders"] * 2}, "ouders", "Geef 0 tot en met 2 onderdelen. Nu zijn het er 4."),
        ({"ouders": [{"status": "weg", "toetsingsinkomen_centen": 1}]}, "ouders[0].status", "Kies uit: gewoon"),
        ({"ouders": [SANNE["ouders"][0], {"status": "gewoon"}]}, "ouders[1].toetsingsinkomen_centen", "ontbreekt"),
        ({"ouders": [{"toetsingsinkomen_centen": 1}]}, "ouders[0].status", "ontbreekt"),
        ({"ouders": [{"status": "gewoon", "toetsingsinkomen_centen": 1.5}]}, "ouders[0].toetsingsinkomen_centen", "geen geheel getal"),
        ({"ouders": [{"status": "gewoon", "toetsingsinkomen_centen": True}]}, "ouders[0].toetsingsinkomen_centen", "geen geheel getal"),
        ({"ouders": [{**SANNE["ouders"][0], "telkinderen": -1}]}, "ouders[0].telkinderen", "tussen 0 en 30"),
        ({"ouders": [{**SANNE["ouders"][0], "kinderen_met_aanvullende_beurs": 0}]}, "ouders[0].kinderen_met_aanvullende_beurs", "tussen 1"),
        ({"ouders": [{**SANNE["ouders"][0], "naam": "x"}]}, "ouders[0].naam", "kennen we niet"),
        ({"ouder": []}, "ouder", "kennen we niet"),
    ],
)
@pytest.mark.parametrize("naam", ["aanvullende-beurs", "studiefinanciering"])
def test_een_fout_noemt_het_veld_en_wat_te_doen(naam: str, anders: dict[str, Any], veld: str, woorden: str) -> None:
    gevonden = fouten(naam, **anders)
    assert list(gevonden) == [veld]
    assert woorden in gevonden[veld]


def test_alle_fouten_ineens() -> None:
    gevonden = fouten(
        "aanvullende-beurs", maand="x", onderwijs="y", ouders=[{"status": "z"}, {"status": "gewoon", "toetsingsinkomen_centen": "5"}]
    )
    assert set(gevonden) == {"maand", "onderwijs", "ouders[0].status", "ouders[1].toetsingsinkomen_centen"}


def test_een_ouder_die_niet_meetelt_heeft_geen_inkomen_nodig() -> None:
    uit = bereken("aanvullende-beurs", ouders=[SANNE["ouders"][0], {"status": "buiten_beschouwing"}])["uitkomst"]
    assert uit["aanvullende_beurs_centen"] == 31658


def test_een_inkomen_kan_onder_nul_zijn() -> None:
    uit = bereken("aanvullende-beurs", ouders=[{"toetsingsinkomen_centen": -5_000_000, "status": "gewoon"}])["uitkomst"]
    assert uit["ouderbijdrage_centen"] == 0


@pytest.mark.parametrize("taal", list(Taal))
def test_elke_stap_heeft_een_zin_in_beide_talen(taal: Taal) -> None:
    for deel in regelingen["studiefinanciering"].onderdelen:
        for stap in deel.regel.stappen:
            assert stap.zin(taal).endswith((".", "?")), stap.naam
