"""The course of a year in lesgeld over the generated nation: debits, payments, arrears and the steps of collection.

Everything follows from the claims and instalments that the yearly run made, and from the number of the student.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.kolommen import lees
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.register.generator.kopie import Tabel
from duo_portal.register.generator.levensloop import is_verloop
from duo_portal.register.generator.onderdelen import Snede
from duo_portal.register.generator.trekking import Trekking, vak
from duo_portal.tijd import schooljaren
from duo_portal.vorderingen.models import Inningsstap, Vordering, Vorderingsoort
from duo_portal.vorderingen.regels.normen import aanmaningsvergoeding
from lesgeld.generator.incasso import regelingen

GEDRAG = ("ineens", "hapering", "deurwaarder", "achterstand", "termijnen")
# Instalments paid before the money stopped coming; who stopped early is furthest on the ladder by June.
VROEG, LAAT = (0, 4), (4, 3)
NA_HAPERING = 30
LADDER = {
    "betalingsverzoek": Inningsstap.BETALINGSVERZOEK,
    "herinnering": Inningsstap.HERINNERING,
    "aanmaning": Inningsstap.AANMANING,
    "cjib": Inningsstap.CJIB,
    "deurwaarder": Inningsstap.DEURWAARDER,
}
TERMIJNEN = """
SELECT v.persoon_id, v.id, v.ontstaan_op, t.volgnummer, t.vervaldatum, t.bedrag_centen
FROM vorderingen_vordering v JOIN vorderingen_termijn t ON t.vordering_id = v.id
WHERE v.soort = %(soort)s AND v.periode = %(periode)s AND v.persoon_id BETWEEN %(van)s AND %(tot)s
ORDER BY v.persoon_id, t.volgnummer
"""
SCHEMA = {
    "persoon_id": pl.Int64, "vordering_id": pl.Int64, "ontstaan_op": pl.Date, "volgnummer": pl.Int64, "vervaldatum": pl.Date,
    "bedrag_centen": pl.Int64,
}  # fmt: skip


@cache
def gedrag() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("betaalgedrag.toml").read_text(encoding="utf-8"))


def klaar_voor_verloop(schooljaar: int) -> str:
    if Vordering.objects.filter(soort=Vorderingsoort.LESGELD, periode=schooljaar).exists():
        return ""
    return (
        f"Er is nog geen lesgeld vastgesteld voor {schooljaren.tekst(schooljaar)}. Draai eerst de vaststelling: manage draai vaststelling."
    )


def verloop(cursor: CursorWrapper, snede: Snede) -> Iterator[Tabel]:
    termijnen = _termijnen(cursor, snede)
    if termijnen.is_empty():
        return
    jaar = Jaarverloop(termijnen, snede.peildatum)
    yield jaar.boekingen()
    yield jaar.inning()
    yield from regelingen(cursor, snede, jaar.gekozen(), jaar.achterstand())


def _termijnen(cursor: CursorWrapper, snede: Snede) -> pl.DataFrame:
    """One row per instalment, with how its student pays."""
    personen = snede.studenten["persoon_id"]
    waarden = {"soort": int(Vorderingsoort.LESGELD), "periode": snede.schooljaar, "van": personen.min(), "tot": personen.max()}
    return lees(cursor, TERMIJNEN, waarden, SCHEMA).join(betalers(snede.trekking, snede.studenten), on="persoon_id", maintain_order="left")


def betalers(trekking: Trekking, studenten: pl.DataFrame) -> pl.DataFrame:
    """How each student pays: ``gedrag`` is an index in GEDRAG; ``goed`` the number of instalments paid before the first that failed."""
    trek = trekking.kies("betaalgedrag", 1_000_000)
    frame = studenten.select(
        "nr",
        "persoon_id",
        gedrag=pl.when(is_verloop("diploma_te_laat"))
        .then(vak(trek, _gewichten("diploma_te_laat")))
        .otherwise(vak(trek, _gewichten("gewoon"))),
        vroeg=VROEG[0] + trekking.kies("gestopt met betalen", VROEG[1]),
        later=LAAT[0] + trekking.kies("later gestopt", LAAT[1]),
        betaald_na=trekking.kies("ineens betaald na", 24) + 3,
    )
    goed = pl.when(_is("deurwaarder")).then("vroeg").when(_is("achterstand")).then("later").when(_is("hapering")).then(pl.col("vroeg") + 1)
    return frame.with_columns(goed=goed).drop("vroeg", "later", "nr")


def _gewichten(blok: str) -> list[int]:
    delen = [int(gedrag()[blok][naam]) for naam in GEDRAG[:-1]]
    return [*delen, 1_000_000 - sum(delen)]


def _is(*namen: str) -> pl.Expr:
    return pl.col("gedrag").is_in([GEDRAG.index(naam) for naam in namen])


@dataclass(frozen=True)
class Jaarverloop:
    """``termijnen`` as ``_termijnen`` gives them; nothing happens after ``peildatum``."""

    termijnen: pl.DataFrame
    peildatum: date

    def boekingen(self) -> Tabel:
        betaald = pl.concat([self._ineens(), self._afgeschreven(), self._na_hapering()])
        bank, vordering = int(Grootboekrekening.BANK), int(Grootboekrekening.VORDERING_LESGELD)
        kosten, baten = int(Grootboekrekening.VORDERING_KOSTEN), int(Grootboekrekening.BATEN_KOSTEN)
        rijen = pl.concat(
            [
                _boeking(betaald, debet=bank, credit=vordering, oorzaak=Oorzaak.BETALING),
                _boeking(self._kosten(), debet=kosten, credit=baten, oorzaak=Oorzaak.KOSTEN),
            ]
        )
        return Tabel("grootboek_boeking", rijen.sort("persoon_id", "vordering_id", "boekdatum", "debet"))

    def inning(self) -> Tabel:
        rijen = pl.concat([self._mislukt(), self._vervallen(), *self._treden()])
        return Tabel("vorderingen_inning", rijen.filter(pl.col("datum") <= self.peildatum).sort("vordering_id", "datum", "stap"))

    def gekozen(self) -> pl.DataFrame:
        """Who chose instalments, some days after the payment request and two weeks before the first debit."""
        per_vordering = self.termijnen.filter(~_is("ineens")).group_by("persoon_id", "vordering_id", maintain_order=True)
        dag = pl.min_horizontal(
            pl.col("ontstaan_op").first() + pl.duration(days=pl.col("betaald_na").first()), pl.col("vervaldatum").min() - timedelta(14)
        )
        return per_vordering.agg(gekozen_op=dag)

    def _ineens(self) -> pl.DataFrame:
        per_vordering = self.termijnen.filter(_is("ineens")).group_by("persoon_id", "vordering_id", maintain_order=True)
        frame = per_vordering.agg(
            bedrag=pl.col("bedrag_centen").sum(), datum=(pl.col("ontstaan_op") + pl.duration(days="betaald_na")).first()
        )
        return self._gebeurd(frame)

    def _afgeschreven(self) -> pl.DataFrame:
        """Each instalment that was debited on its day."""
        goed = _is("termijnen") | (pl.col("volgnummer") <= pl.col("goed"))
        hapering = _is("hapering") & (pl.col("volgnummer") != pl.col("goed") + 1)
        frame = self.termijnen.filter((~_is("ineens") & goed) | hapering)
        return self._gebeurd(frame.select("persoon_id", "vordering_id", bedrag="bedrag_centen", datum="vervaldatum"))

    def _na_hapering(self) -> pl.DataFrame:
        frame = self.termijnen.filter(_is("hapering") & (pl.col("volgnummer") == pl.col("goed") + 1))
        return self._gebeurd(
            frame.select("persoon_id", "vordering_id", bedrag="bedrag_centen", datum=_werkdag(pl.col("vervaldatum"), NA_HAPERING))
        )

    def _gebeurd(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame.select("persoon_id", "vordering_id", "bedrag", "datum").filter(pl.col("datum") <= self.peildatum)

    def _mislukt(self) -> pl.DataFrame:
        """One failed debit, or two in a row after which the plan lapses."""
        pogingen = pl.when(_is("hapering")).then(1).otherwise(2)
        frame = self.termijnen.filter(pl.col("volgnummer").is_between(pl.col("goed") + 1, pl.col("goed") + pogingen))
        return _stap(frame, Inningsstap.AFSCHRIJVING_MISLUKT, pl.col("vervaldatum"), pl.col("bedrag_centen"))

    def achterstand(self) -> pl.DataFrame:
        """Claims whose plan lapsed: the day of the second failure and what was open then."""
        frame = self.termijnen.filter(_is("deurwaarder", "achterstand") & (pl.col("volgnummer") > pl.col("goed")))
        per_vordering = frame.group_by("persoon_id", "vordering_id", maintain_order=True)
        return per_vordering.agg(
            rest=pl.col("bedrag_centen").sum(), vanaf=pl.col("vervaldatum").filter(pl.col("volgnummer") == pl.col("goed") + 2).first()
        ).filter(pl.col("vanaf").is_not_null())

    def _vervallen(self) -> pl.DataFrame:
        return _stap(self.achterstand(), Inningsstap.REGELING_VERVALLEN, pl.col("vanaf"), pl.col("rest"))

    def _treden(self) -> Iterable[pl.DataFrame]:
        achterstand = self.achterstand()
        for naam, stap in LADDER.items():
            yield _stap(achterstand, stap, _werkdag(pl.col("vanaf"), int(gedrag()["ladder"][naam])), pl.col("rest"))

    def _kosten(self) -> pl.DataFrame:
        """The fee for the aanmaning, by the norm of its day."""
        datum = _werkdag(pl.col("vanaf"), int(gedrag()["ladder"]["aanmaning"]))
        gemaand = self.achterstand().with_columns(datum=datum).filter(pl.col("datum") <= self.peildatum)
        soorten = gemaand.select("rest", "datum").unique().sort("rest", "datum")
        bedragen = [aanmaningsvergoeding(rest, op) for rest, op in soorten.iter_rows()]
        return (
            gemaand.join(soorten.with_columns(bedrag=pl.Series(bedragen, dtype=pl.Int64)), on=["rest", "datum"])
            .select("persoon_id", "vordering_id", "bedrag", "datum")
            .filter(pl.col("bedrag") > 0)
        )


def _werkdag(datum: pl.Expr, dagen: int) -> pl.Expr:
    """That many days later; not in a weekend."""
    later = datum + timedelta(dagen)
    dag = later.dt.weekday()
    return later + pl.duration(days=pl.when(dag == 6).then(2).when(dag == 7).then(1).otherwise(0))


def _stap(frame: pl.DataFrame, stap: Inningsstap, datum: pl.Expr, bedrag: pl.Expr) -> pl.DataFrame:
    return frame.select("vordering_id", stap=pl.lit(int(stap)), datum=datum, bedrag_centen=bedrag)


def _boeking(frame: pl.DataFrame, *, debet: int, credit: int, oorzaak: Oorzaak) -> pl.DataFrame:
    return frame.select(
        "persoon_id", "vordering_id", debet=pl.lit(debet), credit=pl.lit(credit), bedrag_centen="bedrag", oorzaak=pl.lit(int(oorzaak)),
        boekdatum="datum", valutadatum="datum",
    )  # fmt: skip
