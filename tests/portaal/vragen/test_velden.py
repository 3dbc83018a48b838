"""The kinds of fields: what is typed, what is stored, and what is shown."""

import pytest

from duo_portal.aanvragen.velden import Veld, Waarde

LEEG = ("Vul dit in.", "Fill this in.")
KLEUREN = {"rood": ("Rood", "Red"), "blauw": ("Blauw", "Blue")}


@pytest.mark.parametrize(
    ("soort", "getypt", "bewaard", "getoond"),
    [
        ("bedrag", "49,95", 4995, "€\u00a049,95"),
        ("bedrag", "€ 50", 5000, "€\u00a050,00"),
        ("iban", "nl91 abna 0417 1643 00", "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00"),
        ("ja_nee", "ja", True, "Ja"),
        ("ja_nee", "nee", False, "Nee"),
        ("meerkeuze", "blauw,rood", ["rood", "blauw"], "Rood, Blauw"),
        ("keuze", "rood", "rood", "Rood"),
        ("datum", "1-2-2026", "2026-02-01", "1\u00a0februari 2026"),
        ("regel", "  A.  de Vries ", "A. de Vries", "A. de Vries"),
        ("tekst", " a\n b ", "a\n b", "a\n b"),
        ("tekst", " ", None, ""),
    ],
)
def test_van_getypt_naar_bewaard_naar_woorden(soort: str, getypt: str, bewaard: Waarde, getoond: str) -> None:
    veld = Veld("v", soort, ("Wat?", "What?"), keuzes=KLEUREN if "keuze" in soort else {})  # type: ignore[arg-type]
    assert veld.lees(getypt) == bewaard
    assert veld.toon(bewaard) == getoond


@pytest.mark.parametrize(
    ("soort", "getypt", "melding"),
    [
        ("bedrag", "veel", "bedrag in euro's"),
        ("bedrag", "1.000,00", "bedrag in euro's"),
        ("iban", "NL92ABNA0417164300", "bankpas"),
        ("iban", "hallo", "bankpas"),
        ("ja_nee", "misschien", "Kies een van de antwoorden"),
        ("meerkeuze", "rood,paars", "Kies een van de antwoorden"),
        ("regel", "x" * 2001, "hoogstens 2000"),
        ("keuze", "", "Vul dit in"),
    ],
)
def test_een_fout_zegt_wat_er_moet(soort: str, getypt: str, melding: str) -> None:
    veld = Veld("v", soort, ("Wat?", "What?"), leeg=LEEG, keuzes=KLEUREN if "keuze" in soort else {})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=melding):
        veld.lees(getypt)
