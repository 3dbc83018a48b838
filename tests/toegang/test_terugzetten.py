"""What was typed comes back in the form, and nothing else on the page changes."""

import re
from pathlib import Path

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory

from duo_portal.aanvragen.forms import SLEUTEL
from duo_portal.toegang import bewaren
from duo_portal.toegang.bewaren import Invoer
from duo_portal.toegang.terugzetten import zet_terug

WORTEL = Path(__file__).parents[2]
KAMERS = ("duo_portal", "lesgeld", "studiefinanciering")
PAGINA = """<!doctype html><html lang="nl"><body><!-- hoi --><main id="inhoud"><p>A &amp; B &euro; &#8364; 1 < 2</p>
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>
<form method="post" action="/uitloggen/"><input name="naam" value="niet deze"></form>
<form method="post" action="/ergens/"><input type="hidden" name="csrfmiddlewaretoken" value="bewijs">
<input type="hidden" name="versie" value="2">
<input name="naam" value="oud" class="x"><input name="iban"><input type="password" name="wachtwoord">
<input type="checkbox" name="akkoord"><input type="checkbox" name="soort" value="a" checked><input type="checkbox" name="soort" value="b">
<input type="radio" name="keus" value="1" checked><input type="radio" name="keus" value="2">
<select name="jaar"><option value="1" selected>een</option><option value="2">twee</option></select>
<textarea name="uitleg" rows="3">oude <b>tekst</b></textarea>
<input name="regel"><input name="regel" value="x"><button name="stap" value="ja">Ga</button></form>
<form method="get" action="/ergens/"><input name="naam" value="zoek"></form></main></body></html>"""


def invoer(actie: str = "/ergens/", bestand: bool = False, **velden: list[str]) -> Invoer:
    return Invoer(actie, velden, bestand)


def test_elk_soort_veld_krijgt_wat_er_stond() -> None:
    uit = zet_terug(
        PAGINA,
        "/ergens/",
        invoer(
            naam=['<script>"&'],
            iban=["NL1"],
            soort=["b"],
            keus=["2"],
            jaar=["2"],
            uitleg=["regel 1\n</textarea><b>"],
            regel=["een", "twee"],
            akkoord=["on"],
            wachtwoord=["geheim"],
            versie=["1"],
        ),
    )
    assert '<input name="naam" class="x" value="&lt;script&gt;&quot;&amp;">' in uit
    assert '<input name="iban" value="NL1">' in uit
    assert '<input type="checkbox" name="akkoord" checked>' in uit
    assert '<input type="checkbox" name="soort" value="a"><input type="checkbox" name="soort" value="b" checked>' in uit
    assert '<input type="radio" name="keus" value="1"><input type="radio" name="keus" value="2" checked>' in uit
    assert '<option value="1">een</option><option value="2" selected>twee</option>' in uit
    assert '<textarea name="uitleg" rows="3">\nregel 1\n&lt;/textarea&gt;&lt;b&gt;</textarea>' in uit
    assert '<input name="regel" value="een"><input name="regel" value="twee">' in uit
    assert "geheim" not in uit
    assert 'name="versie" value="2"' in uit
    assert 'value="niet deze"' in uit
    assert 'value="zoek"' in uit
    assert uit.count("Er is nog niets verstuurd") == 1
    assert uit.index("Er is nog niets verstuurd") < uit.index('action="/ergens/"')


def test_de_rest_van_de_pagina_blijft_teken_voor_teken_gelijk() -> None:
    uit = zet_terug(PAGINA, "/ergens/", invoer(iban=["NL1"], keus=["1"], soort=["a"], jaar=["1"]))
    zonder = uit.replace('<input name="iban" value="NL1">', '<input name="iban">')
    begin, _, rest = zonder.partition('<div class="melding"')
    assert begin + rest.partition("</div>")[2] == PAGINA


def test_een_formulier_zonder_adres_hoort_bij_de_pagina() -> None:
    uit = zet_terug('<main><form method="post"><input name="a"></form></main>', "/hier/?x=1", invoer("/hier/", a=["1"]))
    assert '<input name="a" value="1">' in uit


def test_een_gekozen_bestand_moet_opnieuw() -> None:
    assert "Kies uw bestand opnieuw" in zet_terug(PAGINA, "/ergens/", invoer(bestand=True, naam=["x"]))


def test_als_het_formulier_er_niet_meer_is_staat_de_tekst_er_toch() -> None:
    uit = zet_terug(PAGINA, "/ergens/", invoer("/weg/", uitleg=["mijn <lange> brief"]))
    assert "<li>mijn &lt;lange&gt; brief</li>" in uit
    assert uit.index("mijn &lt;lange&gt;") < uit.index("<main")


def test_wat_verborgen_op_een_pagina_staat_wordt_niet_bewaard() -> None:
    """So that it is not shown either where the form is gone: every hidden field of a citizen's form is known by its name."""
    sjablonen = [pad for pad in (WORTEL / "templates").rglob("*.html") if pad.parent.name not in {"admin", "openbaar"}]
    in_html = {naam for pad in sjablonen for naam in re.findall(r'type="hidden" name="(\w+)"', pad.read_text(encoding="utf-8"))}
    code = [pad.read_text(encoding="utf-8") for map_ in KAMERS for pad in (WORTEL / map_).rglob("*.py")]
    in_forms = {naam for tekst in code for naam in re.findall(r"(\w+)[=:\s]+forms\.\w+\(widget=forms\.HiddenInput", tekst)}
    gezocht = (in_html | {SLEUTEL if naam == "SLEUTEL" else naam for naam in in_forms}) - {"welke"}  # a filter of a list, never posted
    assert {"sleutel", "voorstel", "aanbod"} <= gezocht <= bewaren.VERBORGEN


def test_een_verborgen_waarde_gaat_niet_mee() -> None:
    request = RequestFactory().post("/ergens/", {"uitleg": "mijn brief", "sleutel": "geheim-1", "voorstel": "geheim-2"})
    bewaard: list[Invoer] = []

    def onthoud(sessie: object, pad: str, wat: Invoer) -> bool:
        bewaard.append(wat)
        return True

    with pytest.MonkeyPatch.context() as even:
        even.setattr(bewaren, "bewaar_invoer", onthoud)
        request.session = SessionStore()
        bewaren.bewaar(request, "/ergens/", "/ergens/")
    assert bewaard[0].velden == {"uitleg": ["mijn brief"]}
