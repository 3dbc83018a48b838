"""The norms that a reader can look up: all of them, with a name in two languages."""

import re
from datetime import date

import pytest

from duo_portal.regels.eenheden import Eenheid, Taal
from duo_portal.regels.normbronnen import Kolom, alle_normen, in_woorden, uit_tabel
from duo_portal.regels.normen import Status
from tests.huis.bronnen import WORTEL

# Files of norms that hold no number of which a reader would ask the source, and why.
ZONDER_PAGINA = {
    "mandaat.toml": "names of offices; every letter prints them",
    "retourcodes.toml": "codes of banks, sorted by what they mean",
}
NORMEN = list(alle_normen())


def test_elk_normbestand_staat_op_de_pagina() -> None:
    """A file under normen/ that nobody registered would be reckoned with in silence."""
    bekend = {waarde.bron for _, norm in NORMEN for waarde in norm.waarden}
    for pad in WORTEL.glob("*/normen/*.toml"), WORTEL.glob("duo_portal/*/normen/*.toml"):
        for bestand in pad:
            bronnen = set(re.findall(r'^bron = "(.*)"$', bestand.read_text(encoding="utf-8"), flags=re.M))
            assert bestand.name in ZONDER_PAGINA or (bronnen and bronnen <= bekend), bestand


def test_elke_norm_is_ook_in_het_engels_beschreven() -> None:
    assert [norm.naam for _, norm in NORMEN if not norm.omschrijving_en] == []


def test_een_tabel_met_getallen_wordt_gedateerde_normen() -> None:
    bestand = WORTEL / "duo_portal" / "berichten" / "normen" / "bellen.toml"
    normen = uit_tabel(bestand, "bellen", {"werkdagen": Kolom("n", Eenheid.DAGEN, "nl", "en")})
    assert normen["n"].op(date(2026, 6, 15)).status is Status.ONBEVESTIGD
    assert normen["n"].waarden[-1].geldig_tot is None


@pytest.mark.parametrize(
    ("waarde", "eenheid", "nl", "en"),
    [
        (1, Eenheid.DAGEN, "1 dag", "1 day"),
        (14, Eenheid.DAGEN, "14 dagen", "14 days"),
        (2250, Eenheid.PROCENT_DUIZENDSTE, "2,25%", "2.25%"),
        (6000, Eenheid.PROCENT_DUIZENDSTE, "6%", "6%"),
        (900, Eenheid.CENTEN, "€ 9,00", "€9.00"),
        (None, Eenheid.CENTEN, "niet bekend", "not known"),
        (True, Eenheid.JA_NEE, "ja", "yes"),
    ],
)
def test_een_norm_in_woorden(waarde: int | None, eenheid: Eenheid, nl: str, en: str) -> None:
    assert (in_woorden(waarde, eenheid, Taal.NL), in_woorden(waarde, eenheid, Taal.EN)) == (nl, en)
