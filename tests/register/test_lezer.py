"""The reader: every broken line is an answer, never an exception, and never the end of the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.register.importeren import datums, nummers, persoonsregel
from duo_portal.register.importeren.lezer import MAX_BYTES, Gelezen, Indeling, lees_bestand, ontleed
from duo_portal.register.importeren.oordeel import Oordeel
from duo_portal.register.importeren.signalen import SIGNALEN, Veldfout

INDELING = Indeling("proef", ("a", "b"))


def lees(inhoud: bytes) -> Gelezen:
    return ontleed(inhoud, "proef.csv", INDELING)


def antwoorden(inhoud: bytes) -> list[tuple[int, str]]:
    return [(melding.regel, melding.code) for melding in lees(inhoud).meldingen]


def test_goede_regels_met_bom_en_windows_regeleinden() -> None:
    gelezen = lees(b"\xef\xbb\xbfb;a\r\n2;1\r\n\r\n4;3\r\n")
    assert [(regel.nummer, dict(regel.waarden)) for regel in gelezen.regels] == [(2, {"a": "1", "b": "2"}), (4, {"a": "3", "b": "4"})]
    assert gelezen.meldingen == []


@pytest.mark.parametrize(
    ("regel", "code"),
    [
        (b"1", "REGEL_KOLOMMEN"),
        (b"1;2;3", "REGEL_KOLOMMEN"),
        (b"Andr\xe9;2", "REGEL_CODERING"),
        (b"1\x00;2", "REGEL_TEKENS"),
        ("Andr\u00c3\u0083;2".encode(), "REGEL_TEKENS"),
        ("1;\u202e2".encode(), "REGEL_TEKENS"),
        (b'"1;2', "REGEL_AANHALING"),
    ],
)
def test_kapotte_regel_bederft_de_volgende_niet(regel: bytes, code: str) -> None:
    inhoud = b"a;b\n" + regel + b"\n3;4\n"
    assert antwoorden(inhoud) == [(2, code)]
    assert [dict(regel.waarden) for regel in lees(inhoud).regels] == [{"a": "3", "b": "4"}]


@pytest.mark.parametrize("staart", [b"3", b'3;"4'])
def test_afgekapt_bestand(staart: bytes) -> None:
    assert antwoorden(b"a;b\n1;2\n" + staart) == [(3, "REGEL_AFGEKAPT")]


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "BESTAND_LEEG"),
        (b"a;b\n\n", "BESTAND_LEEG"),
        ("a;b\n1;2\n".encode("utf-16"), "BESTAND_CODERING"),
        (b"\xe9;b\n1;2\n", "BESTAND_CODERING"),
        (b"a\n1\n", "BESTAND_KOPREGEL"),
        (b"a;a;b\n1;2;3\n", "BESTAND_KOPREGEL"),
        (b"1;2\n3;4\n", "BESTAND_KOPREGEL"),
    ],
)
def test_bestand_dat_niet_te_lezen_is_wordt_in_zijn_geheel_geweigerd(inhoud: bytes, code: str) -> None:
    assert {gevonden for _, gevonden in antwoorden(inhoud)} == {code}
    assert lees(inhoud).regels == []


def test_te_groot_bestand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duo_portal.register.importeren.lezer.MAX_BYTES", 10)
    pad = tmp_path / "groot.csv"
    pad.write_bytes(b"a;b\n" + b"1;2\n" * 10)
    assert [melding.code for melding in lees_bestand(pad, INDELING).meldingen] == ["BESTAND_TE_GROOT"]
    assert MAX_BYTES > 1_000_000


def test_nummer_in_de_bestandsnaam_wordt_weggelaten(tmp_path: Path) -> None:
    pad = tmp_path / "inschrijving 999993653.csv"
    pad.write_bytes(b"a;b\n1;2\n")
    assert lees_bestand(pad, INDELING).naam == "inschrijving #.csv"


def test_onbekende_kolom_wordt_gemeld_maar_niet_genoemd() -> None:
    gelezen = lees(b"a;b;999993653\n1;2;3\n")
    assert [(melding.code, melding.veld) for melding in gelezen.meldingen] == [("KOPREGEL_EXTRA", "")]


@given(st.binary(max_size=400))
def test_bytes_geven_nooit_een_fout(inhoud: bytes) -> None:
    for kop in (b"", b"a;b\n"):
        gelezen = lees(kop + inhoud)
        assert all(melding.code in SIGNALEN for melding in gelezen.meldingen)
        assert gelezen.regels or gelezen.meldingen


@given(st.lists(st.text(max_size=30), min_size=len(persoonsregel.INDELING.kolommen), max_size=len(persoonsregel.INDELING.kolommen)))
def test_persoonsregel_geeft_nooit_een_fout(velden: list[str]) -> None:
    kop = ";".join(persoonsregel.INDELING.kolommen)
    gelezen = ontleed(f"{kop}\n{';'.join(velden)}\n".encode("utf-8", "replace"), "proef.csv", persoonsregel.INDELING)
    for regel in gelezen.regels:
        oordeel = Oordeel(regel)
        assert (persoonsregel.lees(oordeel) is None) == oordeel.afgekeurd


@pytest.mark.parametrize(
    "lezer",
    [
        nummers.bsn,
        nummers.brin,
        nummers.iban,
        nummers.postcode,
        nummers.opleidingscode,
        nummers.inkomen_in_centen,
        datums.datum,
        datums.brp_datum,
    ],
)
@given(waarde=st.one_of(st.text(min_size=1, max_size=40), st.from_regex(r"[0-9A-Z\-]{1,20}", fullmatch=True)))
def test_veldlezer_geeft_een_waarde_of_een_bekende_fout(lezer: Callable[[str], object], waarde: str) -> None:
    code = ""
    try:
        lezer(waarde)
    except Veldfout as fout:
        code = fout.code
    assert not code or code in SIGNALEN
