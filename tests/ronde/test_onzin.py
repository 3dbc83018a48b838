"""Nonsense in every form that the walk finds: it is refused with words, and nothing breaks."""

from copy import copy

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.ronde.formulieren import Formulier, formulieren
from tests.ronde.keuren import sporen, vind
from tests.ronde.lopen import Loper, Ronde, inhoud, naam_van, op_dag

ONZIN = {
    "leeg": "",
    "lang": "Lang " * 4000,
    "emoji": "👩\u200d🎓🦄" * 40,
    "nul": "a\x00b",
    "html": "<script>alert(1)</script>",
    "sql": "'; DROP TABLE register_persoon; --",
    "getal": "-99999999999999999999999",
}
# What takes nonsense without an error, and why that is right.
ZONDER_FOUT = {
    "set_language": "een taal die er niet is laat de taal zoals hij was",
    "toegang:uitloggen": "uitloggen lukt altijd",
    "betalen:mens": "wie een mens vraagt hoeft niets in te vullen",
}
# Fields that may be left empty on a page that asks nothing else.
MAG_LEEG = {"sinds"}


@pytest.fixture(autouse=True)
def lege_tellers() -> None:
    cache.clear()


def stuur(loper: Loper, formulier: Formulier, velden: dict[str, str]) -> tuple[int, str, str]:
    """Status, page and destination; whatever it did is undone, here and in the browser."""
    client = loper.client(formulier.bezoek.voorbeeld.wie)
    koekjes = copy(client.cookies)
    try:
        with transaction.atomic(), op_dag(formulier.bezoek.voorbeeld.dag):
            antwoord = client.post(formulier.actie, velden)
            transaction.set_rollback(True)
    except Exception as fout:
        return 500, "", repr(fout)
    finally:
        client.cookies = koekjes
    return antwoord.status_code, inhoud(antwoord), antwoord.headers.get("Location", "")


def klacht(formulier: Formulier, status: int, html: str, naar: str, *, leeg: bool = False) -> str:
    """What is wrong with this answer to nonsense; empty when nothing is."""
    if status >= 500:
        return f"{status} {naar}"
    if "<script>alert(1)" in html or (html and sporen(html)):
        return f"{status} toont {sporen(html) or 'een script'}"
    if status in (400, 409, 422) and html:
        titel = str(vind(html, "//title/text()")[0]).strip()
        if not titel.startswith("Fout: ") or not vind(html, "//*[@id='fouten']"):
            return f"{status} zonder foutenlijst, titel {titel}"
    if status in (200, 302) and not _is_goed(formulier, leeg):
        return f"{status} alsof het goed was {naar}"
    return ""


def _is_goed(formulier: Formulier, leeg: bool) -> bool:
    """Whether this may be taken: nothing was asked, or anything may be written, or nothing need be."""
    if naam_van(formulier.actie) in ZONDER_FOUT or formulier.is_vrije_tekst:
        return True
    return leeg and set(formulier.invulbaar) <= MAG_LEEG


def test_de_ronde_vindt_de_formulieren(ronde: Ronde) -> None:
    """An address that only takes POST stands in a form somewhere, or a machine asks for it."""
    gevonden = {naam_van(formulier.actie) for formulier in formulieren(ronde)}
    machine = {"betalen:ideal_melding", "toegang:bewaar", "oauth2_provider:token"}
    na_een_antwoord = {
        "mijngegevens:rekening_bevestig",
        "mijngegevens:code_aannemen",
        "studiefinanciering:oudercode_versturen",
    }  # their form is the answer to another form
    alleen_post = {bezoek.voorbeeld.naam for bezoek in ronde.bezoeken if bezoek.status == 405}
    assert alleen_post - gevonden - machine - na_een_antwoord == set()
    assert len(gevonden) > 15


@pytest.mark.parametrize("soort", ONZIN)
def test_onzin_in_elk_veld_wordt_geweigerd_met_woorden(soort: str, ronde: Ronde) -> None:
    loper, klachten = Loper(), []
    for formulier in formulieren(ronde):
        velden = {**formulier.vast, **dict.fromkeys(formulier.invulbaar, ONZIN[soort])}
        if gezegd := klacht(formulier, *stuur(loper, formulier, velden), leeg=soort == "leeg"):
            klachten.append(f"{formulier.waar}: {gezegd}")
    assert not klachten, "\n".join(klachten)


@pytest.mark.parametrize("soort", ["leeg", "nul", "html", "getal"])
def test_ook_wat_de_bladzijde_zelf_meestuurt_mag_onzin_zijn(soort: str, ronde: Ronde) -> None:
    """Hidden fields and buttons can be made up; then anything may be answered but a fault of ours."""
    loper, klachten = Loper(), []
    for formulier in formulieren(ronde):
        status, html, naar = stuur(loper, formulier, dict.fromkeys({**formulier.vast, **formulier.invulbaar}, ONZIN[soort]))
        if status >= 500 or "<script>alert(1)" in html:
            klachten.append((formulier.waar, status, naar))
    assert klachten == []


@pytest.mark.parametrize("soort", ["nul", "html"])
def test_onzin_in_de_adresregel_breekt_niets(soort: str, ronde: Ronde) -> None:
    """Behind every question mark that pages know: search, page, language, back."""
    loper, klachten = Loper(), []
    vragen = dict.fromkeys(("q", "zoek", "na", "terug", "volgende", "kenmerk", "onderwerp", "pagina", "soort", "middel"), ONZIN[soort])
    for bezoek in ronde.paginas:
        try:
            with transaction.atomic():
                antwoord = loper.client(bezoek.voorbeeld.wie).get(bezoek.voorbeeld.pad.partition("?")[0], vragen)
        except Exception as fout:
            klachten.append((bezoek.waar, repr(fout)))
            continue
        if antwoord.status_code >= 500 or "<script>alert(1)" in inhoud(antwoord):
            klachten.append((bezoek.waar, str(antwoord.status_code)))
    assert klachten == []
