"""Plain language: the four lines at level A2, the rest at B1, as far as a machine can judge."""

import re

import pytest

from duo_portal.berichten import weergave
from duo_portal.berichten.weergave import Berichtgegevens
from tests.berichten.gevallen import alle_gevallen

GEVALLEN = alle_gevallen()
NEDERLANDS = [(naam, geval) for naam, geval in GEVALLEN if geval.taal == "nl"]
MEESTE_WOORDEN = {"regels": 13, "tekst": 22}
LANGSTE_WOORD = 18
TE_MOEILIJK = """
    helaas betreffende verstrekken indien derhalve middels conform dient dienen reeds teneinde inzake alsmede tevens hieromtrent
    verzoeken geachte uwerzijds restitutie terugvordering vermindering verrekening invordering beschikking dwangbevel aangaande
    omtrent gaarne heden jegens krachtens mits ondanks ingevolge verschuldigd voornoemd zulks navolgende
"""
VERWIJT = ["te laat", "u had moeten", "u bent vergeten", "ten onrechte", "uw schuld is", "nagelaten", "verzuimd"]
# Words that the law or the school gave, and that no shorter word replaces.
VASTE_WOORDEN = {"betalingskenmerk", "voorbeeldportaal", "onderwijsloket", "wetenschap", "voltijdopleiding"}


def _zinnen(tekst: str) -> list[str]:
    """Sentences; a number, an amount or a date counts as one word."""
    tekst = re.sub(r"(\d)[.,](\d)", r"\1_\2", tekst.replace("\u00a0", "_"))
    tekst = re.sub(r"(\d+_[a-z]+) (\d{4})", r"\1_\2", tekst)
    return [zin for zin in re.split(r"[.!?:;]\s+|[.!?:;]$|\n\s*\n", tekst) if zin.strip()]


def _lopende_tekst(geval: Berichtgegevens) -> str:
    """What stands between the four lines and the signature, without tables; each block ends its last sentence."""
    binnen = weergave.artikel(geval).split("</dl>", 1)[1].split('<p class="bericht-wie">')[0]
    binnen = re.sub(r"<table.*?</table>", "", binnen, flags=re.S)
    return re.sub(r"</(p|li|h2|div|section)>", ".\n\n", re.sub(r"\s+", " ", binnen))


def _kaal(tekst: str) -> str:
    return re.sub(r"<[^>]+>", "", tekst)


@pytest.mark.parametrize(("naam", "geval"), NEDERLANDS, ids=[naam for naam, _ in NEDERLANDS])
def test_vier_regels_zijn_a2(naam: str, geval: Berichtgegevens) -> None:
    for regel in vars(weergave.vier_regels(geval)).values():
        for zin in _zinnen(regel):
            assert len(zin.split()) <= MEESTE_WOORDEN["regels"], zin
        for woord in re.findall(r"[^\W\d_]+", regel):
            assert len(woord) <= LANGSTE_WOORD, woord
        assert len(_zinnen(regel)) <= 3, regel


@pytest.mark.parametrize(("naam", "geval"), NEDERLANDS, ids=[naam for naam, _ in NEDERLANDS])
def test_lopende_tekst_is_kort_en_zonder_moeilijke_woorden(naam: str, geval: Berichtgegevens) -> None:
    tekst = _kaal(_lopende_tekst(geval))
    for zin in _zinnen(tekst):
        assert len(zin.split()) <= MEESTE_WOORDEN["tekst"], zin
    woorden = {woord.lower() for woord in re.findall(r"[^\W\d_]+", tekst)}
    assert woorden & set(TE_MOEILIJK.split()) == set()
    assert {woord for woord in woorden if len(woord) > LANGSTE_WOORD} <= VASTE_WOORDEN


@pytest.mark.parametrize(("naam", "geval"), GEVALLEN, ids=[naam for naam, _ in GEVALLEN])
def test_geen_verwijt_en_geen_je(naam: str, geval: Berichtgegevens) -> None:
    tekst = _kaal(weergave.artikel(geval)).lower()
    assert [woord for woord in VERWIJT if woord in tekst] == []
    assert not re.search(r"\b(je|jij|jouw|unfortunately|helaas)\b", tekst)


def test_de_toets_ziet_een_lange_zin_en_een_moeilijk_woord() -> None:
    assert len(_zinnen("Dit is een. Dit is twee: en drie.")) == 3
    assert len(_zinnen("U betaalt nog €\u00a01.458,00, op 15\u00a0juni 2026.")[0].split()) == 6
