"""The mandates and plans of who pays in instalments, and the end of those that lapsed: what the debit run and next year find.

The debits of the year that passed are bookings only: no order of them is made up, for no bank ever had one.
"""

from collections.abc import Iterator

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.kolommen import lees
from duo_portal.register.generator import nummers
from duo_portal.register.generator.kopie import Tabel, reserveer_ids
from duo_portal.register.generator.onderdelen import Snede
from duo_portal.vorderingen.models import Einde, Regelingsoort

REKENINGEN = """
SELECT persoon_id, iban, tenaamstelling FROM register_rekening
WHERE vervangen_op IS NULL AND persoon_id BETWEEN %(van)s AND %(tot)s ORDER BY persoon_id
"""
REKENING = {"persoon_id": pl.Int64, "iban": pl.String, "tenaamstelling": pl.String}
BANKEN = [25, 35, 30, 3, 2, 2, 1, 2]
REGELING = "vorderingen_betalingsregeling"
VAN_EEN_ANDER = "Ouder of verzorger"


def regelingen(cursor: CursorWrapper, snede: Snede, claims: pl.DataFrame, vervallen: pl.DataFrame) -> Iterator[Tabel]:
    """``claims``: persoon_id, vordering_id, gekozen_op of who chose instalments; ``vervallen``: vordering_id and the day (vanaf).

    Whose account the register does not know pays from somebody else's, and chooses anew next year.
    """
    frame = claims.filter(pl.col("gekozen_op") <= snede.peildatum).sort("persoon_id")
    if frame.is_empty():
        return
    grenzen = {"van": frame["persoon_id"].min(), "tot": frame["persoon_id"].max()}
    frame = frame.join(lees(cursor, REKENINGEN, grenzen, REKENING), on="persoon_id", how="left", maintain_order="left")
    frame = frame.join(vervallen.select("vordering_id", "vanaf"), on="vordering_id", how="left", maintain_order="left")
    machtiging, regeling = (reserveer_ids(cursor, tabel, frame.height) for tabel in ("betalingen_incassomachtiging", REGELING))
    vanaf = pl.when(pl.col("vanaf") <= snede.peildatum).then(pl.col("vanaf"))
    yield from _tabellen(snede, frame.with_columns(vanaf=vanaf, nr=pl.int_range(pl.len())), machtiging, regeling)


def _tabellen(snede: Snede, frame: pl.DataFrame, machtiging: int, regeling: int) -> Iterator[Tabel]:
    bank = snede.trekking.verdeel("bank van een ander", BANKEN, "persoon_id")
    ander = nummers.iban(bank, snede.trekking.kies("rekening van een ander", 10**9, "persoon_id"))
    eigen = pl.col("iban").is_not_null()
    met = frame.with_columns(machtiging_id=machtiging + pl.col("nr"), regeling_id=regeling + pl.col("nr"))
    yield Tabel("betalingen_incassomachtiging", met.select(
        id="machtiging_id", persoon_id="persoon_id", kenmerk=pl.format("M{}", pl.col("machtiging_id").cast(pl.String).str.zfill(12)),
        iban=pl.coalesce("iban", ander), tenaamstelling=pl.coalesce("tenaamstelling", pl.lit(VAN_EEN_ANDER)),
        betaler_id=pl.when(eigen).then("persoon_id"), getekend_op="gekozen_op",
    ))  # fmt: skip
    yield Tabel(REGELING, met.select(
        id="regeling_id", persoon_id="persoon_id", vordering_id="vordering_id", soort=pl.lit(int(Regelingsoort.TERMIJNEN)),
        eigen_schema=pl.lit(False), van="gekozen_op", vervangen_op="vanaf",
    ))  # fmt: skip
    yield Tabel("betalingen_incassoregeling", met.select("regeling_id", "machtiging_id"))
    ten_einde = met.filter(pl.col("vanaf").is_not_null())
    yield Tabel("vorderingen_regelingeinde", ten_einde.select("regeling_id", soort=pl.lit(int(Einde.NIET_NAGEKOMEN)), datum="vanaf"))
