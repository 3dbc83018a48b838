"""Numbers and dates, with the vectors that were checked by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from duo_portal import omgeving
from duo_portal.register.importeren import datums, nummers
from duo_portal.register.importeren.datums import Brpdatum
from duo_portal.register.importeren.signalen import SIGNALEN, Veldfout


def code(lezer: Callable[[str], object], waarde: str) -> str:
    with pytest.raises(Veldfout) as fout:
        lezer(waarde)
    return fout.value.code


@pytest.mark.parametrize("waarde", ["111222333", "999993653", "000009830"])
def test_goed_bsn(waarde: str) -> None:
    assert nummers.bsn(waarde) == waarde


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        ("111252333", "BSN_ELFPROEF"),
        ("000000000", "BSN_ELFPROEF"),
        ("99999365A", "BSN_VORM"),
        ("99999365", "BSN_VORM"),
        ("\u0661\u0661\u0661222333", "BSN_VORM"),
        ("101222331", "BSN_ONDERWIJSNUMMER"),
    ],
)
def test_fout_bsn(waarde: str, verwacht: str) -> None:
    assert code(nummers.bsn, waarde) == verwacht


@pytest.mark.parametrize(
    ("lezer", "goed", "fout"),
    [
        (nummers.brin, ["05KO", "21PK", "99ZW"], ["12KB1", "K205", "05KO00"]),
        (nummers.iban, ["NL91ABNA0417164300", "NL20INGB0001234567", "BE68539007547034"], ["NL91ABNA0417164301", "NL91ABNA041716430", "NL"]),
        (nummers.postcode, ["9726AE"], ["0123AB", "2611SA", "26112ET", "NL2611ET"]),
        (nummers.onderwijsnummer, ["101222331"], ["100252333", "211222337"]),
    ],
)
def test_overige_nummers(lezer: Callable[[str], str], goed: list[str], fout: list[str]) -> None:
    assert [lezer(waarde) for waarde in goed] == goed
    assert all(code(lezer, waarde) for waarde in fout)


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        ("20010602", Brpdatum(date(2001, 6, 2), 20010602)),
        ("20000229", Brpdatum(date(2000, 2, 29), 20000229)),
        ("19680000", Brpdatum(None, 19680000)),
        ("19950200", Brpdatum(None, 19950200)),
        ("00000000", Brpdatum(None, 0)),
    ],
)
def test_brp_datum(waarde: str, verwacht: Brpdatum) -> None:
    assert datums.brp_datum(waarde) == verwacht


@pytest.mark.parametrize("waarde", ["20010229", "20011301", "20010532", "19681300", "00000012", "19680012", "00001200", "12340101"])
def test_onmogelijke_brp_datum(waarde: str) -> None:
    assert code(datums.brp_datum, waarde) == "DATUM_ONMOGELIJK"


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        ("20260230", "DATUM_ONMOGELIJK"),
        ("20260200", "DATUM_ONVOLLEDIG"),
        ("01-02-2026", "DATUM_VORM"),
        ("2026-2-1", "DATUM_VORM"),
        ("05", "DATUM_VORM"),
    ],
)
def test_foute_datum(waarde: str, verwacht: str) -> None:
    assert code(datums.datum, waarde) == verwacht
    assert datums.datum("2026-01-31") == datums.datum("20260131") == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [("99999999999999999999", "BEDRAG_VORM"), ("10000001", "BEDRAG_ONMOGELIJK"), ("24.300", "BEDRAG_VORM"), ("1e6", "BEDRAG_VORM")],
)
def test_absurd_bedrag(waarde: str, verwacht: str) -> None:
    assert code(nummers.inkomen_in_centen, waarde) == verwacht
    assert nummers.inkomen_in_centen("24300") == 2_430_000
    assert nummers.inkomen_in_centen("-150") == -15_000


def test_elke_afkeur_zegt_wat_te_doen() -> None:
    afgekeurd = [signaal for signaal in SIGNALEN.values() if signaal.uitslag == 3]
    assert len(afgekeurd) > 20
    assert all(signaal.actie for signaal in afgekeurd)
    assert all(len(code) <= 30 for code in SIGNALEN)
    assert all(len(signaal.melding) <= 300 and len(signaal.actie) <= 300 for signaal in SIGNALEN.values())


def test_elk_antwoord_staat_in_de_beschrijving() -> None:
    beschrijving = (omgeving.WORTEL / "docs" / "leveringen.md").read_text(encoding="utf-8")
    for code, signaal in SIGNALEN.items():
        assert f"| `{code}` | {signaal.uitslag.label} | {signaal.melding} | {signaal.actie} |" in beschrijving
