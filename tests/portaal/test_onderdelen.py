import re
from datetime import date

import pytest
from django.template.loader import render_to_string

from duo_portal.portaal.onderdelen import Rekenregel, Rekenstaat, Taak, Tegel, Termijnblok, Tijdlijnpunt, VierRegels
from tests.portaal.staalkaart import PAGINAS, pagina
from tests.portaal.utrechtklassen import WORTEL, aangevuld, sjablonen

VIER = VierRegels("Dit is er.", "€ 1,00", "Niets.", "Vandaag.")


def test_tegel_toont_nul_euro_als_bedrag() -> None:
    assert "€\u00a00,00" in render_to_string("portaal/tegel.html", {"tegel": Tegel("U krijgt", centen=0)})


def test_taak_toont_vier_regels_met_hun_naam() -> None:
    html = render_to_string("portaal/taak.html", {"taak": Taak("Titel", VIER)})
    for naam, tekst in (("Wat", "Dit is er."), ("Hoeveel", "€ 1,00"), ("Wat moet u doen", "Niets."), ("Voor wanneer", "Vandaag.")):
        assert f">{naam}</dt>" in html
        assert f">{tekst}</dd>" in html


def test_tekst_van_buiten_wordt_nooit_html() -> None:
    kwaad = "<b>x</b>"
    html = render_to_string("portaal/tijdlijn.html", {"punten": [Tijdlijnpunt(date(2026, 6, 9), kwaad, label=kwaad)], "vandaag": None})
    assert "<b>" not in html
    assert html.count("&lt;b&gt;x") == 2


def test_tijdlijn_zegt_vandaag_alleen_bij_vandaag() -> None:
    punten = [Tijdlijnpunt(date(2026, 6, 15), "nu"), Tijdlijnpunt(date(2026, 6, 9), "toen")]
    html = render_to_string("portaal/tijdlijn.html", {"punten": punten, "vandaag": date(2026, 6, 15)})
    assert html.count("Vandaag") == 1
    assert 'datetime="2026-06-09"' in html


def test_rekenstaat_merkt_een_onbevestigd_bedrag() -> None:
    staat = Rekenstaat((Rekenregel("Stap", 1, bron="bron", onbevestigd=True), Rekenregel("Zeker", 1)), Rekenregel("Uit", 2))
    assert render_to_string("portaal/rekenstaat.html", {"staat": staat}).count("nog niet bevestigd") == 1


@pytest.mark.parametrize(
    ("stand", "woord"), [("betaald", "betaald"), ("mislukt", "niet gelukt"), ("open", "volgt nog"), ("vervallen", "niet nodig")]
)
def test_kleur_van_een_termijn_staat_er_ook_in_woorden(stand: str, woord: str) -> None:
    blok = Termijnblok(date(2026, 3, 25), 16_200, stand)  # type: ignore[arg-type]
    html = render_to_string("portaal/termijnstaat.html", {"blokken": [blok]})
    assert woord in html
    assert f'class="{stand}"' in html
    assert "25&nbsp;mrt" in html


@pytest.mark.parametrize("naam", PAGINAS)
def test_schil_bestaat_in_het_engels(naam: str) -> None:
    html = pagina(naam, "en")
    assert '<html lang="en">' in html
    assert "Example portal with made-up persons. Not an official website of DUO." in html
    assert "Today is" in html
    assert "15\u00a0June 2026" in html


@pytest.mark.parametrize("naam", PAGINAS)
def test_schil_zegt_op_elke_pagina_dat_het_een_voorbeeld_is(naam: str) -> None:
    html = pagina(naam)
    assert "Voorbeeldportaal met verzonnen personen. Geen officiële website van DUO." in html
    assert "Vandaag is het" in html
    assert 'href="#inhoud"' in html
    assert 'id="inhoud"' in html


def test_elke_knop_en_melding_heeft_de_klassen_van_het_onderdeel() -> None:
    """What a template tag chooses cannot be added: it names the classes itself."""
    kaal = re.compile(r'class="(?:[^"]*\s)?(?:knop|knop-link|melding)(?=["\s{])(?![^"]*utrecht-)[^"]*"')
    assert kaal.search('<a class="knop knop-tweede">') and not kaal.search('<p class="knoppen">')
    niet = {str(pad.relative_to(WORTEL)): kaal.findall(bron) for pad in sjablonen() if kaal.search(bron := pad.read_text(encoding="utf-8"))}
    assert niet == {}, "Vul ze aan met: python -m tests.portaal.utrechtklassen"
    for pad in sjablonen():
        assert aangevuld(pad.read_text(encoding="utf-8")) == pad.read_text(encoding="utf-8"), pad
