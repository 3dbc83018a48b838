import pytest

from duo_portal.berichten.velden import Json, fouten, lees_velden

VELDEN = lees_velden(
    {
        "bedrag": {"soort": "centen", "vanaf": 1},
        "op": "datum",
        "jaar": "schooljaar",
        "vraag": "ja_nee",
        "waarom": {"soort": "code", "codes": ["diploma", "overstap"]},
        "wie": {"soort": "tekst", "leeg": True},
        "rijen": {"soort": "rijen", "vanaf": 1, "velden": {"op": "datum", "centen": "centen"}},
    }
)
GOED: dict[str, Json] = {
    "bedrag": 100,
    "op": "2026-06-15",
    "jaar": 2025,
    "vraag": False,
    "waarom": "diploma",
    "wie": None,
    "rijen": [{"op": "2026-06-15", "centen": 0}],
}


def test_goede_waarden_geven_geen_fout() -> None:
    assert fouten(VELDEN, GOED) == []


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("bedrag", 0),
        ("bedrag", -1),
        ("bedrag", 1.0),
        ("bedrag", "100"),
        ("bedrag", True),
        ("bedrag", 10**12 + 1),
        ("bedrag", None),
        ("op", "15-06-2026"),
        ("op", "2026-02-30"),
        ("op", "20260615"),
        ("jaar", 1889),
        ("vraag", 1),
        ("vraag", "ja"),
        ("waarom", "zomaar"),
        ("wie", ""),
        ("wie", "x" * 241),
        ("rijen", []),
        ("rijen", [{"op": "2026-06-15"}]),
        ("rijen", ["2026-06-15"]),
        ("rijen", None),
    ],
)
def test_foute_waarde_wordt_bij_naam_genoemd(veld: str, waarde: Json) -> None:
    gevonden = fouten(VELDEN, {**GOED, veld: waarde})
    assert len(gevonden) == 1
    assert veld in gevonden[0]


def test_alles_wat_ontbreekt_en_onbekend_is_staat_in_een_keer_in_de_lijst() -> None:
    assert fouten(VELDEN, {**{k: v for k, v in GOED.items() if k not in ("op", "jaar")}, "extra": 1}) == [
        "'op' ontbreekt",
        "'jaar' ontbreekt",
        "'extra' is onbekend",
    ]


@pytest.mark.parametrize("beschrijving", ["bedrag", {"soort": "code"}, {"soort": "rijen"}, {"soort": "datum", "codes": ["a"]}])
def test_onzin_in_de_beschrijving_van_een_veld_wordt_geweigerd(beschrijving: object) -> None:
    with pytest.raises(ValueError, match="niet goed beschreven"):
        lees_velden({"veld": beschrijving})
