"""The fictional test persons of the RvIG, and what a BRP delivery can hold."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from duo_portal.register.importeren import personen
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.importeren.bestanden import GEGEVENS
from duo_portal.register.models import Adres, Familierelatie, Overlijden, Persoon, Persoonsgegeven, TeBeoordelen, Vertegenwoordiging
from duo_portal.register.models.levering import Uitslag
from duo_portal.register.models.persoon import Adressoort, Relatiesoort
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.register.versleuteling import ontsleutel
from tests import bouw
from tests.register.leveringen import FOUTE_ELFPROEF, bsn, codes, personenbestand, student

pytestmark = pytest.mark.django_db
RVIG = GEGEVENS / "personen" / "testpersonen.csv"
Lever = Callable[..., Rapport]


@pytest.fixture
def lever(tmp_path: Path) -> Lever:
    return lambda *regels: personen.laad(personenbestand(tmp_path, *regels))


def van(sleutel: str) -> Persoon:
    return Persoon.objects.get(bronsleutel=f"brp:{sleutel}")


def test_alle_305_personen_laden() -> None:
    rapport = personen.laad(RVIG)
    assert rapport.tellingen[Uitslag.AFKEUR] == 0
    assert rapport.codes["NIEUW"] == Persoon.objects.count() == Persoonsgegeven.objects.count() == Adres.objects.count() == 305
    # One has no BSN; four numbers are given to two persons each.
    assert rapport.codes["BSN_DUBBEL"] == 4
    assert Persoon.objects.filter(bsn_zoekwaarde__isnull=True).count() == 5


def test_gezag_en_curatele_van_de_testpersonen() -> None:
    rapport = personen.laad(RVIG)
    aantallen = {soort: Vertegenwoordiging.objects.filter(soort=soort).count() for soort in (Soort.GEZAG, Soort.VOOGDIJ, Soort.CURATELE)}
    # Codes 12 (4 children), 1D and 2D, 3D: 8 + 2 + 2 + 3; code D: four guardians; C, CD, 1C, 2C and 3C are in no table.
    assert aantallen == {Soort.GEZAG: 15, Soort.VOOGDIJ: 4, Soort.CURATELE: 5}
    assert rapport.codes["GEZAG_ONBEKEND"] == 5
    assert rapport.codes["GEZAG_ZONDER_OUDER"] == 2
    loki = Vertegenwoordiging.objects.filter(persoon=van("Lg01_467"))
    assert {v.tot for v in loki} == {date(2020, 12, 19)}
    assert {v.vertegenwoordiger_id for v in loki} == set(
        Familierelatie.objects.filter(persoon=van("Lg01_467")).values_list("verwant_id", flat=True)
    )


def test_bijzondere_testpersonen() -> None:
    personen.laad(RVIG)
    # 197 characters as delivered, the last of which is a space.
    assert max(len(naam) for naam in Persoonsgegeven.objects.values_list("geslachtsnaam", flat=True)) == 196
    onvolledig = Persoonsgegeven.objects.filter(geboortedatum__isnull=True).values_list("geboortedatum_brp", flat=True)
    assert sorted(onvolledig) == [0, 19531100, 19680000, 19710000, 19950200]
    assert Overlijden.objects.count() == 8
    assert set(Overlijden.objects.filter(datum__isnull=True).values_list("datum_brp", flat=True)) == {0, 20080700}
    assert Persoonsgegeven.objects.exclude(geheimhouding=0).count() == 29
    assert Adres.objects.exclude(landcode="6030").count() == 42
    assert Persoonsgegeven.objects.get(persoon=van("Lg01_639")).geslachtsnaam == '"Onbekend"'


def test_herhaling_verandert_niets() -> None:
    personen.laad(RVIG)
    tellingen = [model.objects.count() for model in (Persoon, Persoonsgegeven, Adres, Familierelatie, Vertegenwoordiging, Overlijden)]
    rapport = personen.laad(RVIG)
    assert rapport.codes["BEKEND"] == 305
    assert tellingen == [m.objects.count() for m in (Persoon, Persoonsgegeven, Adres, Familierelatie, Vertegenwoordiging, Overlijden)]


def test_familie_vindt_elkaar_in_elke_volgorde(lever: Lever) -> None:
    lever(
        {"sleutel": "kind", "bsn": bsn(1), "ouder1_bsn": bsn(2), "ouder1_naam": "Jansen", "ouder2_bsn": bsn(9), "ouder2_naam": "Elders"},
        {"sleutel": "ouder", "bsn": bsn(2), "partner_bsn": bsn(3), "huwelijk_datum": "19990101"},
    )
    ouder1 = Familierelatie.objects.get(persoon=van("kind"), soort=Relatiesoort.OUDER1)
    ouder2 = Familierelatie.objects.get(persoon=van("kind"), soort=Relatiesoort.OUDER2)
    assert (ouder1.verwant_id, ouder1.naam) == (van("ouder").pk, "")
    assert (ouder2.verwant_id, ouder2.naam) == (None, "Elders")
    partner = Familierelatie.objects.get(persoon=van("ouder"))
    assert (partner.soort, partner.verwant_id, partner.van) == (Relatiesoort.PARTNER, None, date(1999, 1, 1))


def test_herhaling_laadt_wat_ontbrak_en_legt_de_relatie_alsnog(lever: Lever) -> None:
    kind = {"sleutel": "kind", "bsn": bsn(1), "ouder1_bsn": bsn(2), "ouder1_naam": "Jansen"}
    assert codes(lever(kind, {"sleutel": "ouder", "bsn": bsn(2), "geboortedatum": "20011301"}))[3] == ["DATUM_ONMOGELIJK"]
    assert Persoon.objects.count() == 1
    assert codes(lever(kind, {"sleutel": "ouder", "bsn": bsn(2)})) == {2: ["GEWIJZIGD"], 3: ["NIEUW"]}
    assert Familierelatie.objects.get(vervangen_op__isnull=True).verwant_id == van("ouder").pk


def test_verhuizing_is_een_nieuw_adres(lever: Lever) -> None:
    thuis = {"sleutel": "a", "bsn": bsn(1), "straat": "Dorpsstraat", "huisnummer": "1", "postcode": "9726AE", "woonplaats": "Groningen"}
    lever(thuis)
    assert codes(lever({**thuis, "huisnummer": "2"})) == {2: ["GEWIJZIGD"]}
    oud, nieuw = Adres.objects.order_by("id")
    assert (oud.vervangen_op is None, nieuw.huisnummer, nieuw.reden) == (False, 2, "nieuwe levering van de BRP")
    assert Persoonsgegeven.objects.count() == 1


def test_vertrokken_naar_het_buitenland(lever: Lever) -> None:
    weg = {"sleutel": "a", "straat": "Dorpsstraat", "buitenland_land": "7028", "buitenland_datum": "20120826"}
    lever({**weg, "buitenland_adres2": "Tbilisi 0160"}, {**weg, "sleutel": "b"})
    bekend, onbekend = Adres.objects.order_by("id")
    assert (bekend.soort, bekend.regels, bekend.van) == (Adressoort.BUITENLAND, ["Tbilisi 0160"], date(2012, 8, 26))
    assert (onbekend.soort, onbekend.regels) == (Adressoort.ONBEKEND, [])


def test_overlijden_laat_lopende_schooljaren_beoordelen(lever: Lever) -> None:
    wie = student(1)
    bouw.inschrijving(wie, begin=date(2024, 8, 1))
    lever({"sleutel": "a", "bsn": bsn(1), "overlijden_datum": "20260303"})
    assert Overlijden.objects.get().persoon_id == wie.pk
    assert list(TeBeoordelen.objects.filter(lijn="lesgeld").values_list("periode", "aanleiding")) == [(2025, "overlijden")]


def test_onleesbare_overlijdensdatum_wordt_een_overlijden_zonder_datum(lever: Lever) -> None:
    assert codes(lever({"sleutel": "a", "overlijden_datum": "05"})) == {2: ["OVERLIJDEN_DATUM", "NIEUW"]}
    assert (Overlijden.objects.get().datum, Overlijden.objects.get().datum_brp) == (None, 0)


def test_wie_overleden_is_staat_niet_op_door_een_regel_zonder_datum(lever: Lever) -> None:
    lever({"sleutel": "a", "overlijden_datum": "20260303"})
    assert codes(lever({"sleutel": "a"})) == {2: ["BEKEND", "OVERLIJDEN_WEG"]}
    assert Overlijden.objects.get().vervangen_op is None


def test_nummer_van_een_ander_wordt_niet_twee_keer_gegeven(lever: Lever) -> None:
    eigenaar = student(1)
    assert codes(lever({"sleutel": "a", "bsn": bsn(1), "geboortedatum": "19850101"})) == {2: ["BSN_DUBBEL", "NIEUW"]}
    assert van("a").bsn_zoekwaarde is None
    assert Persoon.objects.get(bsn_zoekwaarde__isnull=False).pk == eigenaar.pk


def test_bekende_zonder_nummer_krijgt_het_alsnog(lever: Lever) -> None:
    lever({"sleutel": "a"})
    lever({"sleutel": "a", "bsn": bsn(1)})
    assert ontsleutel(bytes(van("a").bsn_versleuteld or b"")) == bsn(1)
    assert codes(lever({"sleutel": "a", "bsn": bsn(2)})) == {2: ["BSN_ANDERS", "BEKEND"]}


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        ({"bsn": FOUTE_ELFPROEF}, ["BSN_ELFPROEF"]),
        ({"geboortedatum": "20010230", "geslachtsnaam": ""}, ["DATUM_ONMOGELIJK", "VELD_LEEG"]),
        ({"geslachtsnaam": "x" * 201, "huisnummer": "twaalf"}, ["VELD_TE_LANG", "VELD_GETAL"]),
        ({"geslacht": "Q", "geheimhouding": "12"}, ["VELD_KEUZE", "VELD_KEUZE"]),
    ],
)
def test_afgekeurde_persoon_laat_niets_achter(lever: Lever, regel: dict[str, str], verwacht: list[str]) -> None:
    assert codes(lever({"sleutel": "a", **regel}))[2] == verwacht
    assert not Persoon.objects.exists()


def test_achternaam_van_197_tekens(lever: Lever) -> None:
    lever({"sleutel": "a", "geslachtsnaam": "Å" * 197})
    assert Persoonsgegeven.objects.get().geslachtsnaam == "Å" * 197


def test_dezelfde_sleutel_met_andere_gegevens(lever: Lever) -> None:
    antwoord = codes(lever({"sleutel": "a"}, {"sleutel": "a", "geslachtsnaam": "Pietersen"}))
    assert antwoord == {2: ["REGEL_TEGENSTRIJDIG"], 3: ["REGEL_TEGENSTRIJDIG"]}
    assert not Persoon.objects.exists()
