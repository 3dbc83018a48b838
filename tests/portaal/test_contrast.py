import pytest

from tests.portaal.contrast import contrast, kleuren

TEKST = [
    ("inkt", "grond"),
    ("inkt", "vlak"),
    ("inkt", "accent-vlak"),
    ("inkt", "let-op-vlak"),
    ("inkt", "fout-vlak"),
    ("inkt-zacht", "grond"),
    ("inkt-zacht", "vlak"),
    ("accent", "grond"),
    ("accent", "vlak"),
    ("accent-sterk", "accent-vlak"),
    ("op-accent", "accent"),
    ("op-accent", "accent-sterk"),
    ("let-op", "let-op-vlak"),
    ("fout", "vlak"),
    ("fout", "fout-vlak"),
    ("op-balk", "balk"),
]
BEELD = [("lijn-veld", "vlak"), ("lijn-veld", "grond"), ("focus", "grond"), ("focus", "vlak"), ("accent", "accent-vlak"), ("fout", "vlak")]


@pytest.mark.parametrize("thema", ["licht", "donker"])
@pytest.mark.parametrize(("voor", "achter"), TEKST)
def test_tekst_heeft_minstens_zeven_op_een(thema: str, voor: str, achter: str) -> None:
    kleur = kleuren()[thema]
    assert contrast(kleur[voor], kleur[achter]) >= 7


@pytest.mark.parametrize("thema", ["licht", "donker"])
@pytest.mark.parametrize(("voor", "achter"), BEELD)
def test_randen_en_focus_hebben_minstens_drie_op_een(thema: str, voor: str, achter: str) -> None:
    kleur = kleuren()[thema]
    assert contrast(kleur[voor], kleur[achter]) >= 3


def test_de_meting_klopt_met_bekende_verhoudingen() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_accent_is_het_afgesproken_groen() -> None:
    kleur = kleuren()
    assert (kleur["licht"]["accent"], kleur["donker"]["accent"], kleur["donker"]["grond"]) == ("#0b5d54", "#7fd1c2", "#121817")
