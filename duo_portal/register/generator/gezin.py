"""Families: students, their siblings and their parents as one frame of people.

Students 2k and 2k+1 may be siblings; their parents belong to the elder number (``kop``). A family therefore never crosses a
slice that begins at an even number, and needs no look-up.
"""

import polars as pl

from duo_portal.register.generator.levensloop import is_soort
from duo_portal.register.generator.marginalen import kans
from duo_portal.register.generator.trekking import MILJOEN, Trekking, haal, vak
from duo_portal.register.generator.voorraad import namen

PLEKKEN = 6  # two students and two times two parents: the numbers of people in a pair of students
JONGSTE_VERSCHIL, OUDSTE_VERSCHIL = 300, 4_400  # days between siblings


def sleutel(zaad: int) -> tuple[pl.Expr, pl.Expr]:
    """The key at the source of a student and of a parent."""
    student = pl.format(f"G{zaad}-S-{{}}", pl.col("nr").cast(pl.String).str.zfill(8))
    return student, pl.format(f"G{zaad}-O-{{}}-{{}}", pl.col("kop").cast(pl.String).str.zfill(8), pl.col("plek"))


def met_gezin(trekking: Trekking, studenten: pl.DataFrame) -> pl.DataFrame:
    """Adds ``kop`` and ``ouders`` (0, 1 or 2 known) to the students of a slice that begins at an even number."""
    ander = pl.when(pl.col("nr") % 2 == 0).then(pl.col("geboortedatum").shift(-1)).otherwise(pl.col("geboortedatum").shift(1))
    frame = studenten.with_columns(ander=ander, paar=pl.col("nr") // 2)
    verschil = (pl.col("geboortedatum") - pl.col("ander")).dt.total_days().abs()
    samen = verschil.is_between(JONGSTE_VERSCHIL, OUDSTE_VERSCHIL) & trekking.kans("samen", kans("gezin", "samen_wens"), "paar")
    frame = frame.with_columns(samen=samen.fill_null(False))
    frame = frame.with_columns(
        kop=pl.when("samen").then(pl.col("paar") * 2).otherwise("nr"),
        oudste=pl.when("samen").then(pl.min_horizontal("geboortedatum", "ander")).otherwise("geboortedatum"),
    )
    geen, een = kans("gezin", "geen_ouder"), kans("gezin", "een_ouder")
    return frame.with_columns(
        ouders=2 - vak(trekking.kies("ouders", MILJOEN, "kop"), [MILJOEN - geen - een, een, geen]),
        gescheiden=trekking.kans("gescheiden", kans("gezin", "gescheiden"), "kop"),
    ).drop("ander")


def ouders_van(trekking: Trekking, studenten: pl.DataFrame) -> pl.DataFrame:
    """The known parents, once per family: ``kop``, ``plek`` (1 or 2) and who they are."""
    koppen = studenten.filter(pl.col("nr") == pl.col("kop")).select(
        "kop", "paar", "oudste", "ouders", "gescheiden", ho=is_soort("hbo", "wo")
    )
    frame = pl.concat([koppen.filter(pl.col("ouders") >= plek).with_columns(plek=pl.lit(plek, dtype=pl.Int64)) for plek in (1, 2)])
    frame = frame.with_columns(mens=pl.col("paar") * PLEKKEN + 2 + pl.col("kop") % 2 * 2 + pl.col("plek") - 1).sort("mens")
    leeftijd = 21 * 365 + trekking.kies("leeftijd ouder", 18 * 365, "mens")
    return frame.with_columns(
        geslacht=pl.when(pl.col("plek") == 1).then(pl.lit("V")).otherwise(pl.lit("M")),
        geboortedatum=pl.col("oudste") - pl.duration(days=leeftijd),
        buitenland=trekking.kans("ouder buitenland", kans("gezin", "ouder_buitenland"), "mens"),
        is_student=pl.lit(False),
        # The second parent gave the family its name.
        naamsleutel=pl.when(pl.col("plek") == 2).then("kop").otherwise(-pl.col("mens") - 1),
    )


def studenten_als_mensen(trekking: Trekking, studenten: pl.DataFrame) -> pl.DataFrame:
    return studenten.with_columns(
        mens=pl.col("paar") * PLEKKEN + pl.col("nr") % 2,
        plek=pl.lit(0, dtype=pl.Int64),
        geslacht=haal(["V", "M"], trekking.kies("geslacht", 2)),
        buitenland=trekking.kans("buitenland", kans("wonen", "buitenland")),
        is_student=pl.lit(True),
        naamsleutel=pl.col("kop"),
        ho=is_soort("hbo", "wo"),
    )


def met_naam(trekking: Trekking, mensen: pl.DataFrame) -> pl.DataFrame:
    lijst = namen()
    eerste, tweede = (_voornaam(trekking, f"voornaam {i}") for i in (1, 2))
    # Members of a family share the draw of their name.
    familie = pl.col("naamsleutel").cast(pl.Int64) + 2**40
    return mensen.with_columns(
        voornamen=pl.when(trekking.kans("tweede naam", 350_000, "mens")).then(pl.concat_str(eerste, pl.lit(" "), tweede)).otherwise(eerste),
        voorvoegsel=haal(["", "de", "van", "van de", "van der"], trekking.verdeel("voorvoegsel", [84, 6, 6, 2, 2], familie)),
        geslachtsnaam=haal(lijst.achter, trekking.kies("achternaam", lijst.achter.len(), familie)),
    )


def _voornaam(trekking: Trekking, naam: str) -> pl.Expr:
    lijst = namen()
    vrouw = haal(lijst.vrouw, trekking.kies(naam, lijst.vrouw.len(), "mens"))
    man = haal(lijst.man, trekking.kies(naam, lijst.man.len(), "mens"))
    return pl.when(pl.col("geslacht") == "V").then(vrouw).otherwise(man)
