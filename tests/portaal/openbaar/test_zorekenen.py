""" "Zo rekenen wij" is complete: every step, every norm, every source, in the file and on the page."""

import html as entiteiten
import json
import re

import pytest
from django.test import Client

from duo_portal.portaal.openbaar import zorekenen
from duo_portal.regels.eenheden import Taal
from duo_portal.regels.normbronnen import alle_normen, bron_van, in_woorden, is_schakelaar
from duo_portal.regels.normen import Status
from duo_portal.regels.versies import Regelversie, regelversies
from tests.portaal.openbaar.conftest import Lezer

VERSIES = dict(regelversies.items())
NORMEN = list(alle_normen())


def kaal(html: str) -> str:
    return re.sub(r"\s+", " ", entiteiten.unescape(re.sub(r"<[^>]+>", "", html)))


@pytest.mark.parametrize("naam", VERSIES)
@pytest.mark.parametrize("taal", ["nl", "en"])
def test_elke_stap_staat_op_de_pagina_van_zijn_regel(naam: str, taal: str, lees: Lezer) -> None:
    versie = VERSIES[naam]
    html = lees(f"/zo-rekenen-wij/regels/{naam}/", taal)
    tekst = kaal(html)
    for stap in versie.regel.stappen:
        assert f'id="{stap.naam}"' in html
        assert stap.artikel in tekst
        zin = stap.zin(Taal(taal))
        namen = {veld: zorekenen.leesbaar(veld) for veld in [*versie.regel.namen]} | {"waarde": zorekenen.leesbaar(stap.naam)}
        assert zin.format_map(namen) in tekst, stap.naam


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_elke_norm_heeft_een_pagina_met_elke_waarde_bron_en_status(taal: str, lees: Lezer) -> None:
    overzicht = lees("/zo-rekenen-wij/", taal)
    groepen = {bron: lees(f"/zo-rekenen-wij/normen/{bron}/", taal) for bron in {bron for bron, _ in NORMEN}}
    assert all(f"/zo-rekenen-wij/normen/{bron}/" in overzicht for bron in groepen)
    for bron, norm in NORMEN:
        pad = f"/zo-rekenen-wij/normen/{bron}/{norm.naam}/"
        assert pad in (overzicht if is_schakelaar(norm) else groepen[bron])
        html = lees(pad, taal)
        tekst = kaal(html)
        for waarde in norm.waarden:
            assert f'id="{waarde.geldig_van.isoformat()}"' in html
            assert re.sub(r"\s+", " ", waarde.bron) in tekst, norm.naam
            assert in_woorden(waarde.waarde, norm.eenheid, Taal(taal)) in tekst
            assert zorekenen.STATUSSEN[waarde.status][taal == "en"] in tekst
            assert waarde.grond in tekst


def test_wat_niet_vaststaat_is_duidelijk_gemerkt(lees: Lezer) -> None:
    for bron, norm in NORMEN:
        html = lees(f"/zo-rekenen-wij/normen/{bron}/{norm.naam}/")
        onvast = sum(waarde.status is not Status.VASTGESTELD for waarde in norm.waarden)
        assert html.count("label-let-op") == onvast, norm.naam


def test_elke_norm_waarmee_een_regel_rekent_is_aangemeld() -> None:
    for versie in VERSIES.values():
        for stap in versie.regel.stappen:
            for norm in stap.normnamen:
                assert bron_van(versie.normen[norm]) is not None, stap.naam


def test_schakelaars_noemen_hun_grond(lees: Lezer) -> None:
    schakelaars = [(bron, norm) for bron, norm in NORMEN if is_schakelaar(norm)]
    assert {norm.naam for _, norm in schakelaars} >= {"teruggave_zonder_aanvraag", "bsn_aan_cjib"}
    for bron, norm in schakelaars:
        assert "keuze in het beleid" in lees(f"/zo-rekenen-wij/normen/{bron}/{norm.naam}/")


def test_het_bestand_voor_computers_is_volledig() -> None:
    antwoord = Client().get("/zo-rekenen-wij/alles.json")
    inhoud = json.loads(antwoord.content)
    assert "public" in antwoord["Cache-Control"]
    assert "Cookie" not in antwoord.get("Vary", "")
    assert {(deel["naam"], stap["naam"]) for deel in inhoud["regels"] for stap in deel["stappen"]} == {
        (versie.versie.regeling, stap.naam) for versie in VERSIES.values() for stap in versie.regel.stappen
    }
    assert {(deel["van"], deel["naam"], len(deel["waarden"])) for deel in inhoud["normen"]} == {
        (bron, norm.naam, len(norm.waarden)) for bron, norm in NORMEN
    }


def test_elke_afkorting_van_een_wet_wordt_uitgelegd() -> None:
    """What looks like a short name in an article ("UB 7 lid 1") is one that somebody registered."""
    artikelen = [(versie, stap.artikel) for versie in VERSIES.values() for stap in versie.regel.stappen]
    onbekend = {
        kort
        for versie, artikel in artikelen
        for kort in re.findall(r"\b([A-Z][A-Za-z]*[A-Z]|[A-Z]wb)\b", artikel)
        if not _kent(versie, kort)
    }
    assert onbekend == set()


def _kent(versie: Regelversie, kort: str) -> bool:
    return kort in {wet.kort for wet in zorekenen.wetten_bij(versie)}
