"""One language at a time: on a Dutch page stands no English, and on an English page no Dutch."""

import re
from html import unescape

from tests.ronde.keuren import sporen
from tests.ronde.lopen import Loper, Ronde

# Words of one language that are no word of the other, and no part of a name in the test data.
NEDERLANDS = ("het", "een", "niet", "uw", "wij", "voor", "naar", "hebt", "moet", "wordt", "deze", "ook", "bij", "zijn", "heeft", "kunt")
ENGELS = ("the", "your", "you", "and", "with", "this", "have", "from", "what", "which", "are", "been", "must", "when", "about", "our")
_IBAN = re.compile(r"\bNL\d\d[\s\xa0]?[A-Z]{4}\b")


def zichtbaar(html: str) -> str:
    """The words of a page: without scripts, and without what is marked as being in the other language or as a name of somebody's."""
    kaal = re.sub(r"<(script|style|svg|title)\b.*?</\1>", " ", html, flags=re.S)
    taal = re.search(r'<html lang="(\w+)"', html)
    ander = "en" if taal and taal[1] == "nl" else "nl"
    kaal = re.sub(rf'<(\w+)\b[^>]*\blang="{ander}"[^>]*>.*?</\1>', " ", kaal, flags=re.S)
    return _IBAN.sub(" ", unescape(re.sub(r"<[^>]+>", " ", kaal)))


def woorden_van(html: str, lijst: tuple[str, ...]) -> set[str]:
    return set(re.findall(r"[a-zé’']+", zichtbaar(html).lower())) & set(lijst)


def test_een_nederlandse_bladzijde_is_nederlands(ronde: Ronde) -> None:
    assert {bezoek.waar: woorden for bezoek in ronde.paginas if (woorden := woorden_van(bezoek.html, ENGELS))} == {}


def test_elke_bladzijde_is_er_ook_in_het_engels_en_helemaal(ronde: Ronde) -> None:
    loper, fout = Loper("en"), []
    for bezoek in ronde.paginas:
        engels = loper.bezoek(bezoek.voorbeeld)
        nederlands = woorden_van(engels.html, NEDERLANDS)
        if not engels.is_pagina or '<html lang="en"' not in engels.html or sporen(engels.html) or nederlands:
            fout.append((engels.waar, engels.status, engels.fout, nederlands, engels.html and sporen(engels.html)))
    assert fout == []


def test_de_woordenlijst_vindt_wat_niet_vertaald_is() -> None:
    assert woorden_van('<html lang="en"><p>Uw lesgeld is lager</p>', NEDERLANDS) == {"uw"}
    assert woorden_van('<html lang="en"><button lang="nl">Lees het voor</button>', NEDERLANDS) == set()
