"""Every model that says it stands, stands: in raw SQL, for every role, by grants and by triggers."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.apps import apps
from django.db import models
from psycopg import sql

from duo_portal.databank.bewaren import verwijder
from duo_portal.databank.modellen import Feit, Vast
from duo_portal.databank.models import Grafsteen
from duo_portal.register.models import Rekening
from duo_portal.toegang.models import Inzage
from tests import bouw
from tests.infra.databank import Kloon

GEWEIGERD = psycopg.errors.InsufficientPrivilege
VASTE = sorted((model for model in apps.get_models() if issubclass(model, Vast)), key=lambda model: model._meta.db_table)
FEITEN = [model for model in VASTE if issubclass(model, Feit)]
VULLING = {
    "date": "2026-01-01",
    "timestamptz": "2026-01-01",
    "bool": "t",
    "jsonb": "{}",
    "bytea": "\\x00",
    "int2": "1",
    "int4": "1",
    "int8": "1",
    "uuid": "00000000-0000-0000-0000-000000000001",
}
KOLOMMEN = """
SELECT column_name, udt_name FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = %s AND (is_nullable = 'NO' OR column_name = 'persoon_id')
"""
EISEN = """
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
FROM pg_constraint WHERE contype IN ('c', 'f', 'x') AND connamespace = 'public'::regnamespace
"""


def tabel(model: type[models.Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)


@pytest.fixture
def vol(kloon: Kloon) -> Kloon:
    """One row in every table that stands. What the row says does not matter here, so checks and references are taken away."""
    with psycopg.connect(kloon.url_super, autocommit=True) as super_:
        super_.execute("SET session_replication_role = replica")  # other triggers judge what a row says
        for (opdracht,) in super_.execute(EISEN).fetchall():
            super_.execute(opdracht)
        for model in VASTE:
            kolommen = super_.execute(KOLOMMEN, [model._meta.db_table]).fetchall()
            namen = sql.SQL(", ").join(sql.Identifier(naam) for naam, _ in kolommen)
            waarden = [VULLING.get(soort, "{}" if soort.startswith("_") else "x") for _, soort in kolommen]
            plekken = sql.SQL(", ").join(sql.SQL("%s") for _ in kolommen)
            super_.execute(sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE VALUES ({})").format(tabel(model), namen, plekken), waarden)
        super_.execute("SELECT setval(pg_get_serial_sequence('databank_grafsteen', 'id'), 1)")
    return kloon


def weigert(verbinding: psycopg.Connection, opdracht: sql.Composed) -> bool:
    try:
        with verbinding.transaction(force_rollback=True):
            verbinding.execute(opdracht)
    except GEWEIGERD:
        return True
    return False


def aanvallen(model: type[models.Model]) -> list[sql.Composed]:
    """Every column that somebody could change, and every way to make a row go away."""
    velden = [str(veld.column) for veld in model._meta.concrete_fields if veld.column != "vervangen_op"]
    wijzig = [sql.SQL("UPDATE {} SET {} = {}").format(tabel(model), sql.Identifier(veld), sql.Identifier(veld)) for veld in velden]
    if issubclass(model, Feit):
        wijzig.append(sql.SQL("UPDATE {} SET vervangen_op = now(), reden = 'anders'").format(tabel(model)))
    weg = [sql.SQL(vorm).format(tabel(model)) for vorm in ("DELETE FROM {}", "TRUNCATE {}", "TRUNCATE {} CASCADE")]
    return [*wijzig, *weg]


def test_er_zijn_modellen_die_staan() -> None:
    namen = {model.__name__ for model in VASTE}
    assert {"Besluit", "Boeking", "Bericht", "Vordering", "Termijn", "Betaalopdracht", "Inschrijving", "Inzage"} <= namen


@pytest.mark.parametrize("rol", ["duo_app", "duo_eigenaar", "postgres"])
def test_niemand_wijzigt_of_verwijdert_wat_staat(vol: Kloon, rol: str) -> None:
    """The app is stopped by its grants; the owner of the tables, and even the superuser, by the triggers."""
    with vol.verbind(rol) as verbinding:
        gelukt = [aanval.as_string() for model in VASTE for aanval in aanvallen(model) if not weigert(verbinding, aanval)]
    assert gelukt == []


def test_een_feit_wordt_een_keer_vervangen_en_nooit_terug(vol: Kloon) -> None:
    with vol.verbind("duo_app") as app:
        for model in FEITEN:
            vervang = sql.SQL("UPDATE {} SET vervangen_op = now()").format(tabel(model))
            terug = sql.SQL("UPDATE {} SET vervangen_op = NULL").format(tabel(model))
            assert app.execute(vervang).rowcount == 1, model
            assert weigert(app, vervang), model
            assert weigert(app, terug), model


def test_bewaren_verwijdert_met_een_grond_maar_wijzigt_en_leegt_niet(vol: Kloon) -> None:
    with vol.verbind("duo_bewaar") as bewaar:
        for model in VASTE:
            if model is Grafsteen:
                continue
            assert weigert(bewaar, sql.SQL("DELETE FROM {}").format(tabel(model))), model
        bewaar.execute("SET duo.grond = 'vijf jaar, Selectielijst'")
        assert weigert(bewaar, sql.SQL("DELETE FROM databank_grafsteen").format())
        for model in VASTE:
            if model is Grafsteen:
                continue
            wijzig = sql.SQL("UPDATE {} SET id = id").format(tabel(model))
            assert weigert(bewaar, wijzig), model
            assert weigert(bewaar, sql.SQL("TRUNCATE {}").format(tabel(model))), model
            assert bewaar.execute(sql.SQL("DELETE FROM {}").format(tabel(model))).rowcount == 1, model


def test_van_wat_verwijderd_is_blijft_alleen_dat_het_er_was(kloon: Kloon) -> None:
    wie = bouw.persoon("Verlopen")
    rekening = Rekening.objects.get(persoon=wie)
    omgeving = {**os.environ, **kloon.omgeving, "DUO_DB_ROL": "bewaar"}
    opdracht = f"""
from duo_portal.databank.bewaren import verwijder
from duo_portal.register.models import Rekening
print(verwijder(Rekening, [{rekening.pk}], "proef: een jaar"))
"""
    klaar = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", opdracht], env=omgeving, capture_output=True, text=True, check=True
    )
    assert klaar.stdout.strip() == "1"
    assert not Rekening.objects.filter(pk=rekening.pk).exists()
    assert list(Grafsteen.objects.values_list("tabel", "rij", "grond")) == [("register_rekening", rekening.pk, "proef: een jaar")]


def test_verwijderen_zonder_grond_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="grond"):
        verwijder(Rekening, [1], " ")


def test_app_zet_de_wachters_niet_uit(vol: Kloon) -> None:
    with vol.verbind("duo_app") as app:
        for model in VASTE:
            for vorm in ("ALTER TABLE {} DISABLE TRIGGER ALL", "DROP TABLE {}", "DROP TRIGGER duo_update ON {}"):
                assert weigert(app, sql.SQL(vorm).format(tabel(model))), (model, vorm)
        assert weigert(app, sql.SQL("SET session_replication_role = replica").format())


KRAAK = """
CREATE FUNCTION pg_temp.kraak() RETURNS oid LANGUAGE plpgsql AS $$
BEGIN EXECUTE 'ALTER TABLE public.besluiten_besluit DISABLE TRIGGER ALL'; RETURN 'public.besluiten_besluit'::regclass; END $$;
CREATE TEMPORARY VIEW pg_stat_user_tables AS
    SELECT pg_temp.kraak() AS relid, 'public' AS schemaname, 10000 AS n_mod_since_analyze, 1 AS n_live_tup;
GRANT ALL ON pg_temp.pg_stat_user_tables TO PUBLIC;
"""
OMLEIDING = (
    "CREATE TEMPORARY TABLE toegang_inzage (LIKE public.toegang_inzage INCLUDING ALL); GRANT ALL ON pg_temp.toegang_inzage TO PUBLIC"
)


def test_app_leent_de_rechten_van_de_eigenaar_niet(vol: Kloon) -> None:
    """A temporary view of the same name must not run in a function that has the owner's rights."""
    with vol.verbind("duo_app") as app:
        app.execute(KRAAK)
        app.execute("SELECT public.duo_ververs_statistiek()")
    with vol.verbind() as eigenaar:
        uit = "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'besluiten_besluit'::regclass AND tgenabled = 'D'"
        assert eigenaar.execute(uit).fetchone() == (0,)


def test_wie_een_inkomen_leest_kan_het_logboek_niet_omleiden(kloon: Kloon) -> None:
    wie = bouw.persoon().pk
    with kloon.verbind("duo_app") as app:
        app.execute(OMLEIDING)
        app.execute("SELECT * FROM register_lees_inkomens(ARRAY[%s::bigint], 2024, 'bepalen', 'WSF 3.9', 'proef')", [wie])
    assert Inzage.objects.filter(persoon_id=wie).count() == 1
