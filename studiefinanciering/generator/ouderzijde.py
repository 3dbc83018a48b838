"""The parents' side in the nation, with its traps: out of the picture, being looked for, a later year, no partner, other children."""

from collections.abc import Iterator

import polars as pl

from duo_portal.register.generator.kopie import Tabel
from duo_portal.register.generator.onderdelen import Snede
from studiefinanciering.generator.gedrag import gewicht, gewichten
from studiefinanciering.generator.keuzes import wil_aanvullend
from studiefinanciering.models.keuze import Aanvullend
from studiefinanciering.models.ouders import Buitenbeschouwing

GRONDEN = [
    Buitenbeschouwing.CONFLICT,
    Buitenbeschouwing.GEZAG,
    Buitenbeschouwing.GEEN_CONTACT,
    Buitenbeschouwing.ALIMENTATIE,
    Buitenbeschouwing.ONVINDBAAR,
]
ALIMENTATIE = (10_000, 20_000)  # cents a month: at least, and so much on top
AFLOSSING = (60_000, 120_000)  # cents a year
LATER_INKOMEN = (1_000_000, 1_800_000)  # cents in the later year


def oudersituaties(snede: Snede, vragers: pl.DataFrame) -> Tabel:
    """Of some who asked for the aanvullende beurs one parent is out of the picture, or is being looked for."""
    trekking = snede.trekking
    frame = vragers.filter((pl.col("ouders") > 0) & (wil_aanvullend(trekking) == int(Aanvullend.JA)))
    t = trekking.kies("stufi ouder uit beeld", 1_000_000)
    uit, gezocht = gewicht("ouders", "uit_beeld"), gewicht("ouders", "opgevraagd")
    frame = frame.with_columns(t=t, g=trekking.verdeel("stufi grond", gewichten("ouders", "gronden"))).filter(pl.col("t") < uit + gezocht)
    weg = pl.col("t") < uit
    grond = pl.lit(0)
    for nummer, soort in enumerate(GRONDEN):
        grond = pl.when(pl.col("g") == nummer).then(int(soort)).otherwise(grond)
    tweede = (pl.col("ouders") == 2) & trekking.kans("stufi welke ouder", 700_000)
    rechter = weg & trekking.kans("stufi alimentatie", gewicht("ouders", "alimentatie"))
    rijen = frame.select(
        "persoon_id",
        ouder=pl.when(tweede).then(2).otherwise(1),
        grond=pl.when(weg).then(grond).otherwise(int(Buitenbeschouwing.OPGEVRAAGD)),
        alimentatie_centen=pl.when(rechter).then(ALIMENTATIE[0] + trekking.kies("stufi rechter", ALIMENTATIE[1])).otherwise(0),
        vanaf="eerste",
        tot=pl.lit(None, dtype=pl.Date),
    )
    return Tabel("studiefinanciering_oudersituatie", rijen.sort("persoon_id"))


def ouderjaren(snede: Snede) -> Tabel:
    """For the two years that the grants of this school year look at; only where something differs from the usual."""
    trekking = snede.trekking
    apart = pl.col("gescheiden") & trekking.kans("stufi zonder partner", gewicht("ouders", "zonder_partner"), "mens")
    alleen = (pl.col("ouders") == 1) & trekking.kans("stufi alleen", gewicht("ouders", "alleen"), "mens")
    lost_af = trekking.kans("stufi aflossing", gewicht("ouders", "aflossing"), "mens")
    # Children who count live with the first parent.
    telkinderen = trekking.verdeel("stufi telkinderen", gewichten("ouders", "telkinderen"), "kop")
    frame = snede.ouders.with_columns(
        zonder_partner=apart | alleen,
        telkinderen=pl.when(pl.col("plek") == 1).then(telkinderen).otherwise(0),
        aflossing_centen=pl.when(lost_af).then(AFLOSSING[0] + trekking.kies("stufi aflossing centen", AFLOSSING[1], "mens")).otherwise(0),
    ).filter(pl.col("zonder_partner") | (pl.col("telkinderen") > 0) | (pl.col("aflossing_centen") > 0))
    delen = [
        frame.select("persoon_id", pl.lit(snede.schooljaar - terug).alias("jaar"), "zonder_partner", "telkinderen", "aflossing_centen")
        for terug in (2, 1)
    ]
    rijen = pl.concat(delen).with_columns(bron=pl.lit("Belastingdienst"))
    return Tabel("studiefinanciering_ouderjaar", rijen.sort("persoon_id", "jaar"))


def verleggingen(snede: Snede, vragers: pl.DataFrame) -> Iterator[Tabel]:
    """Families whose income fell: for next calendar year the year in between counts, by the parents' own estimate."""
    trekking = snede.trekking
    jaar = snede.schooljaar + 1
    gedaald = trekking.kans("stufi verlegging", gewicht("ouders", "verlegging"), "kop")
    kinderen = vragers.filter(gedaald & (wil_aanvullend(trekking) == int(Aanvullend.JA)))
    rijen = kinderen.select("persoon_id", jaar=pl.lit(jaar), peiljaar=pl.lit(jaar - 1))
    yield Tabel("studiefinanciering_peiljaarverlegging", rijen.sort("persoon_id"))
    inkomen = (
        snede.ouders.filter(gedaald)
        .join(kinderen.select("kop").unique(), on="kop")
        .select(
            "persoon_id",
            jaar=pl.lit(jaar - 1),
            toetsingsinkomen_centen=LATER_INKOMEN[0] + trekking.kies("stufi later inkomen", LATER_INKOMEN[1], "mens"),
            bron=pl.lit("schatting van de ouder"),
        )
    )
    yield Tabel("register_inkomen", inkomen.sort("persoon_id"))
