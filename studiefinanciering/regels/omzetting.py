"""The rule "omzetting": what of the prestatiebeurs becomes a gift at a diploma (WSF 4.10, 4.22, 5.7, 5.9).

One row per diploma and month of prestatiebeurs: a diploma of mbo level 3 or 4, or any of higher education, turns all of the
prestatiebeurs mbo into a gift; higher education turns as many months as the programme lasts, and a year more of the travel
product. Each diploma is judged by itself; a month that two diplomas turn into a gift is converted once, by the caller. The
interest on what is converted lapses.
"""

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel, bewaak_code, bewaak_invoer
from studiefinanciering.codes_vormen import OMZETTINGEN, Diplomasoort, Omzetting, Stelsel
from studiefinanciering.regels.norm_vormen import DUUR
from studiefinanciering.regels.reeks import EERSTE_RIJ, kies, lopend, plus_maanden, stap

_SOORT = pl.col("soort")
_HOGER = [int(soort) for soort in Diplomasoort if soort >= Diplomasoort.ASSOCIATE_DEGREE]
_VOOR_MBO = [int(Diplomasoort.MBO_3_4), int(Diplomasoort.MBO_SPECIALIST), *_HOGER]
_REIS_EXTRA = 12
_HEEL = 10**6

DIPLOMAS = {
    "persoon_id": Invoer(pl.Int64()),
    "diploma_id": Invoer(pl.Int64()),
    "soort": Invoer(pl.Int16()),
    "diploma_op": Invoer(pl.Date()),
    "vastgesteld_op": Invoer(pl.Date()),
    "zelf_insturen": Invoer(pl.Boolean()),
    "ingestuurd_op": Invoer(pl.Date(), leeg_mag=True),
    "aangevraagd": Invoer(pl.Boolean()),
    "nominale_maanden": Invoer(pl.Int64()),
}
TOEKENNINGEN = {
    "persoon_id": Invoer(pl.Int64()),
    "maand": Invoer(pl.Date()),
    "stelsel": Invoer(pl.Int16()),
    "specialist": Invoer(pl.Boolean()),
    "termijn_tot": Invoer(pl.Date()),
    "beurs_centen": Invoer(pl.Int64()),
    "reis_centen": Invoer(pl.Int64()),
}
_MBO = pl.col("stelsel") == int(Stelsel.MBO)


def _insturen(norm: str) -> pl.Expr:
    """The last day but one on which a diploma may arrive: so many months after the term (which begins on a first of a month)."""
    return plus_maanden(pl.col("termijn_tot"), DUUR[norm].kolom(pl.col("termijn_tot")))


def _telt() -> pl.Expr:
    """Does this diploma count for this system? A specialist's extra years ask for a specialist's diploma (4.10 lid 2)."""
    voor_mbo = pl.when(pl.col("specialist")).then(int(Diplomasoort.MBO_SPECIALIST) == _SOORT).otherwise(_SOORT.is_in(_VOOR_MBO))
    return pl.when(_MBO).then(voor_mbo).otherwise(_SOORT.is_in(_HOGER))


def _uitkomst() -> pl.Expr:
    niet_gelijk = ~_MBO & (int(Diplomasoort.WO_BACHELOR) == _SOORT) & ~pl.col("aangevraagd")
    ingestuurd = pl.col("ingestuurd_op")
    return kies(
        [
            (~pl.col("diploma_telt"), Omzetting.TELT_NIET),
            (~pl.col("binnen_termijn"), Omzetting.TE_LAAT),
            (niet_gelijk, Omzetting.AANVRAAG_NODIG),
            (pl.col("zelf_insturen") & ingestuurd.is_null(), Omzetting.VRAAG_OM_DIPLOMA),
            (~pl.col("zelf_insturen"), Omzetting.OMZETTEN),
            (ingestuurd < _insturen("diploma_insturen_maanden"), Omzetting.OMZETTEN),
            (ingestuurd < _insturen("diploma_insturen_later_maanden"), Omzetting.NAAR_MENS),
        ],
        Omzetting.TE_LAAT,
    )


def _maanden(extra: int) -> pl.Expr:
    """How many months of this system become a gift: all of mbo; in higher education the duration of the programme."""
    associate = pl.lit(extra > 0) & (int(Diplomasoort.ASSOCIATE_DEGREE) == _SOORT)
    return pl.when(_MBO | associate).then(_HEEL).otherwise(pl.col("nominale_maanden") + extra)


def _bedrag(kolom: str, maanden: int) -> pl.Expr:
    omzetten = (pl.col("omzetting") == int(Omzetting.OMZETTEN)) & (pl.col("nummer") <= _maanden(maanden))
    return pl.when(omzetten).then(pl.col(kolom)).otherwise(0)


def _uiterlijk() -> pl.Expr:
    """1 January after the year in which the diploma was established, or was sent in with the request."""
    dag = pl.when(pl.col("zelf_insturen")).then(pl.col("ingestuurd_op")).otherwise(pl.col("vastgesteld_op"))
    volgend = pl.date(dag.dt.year().cast(pl.Int64) + 1, 1, 1)
    return pl.when(pl.col("omzetting") == int(Omzetting.OMZETTEN)).then(volgend).otherwise(None)


OMZETTING = Regel(
    naam="omzetting",
    invoer={**DIPLOMAS, **TOEKENNINGEN, EERSTE_RIJ: Invoer(pl.Boolean())},
    stappen=(
        stap(
            "nummer",
            Eenheid.MAANDEN,
            "WSF 5.7",
            lopend(pl.col("maand").is_not_null()),
            "Dit is maand {waarde} van uw prestatiebeurs.",
            "This is month {waarde} of your performance grant.",
        ),
        stap(
            "diploma_telt",
            Eenheid.JA_NEE,
            "WSF 4.10, 5.7",
            _telt(),
            "Telt dit diploma voor deze prestatiebeurs? {waarde}.",
            "Does this diploma count for this performance grant? {waarde}.",
        ),
        stap(
            "binnen_termijn",
            Eenheid.JA_NEE,
            "WSF 4.9, 5.5",
            pl.col("diploma_op") < pl.col("termijn_tot"),
            "Haalde u het diploma binnen de diplomatermijn? {waarde}.",
            "Did you get the diploma within the term for it? {waarde}.",
        ),
        stap(
            "omzetting",
            Eenheid.CODE,
            "WSF 4.10, 4.22, 5.7, 5.9",
            _uitkomst(),
            "Uw prestatiebeurs: {waarde}.",
            "Your performance grant: {waarde}.",
            codes=OMZETTINGEN,
        ),
        stap(
            "beurs_wordt_gift",
            Eenheid.CENTEN,
            "WSF 4.10, 5.7",
            _bedrag("beurs_centen", 0),
            "Van deze maand wordt {waarde} een gift. De rente daarover vervalt.",
            "Of this month {waarde} becomes a gift. The interest on it lapses.",
            alleen_als="beurs_wordt_gift",
        ),
        stap(
            "reis_wordt_gift",
            Eenheid.CENTEN,
            "WSF 4.10, 5.7",
            _bedrag("reis_centen", _REIS_EXTRA),
            "Van uw reisproduct wordt {waarde} een gift. De rente daarover vervalt.",
            "Of your travel product {waarde} becomes a gift. The interest on it lapses.",
            alleen_als="reis_wordt_gift",
        ),
        stap(
            "blijft_staan",
            Eenheid.CENTEN,
            "WSF 4.10, 5.7",
            pl.col("beurs_centen") + pl.col("reis_centen") - pl.col("beurs_wordt_gift") - pl.col("reis_wordt_gift"),
            "Van deze maand blijft {waarde} staan.",
            "Of this month {waarde} remains.",
            alleen_als="blijft_staan",
        ),
        stap(
            "wordt_omgezet",
            Eenheid.JA_NEE,
            "WSF 4.10 lid 5, 5.9",
            pl.col("omzetting") == int(Omzetting.OMZETTEN),
            "Zetten wij dit om? {waarde}.",
            "Do we convert this? {waarde}.",
        ),
        stap(
            "uiterlijk_op",
            Eenheid.DATUM,
            "WSF 4.10 lid 5, 4.22 lid 2, 5.9",
            _uiterlijk(),
            "Wij doen dit uiterlijk op {waarde}.",
            "We do this on {waarde} at the latest.",
            leeg_mag=True,
            alleen_als="wordt_omgezet",
        ),
    ),
)


def zet_om(diplomas: pl.DataFrame, toekenningen: pl.DataFrame) -> pl.DataFrame:
    """One row per diploma and month of prestatiebeurs, with every step of the rule. ``toekenningen`` are months in the form of
    prestatiebeurs only; amounts in cents."""
    bewaak_invoer("omzetting", diplomas, DIPLOMAS)
    bewaak_invoer("omzetting", toekenningen, TOEKENNINGEN)
    bewaak_code("omzetting", diplomas["soort"], {int(soort) for soort in Diplomasoort})
    bewaak_code("omzetting", toekenningen["stelsel"], {int(stelsel) for stelsel in Stelsel})
    rijen = diplomas.join(toekenningen, on="persoon_id").sort("persoon_id", "diploma_id", "stelsel", "maand")
    sleutel = pl.struct("persoon_id", "diploma_id", "stelsel")
    eerste = (sleutel != sleutel.shift(1)).fill_null(True)
    return OMZETTING.beoordeel(rijen.with_columns(eerste.alias(EERSTE_RIJ)))


def per_diploma(omgezet: pl.DataFrame) -> pl.DataFrame:
    """What each diploma does in each system: amounts in cents, and the outcome (the same for all months but a specialist's)."""
    gewoon = omgezet.filter(~pl.col("specialist")).group_by("diploma_id", "stelsel").agg(pl.col("omzetting").first())
    sommen = omgezet.group_by("diploma_id", "stelsel").agg(
        pl.col("beurs_wordt_gift", "reis_wordt_gift", "blijft_staan").sum(), pl.col("uiterlijk_op").max()
    )
    return sommen.join(gewoon, on=["diploma_id", "stelsel"], how="left").sort("diploma_id", "stelsel")


_NOMINAAL = {
    Diplomasoort.MBO_1_2: 0,
    Diplomasoort.MBO_3_4: 0,
    Diplomasoort.MBO_SPECIALIST: 0,
    Diplomasoort.ASSOCIATE_DEGREE: 24,
    Diplomasoort.HBO_BACHELOR: 48,
    Diplomasoort.HBO_MASTER: 48,
    Diplomasoort.WO_BACHELOR: 36,
    Diplomasoort.WO_MASTER: 36,
}
_PER_PUNT = 5


def nominale_maanden(soort: Diplomasoort, studiepunten_master: int = 0) -> int:
    """Months of the nominal duration: Ad 24, hbo bachelor 48, wo bachelor 36, wo bachelor and master 36 + ECTS/5 (5.2 lid 1)."""
    met_master = soort in (Diplomasoort.WO_MASTER, Diplomasoort.HBO_MASTER)
    return _NOMINAAL[soort] + (studiepunten_master // _PER_PUNT if met_master else 0)
