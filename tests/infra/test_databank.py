"""The databases that tests get."""

import threading

import psycopg
import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction

from duo_portal.lancering import rollen
from tests.infra.databank import Kloon


@pytest.mark.django_db
def test_gewone_test_draait_als_app_in_een_transactie() -> None:
    Group.objects.create(name="weg na de test")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database()")
        rol, naam = cursor.fetchone() or ("", "")
    assert rol == rollen.APP
    assert naam.startswith("kloon_")
    assert connection.in_atomic_block


@pytest.mark.django_db
def test_vorige_test_liet_niets_achter() -> None:
    assert not Group.objects.filter(name="weg na de test").exists()


def test_kloon_legt_vast_en_is_te_zien_van_buiten(kloon: Kloon) -> None:
    with transaction.atomic():
        Group.objects.create(name="blijft")
    with kloon.verbind() as buiten:
        assert buiten.execute("SELECT count(*) FROM auth_group WHERE name = 'blijft'").fetchone() == (1,)


def test_kloon_is_vers_bij_elke_test(kloon: Kloon) -> None:
    assert not Group.objects.filter(name="blijft").exists()


def test_een_draad_ziet_dezelfde_kloon(kloon: Kloon) -> None:
    gezien: list[str] = []

    def kijk() -> None:
        gezien.append(str(connection.settings_dict["NAME"]))
        connection.ensure_connection()
        connection.close()

    draad = threading.Thread(target=kijk)
    draad.start()
    draad.join()
    assert gezien == [kloon.naam]


def test_app_mag_geen_tabellen_maken(kloon: Kloon) -> None:
    with kloon.verbind(rollen.APP) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("CREATE TABLE verboden (a int)")


def test_app_mag_wel_een_tijdelijke_tabel_maken(kloon: Kloon) -> None:
    with kloon.verbind(rollen.APP) as app:
        app.execute("CREATE TEMPORARY TABLE even (a int)")
        assert app.execute("SELECT count(*) FROM even").fetchone() == (0,)


def test_extensies_staan_klaar(eigenaar_verbinding: psycopg.Connection, kloon: Kloon) -> None:
    rijen = eigenaar_verbinding.execute("SELECT extname FROM pg_extension").fetchall()
    assert {rij[0] for rij in rijen} >= set(rollen.EXTENSIES)
    assert eigenaar_verbinding.info.user == rollen.EIGENAAR
    assert eigenaar_verbinding.info.dbname == kloon.naam


@pytest.mark.parametrize(("rol", "verwacht"), [(rollen.APP, "30s"), (rollen.EIGENAAR, "1min"), (rollen.BEWAAR, "30s")])
def test_elke_rol_wacht_niet_eindeloos_op_een_slot(kloon: Kloon, rol: str, verwacht: str) -> None:
    with kloon.verbind(rol) as verbinding:
        assert verbinding.execute("SHOW lock_timeout").fetchone() == (verwacht,)


def test_chaoscluster_schrijft_duurzaam(chaos_kloon: Kloon) -> None:
    Group.objects.create(name="overleeft")
    chaos_kloon.cluster.stop_hard()
    chaos_kloon.cluster.start()
    connection.close()
    assert Group.objects.filter(name="overleeft").exists()
    with chaos_kloon.verbind() as verbinding:
        stand = [
            verbinding.execute(f"SHOW {naam}").fetchone() for naam in ("fsync", "synchronous_commit", "client_connection_check_interval")
        ]
    assert stand == [("on",), ("on",), ("1s",)]
