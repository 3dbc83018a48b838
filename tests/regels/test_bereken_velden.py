"""Nested fields, as later calculations have them: faults are named by their path."""

from duo_portal.regels.bereken.strikt import ontleed
from duo_portal.regels.bereken.velden import Datum, Fout, Geheel, JaNee, Keuze, Lijst, Veld, lees_object, schema_van
from duo_portal.regels.codes import Codelijst, Onderwijs

STATUS = Keuze(Codelijst(Onderwijs, nl={o: o.name for o in Onderwijs}, en={o: o.name for o in Onderwijs}), {"gewoon": 1, "overleden": 2})
OUDER = (Veld("inkomen", Geheel()), Veld("status", STATUS), Veld("sinds", Datum(), optioneel=True))
VELDEN = (Veld("ouders", Lijst(OUDER, meest=2)), Veld("alleen", JaNee(), optioneel=True))


def lees(tekst: str) -> tuple[dict[str, object], dict[str, str]]:
    fouten: list[Fout] = []
    uit = lees_object(ontleed(tekst), VELDEN, "", fouten)
    return uit, {fout.veld: fout.melding for fout in fouten}


def test_goede_lijst() -> None:
    uit, fouten = lees('{"ouders": [{"inkomen": 5, "status": "gewoon"}]}')
    assert fouten == {}
    assert uit == {"ouders": [{"inkomen": 5, "status": 1, "sinds": None}], "alleen": None}


def test_geneste_fouten_hebben_een_pad() -> None:
    _, fouten = lees(
        '{"ouders": [{"inkomen": true, "status": "gewoon"}, {"inkomen": 1, "status": "x", "status": "y", "z": 0}], "alleen": 1}'
    )
    assert list(fouten) == ["ouders[0].inkomen", "ouders[1].z", "ouders[1].status", "alleen"]


def test_dubbel_en_fout_worden_beide_genoemd() -> None:
    fouten: list[Fout] = []
    lees_object(ontleed('{"ouders": [], "ouders": 3}'), VELDEN, "", fouten)
    assert [fout.veld for fout in fouten] == ["ouders", "ouders"]


def test_lijst_met_het_verkeerde_erin() -> None:
    assert list(lees('{"ouders": [3]}')[1]) == ["ouders[0]"]
    assert list(lees('{"ouders": {}}')[1]) == ["ouders"]
    assert list(lees('{"ouders": [' + ",".join(['{"inkomen": 1, "status": "gewoon"}'] * 3) + "]}")[1]) == ["ouders"]


def test_schema_van_een_lijst() -> None:
    schema = schema_van(VELDEN)
    assert schema["required"] == ["ouders"]
    assert schema["properties"]["ouders"]["items"]["required"] == ["inkomen", "status"]  # type: ignore[index]
    assert schema["properties"]["alleen"] == {"anyOf": [{"type": "boolean"}, {"type": "null"}]}  # type: ignore[index]
