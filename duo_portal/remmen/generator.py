"""Brakes on some people of the generated nation, and those of the named demo persons."""

from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from duo_portal.register.generator.kopie import Tabel
from duo_portal.register.generator.marginalen import kans
from duo_portal.register.generator.onderdelen import Sectierij, Snede
from duo_portal.remmen.models import Rem, Remsoort

SOORTEN = {Remsoort.TOESLAGEN: "toeslagen", Remsoort.WSNP: "wsnp", Remsoort.SCHULDHULP: "schuldhulp"}


def situatie(snede: Snede) -> Iterator[Tabel]:
    begin = date(snede.schooljaar - 1, 1, 1)
    rijen = [
        snede.studenten.filter(snede.trekking.kans(f"rem {naam}", kans("remmen", naam))).select(
            "persoon_id",
            soort=pl.lit(int(soort)),
            lijn=pl.lit(""),
            toelichting=pl.lit(""),
            van=pl.lit(begin) + pl.duration(days=snede.trekking.kies(f"rem {naam} van", 540)),
        )
        for soort, naam in SOORTEN.items()
    ]
    yield Tabel("remmen_rem", pl.concat(rijen).sort("persoon_id", "soort"))


def laad_sectie(rijen: list[Sectierij], personen: Mapping[str, int]) -> int:
    for rij in rijen:
        velden = {naam: waarde for naam, waarde in rij.items() if naam not in ("persoon", "soort")}
        Rem.objects.create(persoon_id=personen[rij["persoon"]], soort=Remsoort[rij["soort"].upper()], **velden)
    return len(rijen)
