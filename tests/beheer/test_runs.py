"""Runs from the staff side: started, watched, paused, resumed, tried again."""

import pytest
from django.contrib.auth.models import User
from django.db.backends.utils import CursorWrapper
from django.test import Client

from duo_portal.batches.models import Brok, Brokstaat, Modus, Run, Staat
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen, runsoorten
from duo_portal.toegang.rollen import Rol
from tests.bouw import VANDAAG, persoon
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db


class Proef(Runsoort):
    naam, lijn, omschrijving, remmen = "proef", "proef", "een run voor tests", frozenset()

    def parameters(self, peildatum: object) -> dict[str, object]:
        return {"schooljaar": 2025}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, object]]:
        return "SELECT id AS persoon_id FROM register_persoon", {}

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        return {"besluiten": 1}


@pytest.fixture(autouse=True)
def soort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(runsoorten._inhoud, "proef", Proef())


@pytest.fixture
def wim() -> User:
    return medewerker("wim", Rol.TEAMLEIDER)


@pytest.fixture
def client(wim: User) -> Client:
    return beheerder(wim)


def start(client: Client, knop: str = "start-echt", **velden: str) -> int:
    antwoorden = {"soort": "proef", "peildatum": "2026-06-15", **velden}
    return client.post(f"/beheer/batches/run/{knop}/", antwoorden).status_code


def test_starten_met_grenzen(client: Client, wim: User) -> None:
    persoon()
    start(client, grenzen='{"besluiten": 10}')
    run = Run.objects.get()
    assert (run.modus, run.grenzen, run.gestart_door, run.brokken.count()) == (Modus.ECHT, {"besluiten": 10}, wim, 1)


def test_proefrun_is_een_eigen_knop(client: Client) -> None:
    persoon()
    start(client, "start-proef")
    assert Run.objects.get().modus == Modus.PROEF


def test_twee_keer_starten_is_een_run(client: Client) -> None:
    persoon()
    start(client), start(client)
    assert Run.objects.count() == 1


@pytest.mark.parametrize(
    "velden",
    [
        {"grenzen": "{"},
        {"grenzen": '{"a": "veel"}'},
        {"grenzen": '{"a": -1}'},
        {"grenzen": "[1]"},
        {"grenzen": '{"a": true}'},
        {"peildatum": "2026-06-16"},
        {"parameters": "x"},
        {"soort": "onbekend"},
    ],
)
def test_verkeerde_invoer_start_niets(client: Client, velden: dict[str, str]) -> None:
    assert start(client, **velden) == 200
    assert not Run.objects.exists()


def test_pauzeren_en_hervatten(client: Client) -> None:
    persoon()
    start(client)
    run = Run.objects.get()
    client.post(f"/beheer/batches/run/{run.pk}/pauzeer/")
    run.refresh_from_db()
    assert run.staat == Staat.GEPAUZEERD
    client.post(f"/beheer/batches/run/{run.pk}/hervat/", {"grenzen": '{"besluiten": 99}'})
    run.refresh_from_db()
    assert (run.staat, run.grenzen) == (Staat.OPEN, {"besluiten": 99})


def test_voortgang_ververst_alleen_zolang_de_run_loopt(client: Client) -> None:
    run = Run.objects.create(soort="proef", peildatum=VANDAAG)
    Brok.objects.create(
        run=run, volgnummer=0, persoon_van=1, persoon_tot=9, kandidaten=5, staat=Brokstaat.KLAAR, tellingen={"geboekt_centen": 72_900}
    )
    Brok.objects.create(run=run, volgnummer=1, persoon_van=10, persoon_tot=19, kandidaten=5)
    inhoud = client.get(f"/beheer/batches/run/{run.pk}/change/").content.decode()
    assert "1 van 2 brokken klaar; 5 van 10 personen" in inhoud
    assert 'http-equiv="refresh"' in inhoud
    assert "729,00" in inhoud
    Run.objects.update(staat=Staat.KLAAR)
    assert 'http-equiv="refresh"' not in client.get(f"/beheer/batches/run/{run.pk}/change/").content.decode()


def test_mislukte_brokken_staan_op_de_pagina_en_kunnen_opnieuw(client: Client) -> None:
    run = Run.objects.create(soort="proef", peildatum=VANDAAG, staat=Staat.MET_FOUTEN)
    Brok.objects.create(run=run, volgnummer=3, persoon_van=1, persoon_tot=9, kandidaten=5, staat=Brokstaat.MISLUKT, fout="Verbinding weg")
    assert "Verbinding weg" in client.get(f"/beheer/batches/run/{run.pk}/change/").content.decode()
    client.post(f"/beheer/batches/run/{run.pk}/opnieuw/")
    assert Brok.objects.get().staat == Brokstaat.OPEN


def test_behandelaar_kijkt_maar_stuurt_niet() -> None:
    client = beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD))
    assert client.get("/beheer/batches/run/").status_code == 200
    assert start(client) == 403


def test_startformulier_staat_klaar_met_de_dag_van_vandaag(client: Client) -> None:
    assert 'value="2026-06-15"' in client.get("/beheer/batches/run/start-echt/").content.decode()
