"""Grants and triggers, derived from what each model declares, set after every migrate by the owner role.

Deriving them means that a new model cannot forget its protection: a ``Vast`` is append-only from its first
migration on, everything else may be changed but not emptied by the application.
"""

from collections.abc import Iterable

from django.db import connections, models
from psycopg import sql

from duo_portal.databank.modellen import Feit, Vast

APP, EIGENAAR, BEWAAR = "duo_app", "duo_eigenaar", "duo_bewaar"

FUNCTIES = """
CREATE OR REPLACE FUNCTION duo_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'De tabel % groeit alleen aan: % is geweigerd.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE OR REPLACE FUNCTION duo_weiger_verwijderen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE grond text := coalesce(current_setting('duo.grond', true), '');
BEGIN
    IF current_user = 'duo_bewaar' AND grond <> '' THEN
        INSERT INTO databank_grafsteen (tabel, rij, grond) VALUES (TG_TABLE_NAME, (to_jsonb(OLD) ->> 'id')::bigint, grond);
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'De tabel % groeit alleen aan: DELETE is geweigerd.', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE OR REPLACE FUNCTION duo_alleen_vervangen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE kopie record := NEW;
BEGIN
    IF OLD.vervangen_op IS NULL AND NEW.vervangen_op IS NOT NULL THEN
        kopie.vervangen_op := NULL;
        IF kopie IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'Een feit in % verandert niet: leg een nieuw feit vast.', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""

# Without statistics Postgres plans a chunk as if each person had hundreds of rows, and reads whole tables. Only an owner may
# ANALYZE, so the app asks for it through a function that does nothing where statistics are fresh.
STATISTIEK = """
CREATE OR REPLACE FUNCTION duo_ververs_statistiek() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE tabel record; aantal int := 0;
BEGIN
    FOR tabel IN
        SELECT relid::regclass AS naam FROM pg_stat_user_tables
        WHERE schemaname = 'public' AND n_mod_since_analyze > 1000 AND n_mod_since_analyze > n_live_tup / 5
    LOOP
        EXECUTE format('ANALYZE %s', tabel.naam);
        aantal := aantal + 1;
    END LOOP;
    RETURN aantal;
END $$;
REVOKE ALL ON FUNCTION duo_ververs_statistiek() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION duo_ververs_statistiek() TO duo_app;
"""

# A function that works with the rights of the owner, or that judges a row, looks for tables of the caller's session last: else a
# temporary table or view of the same name would be read in the place of the real one, with the owner's rights.
ZOEKPAD = """
DO $$
DECLARE functie regprocedure;
BEGIN
    FOR functie IN
        SELECT p.oid FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND (p.prosecdef OR p.prorettype = 'trigger'::regtype)
            AND p.proowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
            AND NOT coalesce(p.proconfig, '{}') @> ARRAY['search_path=pg_catalog, public, pg_temp']
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', functie);
    END LOOP;
END $$;
"""

TRIGGERS = """
CREATE OR REPLACE TRIGGER duo_update BEFORE UPDATE ON {tabel} FOR EACH ROW EXECUTE FUNCTION {bij_update}();
CREATE OR REPLACE TRIGGER duo_delete BEFORE DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION duo_weiger_verwijderen();
CREATE OR REPLACE TRIGGER duo_truncate BEFORE TRUNCATE ON {tabel} FOR EACH STATEMENT EXECUTE FUNCTION duo_weiger();
"""


def stel_waarborgen(modellen: Iterable[type[models.Model]], using: str) -> None:
    """Set triggers and grants for ``modellen``; repeating it changes nothing."""
    with connections[using].cursor() as cursor:
        cursor.execute(FUNCTIES)
        cursor.execute(STATISTIEK)
        cursor.execute(ZOEKPAD)
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {APP}, {BEWAAR}")
        for model in modellen:
            _stel_model(cursor, model)
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APP}, {BEWAAR}")
        cursor.execute(f"GRANT SELECT ON django_migrations TO {APP}")


def _stel_model(cursor: object, model: type[models.Model]) -> None:
    tabel = sql.Identifier(model._meta.db_table)
    vast, feit = issubclass(model, Vast), issubclass(model, Feit)
    lezen = not getattr(model, "LEZEN_MET_GROND", False)
    if vast:
        bij_update = sql.Identifier("duo_alleen_vervangen" if feit else "duo_weiger")
        _voer_uit(cursor, sql.SQL(TRIGGERS).format(tabel=tabel, bij_update=bij_update))
    _voer_uit(cursor, sql.SQL("REVOKE ALL ON {} FROM duo_app, duo_bewaar").format(tabel))
    rechten = ["INSERT"] + (["SELECT"] if lezen else [])
    rechten += [] if vast else ["UPDATE", "DELETE"]
    rechten += ["UPDATE (vervangen_op)"] if feit else []
    if feit and not lezen:
        # Only what an INSERT gives back, and what replacing a fact must find.
        rechten += ["SELECT (id, persoon_id, vastgelegd_op, vervangen_op, reden)"]
    _voer_uit(cursor, sql.SQL("GRANT {} ON {} TO duo_app").format(sql.SQL(", ".join(rechten)), tabel))
    bewaren = ["SELECT", "INSERT"] if getattr(model, "BLIJFT", False) else ["SELECT", "DELETE"]
    _voer_uit(cursor, sql.SQL("GRANT {} ON {} TO duo_bewaar").format(sql.SQL(", ".join(bewaren)), tabel))


def _voer_uit(cursor: object, opdracht: sql.Composed) -> None:
    cursor.execute(opdracht)  # type: ignore[attr-defined]
