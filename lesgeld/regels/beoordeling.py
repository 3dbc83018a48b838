"""Judges persons and their enrolments with the rule "lesgeld": one row, or a chunk of a run."""

from collections.abc import Mapping

import polars as pl

from duo_portal.regels.motor import Invoer, Regelfout, bewaak_code, bewaak_invoer
from duo_portal.regels.normen import Normfout
from duo_portal.tijd import schooljaren
from lesgeld.codes import Reden, Vrijstelling
from lesgeld.regels.bedragen import met_bedragen, vat_samen
from lesgeld.regels.inschrijvingen import RIJ, SLEUTEL, in_het_schooljaar
from lesgeld.regels.norm import NORMEN
from lesgeld.regels.perioden import maak_perioden
from lesgeld.regels.regel import GEEN_REDEN, LESGELD

PERSONEN: Mapping[str, Invoer] = {
    "persoon_id": Invoer(pl.Int64()),
    "schooljaar": Invoer(pl.Int32()),
    "geboortedatum": Invoer(pl.Date(), leeg_mag=True),
    "overleden_op": Invoer(pl.Date(), leeg_mag=True),
    "verrekend_centen": Invoer(pl.Int64()),
}
INSCHRIJVINGEN: Mapping[str, Invoer] = {
    "persoon_id": Invoer(pl.Int64()),
    "schooljaar": Invoer(pl.Int32()),
    "inschrijving_id": Invoer(pl.Int64()),
    "begindatum": Invoer(pl.Date()),
    "einddatum": Invoer(pl.Date(), leeg_mag=True),
    "onderwijs": Invoer(pl.Int16()),
    "vrijstelling": Invoer(pl.Int16()),
    "reden": Invoer(pl.Int16()),
    "examenkandidaat": Invoer(pl.Boolean()),
}


def beoordeel(personen: pl.DataFrame, inschrijvingen: pl.DataFrame) -> pl.DataFrame:
    """The fee of each (person, school year): every step as a column, ``uitkomst_centen``, ``grond`` and the list ``stappen``.

    Rows come back in the order of ``personen``. ``naar_mens`` is true, and the outcome null, where a fact is missing or
    facts contradict each other: never silently nothing.
    """
    _bewaak(personen, inschrijvingen)
    genummerd = personen.select(*PERSONEN).with_columns(pl.int_range(pl.len(), dtype=pl.Int64).alias(RIJ), jaarbedrag=_jaarbedrag())
    rijen = in_het_schooljaar(genummerd, inschrijvingen)
    samen = vat_samen(met_bedragen(maak_perioden(rijen), genummerd))
    kader = genummerd.drop("jaarbedrag").join(_tel(rijen), on=RIJ, how="left", maintain_order="left")
    kader = _zonder_gaten(kader.join(samen, on=RIJ, how="left", maintain_order="left"))
    beoordeeld = LESGELD.beoordeel(kader)
    return beoordeeld.select(*SLEUTEL, *LESGELD.namen, pl.col("lesgeld").alias("uitkomst_centen"), LESGELD.waarden())


def _jaarbedrag() -> pl.Expr:
    return NORMEN["lesgeld_jaarbedrag"].kolom(pl.date(pl.col("schooljaar"), 8, 1))


def _tel(rijen: pl.DataFrame) -> pl.DataFrame:
    """The step that aggregates the list of enrolments into numbers."""
    plichtig = pl.col("plichtig")
    kolommen = rijen.select(
        RIJ,
        in_tegenstrijdig=pl.col("tegenstrijdig"),
        in_plichtig=plichtig,
        in_vrijgesteld=plichtig & pl.col("vrij"),
        in_voor_1_oktober=plichtig & ~pl.col("vrij") & pl.col("te_vroeg"),
        in_tellen=pl.col("telt"),
    )
    sommen = kolommen.group_by(RIJ).agg(pl.exclude(RIJ).cast(pl.Int64).sum())
    return sommen.with_columns(in_tegenstrijdig=pl.col("in_tegenstrijdig") > 0)


def _zonder_gaten(kader: pl.DataFrame) -> pl.DataFrame:
    """Who has no enrolment at all has zero of everything: the only place where an absent row becomes a value."""
    nul = [naam for naam, deel in LESGELD.invoer.items() if naam.startswith("in_") and deel.type == pl.Int64()]
    onwaar = [naam for naam, deel in LESGELD.invoer.items() if naam.startswith("in_") and deel.type == pl.Boolean()]
    return kader.with_columns(
        pl.col(nul).fill_null(0), pl.col(onwaar).fill_null(False), pl.col("in_reden").fill_null(GEEN_REDEN).cast(pl.Int16)
    )


def _bewaak(personen: pl.DataFrame, inschrijvingen: pl.DataFrame) -> None:
    bewaak_invoer("lesgeld", personen, PERSONEN)
    bewaak_invoer("lesgeld", inschrijvingen, INSCHRIJVINGEN)
    bewaak_code("lesgeld", inschrijvingen["reden"], {int(code) for code in Reden})
    bewaak_code("lesgeld", inschrijvingen["vrijstelling"], {int(code) for code in Vrijstelling})
    if personen.select(SLEUTEL).is_duplicated().any():
        raise Regelfout("lesgeld: een persoon staat twee keer in hetzelfde schooljaar")
    for jaar in personen["schooljaar"].unique().to_list():
        try:
            NORMEN["lesgeld_jaarbedrag"].op(schooljaren.begin(jaar))
        except Normfout as fout:
            raise Regelfout(f"lesgeld: het jaarbedrag van {schooljaren.tekst(jaar)} is nog niet bekend") from fout
