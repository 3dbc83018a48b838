"""Charts: the table says all, the drawing agrees with it, and nothing is drawn that cannot be read."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duo_portal.portaal.grafiek import Grafiek, Reeks, grafiekmaand, teken
from duo_portal.portaal.grafiek.tekening import BOVEN, HOOG, LINKS, ONDER, STREPEN, rond_stap

MAANDEN = tuple(grafiekmaand(date(2025, maand, 1)) for maand in (8, 9, 10))


def _grafiek(*reeksen: Reeks) -> Grafiek:
    return Grafiek("proef", "Proef", "Maand", MAANDEN, reeksen)


DRIE = _grafiek(
    Reeks("Betaald", "vol", (0, 16_200, 16_200)),
    Reeks("Te gaan", "gestippeld", (0, 8_100, 0)),
    Reeks("Terug", "gearceerd", (0, 0, 5_000), True),
)


def test_de_tabel_staat_eerst_en_zegt_alles() -> None:
    html = render_to_string("portaal/grafiek.html", {"grafiek": DRIE})
    assert html.index("<table") < html.index("<svg")
    rijen = [re.sub(r"<[^>]+>", " ", rij).split() for rij in re.findall(r'<tr role="row">(.*?)</tr>', html)]
    assert rijen[1] == ["september", "2025", "€", "162,00", "€", "81,00", "–", "niets"]
    assert rijen[-1] == ["Samen", "€", "324,00", "€", "81,00", "€", "50,00"]
    assert "augustus" not in html.split("</table>")[0]  # a row without an amount tells nobody anything


def test_de_tekening_is_er_niet_voor_wie_luistert_en_heeft_geen_eigen_stijl() -> None:
    html = render_to_string("portaal/grafiek.html", {"grafiek": DRIE})
    assert '<svg class="grafiek-beeld"' in html
    assert 'aria-hidden="true" focusable="false"' in html
    assert "style=" not in html
    assert re.search(r'(fill|stroke)="#', html) is None


def test_zonder_bedragen_staat_er_niets() -> None:
    assert render_to_string("portaal/grafiek.html", {"grafiek": _grafiek(Reeks("Betaald", "vol", (0, 0, 0)))}).strip() == ""


def test_een_lege_reeks_krijgt_geen_kolom() -> None:
    grafiek = _grafiek(Reeks("Betaald", "vol", (1, 0, 0)), Reeks("Terug", "open", (0, 0, 0)))
    assert [reeks.naam for reeks in grafiek.zichtbaar] == ["Betaald"]


def test_namen_van_maanden_in_beide_talen() -> None:
    assert [kolom.kort for kolom in MAANDEN] == ["aug", "sep", "okt"]
    with translation.override("en"):
        assert grafiekmaand(date(2026, 3, 1)).naam == "March 2026"


def test_een_bedrag_onder_nul_of_te_veel_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="onder nul"):
        _grafiek(Reeks("Betaald", "vol", (0, -1, 0)))
    with pytest.raises(ValueError, match="2 bedragen voor 3"):
        _grafiek(Reeks("Betaald", "vol", (0, 1)))


@pytest.mark.parametrize(("centen", "stap"), [(1, 100), (401, 200), (16_200, 5_000), (100_000, 25_000), (145_800, 50_000)])
def test_de_schaal_gaat_in_ronde_bedragen(centen: int, stap: int) -> None:
    assert rond_stap(centen) == stap


bedragen = st.lists(st.integers(0, 10_000_000), min_size=3, max_size=3).map(tuple)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(op=bedragen, ook_op=bedragen, neer=bedragen)
def test_alles_blijft_binnen_de_tekening_en_stapelt_zonder_gat(op: tuple[int, ...], ook_op: tuple[int, ...], neer: tuple[int, ...]) -> None:
    beeld = teken(_grafiek(Reeks("a", "vol", op), Reeks("b", "open", ook_op), Reeks("c", "gearceerd", neer, True)))
    assert all(blok.x >= LINKS and blok.x + blok.breed <= beeld.breed for blok in beeld.blokken)
    assert all(blok.y >= BOVEN and blok.y + blok.hoog <= HOOG - ONDER + 1 for blok in beeld.blokken)
    assert len(beeld.blokken) == sum(bool(centen) for reeks in (op, ook_op, neer) for centen in reeks)
    assert 2 <= len(beeld.strepen) <= 2 * STREPEN + 1
    (nul,) = [streep.y for streep in beeld.strepen if streep.nul]
    for x in {blok.x for blok in beeld.blokken}:
        boven = sorted((blok for blok in beeld.blokken if blok.x == x and blok.patroon != "gearceerd"), key=lambda blok: -blok.y)
        if boven and boven[0].hoog > 1:
            assert boven[0].y + boven[0].hoog == nul
        if len(boven) == 2 and min(blok.hoog for blok in boven) > 1:
            assert boven[1].y + boven[1].hoog == boven[0].y
