"""The school year in amounts adds up to what the ledger says, whoever the student is."""

from datetime import date

import pytest

from duo_portal.register.models import Persoon
from lesgeld.grafiek import grafiek_van
from lesgeld.selectors import beeld_van
from tests import bouw, toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db


def per_maand(wie: Persoon) -> dict[str, dict[str, int]]:
    beeld = beeld_van(wie.pk)
    assert beeld is not None
    grafiek = grafiek_van(beeld)
    return {
        reeks.naam: {kolom.kort: centen for kolom, centen in zip(grafiek.kolommen, reeks.centen, strict=True) if centen}
        for reeks in grafiek.reeksen
    }


def test_wie_termijnen_betaalde_en_daarna_niet_meer() -> None:
    assert per_maand(toneel.bij_de_deurwaarder()) == {
        "Betaald": {"okt": 16_200, "nov": 16_200, "dec": 16_200},
        "Nog te betalen": {"jan": 16_200, "feb": 8_100},
        "Terug naar u": {},
    }


def test_wie_ineens_betaalde_en_de_helft_terugkrijgt() -> None:
    wie = toneel.met_uitbetaling()
    beeld = beeld_van(wie.pk)
    assert beeld is not None
    maanden = per_maand(wie)
    assert maanden["Betaald"] == {"okt": 145_800}
    assert sum(maanden["Terug naar u"].values()) == beeld.stand.terug == 72_900
    assert maanden["Nog te betalen"] == {}


def test_wat_open_staat_is_wat_het_grootboek_zegt() -> None:
    for keer in (0, 1, 9):
        wie = toneel.student(f"Keer {keer}", keer=min(keer, 3))
        beeld = beeld_van(wie.pk)
        assert beeld is not None
        assert sum(per_maand(wie)["Nog te betalen"].values()) == beeld.stand.open
        assert sum(per_maand(wie)["Betaald"].values()) == beeld.stand.betaald


def test_een_betaling_na_het_schooljaar_staat_apart() -> None:
    wie = toneel.student()
    bouw.betaal(wie, 10_000, date(2026, 9, 2))
    bouw.betaal(wie, 5_000, date(2025, 7, 30))
    assert per_maand(wie)["Betaald"] == {"eerder": 5_000, "later": 10_000}


def test_de_pagina_toont_tabel_en_tekening_in_twee_talen() -> None:
    wie = toneel.bij_de_deurwaarder()
    pagina = toneel.lees(burger(wie), f"/lesgeld/{bouw.SCHOOLJAAR}/")
    assert "Lesgeld in schooljaar 2025-2026</caption>" in pagina
    assert '<svg class="grafiek-beeld"' in pagina
    assert "School fee in school year 2025-2026</caption>" in toneel.lees(burger(wie), f"/lesgeld/{bouw.SCHOOLJAAR}/", "en")
