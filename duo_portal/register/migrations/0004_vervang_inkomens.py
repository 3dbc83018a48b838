"""The app may not read which year an income is of; to replace one it names person and year and is told nothing but the number."""

from django.db import migrations

MAAK = """
CREATE FUNCTION register_vervang_inkomens(personen bigint[], jaren int[]) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH vervangen AS (
        UPDATE register_inkomen i SET vervangen_op = statement_timestamp()
        FROM unnest(personen, jaren) w (persoon_id, jaar)
        WHERE i.persoon_id = w.persoon_id AND i.jaar = w.jaar AND i.vervangen_op IS NULL
        RETURNING 1)
    SELECT count(*) FROM vervangen;
$$;
REVOKE ALL ON FUNCTION register_vervang_inkomens(bigint[], int[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_vervang_inkomens(bigint[], int[]) TO duo_app;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0003_naamgebruik")]
    operations = [migrations.RunSQL(MAAK, "DROP FUNCTION register_vervang_inkomens(bigint[], int[])")]
