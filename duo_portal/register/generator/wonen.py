"""Where people of the nation live: an address follows from the number of the household alone."""

import polars as pl

from duo_portal.register.generator.kopie import Tabel
from duo_portal.register.generator.marginalen import kans
from duo_portal.register.generator.trekking import Trekking, haal
from duo_portal.register.generator.voorraad import straten
from duo_portal.register.models.persoon import Adressoort

LETTERS = "ABCDEGHJKLMNPRSTUVWXZ"
LANDEN = (("6029", "Duitsland", "Musterweg"), ("5010", "België", "Voorbeeldlaan"), ("7028", "Polen", "ul. Przykładowa"),
          ("6037", "Spanje", "Calle Ejemplo"), ("5107", "Curaçao", "Kaya Ehèmpel"))  # fmt: skip
WOONPLAATSEN = ("52062 Aachen", "2000 Antwerpen", "00-001 Warszawa", "46001 Valencia", "Willemstad")


def adressen(trekking: Trekking, mensen: pl.DataFrame) -> Tabel:
    """Students live with their first parent or on their own; separated parents live apart."""
    uitwonend = pl.when("ho").then(kans("wonen", "uitwonend_ho")).otherwise(kans("wonen", "uitwonend_mbo"))
    alleen = pl.col("is_student") & (trekking.kans("uitwonend", uitwonend, "mens") | (pl.col("ouders") == 0))
    apart = (pl.col("plek") == 2) & pl.col("gescheiden")
    frame = mensen.with_columns(
        huis=pl.when(alleen).then(pl.col("mens") * 4 + 2).when(apart).then(pl.col("kop") * 4 + 1).otherwise(pl.col("kop") * 4),
        weg=pl.col("is_student") & ~pl.col("buitenland") & trekking.kans("adres onbekend", kans("wonen", "adres_onbekend"), "mens"),
    )
    frame = frame.with_columns(binnen=~pl.col("buitenland") & ~pl.col("weg"), land=trekking.kies("land", len(LANDEN), "huis"))
    return Tabel("register_adres", frame.select("persoon_id", *_binnenland(trekking), *_buitenland(trekking)))


def _binnenland(trekking: Trekking) -> list[pl.Expr]:
    lijst = straten()
    straat = trekking.kies("straat", lijst.height, "huis")
    letter = [haal(list(LETTERS), trekking.kies(f"letter {i}", len(LETTERS), "huis")) for i in (1, 2)]
    binnen = pl.col("binnen")
    return [
        pl.when("buitenland")
        .then(Adressoort.BUITENLAND)
        .when("weg")
        .then(Adressoort.ONBEKEND)
        .otherwise(Adressoort.WOONADRES)
        .alias("soort"),
        _alleen(binnen, haal(lijst["straat"], straat)).alias("straat"),
        pl.when(binnen).then(1 + trekking.kies("huisnummer", 240, "huis")).alias("huisnummer"),
        pl.lit("").alias("huisletter"),
        _alleen(binnen, haal(["", "A", "2", "bis"], trekking.verdeel("toevoeging", [92, 4, 2, 2], "huis"))).alias("toevoeging"),
        _alleen(binnen, pl.concat_str(haal(lijst["pc4"], straat), *letter)).alias("postcode"),
        _alleen(binnen, haal(lijst["plaats"], straat)).alias("plaats"),
        _alleen(binnen, haal(lijst["gemeentecode"], straat)).alias("gemeentecode"),
        pl.lit("").alias("locatie"),
    ]


def _buitenland(trekking: Trekking) -> list[pl.Expr]:
    buiten, land = pl.col("buitenland"), pl.col("land")
    straat = pl.concat_str(haal([straat for _, _, straat in LANDEN], land), pl.lit(" "), 1 + trekking.kies("huisnummer", 240, "huis"))
    code = haal([code for code, _, _ in LANDEN], land)
    return [
        pl.when(buiten).then(code).when("weg").then(pl.lit("0000")).otherwise(pl.lit("6030")).alias("landcode"),
        _alleen(buiten, straat).alias("regel1"),
        _alleen(buiten, haal(list(WOONPLAATSEN), land)).alias("regel2"),
        _alleen(buiten, haal([naam for _, naam, _ in LANDEN], land)).alias("regel3"),
    ]


def _alleen(voorwaarde: pl.Expr, waarde: pl.Expr) -> pl.Expr:
    return pl.when(voorwaarde).then(waarde).otherwise(pl.lit(""))
