"""B1 over every text of a page: what stands in the templates, in the code that speaks to citizens, and on the open pages."""

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from duo_portal.portaal.openbaar.bladen import alle_bladen
from tests.huis.bronnen import WORTEL, pythonbestanden
from tests.leesniveau import MAKKELIJKER, bezwaren, zinnen

SJABLONEN = sorted(pad for pad in (WORTEL / "templates").rglob("*.html") if "admin" not in pad.parts)
_TEKST = re.compile(r"""\{%\s*tekst\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
# Pages that print law and sources as they are: their own words are checked in the templates.
CITEERT = {"openbaar:norm", "openbaar:regel", "openbaar:zo_rekenen_wij", "openbaar:termijnen", "openbaar:rekenhulp"}


def _uit_sjabloon(pad: Path) -> Iterator[str]:
    for gevonden in _TEKST.finditer(pad.read_text(encoding="utf-8")):
        yield html.unescape(gevonden[1] or gevonden[2] or "")


def _uit_code(pad: Path) -> Iterator[str]:
    """The Dutch argument of each ``tekst(nl, en)`` that is written out; a value in it counts as one word."""
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == "tekst" and len(knoop.args) == 2:
            if isinstance(knoop.args[0], ast.Constant):
                yield str(knoop.args[0].value)
            elif isinstance(knoop.args[0], ast.JoinedStr):
                yield "".join(str(deel.value) if isinstance(deel, ast.Constant) else "X" for deel in knoop.args[0].values)


def test_de_sjablonen_spreken_b1() -> None:
    teksten = [(pad.name, zin) for pad in SJABLONEN for zin in _uit_sjabloon(pad)]
    assert len(teksten) > 400
    assert [f"{naam}: {bezwaar}" for naam, zin in teksten for bezwaar in bezwaren(zin)] == []


def test_de_code_spreekt_b1() -> None:
    teksten = [(pad.name, zin) for pad in pythonbestanden("duo_portal", "lesgeld") for zin in _uit_code(pad)]
    assert len(teksten) > 200
    assert [f"{naam}: {bezwaar}" for naam, zin in teksten for bezwaar in bezwaren(zin)] == []


@pytest.mark.parametrize("groep", sorted({blad.url_naam for blad in alle_bladen()} - CITEERT))
def test_open_paginas_spreken_b1_zoals_ze_er_staan(groep: str) -> None:
    """The whole page, with the norms filled in; each block ends a sentence."""
    for blad in (blad for blad in alle_bladen() if blad.url_naam == groep):
        pagina = Client().get(blad.url).content.decode().split("<main", 1)[1].split("</main>")[0]
        pagina = re.sub(r"<pre.*?</pre>", "", pagina, flags=re.S)  # a query in its own language, beside the words for it
        blokken = re.sub(r"</(p|li|h1|h2|h3|dt|dd|span|a|div|nav)>|<br>", ".\n\n", re.sub(r"\s+", " ", pagina))
        kaal = html.unescape(re.sub(r"<[^>]+>", "", blokken.split(">", 1)[1]))
        assert list(bezwaren(kaal)) == [], blad.url


def test_de_toets_ziet_wat_te_moeilijk_is() -> None:
    assert list(bezwaren("U betaalt 3 euro. Dat is alles.")) == []
    gevonden = " ".join(bezwaren("Indien je dit wenst, bel dan. " + "woord " * 23 + ". U had moeten bellen."))
    for deel in ("zeg: als", "zeg u", "23 woorden", "verwijt"):
        assert deel in gevonden
    assert list(bezwaren("Dit staat in de Algemene wet bestuursrecht.")) == []
    assert zinnen("Op 3\u00a0mei 2026. En dan?") == ["Op 3_mei_2026", "En dan"]
    assert all(makkelijk != moeilijk for moeilijk, makkelijk in MAKKELIJKER.items())
