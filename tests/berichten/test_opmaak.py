from datetime import date

import pytest
from django.template import engines
from django.utils import translation

from duo_portal.berichten import opmaak


@pytest.mark.parametrize(
    ("centen", "nl", "en"),
    [
        (145_800, "€\u00a01.458,00", "€1,458.00"),
        (0, "€\u00a00,00", "€0.00"),
        (5, "€\u00a00,05", "€0.05"),
        (-72_900, "\u2212\u00a0€\u00a0729,00", "\u2212€729.00"),
        (123_456_789_012, "€\u00a01.234.567.890,12", "€1,234,567,890.12"),
    ],
)
def test_bedrag_in_beide_talen(centen: int, nl: str, en: str) -> None:
    assert opmaak.centen(centen, "nl") == nl
    assert opmaak.centen(centen, "en") == en


@pytest.mark.parametrize("geen_bedrag", [14.58, "145800", True, None])
def test_wat_geen_hele_centen_is_wordt_geweigerd(geen_bedrag: object) -> None:
    with pytest.raises(TypeError):
        opmaak.centen(geen_bedrag)  # type: ignore[arg-type]


def test_datum_in_woorden_uit_datum_en_uit_iso_tekst() -> None:
    assert opmaak.datum(date(2026, 6, 15), "nl") == "15\u00a0juni 2026"
    assert opmaak.datum("2026-03-01", "en") == "1\u00a0March 2026"
    assert opmaak.dag_en_maand("2026-06-15", "nl") == "15\u00a0juni"


def test_elke_maand_heeft_een_naam_in_beide_talen() -> None:
    eersten = [date(2026, nummer, 1) for nummer in range(1, 13)]
    for taal in ("nl", "en"):
        assert len({opmaak.datum(dag, taal) for dag in eersten}) == 12
    assert opmaak.maand(date(2026, 3, 1), "nl") == "mrt"


def test_schooljaar_als_tekst() -> None:
    assert opmaak.schooljaar(2025) == "2025-2026"


def test_tags_volgen_de_actieve_taal() -> None:
    bron = "{% load duo %}{{ centen|centen }} {{ op|datum }} {% tekst 'Uitloggen' 'Log out' %}"
    sjabloon = engines["django"].from_string(bron)
    gegevens = {"centen": 100, "op": date(2026, 6, 15)}
    with translation.override("nl"):
        assert sjabloon.render(gegevens) == "€\u00a01,00 15\u00a0juni 2026 Uitloggen"
    with translation.override("en"):
        assert sjabloon.render(gegevens) == "€1.00 15\u00a0June 2026 Log out"


def test_een_pagina_in_het_logboek_heeft_een_naam_voor_lezers() -> None:
    assert opmaak.paginanaam("pagina lesgeld:schooljaar") == "de pagina ‘lesgeld, schooljaar’"
    assert opmaak.paginanaam("dossier 12") == "dossier 12"
    with translation.override("en"):
        assert opmaak.paginanaam("pagina toegang:wie_keek") == "the page ‘toegang, wie keek’"
