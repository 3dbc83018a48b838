"""One account: what letters and pages tell people to pay to is what statements are read for."""

import pytest

from duo_portal.berichten.selectors import afzender_op
from duo_portal.betalingen import betaler
from duo_portal.lancering.paden import WORTEL
from tests.bouw import VANDAAG

PLEKKEN = (
    "templates/betalen/overmaken.html",
    *(str(pad.relative_to(WORTEL)) for pad in WORTEL.glob("*/sjablonen/delen/*/betalen.??.html")),
    *(str(pad.relative_to(WORTEL)) for pad in WORTEL.glob("duo_portal/*/sjablonen/delen/*/betalen.??.html")),
)


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_brieven_en_paginas_noemen_de_rekening_van_de_afschriften(taal: str) -> None:
    assert afzender_op(VANDAAG, taal).rekening.replace(" ", "") == betaler.IBAN


def test_het_nummer_haalt_de_controle() -> None:
    cijfers = "".join(str(int(teken, 36)) for teken in betaler.IBAN[4:] + betaler.IBAN[:4])
    assert int(cijfers) % 97 == 1


@pytest.mark.parametrize("plek", PLEKKEN)
def test_de_naam_bij_de_rekening_is_die_van_onze_bestanden(plek: str) -> None:
    tekst = (WORTEL / plek).read_text(encoding="utf-8")
    assert "rekening }}" in tekst
    assert f">{betaler.NAAM}<" in tekst
