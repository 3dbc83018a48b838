"""Everything goes along, for the person alone, and nothing of somebody else."""

import io
import json
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import models
from django.utils import translation
from pypdf import PdfReader

from duo_portal.aanvragen.models import Concept, Conceptbijlage
from duo_portal.mijngegevens.gebruik import gebruik_van
from duo_portal.mijngegevens.uitvoer.delen import buiten, kolom_van, uitvoerdelen
from duo_portal.mijngegevens.uitvoer.inhoud import onderdelen
from duo_portal.mijngegevens.uitvoer.woorden import label, woorden
from duo_portal.register.models import Familierelatie, Inkomen, Persoon
from duo_portal.register.models.persoon import Relatiesoort
from duo_portal.register.versleuteling import versleutel, zoekwaarde
from duo_portal.toegang.models import Inzage
from tests import bouw, toneel
from tests.beheer.wereld import maak_wereld
from tests.mijngegevens.test_start import namens
from tests.toegang.rolverdeling import burger

PAD = "/mijn-gegevens/meenemen/"
EIGEN = [model for model in apps.get_models() if model.__module__.startswith(("duo_portal.", "lesgeld."))]


def _verwijst(model: type[models.Model], naar: set[type[models.Model]]) -> bool:
    return any(kolom.is_relation and kolom.related_model in naar for kolom in model._meta.concrete_fields)


def over_personen() -> set[type[models.Model]]:
    """Every model with a person's number, or with a way to one."""
    gevonden = {
        model for model in EIGEN if _verwijst(model, {Persoon}) or "persoon_id" in {kolom.name for kolom in model._meta.concrete_fields}
    }
    while verder := {model for model in EIGEN if model not in gevonden and _verwijst(model, gevonden)}:
        gevonden |= verder
    return gevonden


def test_elk_model_over_een_persoon_gaat_mee_of_heeft_een_reden_waarom_niet() -> None:
    mee = {deel.klasse._meta.label for _, deel in uitvoerdelen.items()}
    niet = {label for label, reden in buiten.items() if reden}
    assert {model._meta.label for model in over_personen()} - mee - niet == set()
    assert mee & niet == set()
    assert niet <= {model._meta.label for model in EIGEN}


def test_elke_kolom_gaat_mee_of_heeft_een_reden_waarom_niet() -> None:
    vergeten = []
    for naam, deel in uitvoerdelen.items():
        genoemd = {pad.split("__")[0].removesuffix("_id") for pad in deel.paden} | set(deel.niet)
        for kolom in deel.klasse._meta.concrete_fields:
            vanzelf = kolom.primary_key or kolom.name in ("persoon", "persoon_id") or kolom.related_model is User
            op_de_weg = deel.pad.startswith(f"{kolom.name}__")
            if not (vanzelf or op_de_weg or kolom.name in genoemd):
                vergeten.append(f"{naam}.{kolom.name}")
    assert vergeten == []


def test_geen_geheimen_geen_bytes_en_geen_nummers_van_anderen() -> None:
    for naam, deel in uitvoerdelen.items():
        for pad in deel.paden:
            kolom = kolom_van(deel.klasse, pad)
            assert kolom.get_internal_type() != "BinaryField", (naam, pad)
            assert kolom.related_model not in (Persoon, User), (naam, pad)
            assert "zoekwaarde" not in pad and "bsn" not in pad


def test_elke_kolom_heeft_woorden_in_twee_talen() -> None:
    with translation.override("en"):
        assert all(label(naam) for deel in onderdelen() for naam in deel.namen)
    assert all(woorden().values())
    assert all(deel.nl and deel.en for deel in onderdelen())


def haal(wie: Persoon) -> dict[str, Any]:
    antwoord = burger(wie).post(f"{PAD}mijn-gegevens.json")
    assert antwoord.status_code == 200 and antwoord.streaming
    assert antwoord["Content-Disposition"] == 'attachment; filename="mijn-gegevens.json"' and "no-store" in antwoord["Cache-Control"]
    inhoud: dict[str, Any] = json.loads(b"".join(antwoord))
    return inhoud


def past(waarde: Any, vorm: dict[str, Any], waar: str = "") -> None:
    """Just as much of JSON Schema as ours uses."""
    if "const" in vorm:
        assert waarde == vorm["const"], waar
    soorten = vorm.get("type")
    if soorten is not None:
        kent = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
        toegestaan = tuple(kent[soort] for soort in ([soorten] if isinstance(soorten, str) else soorten))
        assert isinstance(waarde, toegestaan), (waar, waarde, soorten)
    if isinstance(waarde, dict) and "properties" in vorm:
        assert set(vorm["required"]) <= set(waarde), waar
        assert vorm.get("additionalProperties", True) or set(waarde) <= set(vorm["properties"]), waar
        for naam, ding in waarde.items():
            past(ding, vorm["properties"][naam], f"{waar}.{naam}")
    if isinstance(waarde, list) and "items" in vorm:
        for nummer, ding in enumerate(waarde):
            past(ding, vorm["items"], f"{waar}[{nummer}]")


@pytest.mark.django_db
def test_het_json_bestand_past_in_zijn_schema_en_heeft_alles() -> None:
    student = maak_wereld().student
    inhoud, schema = haal(student), burger(student).get("/mijn-gegevens/schema.json").json()
    past(inhoud, schema)
    delen = inhoud["onderdelen"]
    assert list(delen) == [deel.naam for deel in onderdelen()]
    for naam in (
        "gegevens",
        "adressen",
        "rekeningen",
        "diplomas",
        "besluiten",
        "vorderingen",
        "boekingen",
        "berichten",
        "aanvragen",
        "taken",
    ):
        assert delen[naam], naam
    assert delen["gegevens"][0]["geslachtsnaam"] == "Bosman" and delen["rekeningen"][0]["iban"] == bouw.IBAN
    assert delen["boekingen"][0]["bedrag_centen"] > 0


@pytest.mark.django_db
def test_niets_van_een_ander_en_geen_heel_bsn() -> None:
    bsn = "999972133"
    wie, ouder = bouw.persoon("Kind"), bouw.persoon("Ouderman", rekening=False)
    Persoon.objects.filter(pk=wie.pk).update(bsn_versleuteld=versleutel(bsn), bsn_zoekwaarde=zoekwaarde(bsn))
    bouw.adres(ouder, straat="Ouderlaan")
    Familierelatie.objects.create(persoon=wie, verwant=ouder, soort=Relatiesoort.OUDER1, naam="R. Ouderman")
    Inkomen.objects.create(persoon=ouder, jaar=2024, toetsingsinkomen_centen=5_432_100, bron="proef")
    Inkomen.objects.create(persoon=wie, jaar=2024, toetsingsinkomen_centen=1_234_500, bron="proef")
    kind, van_ouder = haal(wie), haal(ouder)
    tekst = json.dumps(kind)
    assert "R. Ouderman" in tekst and kind["onderdelen"]["inkomens"] == [
        {"jaar": 2024, "toetsingsinkomen_centen": 1_234_500, "bron": "proef"}
    ]
    for van_ander in ("Ouderlaan", "5432100", bsn, f'"{ouder.pk}"'):
        assert van_ander not in tekst, van_ander
    assert "Kind" not in json.dumps(van_ouder) and "1234500" not in json.dumps(van_ouder)


@pytest.mark.django_db
def test_wat_een_gemachtigde_nog_niet_verstuurde_is_van_hem() -> None:
    wie, helper = bouw.persoon("Bosman"), bouw.persoon("Vermeer")
    for door, getypt in ((wie, "mijn woorden"), (helper, "geheime woorden van de helper")):
        concept = Concept.objects.create(
            persoon=wie, ingevuld_door=door, stroom="correctieverzoek", periode=0, antwoorden={"nu": getypt}, verloopt_op="2026-07-15"
        )
        Conceptbijlage.objects.create(
            concept=concept, persoon=wie, stap="bewijs", bestandsnaam=f"{door.pk}.pdf", omvang=3, sha256="a" * 64, inhoud=b"pdf"
        )
    delen = haal(wie)["onderdelen"]
    assert [concept["antwoorden"] for concept in delen["concepten"]] == [{"nu": "mijn woorden"}]
    assert [bijlage["bestandsnaam"] for bijlage in delen["conceptbijlagen"]] == [f"{wie.pk}.pdf"]


@pytest.mark.django_db
def test_rekening_van_een_ander_is_gemaskeerd() -> None:
    wie = toneel.met_uitbetaling()
    rij = haal(wie)["onderdelen"]["uitbetalingen"][0]
    assert rij["iban"] == "NL.. .... ..00" and "tenaamstelling" not in rij


@pytest.mark.django_db
def test_de_pdf_is_getagd_en_heeft_koppen_in_beide_talen() -> None:
    wie = bouw.persoon("Postma")
    bouw.inschrijving(wie)
    client = burger(wie)
    for taal, kop in (("nl", "Al uw gegevens"), ("en", "All your data")):
        client.cookies["django_language"] = taal
        antwoord = client.post(f"{PAD}mijn-gegevens.pdf")
        lezer = PdfReader(io.BytesIO(antwoord.content))
        catalogus: Any = lezer.trailer["/Root"]
        assert catalogus["/MarkInfo"]["/Marked"] and catalogus["/Lang"] == taal
        tekst = "\n".join(blad.extract_text() for blad in lezer.pages)
        assert kop in tekst and "Postma" in tekst and "Kapper" in tekst
        assert ("Opleidingen" if taal == "nl" else "Courses") in tekst


@pytest.mark.django_db
def test_ophalen_staat_in_het_log_voordat_er_iets_weggaat() -> None:
    wie = bouw.persoon()
    burger(wie).post(f"{PAD}mijn-gegevens.json")
    inzage = Inzage.objects.get(persoon_id=wie.pk)
    assert (inzage.door, inzage.wat, inzage.grond) == ("Robin Jansen", "al uw gegevens, als JSON", "AVG art. 15 en 20")
    assert gebruik_van(wie.pk).regels[0].doel == "uw eigen gegevens meenemen"


@pytest.mark.django_db
def test_alleen_voor_uzelf_en_niet_eindeloos() -> None:
    wie = bouw.persoon()
    for client in (namens(wie, mag_handelen=True), namens(wie, soort=5, mag_handelen=True)):
        assert [client.get(PAD).status_code, client.post(f"{PAD}mijn-gegevens.json").status_code] == [403, 403]
        assert client.post(f"{PAD}mijn-gegevens.pdf").status_code == 403
    eigen = burger(wie)
    assert eigen.get(f"{PAD}mijn-gegevens.json").status_code == 405
    assert [eigen.post(f"{PAD}mijn-gegevens.json").status_code for _ in range(21)] == [200] * 20 + [429]


@pytest.mark.django_db
def test_het_aantal_vragen_groeit_niet_met_de_geschiedenis(django_assert_max_num_queries: Any) -> None:
    wie = bouw.persoon()
    for jaar in range(2016, 2026):
        bouw.inschrijving(wie, begin=date(jaar, 8, 1), eind=date(jaar + 1, 7, 31))
    client = burger(wie)
    with django_assert_max_num_queries(len(onderdelen()) + 15):
        b"".join(client.post(f"{PAD}mijn-gegevens.json"))
    assert toneel.tel_vragen(client, PAD) <= 8
