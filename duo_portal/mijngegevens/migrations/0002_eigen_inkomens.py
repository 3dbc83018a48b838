"""One's own incomes, all years in one look that is logged once; and taking data along counts as a try."""

from django.db import migrations, models

MAAK = """
CREATE FUNCTION mijngegevens_eigen_inkomens(persoon bigint, door text, doel text, grond text)
RETURNS TABLE (jaar smallint, toetsingsinkomen_centen bigint, bron varchar)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF coalesce(trim(grond), '') = '' OR coalesce(trim(doel), '') = '' THEN
        RAISE EXCEPTION 'Een inkomen wordt alleen gelezen met een doel en een grond.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM register_inkomen i WHERE i.persoon_id = persoon AND i.vervangen_op IS NULL) THEN
        INSERT INTO toegang_inzage (persoon_id, door, wat, doel, grond)
        VALUES (persoon, mijngegevens_eigen_inkomens.door, 'eigen inkomens', mijngegevens_eigen_inkomens.doel, mijngegevens_eigen_inkomens.grond);
    END IF;
    RETURN QUERY SELECT i.jaar, i.toetsingsinkomen_centen, i.bron FROM register_inkomen i
        WHERE i.persoon_id = persoon AND i.vervangen_op IS NULL ORDER BY i.jaar;
END $$;
REVOKE ALL ON FUNCTION mijngegevens_eigen_inkomens(bigint, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mijngegevens_eigen_inkomens(bigint, text, text, text) TO duo_app;
"""


class Migration(migrations.Migration):
    dependencies = [("mijngegevens", "0001_initial"), ("register", "0002_inkomen_met_grond"), ("toegang", "0001_initial")]
    operations = [
        migrations.RunSQL(MAAK, "DROP FUNCTION mijngegevens_eigen_inkomens(bigint, text, text, text)"),
        migrations.AlterField(
            model_name="poging",
            name="soort",
            field=models.SmallIntegerField(
                choices=[
                    (1, "code van een machtiging ingevuld"),
                    (2, "naam bij een rekening nagevraagd bij de bank"),
                    (3, "link naar een e-mailadres gestuurd"),
                    (4, "eigen gegevens meegenomen"),
                ]
            ),
        ),
    ]
