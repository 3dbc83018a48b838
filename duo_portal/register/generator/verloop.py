"""Use case: let the year pass over the nation, at once (after the yearly run made its claims) or day by day.

1. every part of the generator must be ready (the claims exist)
2. for each slice not done before, in one transaction: corrections of enrolments, new enrolments, diplomas and deaths as
   schools and the BRP delivered them, with what must be judged because of it; then every room adds its own course
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import polars as pl
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from duo_portal.regels.codes import Onderwijs
from duo_portal.register.feiten import BELANGSTELLENDEN, Feitsoort
from duo_portal.register.generator import persoonsfeiten
from duo_portal.register.generator.kopie import Kopie, Tabel
from duo_portal.register.generator.levensloop import is_soort, is_verloop, levenslopen
from duo_portal.register.generator.onderdelen import Snede, generatoronderdelen
from duo_portal.register.generator.schoolfeiten import Scholing, diplomas, inschrijvingen
from duo_portal.register.generator.situatie import SNEDE, GeneratorFout, Melder, stil, volgend_nummer
from duo_portal.register.generator.trekking import Trekking
from duo_portal.register.generator.voorraad import Voorraad, laad_voorraad
from duo_portal.register.models import Levering
from duo_portal.tijd import schooljaren, vandaag

SOORT = "verloop van het jaar"
STUDENTEN = """
SELECT right(bronsleutel, 8)::bigint AS nr, id FROM register_persoon
WHERE bronsleutel BETWEEN %s AND %s AND bronsleutel LIKE %s ORDER BY id
"""
OPEN_INSCHRIJVINGEN = """
SELECT id, persoon_id, instelling_id, opleiding_id, onderwijs, begindatum, vrijstelling FROM register_inschrijving
WHERE persoon_id = ANY (%s) AND vervangen_op IS NULL AND einddatum IS NULL ORDER BY persoon_id, id
"""
INSCHRIJVING_SCHEMA = {
    "id": pl.Int64, "persoon_id": pl.Int64, "school": pl.Int64, "opleiding": pl.Int64, "onderwijs": pl.Int64, "begindatum": pl.Date,
    "vrijstelling": pl.Int64,
}  # fmt: skip


@dataclass(frozen=True)
class Jaar:
    zaad: int
    peildatum: date
    voorraad: Voorraad

    @property
    def schooljaar(self) -> int:
        return schooljaren.schooljaar_van(self.peildatum)


def laat_jaar_verlopen(zaad: int, *, peildatum: date | None = None, melder: Melder = stil, snede: int = SNEDE) -> dict[str, int]:
    """Rows written per table; a repeat writes nothing."""
    jaar = Jaar(zaad, peildatum or vandaag(), laad_voorraad())
    for _, onderdeel in generatoronderdelen.items():
        if melding := onderdeel.klaar_voor_verloop(jaar.schooljaar):
            raise GeneratorFout(melding)
    tot, tellingen = volgend_nummer(zaad), dict[str, int]()
    for van in range(0, tot, snede):
        with transaction.atomic(), connection.cursor() as cursor:
            if merk(SOORT, f"natie {zaad}, schooljaar {jaar.schooljaar}, studenten {van}-{van + snede}"):
                kopie = Kopie(cursor, None, tellingen)
                kopie.schrijf(_verloop_van_snede(cursor, jaar, van, min(van + snede, tot)))
        melder(min(van + snede, tot), tot)
    return tellingen


def laat_dag_verlopen(zaad: int, peildatum: date, dag: date) -> dict[str, int]:
    """What schools and the BRP tell on this one day of the year up to ``peildatum``; no payments, no collection.

    Whoever plays the year day by day must do so from its first day: what was told is marked as the whole year's.
    """
    jaar, tellingen = _jaar(zaad, peildatum), dict[str, int]()
    tot = volgend_nummer(zaad)
    vandaag_verteld = _lopen(zaad, tot, peildatum).filter(pl.col("geleverd_op") == dag)
    if vandaag_verteld.is_empty():
        return tellingen
    with transaction.atomic(), connection.cursor() as cursor:
        if merk(SOORT, f"natie {zaad}, dag {dag}"):
            gebeurd = vandaag_verteld.join(_personen(cursor, zaad, 0, tot), on="nr", maintain_order="left")
            kopie = Kopie(cursor, None, tellingen)
            kopie.schrijf(_leveringen(cursor, Scholing(Trekking(zaad), jaar.voorraad, jaar.schooljaar), gebeurd))
            kopie.schrijf(_te_beoordelen(gebeurd, jaar.schooljaar))
    return tellingen


def hele_natie(zaad: int, peildatum: date) -> Snede:
    """All students of the nation in one slice: for a play, whose nation is small."""
    tot, schooljaar = volgend_nummer(zaad), schooljaren.schooljaar_van(peildatum)
    with connection.cursor() as cursor:
        studenten = _lopen(zaad, tot, peildatum).join(_personen(cursor, zaad, 0, tot), on="nr", maintain_order="left")
    return Snede(zaad, peildatum, schooljaar, 0, tot, studenten)


@lru_cache(maxsize=1)
def _jaar(zaad: int, peildatum: date) -> Jaar:
    return Jaar(zaad, peildatum, laad_voorraad())


@lru_cache(maxsize=1)
def _lopen(zaad: int, tot: int, peildatum: date) -> pl.DataFrame:
    return levenslopen(Trekking(zaad), 0, tot, peildatum)


def merk(soort: str, naam: str) -> bool:
    """Note that this piece is done; False when it was done before. Stands as a delivery, which is what it imitates."""
    afdruk = hashlib.sha256(f"{soort}/{naam}".encode()).hexdigest()
    if Levering.objects.filter(soort=soort, sha256=afdruk).exists():
        return False
    Levering.objects.create(soort=soort, bestandsnaam=naam, sha256=afdruk)
    return True


def _verloop_van_snede(cursor: CursorWrapper, jaar: Jaar, van: int, tot: int) -> Iterator[Tabel]:
    trekking = Trekking(jaar.zaad)
    studenten = levenslopen(trekking, van, tot, jaar.peildatum).join(_personen(cursor, jaar.zaad, van, tot), on="nr", maintain_order="left")
    gebeurd = studenten.filter(pl.col("geleverd_op") <= jaar.peildatum)
    if gebeurd.height:
        yield from _leveringen(cursor, Scholing(trekking, jaar.voorraad, jaar.schooljaar), gebeurd)
        yield from _te_beoordelen(gebeurd, jaar.schooljaar)
    snede = Snede(jaar.zaad, jaar.peildatum, jaar.schooljaar, van, tot, studenten)
    for _, onderdeel in generatoronderdelen.items():
        yield from onderdeel.verloop(cursor, snede)


def _personen(cursor: CursorWrapper, zaad: int, van: int, tot: int) -> pl.DataFrame:
    cursor.execute(STUDENTEN, [f"G{zaad}-S-{van:08d}", f"G{zaad}-S-{tot - 1:08d}", f"G{zaad}-S-%"])
    return pl.DataFrame(cursor.fetchall(), schema={"nr": pl.Int64, "persoon_id": pl.Int64}, orient="row")


def _leveringen(cursor: CursorWrapper, scholing: Scholing, gebeurd: pl.DataFrame) -> Iterator[Tabel]:
    """What schools delivered after the yearly run: ends, diplomas, second and late enrolments; and deaths from the BRP."""
    cursor.execute(OPEN_INSCHRIJVINGEN, [gebeurd["persoon_id"].to_list()])
    lopend = pl.DataFrame(cursor.fetchall(), schema=INSCHRIJVING_SCHEMA, orient="row")
    gebeurd = scholing.verdeel(gebeurd)
    geleverd, oorspronkelijk = pl.col("geleverd_op"), pl.col("onderwijs")
    geeindigd = lopend.join(
        gebeurd.filter(pl.col("laatste_dag").is_not_null()).select("persoon_id", "laatste_dag", "geleverd_op"), on="persoon_id"
    )
    _vervang(cursor, geeindigd["id"].to_list())
    yield Tabel(
        "register_inschrijving",
        inschrijvingen(
            geeindigd, onderwijs=oorspronkelijk, begin=pl.col("begindatum"), einde=pl.col("laatste_dag"), ontvangen=geleverd,
            vrijstelling=pl.col("vrijstelling"),
        ).with_columns(reden=pl.lit("uitgeschreven door de school")).sort("persoon_id"),
    )  # fmt: skip
    yield Tabel("register_inschrijving", _nieuwe_inschrijvingen(gebeurd))
    behaald = lopend.join(
        gebeurd.filter(pl.col("diploma_op").is_not_null()).select("persoon_id", "diploma_op", "geleverd_op"), on="persoon_id"
    )
    yield Tabel("register_diploma", diplomas(behaald, behaald=pl.col("diploma_op"), ontvangen=geleverd).sort("persoon_id"))
    dood = gebeurd.filter(pl.col("overleden_op").is_not_null())
    yield persoonsfeiten.overlijden(dood.select("persoon_id", datum="overleden_op"))


def _nieuwe_inschrijvingen(gebeurd: pl.DataFrame) -> pl.DataFrame:
    """A second enrolment (elsewhere, or as bbl at the same school), or a first one that came late."""
    bbl = is_verloop("overstap_bbl")
    tweede = gebeurd.filter(pl.col("vervolg_op").is_not_null()).with_columns(
        school=pl.when(bbl).then("school").otherwise("andere_school"),
        soort_onderwijs=pl.when(bbl).then(int(Onderwijs.BBL)).otherwise(int(Onderwijs.BOL)),
        begindatum="vervolg_op",
    )
    eerste = gebeurd.filter(is_soort("bol_laat")).with_columns(soort_onderwijs=pl.lit(int(Onderwijs.BOL)))
    nieuw = pl.concat([tweede, eerste])
    rijen = inschrijvingen(nieuw, onderwijs=pl.col("soort_onderwijs"), begin=pl.col("begindatum"), ontvangen=pl.col("geleverd_op"))
    return rijen.sort("persoon_id")


def _vervang(cursor: CursorWrapper, ids: list[int]) -> None:
    cursor.execute("UPDATE register_inschrijving SET vervangen_op = now() WHERE id = ANY (%s) AND vervangen_op IS NULL", [ids])


def _te_beoordelen(gebeurd: pl.DataFrame, schooljaar: int) -> Iterator[Tabel]:
    """Of the enrolment only this school year changed, so earlier years need no new judgement."""
    feit = (
        pl.when(pl.col("overleden_op").is_not_null()).then(pl.lit(Feitsoort.OVERLIJDEN.value))
        .when(pl.col("diploma_op").is_not_null()).then(pl.lit(Feitsoort.DIPLOMA.value))
        .otherwise(pl.lit(Feitsoort.INSCHRIJVING.value))
    )  # fmt: skip
    rijen = gebeurd.sort("persoon_id").select("persoon_id", aanleiding=feit)
    for lijn, belang in BELANGSTELLENDEN.items():
        gevraagd = rijen.filter(pl.col("aanleiding").is_in([soort.value for soort in belang.soorten]))
        for periode in belang.perioden(Feitsoort.INSCHRIJVING, schooljaren.begin(schooljaar), schooljaren.eind(schooljaar)):
            rij = gevraagd.select("persoon_id", pl.lit(periode).alias("periode"), "aanleiding", pl.lit(lijn).alias("lijn"))
            yield Tabel("register_tebeoordelen", rij)
