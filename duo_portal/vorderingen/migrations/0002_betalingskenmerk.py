"""The payment reference: 16 digits, the first a check digit over the other fifteen, printed in groups of four.

One expression of immutable parts, without a FROM: Postgres then writes it into the query instead of calling a function
for each row (some 50 times faster in a run).
"""

from django.db import migrations

NUMMER = "(500000000000000 + vordering)"
# From the last digit to the first.
GEWICHTEN = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1, 2, 4, 8, 5, 10)
SOM = " + ".join(f"{gewicht} * ({NUMMER} / {10**plaats} % 10)" for plaats, gewicht in enumerate(GEWICHTEN))
MAAK = f"""
CREATE FUNCTION vorderingen_betalingskenmerk(vordering bigint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT substr('01987654321', (({SOM}) % 11)::int + 1, 1)
        || substr({NUMMER}::text, 1, 3) || ' ' || substr({NUMMER}::text, 4, 4) || ' '
        || substr({NUMMER}::text, 8, 4) || ' ' || substr({NUMMER}::text, 12, 4)
$$;
GRANT EXECUTE ON FUNCTION vorderingen_betalingskenmerk(bigint) TO duo_app;
"""


class Migration(migrations.Migration):
    dependencies = [("vorderingen", "0001_initial")]
    operations = [migrations.RunSQL(MAAK, "DROP FUNCTION vorderingen_betalingskenmerk(bigint)")]
