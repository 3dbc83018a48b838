"""Incomes are read only through a function that names the ground and logs the read (AVG: purpose first)."""

from django.db import migrations

MAAK = """
CREATE FUNCTION register_lees_inkomens(personen bigint[], welk_jaar int, doel text, grond text, door text)
RETURNS TABLE (persoon_id bigint, toetsingsinkomen_centen bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF coalesce(trim(grond), '') = '' OR coalesce(trim(doel), '') = '' THEN
        RAISE EXCEPTION 'Een inkomen wordt alleen gelezen met een doel en een grond.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO toegang_inzage (persoon_id, door, wat, doel, grond)
        SELECT p, register_lees_inkomens.door, 'inkomen ' || welk_jaar, register_lees_inkomens.doel, register_lees_inkomens.grond
        FROM unnest(personen) p;
    RETURN QUERY SELECT i.persoon_id, i.toetsingsinkomen_centen FROM register_inkomen i
        WHERE i.persoon_id = ANY (personen) AND i.jaar = welk_jaar AND i.vervangen_op IS NULL;
END $$;
REVOKE ALL ON FUNCTION register_lees_inkomens(bigint[], int, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_lees_inkomens(bigint[], int, text, text, text) TO duo_app;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial"), ("toegang", "0001_initial")]
    operations = [
        migrations.RunSQL(MAAK, "DROP FUNCTION register_lees_inkomens(bigint[], int, text, text, text)"),
    ]
