"""The payment reference: 16 digits, the first a check digit over the other fifteen, printed in groups of four."""

from django.db import migrations

MAAK = """
CREATE FUNCTION vorderingen_betalingskenmerk(vordering bigint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT concat_ws(' ', substr(k, 1, 4), substr(k, 5, 4), substr(k, 9, 4), substr(k, 13, 4))
    FROM (
        SELECT (CASE rest WHEN 1 THEN 1 WHEN 0 THEN 0 ELSE 11 - rest END)::text || n::text AS k
        FROM (
            SELECT n, (2*(n % 10) + 4*(n/10 % 10) + 8*(n/100 % 10) + 5*(n/1000 % 10) + 10*(n/10000 % 10) + 9*(n/100000 % 10)
                + 7*(n/1000000 % 10) + 3*(n/10000000 % 10) + 6*(n/100000000 % 10) + (n/1000000000 % 10)
                + 2*(n/10000000000 % 10) + 4*(n/100000000000 % 10) + 8*(n/1000000000000 % 10)
                + 5*(n/10000000000000 % 10) + 10*(n/100000000000000 % 10)) % 11 AS rest
            FROM (SELECT 500000000000000 + vordering AS n) nummer
        ) som
    ) kenmerk
$$;
GRANT EXECUTE ON FUNCTION vorderingen_betalingskenmerk(bigint) TO duo_app;
"""


class Migration(migrations.Migration):
    dependencies = [("vorderingen", "0001_initial")]
    operations = [migrations.RunSQL(MAAK, "DROP FUNCTION vorderingen_betalingskenmerk(bigint)")]
