"""Postgres and Redis: who starts, who stops, what comes from outside, what survives."""

import os
import signal
import socket
from pathlib import Path

import psycopg
import pytest

from duo_portal.lancering import rollen
from duo_portal.lancering.diensten import Installatie
from duo_portal.lancering.paden import Paden
from duo_portal.lancering.postgres import SUPER, VLUCHTIG
from duo_portal.lancering.redis import Redis
from tests.wachten import wacht_op


def snel(paden: Paden) -> Installatie:
    """An installation that does not wait for the disk; what that is worth is tested in ``tests/infra``."""
    return Installatie(paden, instellingen=VLUCHTIG)


BUITEN = "postgresql://iemand:geheim@db.example/portaal"


def test_laatste_gebruiker_doet_het_licht_uit(paden: Paden) -> None:
    with snel(paden) as eerste:
        with snel(paden) as tweede:
            assert tweede.cluster.spoor() == eerste.cluster.spoor()
        assert eerste.cluster.spoor() is not None
        assert eerste.redis.antwoordt()
    assert eerste.cluster.spoor() is None
    assert not eerste.redis.antwoordt()


def test_rollen_komen_binnen_en_de_eigenaar_bezit_de_databank(paden: Paden) -> None:
    with snel(paden) as installatie:
        for rol in ("app", "eigenaar", "bewaar"):
            naam = {"app": "DATABASE_URL"}.get(rol, f"DATABASE_URL_{rol.upper()}")
            with psycopg.connect(installatie.omgeving(rol)[naam]) as verbinding:
                assert verbinding.info.user == f"duo_{rol}"
        with installatie.cluster.beheer("duo") as super_, super_.cursor() as cursor:
            cursor.execute(
                "SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datlocale FROM pg_database WHERE datname = 'duo'"
            )
            assert cursor.fetchone() == (rollen.EIGENAAR, "UTF8", "C.UTF-8")
            cursor.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'duo%' AND (rolsuper OR rolcreatedb OR rolcreaterole)")
            assert cursor.fetchall() == []


def test_verkeerd_wachtwoord_komt_er_niet_in(paden: Paden) -> None:
    with snel(paden) as installatie:
        vreemd = rollen.Adres(installatie.cluster.adres.socketmap, {SUPER: "fout"})
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(vreemd.url(SUPER, "duo"))


def test_gegevens_blijven_na_een_harde_stop(paden: Paden) -> None:
    with Installatie(paden) as installatie:
        with psycopg.connect(installatie.omgeving()["DATABASE_URL_EIGENAAR"]) as eigenaar:
            eigenaar.execute("CREATE TABLE blijft AS SELECT 42 AS a")
        installatie.cluster.stop_hard()
        assert installatie.cluster.start()
        with psycopg.connect(installatie.omgeving()["DATABASE_URL_EIGENAAR"]) as eigenaar:
            assert eigenaar.execute("SELECT a FROM blijft").fetchone() == (42,)


def test_pidbestand_van_een_ander_programma_houdt_de_start_niet_tegen(paden: Paden) -> None:
    with snel(paden) as installatie:
        pidbestand = installatie.cluster.data / "postmaster.pid"
        regels = pidbestand.read_text().splitlines()
        installatie.cluster.stop_hard()
        pidbestand.write_text("\n".join(["1", *regels[1:]]))
        assert installatie.cluster.spoor() is None
        assert installatie.cluster.start()


def test_zonder_de_sleutels_komt_er_een_nieuwe_databank_en_blijft_de_oude_bewaard(paden: Paden, capsys: pytest.CaptureFixture[str]) -> None:
    with snel(paden) as installatie:
        oud = installatie.cluster
    paden.geheimen.unlink()
    with snel(paden) as nieuw:
        assert nieuw.geheimen["DUO_BSN_SLEUTELS"] != installatie.geheimen["DUO_BSN_SLEUTELS"]
        assert (oud.map / "data.oud" / "PG_VERSION").exists()
    assert "De sleutels van de vorige databank zijn weg" in capsys.readouterr().err


def test_databank_en_bus_van_buiten_starten_niets(paden: Paden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", BUITEN)
    monkeypatch.setenv("REDIS_URL", "redis://bus.example/0")
    with snel(paden) as installatie:
        omgeving = installatie.omgeving()
        assert installatie.cluster.spoor() is None
        assert installatie.redis.spoor() is None
    assert omgeving["REDIS_URL"] == "redis://bus.example/0"
    assert {omgeving[naam] for naam in ("DATABASE_URL", "DATABASE_URL_EIGENAAR", "DATABASE_URL_BEWAAR")} == {BUITEN}
    assert not paden.databank.exists()


def test_omgeving_van_de_demo(paden: Paden, monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in ("DUO_VANDAAG", "DUO_DEMO", "DUO_SECRET_KEY"):
        monkeypatch.delenv(naam, raising=False)
    omgeving = snel(paden).omgeving()
    assert omgeving["DUO_VANDAAG"] == "2026-06-15"
    assert omgeving["DUO_DEMO"] == "1"
    assert omgeving["DUO_VAR"] == str(paden.var)
    assert omgeving["DUO_SECRET_KEY"] == snel(paden).geheimen["DUO_SECRET_KEY"]


def test_redis_schrijft_niets_en_luistert_niet_op_het_netwerk(paden: Paden) -> None:
    bus = Redis("redis-proef", paden, snel(paden).geheimen)
    assert bus.start()
    try:
        assert not bus.start()
        tekst = (bus.map / "redis.conf").read_text()
        assert "port 0" in tekst
        assert "appendonly no" in tekst
        assert (bus.map / "redis.conf").stat().st_mode & 0o077 == 0
        assert bus.socketpad.parent.stat().st_mode & 0o077 == 0
        spoor = bus.spoor()
        assert spoor is not None
        os.kill(spoor.pid, signal.SIGKILL)
        assert wacht_op(lambda: not bus.antwoordt())
        assert bus.start()
    finally:
        bus.stop()


def test_socketpad_past_ook_in_een_diepe_map() -> None:
    diep = Paden(Path("/" + "a" * 120))
    pad = str(diep.socketmap("pg-demo") / ".s.PGSQL.5432")
    with socket.socket(socket.AF_UNIX) as proef, pytest.raises(OSError, match=r"No such file|refused"):
        proef.connect(pad)
