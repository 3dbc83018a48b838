"""How the people of the generated nation, and the named demo persons, want to be addressed."""

from collections.abc import Iterator, Mapping

import polars as pl

from duo_portal.berichten.models import Kanaal, Kanaalkeuze, Voorkeur
from duo_portal.register.generator.kopie import Tabel
from duo_portal.register.generator.marginalen import kans
from duo_portal.register.generator.onderdelen import Sectierij, Snede

BERICHTSOORT = "lesgeld"


def situatie(snede: Snede) -> Iterator[Tabel]:
    """Who chose digital has an e-mail address for the notification; nobody else needs one."""
    trekking = snede.trekking
    frame = snede.studenten.with_columns(
        digitaal=trekking.kans("digitaal", kans("voorkeur", "digitaal")),
        engels=trekking.kans("engels", kans("voorkeur", "engels")),
        vorm=pl.when(trekking.kans("groteletter", kans("voorkeur", "groteletter"))).then(pl.lit("groteletter"))
        .when(trekking.kans("audio", kans("voorkeur", "audio"))).then(pl.lit("audio")).otherwise(pl.lit("")),
    )  # fmt: skip
    adres = pl.format("student{}@voorbeeld.invalid", "nr")
    anders = frame.filter(pl.col("digitaal") | pl.col("engels") | (pl.col("vorm") != "")).select(
        "persoon_id",
        taal=pl.when("engels").then(pl.lit("en")).otherwise(pl.lit("nl")),
        email=pl.when("digitaal").then(adres).otherwise(pl.lit("")),
        vorm="vorm",
    )
    keuze = frame.filter("digitaal").select("persoon_id", berichtsoort=pl.lit(BERICHTSOORT), kanaal=pl.lit(int(Kanaal.DIGITAAL)))
    yield Tabel("berichten_voorkeur", anders)
    yield Tabel("berichten_kanaalkeuze", keuze)


def laad_voorkeuren(rijen: list[Sectierij], personen: Mapping[str, int]) -> int:
    for rij in rijen:
        velden = {naam: waarde for naam, waarde in rij.items() if naam not in ("persoon", "digitaal")}
        Voorkeur.objects.create(persoon_id=personen[rij["persoon"]], **velden)
        for berichtsoort in rij.get("digitaal", ()):
            Kanaalkeuze.objects.create(persoon_id=personen[rij["persoon"]], berichtsoort=berichtsoort, kanaal=Kanaal.DIGITAAL)
    return len(rijen)
