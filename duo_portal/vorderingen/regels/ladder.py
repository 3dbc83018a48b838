"""The ladder of collection: which rung comes next for a claim, and from what day. Pure: columns in, columns out."""

from collections.abc import Callable
from datetime import date, timedelta

import polars as pl

from duo_portal.tijd.duur import Duur, laatste_dag, tel_maanden
from duo_portal.tijd.gewone_dagen import feestdagen, gewone_dag_op_of_na
from duo_portal.tijd.termijnen import Soort, laatste_dag_van, opbouw
from duo_portal.vorderingen.codes import Stap
from duo_portal.vorderingen.regels.normen import norm, vergoedingen

# One row per claim that is open and not braked. A date "bekend" is the day on which the letter of that step was made known; it is
# null while that did not happen, and then nothing follows (decision 0051).
STAND = {
    "vordering_id": pl.Int64,
    "persoon_id": pl.Int64,
    "hoofdsom_centen": pl.Int64,
    "open_centen": pl.Int64,
    "betaal_voor": pl.Date,  # last day of the first payment request
    "gevraagd_op": pl.Date,  # last decision that changed the fee: its letter gives a month
    "opgelegd_op": pl.Date,  # last decision that raised it
    "verzoek_bekend": pl.Date,
    "verzoek_wacht": pl.Boolean,  # the first payment request was made, and not made known yet
    "gesloten_op": pl.Date,  # settled, recalled or time-barred before; what follows counts from here
    "laatste_stap": pl.Int16,
    "laatste_op": pl.Date,
    "vervallen_op": pl.Date,  # a plan or arrangement ended without being paid
    "eigen_vervallen": pl.Boolean,  # that was an arrangement by own proposal, whose end asked the whole rest
    "trede": pl.Int16,
    "trede_op": pl.Date,
    "trede_bekend": pl.Date,
    "in_regeling": pl.Boolean,
    "met_incasso": pl.Boolean,
    "plan_tot": pl.Date,  # last instalment of the plan
    "onderweg": pl.Boolean,  # a debit is at the bank: nothing is asked before it came or failed
    "niet_voor": pl.Date,  # after a brake
    "buitenland": pl.Boolean,
    "reden_mens": pl.String,  # why a person must decide instead; null when a machine may
}
VERS = timedelta(days=60)  # older days need no calendar: the term is over, whatever it rolls on to
UITERLIJK_OPNIEUW = timedelta(days=30)
NA_MENS = timedelta(days=7)


def is_werkdag(dag: date) -> bool:
    """A day to take a step: Monday to Friday, no holiday. Good Friday moves terms, but it is a day of work and of post."""
    return dag.weekday() < 5 and ("Goede Vrijdag" in feestdagen().get(dag, "") or dag not in feestdagen())


def oordeel(standen: pl.DataFrame, op: date) -> pl.DataFrame:
    """Per claim the rung to take on ``op`` (null: none), until when to pay, the fee of an aanmaning in cents, why a person must
    look, and when to look again; ``volgende`` and ``vanaf`` say what would come when. At most one rung; the norms of ``op``."""
    frame = standen.with_columns(_vervallen=_vervallen())
    frame = frame.with_columns(volgende=_volgende())
    frame = _vanaf(frame, op)
    rijp = pl.col("volgende").is_not_null() & (pl.col("vanaf") <= op) & is_werkdag(op)
    frame = frame.with_columns(rijp=rijp.fill_null(value=False))
    frame = frame.with_columns(reden_mens=pl.when("rijp").then(pl.coalesce("reden_mens", _klein(op))))
    zelf = pl.col("rijp") & pl.col("reden_mens").is_null()
    frame = frame.with_columns(stap=pl.when(zelf).then(pl.col("volgende")).cast(pl.Int16))
    return frame.select(
        "vordering_id",
        "persoon_id",
        "stap",
        "reden_mens",
        "volgende",
        "vanaf",
        wordt=pl.when("rijp").then(pl.col("volgende")).cast(pl.Int16),
        betalen_voor=_betalen_voor(op),
        vergoeding_centen=_vergoeding(op),
        kijk_op=_kijk_op(op),
    )


def _is(stap: Stap) -> pl.Expr:
    return pl.col("trede") == int(stap)


def _vervallen() -> pl.Expr:
    """The last thing that happened was a plan that ended. A payment request of the same day answers it."""
    na_trede = pl.col("trede_op").is_null() | (pl.col("vervallen_op") > pl.col("trede_op"))
    return (pl.col("vervallen_op").is_not_null() & na_trede).fill_null(value=False)


def _opnieuw_vragen() -> pl.Expr:
    """No rung stands, and the first payment request is not what is owed now: ask for the whole rest first. A request that came
    before a plan with debits ended was about less than that."""
    mislukt = (pl.col("laatste_stap") == int(Stap.AFSCHRIJVING_MISLUKT)).fill_null(value=False)
    heropend = pl.col("gesloten_op").is_not_null() & ~(pl.col("opgelegd_op") >= pl.col("gesloten_op")).fill_null(value=False)
    voor_het_plan = _is(Stap.BETALINGSVERZOEK) & pl.col("_vervallen") & ~pl.col("eigen_vervallen")
    return pl.col("trede").is_null() & (pl.col("_vervallen") | mislukt | heropend) | voor_het_plan.fill_null(value=False)


def _volgende() -> pl.Expr:
    """The rungs in their order; after the bailiff, and abroad, ours ends."""
    overdracht = pl.when("buitenland").then(int(Stap.BUITENLAND)).otherwise(int(Stap.CJIB))
    return (
        pl.when(pl.col("in_regeling")).then(None)
        .when(_opnieuw_vragen()).then(int(Stap.BETALINGSVERZOEK))
        .when(pl.col("trede").is_null() | _is(Stap.BETALINGSVERZOEK)).then(int(Stap.HERINNERING))
        .when(_is(Stap.HERINNERING)).then(int(Stap.AANMANING))
        .when(_is(Stap.AANMANING)).then(overdracht)
        .when(_is(Stap.CJIB)).then(int(Stap.DEURWAARDER))
    )  # fmt: skip


def _vanaf(frame: pl.DataFrame, op: date) -> pl.DataFrame:
    """``vanaf``: the first day of the next rung; null while the letter before it was not made known."""
    maand = f"{norm('betalingsverzoek_maanden', op)}mo"
    een, bekend = timedelta(days=1), pl.col("trede_bekend")
    frame = frame.with_columns(
        eis_tot=pl.max_horizontal("betaal_voor", pl.col("gevraagd_op").dt.offset_by(maand)),
        verzoek_tot=pl.max_horizontal("betaal_voor", pl.col("verzoek_bekend").dt.offset_by(maand)),
        trede_tot=pl.when(_is(Stap.BETALINGSVERZOEK)).then(bekend.dt.offset_by(maand))
        .when(_is(Stap.HERINNERING)).then(bekend + timedelta(days=norm("herinnering_dagen", op)))
        .when(_is(Stap.AANMANING)).then(bekend + (opbouw(Soort.AANMANING).duur.na(op) - op))
        .otherwise(bekend),
        na_regeling=pl.col("vervallen_op") + timedelta(days=norm("na_regeling_dagen", op)),
    )  # fmt: skip
    for kolom in ("eis_tot", "verzoek_tot", "trede_tot", "na_regeling"):
        frame = _per_dag(frame, kolom, _gerold(op))
    dagen = (
        pl.when(_is(Stap.HERINNERING)).then(norm("aanmaning_na_dagen", op))
        .when(_is(Stap.AANMANING)).then(norm("cjib_na_dagen", op))
        .when(_is(Stap.CJIB)).then(norm("deurwaarder_na_dagen", op))
        .otherwise(0)
    )  # fmt: skip
    na_trede = pl.max_horizontal(pl.col("trede_tot") + een, bekend + pl.duration(days=dagen))
    opnieuw = pl.coalesce("vervallen_op", pl.when(pl.col("gesloten_op").is_null()).then(pl.col("laatste_op")))
    begin = (
        pl.when(pl.col("onderweg")).then(None)
        .when(_opnieuw_vragen() & opnieuw.is_not_null()).then(opnieuw + timedelta(days=norm("betalingsverzoek_na_dagen", op)))
        .when(_opnieuw_vragen()).then(pl.col("gesloten_op") + een)
        .when(pl.col("trede").is_null()).then(pl.when(~pl.col("verzoek_wacht")).then(pl.max_horizontal("eis_tot", "verzoek_tot") + een))
        .when(bekend.is_null()).then(None)
        .when(pl.col("_vervallen")).then(pl.col("na_regeling") + een)
        .otherwise(na_trede)
    )  # fmt: skip
    later = pl.max_horizontal(begin, pl.col("eis_tot") + een, "niet_voor")
    return frame.with_columns(vanaf=pl.when(begin.is_not_null()).then(later))


def _klein(op: date) -> pl.Expr:
    """So little that a further rung would cost more than it brings, and would cost the debtor most."""
    verder = ~pl.col("volgende").is_in([int(Stap.BETALINGSVERZOEK), int(Stap.HERINNERING)])
    return pl.when(verder & (pl.col("open_centen") < norm("kleinste_bedrag", op))).then(pl.lit("klein_bedrag"))


def _betalen_voor(op: date) -> pl.Expr:
    """The last day that the letter of the rung names."""
    dagen = {
        Stap.BETALINGSVERZOEK: gewone_dag_op_of_na(tel_maanden(op, norm("betalingsverzoek_maanden", op))),
        Stap.HERINNERING: laatste_dag(op, Duur(dagen=norm("herinnering_dagen", op))),
        Stap.AANMANING: _aanmaningstermijn(op),
        Stap.CJIB: op + timedelta(days=norm("deurwaarder_na_dagen", op) - 1),
    }
    uit: pl.Expr = pl.lit(None, dtype=pl.Date)
    for stap, dag in dagen.items():
        uit = pl.when(pl.col("stap") == int(stap)).then(pl.lit(dag)).otherwise(uit)
    return uit


def _vergoeding(op: date) -> pl.Expr:
    """What an aanmaning over the open principal costs (Awb 4:113); only an aanmaning books it."""
    grens, laag, hoog = vergoedingen(op)
    return pl.when(pl.col("hoofdsom_centen") < grens).then(laag).otherwise(hoog).cast(pl.Int64)


def _kijk_op(op: date) -> pl.Expr:
    """Tomorrow after a step, while a letter is on its way, and for an arrangement that nobody debits; else when the next rung
    can come, but every month at least."""
    morgen, uiterlijk = pl.lit(op + timedelta(days=1)), pl.lit(op + UITERLIJK_OPNIEUW)
    na_plan = pl.col("plan_tot") + timedelta(days=norm("na_laatste_incasso_dagen", op))
    return (
        pl.when(pl.col("reden_mens").is_not_null()).then(pl.lit(op + NA_MENS))
        .when(pl.col("in_regeling") & ~pl.col("met_incasso")).then(morgen)
        .when(pl.col("in_regeling")).then(pl.min_horizontal(pl.max_horizontal(na_plan, morgen), uiterlijk))
        .when(pl.col("volgende").is_null()).then(uiterlijk)
        .when(pl.col("vanaf").is_null()).then(morgen)
        .otherwise(pl.min_horizontal(pl.max_horizontal("vanaf", morgen), uiterlijk))
    )  # fmt: skip


def _aanmaningstermijn(op: date) -> date:
    return laatste_dag_van(Soort.AANMANING, op)


def _gerold(op: date) -> Callable[[date], date]:
    return lambda dag: gewone_dag_op_of_na(dag) if dag >= op - VERS else dag


def _per_dag(frame: pl.DataFrame, kolom: str, functie: Callable[[date], date]) -> pl.DataFrame:
    """``functie`` once per different day, for what only the calendar knows."""
    dagen = frame[kolom].drop_nulls().unique().to_list()
    anders = {dag: functie(dag) for dag in dagen if functie(dag) != dag}
    return frame.with_columns(pl.col(kolom).replace(anders)) if anders else frame
