"""Enrolments and diplomas: as delivered before the yearly run, and what schools delivered afterwards."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from duo_portal.regels.codes import Onderwijs
from duo_portal.register.generator.kopie import Tabel
from duo_portal.register.generator.levensloop import AAN_FICTIEVE_SCHOOL, ONDERWIJS, is_soort, is_verloop
from duo_portal.register.generator.marginalen import SOORTEN, kans, marginalen
from duo_portal.register.generator.trekking import Trekking, haal
from duo_portal.register.generator.voorraad import Aanbod, Voorraad
from duo_portal.register.models.onderwijs import Vrijstelling


@dataclass(frozen=True)
class Scholing:
    """Where each student is enrolled: the frame has ``school``, ``opleiding``, ``andere_school`` and ``eerdere_opleiding``."""

    trekking: Trekking
    voorraad: Voorraad
    schooljaar: int

    def verdeel(self, studenten: pl.DataFrame) -> pl.DataFrame:
        trekking, voorraad = self.trekking, self.voorraad
        fictief = is_verloop(*AAN_FICTIEVE_SCHOOL) | (is_mbo() & trekking.kans("fictief", kans("fictief", "aandeel")))
        mbo = trekking.verdeel("school", voorraad.mbo_gewichten)
        frame = studenten.with_columns(mbo_school=mbo, fictief=fictief, nep=trekking.kies("fictieve school", voorraad.fictief.len()))
        school = pl.when("fictief").then(haal(voorraad.fictief, pl.col("nep"))).otherwise(haal(voorraad.mbo, pl.col("mbo_school")))
        opleiding = self._mbo_opleiding("opleiding")
        for soort, aanbod in (("hbo", voorraad.hbo), ("wo", voorraad.wo)):
            ho_school, ho_opleiding = self._ho(soort, aanbod)
            school = pl.when(is_soort(soort)).then(ho_school).otherwise(school)
            opleiding = pl.when(is_soort(soort)).then(ho_opleiding).otherwise(opleiding)
        vavo = haal(voorraad.vavo_opleidingen, trekking.kies("vavo", voorraad.vavo_opleidingen.len()))
        frame = frame.with_columns(school=school, opleiding=pl.when(is_soort("vavo_18")).then(vavo).otherwise(opleiding))
        ander = haal(voorraad.mbo, (pl.col("mbo_school") + 1) % voorraad.mbo.len())
        verzonnen = haal(voorraad.fictief, (pl.col("nep") + 1) % voorraad.fictief.len())
        eerder = haal(voorraad.mbo_opleidingen[1], trekking.kies("eerdere opleiding", voorraad.mbo_opleidingen[1].len()))
        return frame.with_columns(
            andere_school=pl.when(is_verloop("dubbel")).then(verzonnen).otherwise(ander),
            eerdere_opleiding=eerder,
        ).drop("mbo_school", "nep")

    def _mbo_opleiding(self, naam: str) -> pl.Expr:
        niveau = self.trekking.verdeel("niveau", marginalen()["niveau"]["gewichten"])
        keuze = pl.lit(0, dtype=pl.Int64)
        for i, ids in enumerate(self.voorraad.mbo_opleidingen):
            keuze = pl.when(niveau == i).then(haal(ids, self.trekking.kies(f"{naam}/{i}", ids.len()))).otherwise(keuze)
        return keuze

    def _ho(self, soort: str, aanbod: Aanbod) -> tuple[pl.Expr, pl.Expr]:
        school = self.trekking.verdeel(f"school/{soort}", aanbod.gewichten)
        plaats = haal(aanbod.eerste, school) + self.trekking.kies(f"opleiding/{soort}", haal(aanbod.aantal, school))
        return haal(aanbod.scholen, school), haal(aanbod.opleidingen, plaats)

    def situatie(self, studenten: pl.DataFrame) -> list[Tabel]:
        """Enrolments as they stood before the yearly run (open-ended), and what was finished in an earlier year."""
        lopend = studenten.filter(~is_soort("bol_laat"))
        vrijgesteld = is_soort("bol_18") & is_verloop("gewoon") & self.trekking.kans("vrijstelling", 1_300)
        nu = inschrijvingen(
            lopend, onderwijs=_onderwijs(), begin=pl.col("begindatum"), ontvangen=self._vooraf("begindatum"),
            vrijstelling=pl.when(vrijgesteld).then(int(Vrijstelling.JUSTITIELE_INRICHTING)).otherwise(0),
        )  # fmt: skip
        eerder = self._eerder(lopend)
        einde = pl.date(pl.col("begindatum").dt.year(), 7, 1) + pl.duration(days=self.trekking.kies("einde eerder", 20))
        toen = inschrijvingen(
            eerder, onderwijs=pl.lit(int(Onderwijs.BOL)), begin=pl.date(pl.col("begindatum").dt.year() - 2, 8, 1), einde=einde,
            opleiding="eerdere_opleiding", ontvangen=einde + pl.duration(days=4),
        )  # fmt: skip
        rijen = pl.concat([nu, toen]).sort("persoon_id", "begindatum")
        behaald = diplomas(eerder, behaald=einde, ontvangen=einde + pl.duration(days=4), opleiding="eerdere_opleiding")
        return [Tabel("register_inschrijving", rijen), Tabel("register_diploma", behaald)]

    def _eerder(self, studenten: pl.DataFrame) -> pl.DataFrame:
        """A sixth of the mbo students has an mbo diploma of an earlier programme at the same school."""
        return studenten.filter(is_mbo() & self.trekking.kans("eerder", 160_000) & (pl.col("opleiding") != pl.col("eerdere_opleiding")))

    def _vooraf(self, begin: str) -> pl.Expr:
        """Schools enrol in the summer: at the latest before the yearly run of 15 September."""
        zomer = pl.date(pl.col(begin).dt.year(), 7, 1) + pl.duration(days=self.trekking.kies("aangemeld", 70))
        return pl.min_horizontal(zomer, pl.lit(date(self.schooljaar, 9, 10)))


def is_mbo() -> pl.Expr:
    return is_soort("bol_18", "bol_jong", "bbl", "bol_laat")


def _onderwijs() -> pl.Expr:
    return haal([int(ONDERWIJS[soort]) for soort in SOORTEN], pl.col("soort"))


def inschrijvingen(
    frame: pl.DataFrame,
    *,
    onderwijs: pl.Expr,
    begin: pl.Expr,
    ontvangen: pl.Expr,
    einde: pl.Expr | None = None,
    vrijstelling: pl.Expr | None = None,
    school: str = "school",
    opleiding: str = "opleiding",
) -> pl.DataFrame:
    """Rows of ``register_inschrijving``."""
    return frame.select(
        persoon_id="persoon_id",
        instelling_id=school,
        opleiding_id=opleiding,
        onderwijs=onderwijs.cast(pl.Int64),
        begindatum=begin,
        einddatum=pl.lit(None, dtype=pl.Date) if einde is None else einde,
        examenkandidaat=pl.lit(False),
        vrijstelling=(pl.lit(0) if vrijstelling is None else vrijstelling).cast(pl.Int64),
        ontvangen_op=ontvangen,
    )


def diplomas(frame: pl.DataFrame, *, behaald: pl.Expr, ontvangen: pl.Expr, opleiding: str = "opleiding") -> pl.DataFrame:
    """Rows of ``register_diploma``."""
    return frame.select("persoon_id", instelling_id="school", opleiding_id=opleiding, behaald_op=behaald, ontvangen_op=ontvangen)
