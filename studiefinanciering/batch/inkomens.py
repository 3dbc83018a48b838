"""The parents' incomes: the one place of the line that reads them, with purpose and ground, logged per parent (AVG art. 5)."""

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.kolommen import lees, schrijf

DOEL = "aanvullende beurs berekenen"
GROND = "WSF 2000 art. 3.9, 1.7 lid 2"
DOOR = "studiefinanciering"
INKOMENS = """
SELECT persoon_id, toetsingsinkomen_centen FROM register_lees_inkomens(
    ARRAY(SELECT DISTINCT persoon_id FROM stufi_ouder WHERE peiljaar = %(peiljaar)s ORDER BY persoon_id),
    %(peiljaar)s, %(doel)s, %(grond)s, %(door)s)
"""
OUDERJAREN = """
SELECT o.persoon_id, o.peiljaar, j.zonder_partner::int, j.telkinderen, j.aflossing_centen
FROM stufi_ouder o CROSS JOIN LATERAL (SELECT * FROM studiefinanciering_ouderjaar
    WHERE persoon_id = o.persoon_id AND jaar = o.peiljaar AND vervangen_op IS NULL OFFSET 0) j
"""
INKOMEN_SCHEMA = {"ouder": pl.Int64, "inkomen": pl.Int64}
OUDERJAAR_SCHEMA = {"ouder": pl.Int64, "peiljaar": pl.Int16, "zonder_partner": pl.Boolean, "telkinderen": pl.Int64, "aflossing": pl.Int64}


def lees_inkomens(cursor: CursorWrapper, ouders: pl.DataFrame) -> pl.DataFrame:
    """``ouders`` (persoon_id, peiljaar: each once) gives ouder, peiljaar, inkomen, zonder_partner, telkinderen, aflossing.

    Incomes in cents; null where the register has none. Without parents nothing is read and nothing logged.
    """
    leeg = pl.DataFrame(schema={**OUDERJAAR_SCHEMA, "inkomen": pl.Int64})
    if ouders.is_empty():
        return leeg
    cursor.execute("DROP TABLE IF EXISTS stufi_ouder")
    schrijf(cursor, "stufi_ouder", ouders)
    delen = []
    for peiljaar in sorted(ouders["peiljaar"].unique().to_list()):
        waarden = {"peiljaar": peiljaar, "doel": DOEL, "grond": GROND, "door": DOOR}
        gelezen = lees(cursor, INKOMENS, waarden, INKOMEN_SCHEMA)
        delen.append(gelezen.with_columns(peiljaar=pl.lit(peiljaar, dtype=pl.Int16)))
    jaren = lees(cursor, OUDERJAREN, {}, OUDERJAAR_SCHEMA)
    alle = ouders.select(pl.col("persoon_id").alias("ouder"), "peiljaar")
    samen = alle.join(pl.concat(delen), on=["ouder", "peiljaar"], how="left").join(jaren, on=["ouder", "peiljaar"], how="left")
    return samen.with_columns(pl.col("zonder_partner").fill_null(False), pl.col("telkinderen", "aflossing").fill_null(0))
