"""The part that every run of awards shares: judge the chosen persons for one calendar year, and write what differs."""

from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.breekpunten import breek
from duo_portal.batches.kolommen import schrijf
from duo_portal.batches.soorten import Opdracht, Tellingen
from studiefinanciering.batch import schrijven_sql as sql
from studiefinanciering.batch.inkomens import lees_inkomens
from studiefinanciering.batch.lezen import Feiten, lees_feiten
from studiefinanciering.batch.maanden import maak_maanden
from studiefinanciering.batch.oordeel import TOEKENNING, bereken, maak_tijdvakken, vraag_ouders
from studiefinanciering.batch.ouders import met_inkomens, te_lezen
from studiefinanciering.batch.redenen import met_redenen
from studiefinanciering.batch.verschil import Stand, lees_stand, vergelijk
from studiefinanciering.batch.waarden import schrijfwaarden
from studiefinanciering.codes import Grond

HERZIEN_JAREN = 3  # the height of the parents' contribution (WSF 7.1 lid 3); form and the rest are judged by a person before that
ONBESLIST = ("stufi_onbeslist", "Studiefinanciering: een gegeven ontbreekt waarover geen machine mag beslissen. Zoek het uit en beslis.")
TE_LAAT = ("herziening_te_laat", "Studiefinanciering van lang geleden zou anders worden: beoordeel of herzien nog mag.")
MENS_SCHEMA = {"persoon_id": pl.Int64, "soort": pl.String, "omschrijving": pl.String}


@dataclass(frozen=True)
class Oordeel:
    """The months awarded now, the decisions that differ, and who must be judged by a person."""

    toekenningen: pl.DataFrame
    besluiten: pl.DataFrame
    mensen: pl.DataFrame
    gelezen: int


def beslis(
    cursor: CursorWrapper,
    opdracht: Opdracht,
    jaar: int,
    *,
    ambtshalve: bool = False,
    feiten: Feiten | None = None,
    inkomens: pl.DataFrame | None = None,
) -> Tellingen:
    """Of the persons in ``stufi_kandidaat``, locked with their families. Facts are read after the lock, unless they were already."""
    cursor.execute("DROP TABLE IF EXISTS stufi_gezien")
    cursor.execute(sql.GEZIEN, {"jaar": jaar})
    gelezen = feiten or lees_feiten(cursor, jaar, opdracht.peildatum)
    oordeel = oordeel_over(cursor, gelezen, ambtshalve=ambtshalve, inkomens=inkomens)
    breek("na_copy")
    for tabel in ("besluit", "toekenning", "mens"):
        cursor.execute(f"DROP TABLE IF EXISTS stufi_{tabel}")
    schrijf(cursor, "stufi_besluit", oordeel.besluiten, json=("feiten",), statistiek=("persoon_id",))
    schrijf(cursor, "stufi_toekenning", oordeel.toekenningen, statistiek=("persoon_id",))
    schrijf(cursor, "stufi_mens", oordeel.mensen)
    waarden = schrijfwaarden(opdracht, jaar, ambtshalve=ambtshalve)
    cursor.execute(sql.SCHRIJF, waarden)
    besluiten, toekenningen, nabetaling, teveel, grootste, gezin = cursor.fetchone()
    cursor.execute(sql.NAAR_MENS, waarden)
    mensen = cursor.fetchone()[0]
    cursor.execute(sql.AFGEHANDELD, waarden)
    return {
        "besluiten": besluiten,
        "toekenningen": toekenningen,
        "naar_mens": mensen,
        "gezinsleden": gezin,
        "inkomens_gelezen": oordeel.gelezen,
        "nabetaling_centen": nabetaling,
        "teveel_centen": teveel,
        "grootste_bedrag_centen": grootste,
    }


def oordeel_over(cursor: CursorWrapper, feiten: Feiten, *, ambtshalve: bool = False, inkomens: pl.DataFrame | None = None) -> Oordeel:
    """Incomes are read here, of those parents that count, unless the caller read them for the same persons already."""
    maanden = maak_maanden(feiten)
    rijen = vraag_ouders(maanden, feiten)
    ouders = te_lezen(rijen) if inkomens is None else te_lezen(rijen).clear()
    if inkomens is None:
        inkomens = lees_inkomens(cursor, ouders)
    rijen = met_inkomens(rijen, inkomens)
    nieuw = bereken(maak_tijdvakken(rijen))
    onbeslist = onbeslisbaar(feiten, maanden)
    stand = _zonder(lees_stand(cursor, feiten.jaar), onbeslist)
    nieuw = nieuw.join(onbeslist, on="persoon_id", how="anti")
    besluiten = vergelijk(stand, nieuw, feiten.peildatum, ambtshalve)
    te_laat = feiten.peildatum > date(feiten.jaar + HERZIEN_JAREN, 12, 31)
    mensen = pl.concat([_naar_mens(onbeslist, ONBESLIST), _naar_mens(besluiten if te_laat else besluiten.clear(), TE_LAAT)])
    besluiten = besluiten.clear() if te_laat else besluiten
    klaar = _maak_af(met_redenen(cursor, besluiten), nieuw, feiten)
    rijen = nieuw.join(klaar.select("persoon_id"), on="persoon_id", how="semi").sort("persoon_id", "van")
    return Oordeel(rijen.select("persoon_id", *TOEKENNING, "stappen"), klaar, mensen, ouders.height)


def onbeslisbaar(feiten: Feiten, maanden: pl.DataFrame) -> pl.DataFrame:
    """Candidates who asked, and of whom a fact is missing that decides: day of birth, nationality or title, level of the programme."""
    gevraagd = feiten.keuzes.filter(~pl.col("stopt")).select("persoon_id").unique()
    ingeschreven = feiten.inschrijvingen.select("persoon_id").unique()
    wie = feiten.personen.filter("kandidaat").join(gevraagd, on="persoon_id", how="semi").join(ingeschreven, on="persoon_id", how="semi")
    zonder_dag = pl.col("overleden") & pl.col("overleden_op").is_null()
    zelf = wie.filter(pl.col("geboortedatum").is_null() | (pl.col("nationaliteit") == 0) | zonder_dag).select("persoon_id")
    niveau = maanden.filter("kandidaat", "aangevraagd").filter((pl.col("onderwijs") == 1) & (pl.col("niveau") == 0))
    return pl.concat([zelf, niveau.select("persoon_id")]).unique()


def _zonder(stand: Stand, personen: pl.DataFrame) -> Stand:
    return Stand(
        stand.jaar,
        stand.besluiten.join(personen, on="persoon_id", how="anti", maintain_order="left"),
        stand.oud.join(personen, on="persoon_id", how="anti", maintain_order="left"),
    )


def _naar_mens(wie: pl.DataFrame, soort: tuple[str, str]) -> pl.DataFrame:
    uit = wie.select("persoon_id").with_columns(soort=pl.lit(soort[0]), omschrijving=pl.lit(soort[1]))
    return uit.select(pl.col(naam).cast(soort) for naam, soort in MENS_SCHEMA.items())


def _maak_af(besluiten: pl.DataFrame, nieuw: pl.DataFrame, feiten: Feiten) -> pl.DataFrame:
    """The columns that the statement reads: facts by value, the month that the message speaks of, and gift months."""
    per = nieuw.group_by("persoon_id", maintain_order=True).agg(
        tijdvakken=pl.col("feit"),
        gift_tot=pl.col("tot").filter(pl.col("aanvullend_gift") & (pl.col("aanvullend_centen") > 0)).max(),
        _einde=pl.col("tot").max(),
    )
    uit = besluiten.join(per, on="persoon_id", how="left", maintain_order="left")
    uit = uit.join(feiten.personen.select("persoon_id", "overleden"), on="persoon_id", how="left", maintain_order="left")
    eerste = min(max(feiten.peildatum.replace(day=1), date(feiten.jaar, 1, 1)), date(feiten.jaar, 12, 1))
    return uit.with_columns(
        feiten=pl.struct("tijdvakken").struct.json_encode(),
        maand=pl.col("nieuw_maand").fill_null(eerste),
        onbekend=pl.col("nieuw_onbekend").fill_null(False),
        # Nothing but the end is ever told after a death.
        grond=pl.when("overleden").then(int(Grond.BEEINDIGING)).otherwise(pl.col("grond")).cast(pl.Int16),
        reden_einde=pl.when("overleden").then(pl.lit("overlijden")).otherwise(pl.col("reden_einde")),
        ja_nodig=(pl.col("gift_tot") < pl.col("_einde")).fill_null(False),
    ).drop("tijdvakken", "oud_afdruk", "nieuw_afdruk", "_einde")
