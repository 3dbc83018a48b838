"""Plain language: the four lines at level A2, the rest at B1, as far as a machine can judge."""

import re

import pytest

from duo_portal.berichten import weergave
from duo_portal.berichten.weergave import Berichtgegevens
from tests.berichten.gevallen import alle_gevallen
from tests.leesniveau import MAKKELIJKER, VERWIJT, zinnen

GEVALLEN = alle_gevallen()
NEDERLANDS = [(naam, geval) for naam, geval in GEVALLEN if geval.taal == "nl"]
MEESTE_WOORDEN = {"regels": 13, "tekst": 22}
LANGSTE_WOORD = 18
# Words that the law or the school gave, and that no shorter word replaces.
VASTE_WOORDEN = {"betalingskenmerk", "voorbeeldportaal", "onderwijsloket", "wetenschap", "voltijdopleiding"}


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
        for zin in zinnen(regel):
            assert len(zin.split()) <= MEESTE_WOORDEN["regels"], zin
        for woord in re.findall(r"[^\W\d_]+", regel):
            assert len(woord) <= LANGSTE_WOORD, woord
        assert len(zinnen(regel)) <= 3, regel


@pytest.mark.parametrize(("naam", "geval"), NEDERLANDS, ids=[naam for naam, _ in NEDERLANDS])
def test_lopende_tekst_is_kort_en_zonder_moeilijke_woorden(naam: str, geval: Berichtgegevens) -> None:
    tekst = _kaal(_lopende_tekst(geval))
    for zin in zinnen(tekst):
        assert len(zin.split()) <= MEESTE_WOORDEN["tekst"], zin
    woorden = {woord.lower() for woord in re.findall(r"[^\W\d_]+", tekst)}
    assert woorden & set(MAKKELIJKER) == set()
    assert {woord for woord in woorden if len(woord) > LANGSTE_WOORD} <= VASTE_WOORDEN


@pytest.mark.parametrize(("naam", "geval"), GEVALLEN, ids=[naam for naam, _ in GEVALLEN])
def test_geen_verwijt_en_geen_je(naam: str, geval: Berichtgegevens) -> None:
    tekst = _kaal(weergave.artikel(geval)).lower()
    assert [woord for woord in ("te laat", "uw schuld is", *VERWIJT) if woord in tekst] == []
    assert not re.search(r"\b(je|jij|jouw|unfortunately|helaas)\b", tekst)


def test_de_toets_ziet_een_lange_zin_en_een_moeilijk_woord() -> None:
    assert len(zinnen("Dit is een. Dit is twee: en drie.")) == 3
    assert len(zinnen("U betaalt nog €\u00a01.458,00, op 15\u00a0juni 2026.")[0].split()) == 6
