"""The calculation interface: strict about what comes in, exact about what goes out."""

import json
from typing import Any

import pytest

from duo_portal.regels.bereken import bereken_tekst, regelingen

VERSCHULDIGD = {"schooljaar": "2023-2024", "geboortedatum": "2000-01-01", "onderwijs": "bol", "inschrijfdatum": "2023-12-01"}
TERUGGAVE = {
    "schooljaar": "2025-2026",
    "inschrijfdatum": "2022-08-01",
    "uitschrijfdatum": "2026-01-31",
    "reden": "diploma",
    "betaald_centen": 48600,
}


def bereken(regeling: str, invoer: object) -> tuple[list[Any], bool]:
    tekst = invoer if isinstance(invoer, bytes) else (invoer if isinstance(invoer, str) else json.dumps(invoer)).encode()
    antwoorden, goed = bereken_tekst(regelingen[regeling], tekst)
    return [json.loads(antwoord) for antwoord in antwoorden], goed


def uitkomst(regeling: str, invoer: object) -> dict[str, Any]:
    antwoorden, goed = bereken(regeling, invoer)
    assert goed, antwoorden
    assert len(antwoorden) == 1
    deel = antwoorden[0]["uitkomst"]
    assert isinstance(deel, dict)
    return deel


def fouten(regeling: str, invoer: object) -> dict[str, str]:
    antwoorden, goed = bereken(regeling, invoer)
    assert not goed
    assert list(antwoorden[0]) == ["fouten"]
    return {fout["veld"]: fout["melding"] for fout in antwoorden[0]["fouten"]}


def test_verschuldigd_uit_de_tabel_van_duo() -> None:
    assert uitkomst("lesgeld-verschuldigd", VERSCHULDIGD) == {"lesgeld_centen": 90467}
    assert uitkomst("lesgeld-verschuldigd", VERSCHULDIGD | {"onderwijs": "bbl"}) == {"lesgeld_centen": 0}
    assert uitkomst("lesgeld-verschuldigd", VERSCHULDIGD | {"uitschrijfdatum": None}) == {"lesgeld_centen": 90467}
    vroeg = {"inschrijfdatum": "2023-08-01", "uitschrijfdatum": "2023-09-30"}
    assert uitkomst("lesgeld-verschuldigd", VERSCHULDIGD | vroeg) == {"lesgeld_centen": 0}


def test_teruggave_van_youssef_en_kevin() -> None:
    namen = ("teruggave_centen", "nieuw_lesgeld_centen", "uit_te_betalen_centen")
    assert uitkomst("lesgeld-teruggave", TERUGGAVE) == dict(zip(namen, (72900, 72900, 0), strict=True))
    kevin = TERUGGAVE | {"uitschrijfdatum": "2025-11-30", "betaald_centen": 58600}
    assert uitkomst("lesgeld-teruggave", kevin) == dict(zip(namen, (97200, 48600, 10000), strict=True))
    geen = TERUGGAVE | {"reden": "geen"}
    assert uitkomst("lesgeld-teruggave", geen) == dict(zip(namen, (0, 145800, 0), strict=True))
    vroeg = TERUGGAVE | {"uitschrijfdatum": "2025-09-30", "reden": "geen"}
    assert uitkomst("lesgeld-teruggave", vroeg) == dict(zip(namen, (0, 0, 48600), strict=True))


@pytest.mark.parametrize(
    ("invoer", "laatste_dag"),
    [
        ({"soort": "bezwaar", "bekendmaking": "2026-03-24"}, "2026-05-06"),
        ({"soort": "bezwaar", "bekendmaking": "2026-03-24", "per_post": True}, "2026-05-13"),
        ({"soort": "beslissing_bezwaar", "bekendmaking": "2027-03-25", "commissie": True, "verdaagd": False}, "2027-08-02"),
        ({"soort": "klacht", "ontvangst": "2026-03-02", "verdaagd": True}, "2026-05-11"),
        ({"soort": "ingebrekestelling", "ontvangst": "2026-12-11"}, "2026-12-25"),
        ({"soort": "rol_einddatum", "einddatum": "2027-05-05"}, "2027-05-10"),
        ({"soort": "betaling", "bekendmaking": "2026-03-24"}, "2026-05-06"),
        ({"soort": "aanmaning", "verzending": "2026-04-24"}, "2026-05-08"),
        ({"soort": "avg_verzoek", "ontvangst": "2026-01-31"}, "2026-03-02"),
    ],
)
def test_termijn(invoer: dict[str, object], laatste_dag: str) -> None:
    assert uitkomst("termijn", invoer) == {"laatste_dag": laatste_dag}


def test_antwoord_noemt_stappen_versie_en_normen() -> None:
    [antwoord], _ = bereken("lesgeld-teruggave", TERUGGAVE)
    stappen = {stap["naam"]: stap for stap in antwoord["stappen"]}
    assert all(set(stap) == {"naam", "waarde", "eenheid", "artikel", "uitleg"} for stap in antwoord["stappen"])
    assert (stappen["laatste_dag"]["waarde"], stappen["laatste_dag"]["eenheid"]) == ("2026-01-31", "datum")
    assert (stappen["reden_teruggave"]["waarde"], stappen["nog_te_betalen"]["waarde"]) == ("diploma", 24300)
    assert stappen["bedrag_teruggave"]["uitleg"].startswith("Uw lesgeld wordt lager met: € 1.458,00 × 6")
    assert antwoord["regelversie"] == "lesgeld-teruggave/2013-08-01/2025-08-01"
    assert [(norm["naam"], norm["waarde"], norm["geldig_vanaf"], norm["status"]) for norm in antwoord["normen"]] == [
        ("lesgeld_jaarbedrag", 145800, "2025-08-01", "afgeleid")
    ]


def test_alle_fouten_tegelijk() -> None:
    gevonden = fouten(
        "lesgeld-teruggave", {"schooljaar": "2025-2027", "uitschrijfdatum": "2026-02-30", "reden": "zomaar", "betaald_centen": -1, "x": 1}
    )
    assert set(gevonden) == {"schooljaar", "inschrijfdatum", "uitschrijfdatum", "reden", "betaald_centen", "x"}
    assert "familieomstandigheden" in gevonden["reden"]
    assert "ontbreekt" in gevonden["inschrijfdatum"]


@pytest.mark.parametrize("waarde", ["true", "1.0", "1e3", "1.5", '"48600"', "NaN", "Infinity", "-0.0", "[]", "{}", "1000000000001"])
def test_geen_geheel_getal(waarde: str) -> None:
    tekst = json.dumps(TERUGGAVE).replace("48600", waarde)
    assert set(fouten("lesgeld-teruggave", tekst)) == {"betaald_centen"}


@pytest.mark.parametrize(
    "waarde", [20260131, "20260131", "2026-W05-6", "31-01-2026", "2026-1-31", "2026-01-31T00:00:00", "٢٠٢٦-٠١-٣١", "", True, ["2026-01-31"]]
)
def test_geen_datum(waarde: object) -> None:
    assert set(fouten("lesgeld-teruggave", TERUGGAVE | {"uitschrijfdatum": waarde})) == {"uitschrijfdatum"}


def test_leeg_verplicht_veld_en_dubbel_veld() -> None:
    assert "is leeg" in fouten("lesgeld-teruggave", TERUGGAVE | {"reden": None})["reden"]
    dubbel = json.dumps(TERUGGAVE)[:-1] + ', "reden": "ziekte"}'
    assert "meer dan één keer" in fouten("lesgeld-teruggave", dubbel)["reden"]


def test_fouten_tussen_velden() -> None:
    assert set(fouten("lesgeld-teruggave", TERUGGAVE | {"inschrijfdatum": "2026-02-01"})) == {"uitschrijfdatum"}
    assert set(fouten("lesgeld-verschuldigd", VERSCHULDIGD | {"geboortedatum": "2023-12-02"})) == {"geboortedatum"}


@pytest.mark.parametrize("jaar", ["2012-2013", "2016-2017", "2027-2028", "9999-10000", "0000-0001"])
def test_schooljaar_zonder_bedrag(jaar: str) -> None:
    assert set(fouten("lesgeld-teruggave", TERUGGAVE | {"schooljaar": jaar})) == {"schooljaar"}


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({"soort": "bezwaar"}, "bekendmaking"),
        ({"soort": "bezwaar", "bekendmaking": "2026-03-24", "ontvangst": "2026-03-24"}, "ontvangst"),
        ({"soort": "aanmaning", "verzending": "2026-03-24", "verdaagd": True}, "verdaagd"),
        ({"soort": "bezwaar", "bekendmaking": "2009-12-31"}, "bekendmaking"),
        ({"soort": "bezwaar", "bekendmaking": "2035-07-01"}, "bekendmaking"),
        ({"soort": "bezwaar", "bekendmaking": "2026-03-24", "commissie": 0}, "commissie"),
        ({"soort": 1, "bekendmaking": "2026-03-24"}, "soort"),
    ],
)
def test_termijn_met_een_fout(invoer: dict[str, object], veld: str) -> None:
    assert set(fouten("termijn", invoer)) == {veld}


@pytest.mark.parametrize(
    "tekst", ["", "   \n ", "{", "[]", "5", "null", '"x"', "{'a': 1}", "[" * 100_000, '{"a": ' + "9" * 5000 + "}", b"\xff\xfe{}"]
)
def test_wat_geen_object_is(tekst: str | bytes) -> None:
    gevonden = fouten("termijn", tekst)
    assert set(gevonden) == {""}


def test_half_teken_in_een_veldnaam_geeft_geldige_json() -> None:
    assert "\ud800" in fouten("termijn", '{"soort": "bezwaar", "bekendmaking": "2026-03-24", "\\ud800": 1}')


def test_een_object_over_meer_regels_en_met_bom() -> None:
    tekst = "\ufeff" + json.dumps(TERUGGAVE, indent=2)
    assert uitkomst("lesgeld-teruggave", tekst.encode())["teruggave_centen"] == 72900
    assert uitkomst("lesgeld-teruggave", json.dumps(TERUGGAVE, indent=2).replace("\n", "\r\n"))["teruggave_centen"] == 72900


def test_kapot_object_over_meer_regels_geeft_een_antwoord() -> None:
    antwoorden, goed = bereken("lesgeld-teruggave", json.dumps(TERUGGAVE, indent=2)[:-2])
    assert (len(antwoorden), goed) == (1, False)


def test_ndjson_rekent_de_goede_regels_en_houdt_de_volgorde() -> None:
    regels = [json.dumps(TERUGGAVE), "{kapot}", json.dumps(TERUGGAVE | {"reden": "x"}), "", json.dumps(TERUGGAVE | {"reden": "geen"})]
    antwoorden, goed = bereken("lesgeld-teruggave", "\n".join(regels) + "\n")
    assert not goed
    assert [next(iter(antwoord)) for antwoord in antwoorden] == ["uitkomst", "fouten", "fouten", "uitkomst"]
    assert [antwoorden[n]["uitkomst"]["nieuw_lesgeld_centen"] for n in (0, 3)] == [72900, 145800]


@pytest.mark.parametrize("naam", list(regelingen))
def test_schema_kent_de_velden(naam: str) -> None:
    schema = regelingen[naam].schema()
    velden = regelingen[naam].velden
    assert schema["additionalProperties"] is False
    assert schema["required"] == [veld.naam for veld in velden if not veld.optioneel]
    assert list(schema["properties"]) == [veld.naam for veld in velden]  # type: ignore[call-overload]
