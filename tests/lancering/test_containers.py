"""What docker-compose does agrees with what ./run does."""

import os
import re
from pathlib import Path

import psycopg
import pytest

from duo_portal.lancering import containers, postgres, rollen
from duo_portal.lancering.paden import WORTEL
from tests.infra import cluster as infra

COMPOSE = (WORTEL / "docker-compose.yml").read_text(encoding="utf-8")


def test_geheimen_zijn_alleen_voor_de_eigenaar_en_blijven_dezelfde(tmp_path: Path) -> None:
    containers.maak_geheimen(tmp_path / "geheimen")
    eerste = {pad.name: pad.read_text() for pad in (tmp_path / "geheimen").iterdir()}
    containers.maak_geheimen(tmp_path / "geheimen")
    assert {pad.name: pad.read_text() for pad in (tmp_path / "geheimen").iterdir()} == eerste
    assert all(pad.stat().st_mode & 0o077 == 0 for pad in (tmp_path / "geheimen").iterdir())


def test_elk_geheim_van_compose_wordt_gemaakt(tmp_path: Path) -> None:
    containers.maak_geheimen(tmp_path)
    gevraagd = set(re.findall(r"file: docker/geheimen/(\w+)", COMPOSE))
    assert gevraagd
    assert gevraagd <= {pad.name for pad in tmp_path.iterdir()}


def test_wat_een_ander_geeft_blijft_staan(tmp_path: Path) -> None:
    containers.maak_geheimen(tmp_path)
    (tmp_path / "smtp").write_text("smtp://naam:geheim@post.example:587?tls=1")
    containers.maak_geheimen(tmp_path)
    assert "post.example" in (tmp_path / "smtp").read_text()


def test_bestanden_staan_op_een_plek_die_alle_containers_delen() -> None:
    """The containers cannot write anywhere else, and a letter, statement or file for the bank outlives them."""
    docker = (WORTEL / "Dockerfile").read_text(encoding="utf-8")
    plek = re.search(r"DUO_VAR=(\S+)", docker)
    assert plek
    assert f'volumes: ["gegevens:{plek[1]}"]' in COMPOSE
    assert f"install --directory --mode 1777 {plek[1]}" in docker


def test_postgres_van_compose_heeft_dezelfde_instellingen() -> None:
    gezet = dict(re.findall(r"- -c\n +- (\w+)=(\S+)", COMPOSE))
    assert {"fsync", "synchronous_commit", "client_connection_check_interval"} <= set(gezet)
    assert gezet == {naam: postgres.INSTELLINGEN[naam] for naam in gezet}


def test_geen_geheim_in_de_omgeving() -> None:
    omgeving = re.findall(r"^ +(\w*(?:URL|KEY|SLEUTELS?|WACHTWOORD|PASSWORD)\w*): (\S+)", COMPOSE, re.MULTILINE)
    assert omgeving
    assert all(naam.endswith("_FILE") and waarde.startswith("/run/secrets/") for naam, waarde in omgeving)


def test_inrichten_maakt_databank_en_rollen(testcluster: postgres.Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    naam = f"kloon_{os.getpid()}_inrichten"
    for variabele, rol in {"DATABASE_URL": "app", "DATABASE_URL_EIGENAAR": "eigenaar", "DATABASE_URL_BEWAAR": "bewaar"}.items():
        monkeypatch.setenv(variabele, testcluster.adres.url(f"duo_{rol}", naam))
    monkeypatch.setenv("DUO_DATABASE_URL_SUPER", testcluster.adres.url(postgres.SUPER, "postgres"))
    try:
        assert containers.main(["inrichten"]) == 0
        assert containers.main(["inrichten"]) == 0
        with psycopg.connect(testcluster.adres.url(rollen.APP, naam)) as app:
            namen = {rij[0] for rij in app.execute("SELECT extname FROM pg_extension").fetchall()}
        assert set(rollen.EXTENSIES) <= namen
    finally:
        with testcluster.beheer() as beheerder:
            infra.verwijder(beheerder, naam)


def test_onbekende_opdracht_zegt_hoe_het_wel_moet(capsys: pytest.CaptureFixture[str]) -> None:
    assert containers.main(["zomaar"]) == 2
    assert "inrichten" in capsys.readouterr().err


def test_beeld_neemt_alle_diensten_mee() -> None:
    diensten = {pad.parent.name for pad in WORTEL.glob("*/apps.py")}
    beeld = (WORTEL / "Dockerfile").read_text(encoding="utf-8")
    assert diensten
    assert all(f"COPY {dienst} {dienst}" in beeld for dienst in diensten)
