"""From facts to what a run writes: the rule judges, and each row carries the facts it was judged on."""

from collections.abc import Collection
from datetime import date

import polars as pl

from lesgeld.batch.lezen import Situatie
from lesgeld.codes import Grond, Reden
from lesgeld.regels import beoordeel, verdeel_in_termijnen

# How the letters name the ground of a decision.
REDEN_IN_BRIEF = {
    Grond.VOLLEDIG: "volledig",
    Grond.LATE_INSCHRIJVING: "late_inschrijving",
    Grond.DIPLOMA: "diploma",
    Grond.OVERSTAP: "overstap",
    Grond.VOOR_1_OKTOBER: "voor_1_oktober",
    Grond.DUBBEL: "dubbel",
    Grond.ZIEKTE: "ziekte",
    Grond.FAMILIE: "familie",
    Grond.NIET_PLICHTIG: "niet_plichtig",
    Grond.JONGER_DAN_18: "niet_plichtig",
}
UIT_DE_WET = frozenset({Reden.OVERLIJDEN})


def oordeel_vaststelling(situatie: Situatie, verzoek_op: date) -> pl.DataFrame:
    """First fee with its instalments; no reason for a refund counts here but death, which always does.

    Who died before a fee was determined gets no payment request: a person decides.
    """
    oordeel = _laat_aan_mens(_oordeel(situatie, UIT_DE_WET, []), situatie.personen.filter("overleden"))
    in_brief = pl.when(pl.col("reden") == "late_inschrijving").then(pl.col("reden")).otherwise(pl.lit("volledig"))
    return oordeel.join(_termijnen(oordeel, verzoek_op), on="persoon_id", how="left", maintain_order="left").with_columns(reden=in_brief)


def oordeel_teruggave(situatie: Situatie, redenen: Collection[Reden], gevraagd: Collection[int]) -> pl.DataFrame:
    """The fee as it is now. ``redenen`` count without a request, of the persons ``gevraagd`` every reason, a recognised one always.

    Left to a person: who died on a day that we do not know, and whose recognised reason no longer fits an enrolment.
    """
    in_brief = pl.when(pl.col("reden").is_in(["volledig", "late_inschrijving"])).then(pl.lit("correctie")).otherwise(pl.col("reden"))
    voor_mens = situatie.personen.filter((pl.col("overleden") & pl.col("overleden_op").is_null()) | pl.col("los"))
    return _laat_aan_mens(_oordeel(situatie, redenen, gevraagd), voor_mens).with_columns(reden=in_brief)


def behoud(nu: pl.DataFrame, alles: pl.DataFrame, standen: pl.DataFrame) -> pl.DataFrame:
    """``nu`` (what may be decided), but never taking back what an earlier decision gave for a reason that still holds.

    ``alles`` is what follows from every reason, ``standen`` the fee in force (persoon_id, oud_centen). A fee in force between the
    two stands as it is; one below ``alles`` rises to it and no further.
    """
    onder = nu.select("persoon_id", nu_centen="uitkomst_centen").join(standen, on="persoon_id")
    onder = onder.join(alles.select("persoon_id", alles_centen="uitkomst_centen"), on="persoon_id")
    onder = onder.filter((pl.col("alles_centen") < pl.col("nu_centen")) & (pl.col("oud_centen") < pl.col("nu_centen")))
    stijgt = onder.filter(pl.col("oud_centen") <= pl.col("alles_centen")).select("persoon_id")
    blijft = onder.filter(pl.col("oud_centen") > pl.col("alles_centen")).select("persoon_id", "oud_centen")
    rijen = pl.concat([nu.join(stijgt, on="persoon_id", how="anti"), alles.join(stijgt, on="persoon_id", how="semi")])
    rijen = rijen.join(blijft, on="persoon_id", how="left").sort("persoon_id")
    return rijen.with_columns(uitkomst_centen=pl.coalesce("oud_centen", "uitkomst_centen")).drop("oud_centen")


def noem_intrekking(nu: pl.DataFrame, standen: pl.DataFrame, personen: Collection[int], dag: date, waarom: str) -> pl.DataFrame:
    """Whose fee rises after something was withdrawn, reads ``waarom`` in the letter. ``standen``: persoon_id, oud_centen."""
    hoger = nu.join(standen, on="persoon_id").filter(
        pl.col("uitkomst_centen") > pl.col("oud_centen"), pl.col("persoon_id").is_in(list(personen))
    )
    wie = pl.col("persoon_id").is_in(hoger["persoon_id"].to_list())
    return nu.with_columns(
        reden=pl.when(wie).then(pl.lit(waarom)).otherwise("reden"),
        reden_datum=pl.when(wie).then(pl.lit(dag)).otherwise("reden_datum"),
    )


def _laat_aan_mens(oordeel: pl.DataFrame, personen: pl.DataFrame) -> pl.DataFrame:
    """No outcome for ``personen``: their case becomes a task."""
    mens = pl.col("persoon_id").is_in(personen["persoon_id"].to_list())
    return oordeel.with_columns(naar_mens=pl.col("naar_mens") | mens, uitkomst_centen=pl.when(~mens).then(pl.col("uitkomst_centen")))


def _oordeel(situatie: Situatie, redenen: Collection[Reden], gevraagd: Collection[int]) -> pl.DataFrame:
    """One row per person: outcome, ground, steps and facts, and the dates that the letter names."""
    telt = pl.col("reden").is_in([int(reden) for reden in redenen]) | pl.col("persoon_id").is_in(list(gevraagd)) | pl.col("erkend")
    inschrijvingen = situatie.inschrijvingen.with_columns(reden=pl.when(telt).then(pl.col("reden")).otherwise(0).cast(pl.Int16))
    uitkomst = beoordeel(situatie.personen.drop("overleden", "los"), inschrijvingen.drop("reden_datum", "erkend"))
    return (
        uitkomst.select("persoon_id", "schooljaar", "uitkomst_centen", "grond", "naar_mens", "stappen", reden=_reden_in_brief())
        .join(_samenvatting(inschrijvingen), on="persoon_id", how="left", maintain_order="left")
        .join(situatie.personen.select("persoon_id", "geboortedatum", "overleden_op"), on="persoon_id", maintain_order="left")
        # Without any enrolment left the school withdrew it: that is what the letter says.
        .with_columns(reden=pl.when(pl.col("inschrijvingen").is_null()).then(pl.lit("correctie")).otherwise("reden"))
        .with_columns(feiten=pl.struct("geboortedatum", "overleden_op", "inschrijvingen").struct.json_encode())
        .drop("geboortedatum", "overleden_op", "inschrijvingen")
    )


def _reden_in_brief() -> pl.Expr:
    woorden = {int(grond): woord for grond, woord in REDEN_IN_BRIEF.items()}
    return pl.col("grond").replace_strict(woorden, default="correctie", return_dtype=pl.String)


def _samenvatting(inschrijvingen: pl.DataFrame) -> pl.DataFrame:
    """Per person the enrolments as one list of facts, and the first and last day that matter."""
    geeft = pl.col("reden") > 0
    feit = pl.struct("inschrijving_id", "begindatum", "einddatum", "onderwijs", "vrijstelling", "reden", "examenkandidaat")
    laatste = pl.col("einddatum").filter(geeft).max().fill_null(pl.col("einddatum").max())
    waarom = pl.col("reden_datum").filter(geeft).max().fill_null(pl.col("einddatum").max()).fill_null(pl.col("begindatum").max())
    return inschrijvingen.group_by("persoon_id", maintain_order=True).agg(
        inschrijvingen=feit, ingeschreven_vanaf=pl.col("begindatum").min(), laatste_dag=laatste, reden_datum=waarom
    )


def _termijnen(oordeel: pl.DataFrame, verzoek_op: date) -> pl.DataFrame:
    """The instalments of each person, as arrays for the claim and as text for the letter."""
    kader = oordeel.filter(pl.col("uitkomst_centen") > 0).select("persoon_id", "schooljaar", lesgeld="uitkomst_centen")
    soorten = kader.select("schooljaar", "lesgeld").unique().with_columns(verzoek_op=pl.lit(verzoek_op))
    schema = (
        verdeel_in_termijnen(soorten)
        .group_by("schooljaar", "lesgeld")
        .agg(
            termijn_datums=pl.col("vervaldatum").sort_by("volgnummer"),
            termijn_centen=pl.col("termijn_centen").sort_by("volgnummer"),
            rijen=pl.struct(datum="vervaldatum", centen="termijn_centen").sort_by("volgnummer"),
        )
    )
    tekst = schema.with_columns(termijnen=pl.struct("rijen").struct.json_encode().str.slice(len('{"rijen":')).str.strip_suffix("}")).drop(
        "rijen"
    )
    return kader.join(tekst, on=["schooljaar", "lesgeld"], maintain_order="left").drop("schooljaar", "lesgeld")
