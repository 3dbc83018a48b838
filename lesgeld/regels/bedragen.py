"""What one period costs and gives back, in cents; each amount is rounded once, half up, and then only added.

- Fee (UB 5): the annual amount; after 31 October the annual amount times n/12, n from the month of enrolment through July.
- Refund (UB 7): the annual amount times m/12, m the whole months after the last day, if that day lies before 1 May and there is a
  reason; never more than the fee of the period; nothing where a grant was set off against the fee (UB 7 lid 4).
- A later period costs nothing when an earlier one of the year was not refunded (UB 6 lid 2 onder a).
"""

import polars as pl

from duo_portal.regels.afronden import deel_half_op
from lesgeld.codes import Reden
from lesgeld.regels.inschrijvingen import RIJ, maand_van_schooljaar

_LAATSTE_VOLLE_MAAND = 2  # October, with August as 0
_LAATSTE_MAAND_MET_TERUGGAVE = 8  # April: the last day lies before 1 May
_OP_SCHAKELAAR = [int(Reden.DIPLOMA), int(Reden.OVERSTAP)]
_OP_AANVRAAG = [int(Reden.ZIEKTE), int(Reden.FAMILIE)]


def met_bedragen(perioden: pl.DataFrame, personen: pl.DataFrame) -> pl.DataFrame:
    """Add fee and refund to each period; ``personen`` brings jaarbedrag and verrekend_centen."""
    rijen = perioden.join(personen.select(RIJ, "jaarbedrag", "verrekend_centen"), on=RIJ, how="left", maintain_order="left")
    begin, eind = maand_van_schooljaar(pl.col("begin")), maand_van_schooljaar(pl.col("eind_terug"))
    recht = (pl.col("op_tijd") & (pl.col("reden_terug") != int(Reden.GEEN)) & (pl.col("verrekend_centen") == 0)).fill_null(False)
    rijen = rijen.with_columns(op_tijd=eind <= _LAATSTE_MAAND_MET_TERUGGAVE).with_columns(recht=recht)
    rijen = rijen.with_columns(
        n=pl.when(begin <= _LAATSTE_VOLLE_MAAND).then(12).otherwise(12 - begin).cast(pl.Int64),
        m=pl.when("recht").then(11 - eind).otherwise(0).cast(pl.Int64),
    ).with_columns(kost=_deel_van_jaar("n"), terug=_deel_van_jaar("m"))
    terug = pl.when(pl.col("terug") > pl.col("kost")).then(pl.col("kost")).otherwise(pl.col("terug"))
    return rijen.with_columns(terug=terug, betaalt=_zonder_eerdere_heffing())


def _deel_van_jaar(maanden: str) -> pl.Expr:
    return deel_half_op(pl.col("jaarbedrag") * pl.col(maanden), 12)


def _zonder_eerdere_heffing() -> pl.Expr:
    """True until a period of this person kept the fee of the year: the periods after that one are exempt."""
    behouden = (~pl.col("recht")).cast(pl.Int64)
    voor = behouden.cum_sum() - behouden
    eerste = (pl.col(RIJ) != pl.col(RIJ).shift(1)).fill_null(True)
    return voor == pl.when(eerste).then(voor).otherwise(None).forward_fill()


def vat_samen(perioden: pl.DataFrame) -> pl.DataFrame:
    """One row per student and school year: the sums and the ends of the periods."""
    betaalt, krijgt = pl.col("betaalt").cast(pl.Int64), (pl.col("betaalt") & pl.col("recht")).cast(pl.Int64)
    reden = pl.col("reden_terug")
    kolommen = perioden.with_columns(
        een=pl.lit(1, dtype=pl.Int64),
        vrij=1 - betaalt,
        maanden=pl.col("n") * betaalt,
        maanden_terug=pl.col("m") * krijgt,
        kost=pl.col("kost") * betaalt,
        terug=pl.col("terug") * krijgt,
        # The reason of the last period with a refund: a maximum of order and reason in one number.
        laatste_reden=pl.col("periode") * 100 * krijgt + reden.cast(pl.Int64) * krijgt,
        schakelaar=reden.is_in(_OP_SCHAKELAAR).cast(pl.Int64) * krijgt,
        aanvraag=reden.is_in(_OP_AANVRAAG).cast(pl.Int64) * krijgt,
    )
    return kolommen.group_by(RIJ).agg(
        in_perioden=pl.col("een").sum(),
        in_perioden_vrij=pl.col("vrij").sum(),
        in_eerste_dag=pl.col("begin").first(),
        in_laatste_dag=pl.col("eind_terug").last(),
        in_reden=pl.col("laatste_reden").max() % 100,
        in_maanden=pl.col("maanden").sum(),
        in_maanden_terug=pl.col("maanden_terug").sum(),
        in_kost=pl.col("kost").sum(),
        in_terug=pl.col("terug").sum(),
        in_op_schakelaar=pl.col("schakelaar").sum() > 0,
        in_op_aanvraag=pl.col("aanvraag").sum() > 0,
    )
