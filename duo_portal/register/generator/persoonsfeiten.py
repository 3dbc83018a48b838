"""The facts about people: identity, name, family, account, income, death and who acts for them."""

from datetime import date, timedelta
from functools import cache
from math import exp
from statistics import NormalDist

import polars as pl

from duo_portal.register.generator import nummers
from duo_portal.register.generator.kopie import Tabel
from duo_portal.register.generator.marginalen import kans, marginalen
from duo_portal.register.generator.trekking import MILJOEN, Trekking, haal
from duo_portal.register.generator.voorraad import straten
from duo_portal.register.models.persoon import Herkomst
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.register.versleuteling import versleutel_reeks, zoekwaarden

KWANTIELEN = 4096
BEWINDVOERDERS = ("Stichting Vaste Grond Bewind", "Bewindkantoor Rustpunt", "Stichting De Huishoudpot")


def personen(mensen: pl.DataFrame, vrij: pl.Series) -> Tabel:
    """Identity; people abroad have no BSN, students always have one."""
    frame = mensen.select(
        id="persoon_id",
        herkomst=pl.lit(int(Herkomst.GEGENEREERD)),
        bronsleutel="bronsleutel",
        bsn=pl.when(pl.col("is_student") | ~pl.col("buitenland")).then(nummers.bsn(pl.col("mens"), vrij)),
    )
    met, zonder = frame.filter(pl.col("bsn").is_not_null()), frame.filter(pl.col("bsn").is_null())
    bsns = met["bsn"].to_list()
    met = met.with_columns(bsn_versleuteld=_bytea(versleutel_reeks(bsns)), bsn_zoekwaarde=_bytea(zoekwaarden(bsns)))
    return Tabel("register_persoon", pl.concat([met, zonder], how="diagonal").drop("bsn").sort("id"))


def _bytea(waarden: list[bytes]) -> pl.Series:
    """In the text format of COPY a backslash is doubled: two before the x."""
    return r"\\x" + pl.Series(waarden, dtype=pl.Binary).bin.encode("hex")


def gegevens(trekking: Trekking, mensen: pl.DataFrame) -> Tabel:
    onvolledig = pl.col("is_student") & trekking.kans("onvolledig", kans("wonen", "geboortedatum_onvolledig"), "mens")
    geboren = pl.col("geboortedatum")
    jaar = geboren.dt.year().cast(pl.Int64) * 10_000
    frame = mensen.select(
        "persoon_id", "voornamen", "voorvoegsel", "geslachtsnaam", "geslacht",
        titel=pl.lit(""),
        geboortedatum=pl.when(~onvolledig).then(geboren),
        geboortedatum_brp=pl.when(onvolledig).then(jaar).otherwise(jaar + geboren.dt.month().cast(pl.Int64) * 100 + geboren.dt.day()),
        geboorteplaats=haal(straten()["plaats"], trekking.kies("geboorteplaats", straten().height, "mens")),
        nationaliteit=haal(["0001", "0072", "0131", "0339", "0336"], trekking.verdeel("nationaliteit", [920, 20, 20, 20, 20], "mens")),
        geheimhouding=pl.when(trekking.kans("geheim", kans("wonen", "geheimhouding"), "mens")).then(7).otherwise(0),
    )  # fmt: skip
    return Tabel("register_persoonsgegeven", frame)


def relaties(mensen: pl.DataFrame) -> Tabel:
    """``soort`` 1 and 2 are the first and second parent."""
    ouders = mensen.filter(~pl.col("is_student")).select("kop", "plek", verwant_id="persoon_id")
    kinderen = mensen.filter("is_student").select("kop", "persoon_id")
    paren = kinderen.join(ouders, on="kop", how="inner", maintain_order="left_right")
    return Tabel("register_familierelatie", paren.select("persoon_id", "verwant_id", soort="plek", naam=pl.lit("")))


def rekeningen(trekking: Trekking, mensen: pl.DataFrame) -> Tabel:
    bekend = mensen.filter(pl.col("is_student") & trekking.kans("rekening", kans("wonen", "rekening_bekend"), "mens"))
    naam = pl.concat_str(pl.col("voornamen").str.slice(0, 1) + ". ", pl.col("voorvoegsel") + " ", "geslachtsnaam").str.replace_all(
        "  ", " "
    )
    return Tabel("register_rekening", bekend.select("persoon_id", iban=_iban(trekking, "rekening"), tenaamstelling=naam.str.slice(0, 70)))


def _iban(trekking: Trekking, naam: str) -> pl.Expr:
    bank = trekking.verdeel(f"bank {naam}", [25, 35, 30, 3, 2, 2, 1, 2], "mens")
    return nummers.iban(bank, trekking.kies(f"nummer {naam}", 10**9, "mens"))


@cache
def _kwantielen(mediaan: int) -> pl.Series:
    """Incomes in cents, in whole hundreds of euros: a table, so that no float decides in the columns."""
    spreiding = float(marginalen()["inkomen"]["spreiding"])
    normaal = NormalDist()
    return pl.Series([round(mediaan * exp(spreiding * normaal.inv_cdf((i + 0.5) / KWANTIELEN)) / 100) * 10_000 for i in range(KWANTIELEN)])


def inkomens(trekking: Trekking, mensen: pl.DataFrame, schooljaar: int) -> Tabel:
    """Of parents in the country, for the two years that grants of this school year look at."""
    blok = marginalen()["inkomen"]
    trek = trekking.kies("inkomen", KWANTIELEN, "mens")
    hoogte = pl.when("ho").then(haal(_kwantielen(blok["mediaan_ho"]), trek)).otherwise(haal(_kwantielen(blok["mediaan_mbo"]), trek))
    hoogte = hoogte + trekking.kies("centen", 10_000, "mens")
    hoogte = pl.when(trekking.kans("geen inkomen", blok["geen"], "mens")).then(0).otherwise(hoogte)
    ouders = mensen.filter(~pl.col("is_student") & ~pl.col("buitenland")).with_columns(nu=hoogte)
    groei = 1000 + blok["groei_per_mille"] - 30 + trekking.kies("groei", 61, "mens")
    jaren = [(schooljaar - 2, pl.col("nu") * 1000 // groei), (schooljaar - 1, pl.col("nu"))]
    rijen = [
        ouders.select("persoon_id", jaar=pl.lit(jaar), toetsingsinkomen_centen=bedrag, bron=pl.lit("Belastingdienst"))
        for jaar, bedrag in jaren
    ]
    return Tabel("register_inkomen", pl.concat(rijen).sort("persoon_id", "jaar"))


def overlijdens(trekking: Trekking, mensen: pl.DataFrame, schooljaar: int) -> Tabel:
    """Parents who died before the school year; students who die during it come later."""
    datum = pl.lit(date(schooljaar, 6, 1)) - pl.duration(days=trekking.kies("sterfdag", 15 * 365, "mens"))
    dood = mensen.filter(~pl.col("is_student") & trekking.kans("overleden", kans("gezin", "ouder_overleden"), "mens"))
    return overlijden(dood.select("persoon_id", datum=datum))


def overlijden(frame: pl.DataFrame) -> Tabel:
    dag = pl.col("datum")
    brp = dag.dt.year().cast(pl.Int64) * 10_000 + dag.dt.month().cast(pl.Int64) * 100 + dag.dt.day()
    return Tabel("register_overlijden", frame.with_columns(datum_brp=brp))


def bewind(trekking: Trekking, mensen: pl.DataFrame, schooljaar: int) -> Tabel:
    """Money and post go to who administers the person's property."""
    onder = mensen.filter(pl.col("is_student") & (trekking.kies("bewind", MILJOEN, "mens") < kans("remmen", "bewind")))
    kantoor = haal(list(BEWINDVOERDERS), trekking.kies("bewindvoerder", len(BEWINDVOERDERS), "mens"))
    begin = pl.lit(date(schooljaar, 6, 30) - timedelta(900)) + pl.duration(days=trekking.kies("bewind vanaf", 900, "mens"))
    ja = pl.lit(True)
    return Tabel(
        "register_vertegenwoordiging",
        onder.select(
            "persoon_id", organisatie=kantoor, soort=pl.lit(int(Vertegenwoordigingssoort.BEWIND)), lijnen=pl.lit("{}"),
            mag_lezen=ja, mag_handelen=ja, ontvangt_post=ja, ontvangt_geld=ja,
            iban=_iban(trekking, "beheer"), tenaamstelling=pl.concat_str(kantoor, pl.lit(" inz. "), "geslachtsnaam").str.slice(0, 70),
            adresregels=pl.lit('{"Postbus 12","9700 AA  Groningen"}'), van=begin, bewijs=pl.lit("register curatele en bewind"),
        ),
    )  # fmt: skip
