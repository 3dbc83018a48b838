"""Why an award changed, in the words of the messages: from the facts that came in."""

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.kolommen import lees

GEZIEN = "SELECT persoon_id, aanleiding FROM stufi_gezien ORDER BY persoon_id, id"
SCHEMA = {"persoon_id": pl.Int64, "aanleiding": pl.String}
# By how the reason of ``TeBeoordelen`` begins; the first that a person has is told: (begin, changed because, ended because).
WOORDEN = (
    ("overlijden", "correctie", "overlijden"),
    ("diploma", "opleiding", "diploma"),
    ("inschrijving", "opleiding", "opleiding"),
    ("keuze", "keuze", "gestopt"),
    ("aanvraag", "keuze", "gestopt"),
    ("inkomen", "inkomen", "overig"),
    ("adres", "adres", "overig"),
    ("gezin", "gezin", "overig"),
    # A parent came, went or died: "gezin" would tell of a brother or sister, and nothing is told of a parent.
    ("familie", "correctie", "overig"),
)


def met_redenen(cursor: CursorWrapper, besluiten: pl.DataFrame) -> pl.DataFrame:
    """``reden`` for a changed award, ``reden_einde`` for one that ended. A first decision of a year without a fact: the new year."""
    gezien = lees(cursor, GEZIEN, {}, SCHEMA)
    rang = pl.lit(len(WOORDEN))
    for nr, (begin, _, _) in reversed(list(enumerate(WOORDEN))):
        rang = pl.when(pl.col("aanleiding").str.starts_with(begin)).then(nr).otherwise(rang)
    per = gezien.group_by("persoon_id").agg(_rang=rang.cast(pl.Int32).min())
    uit = besluiten.join(per, on="persoon_id", how="left", maintain_order="left")
    anders = pl.when(pl.col("vervangt_id").is_null()).then(pl.lit("nieuw_jaar")).otherwise(pl.lit("correctie"))
    woord = {nr: deel[1] for nr, deel in enumerate(WOORDEN)}
    einde = {nr: deel[2] for nr, deel in enumerate(WOORDEN)}
    return uit.with_columns(
        reden=pl.coalesce(pl.col("_rang").replace_strict(woord, default=None, return_dtype=pl.String), anders),
        reden_einde=pl.col("_rang").replace_strict(einde, default="overig", return_dtype=pl.String).fill_null("overig"),
    ).drop("_rang")
