"""Who of the nation may have studiefinanciering, from which month: pure columns of the number, without a database."""

from datetime import date

import polars as pl

from duo_portal.register.generator.gezin import PLEKKEN
from duo_portal.register.generator.levensloop import is_soort
from duo_portal.register.generator.marginalen import marginalen
from duo_portal.register.generator.onderdelen import Snede
from duo_portal.register.generator.trekking import Trekking
from studiefinanciering.generator.gedrag import gewicht
from studiefinanciering.regels.reeks import maandnummer, plus_maanden, van_maandnummer

NEDERLANDS = [920, 20, 20, 20, 20]  # the weights of the register: the first is Dutch
_ACHTTIEN, _DERTIG = 18 * 12, 30 * 12
_NU_BEKEND = (10, 1)  # who begins later than 1 October was not known before the yearly run


def begin_ho(snede: Snede) -> date:
    return date(snede.schooljaar, 9, 1)


def begin_mbo(snede: Snede) -> date:
    return date(snede.schooljaar, 8, 1)


def aanvragers(snede: Snede) -> pl.DataFrame:
    """The students with studiefinanciering: ``eerste`` is their first month in this school year, ``sinds`` their first month ever."""
    trekking = snede.trekking
    frame = snede.studenten.filter(is_soort("bol_18", "bol_jong", "bol_laat", "hbo", "wo"))
    frame = frame.with_columns(ho=is_soort("hbo", "wo"), mens=pl.col("nr") // 2 * PLEKKEN + pl.col("nr") % 2)
    frame = frame.with_columns(niveau=pl.when("ho").then(0).otherwise(niveau(trekking)), vanaf_18=vanaf_18())
    start = pl.col("begindatum").dt.month_start()
    # In mbo the situation on the first day counts: who begins later in a month has the month after.
    mbo_start = pl.when(pl.col("begindatum") > start).then(plus_maanden(start, 1)).otherwise(start)
    eerder = trekking.kans("stufi eerder", gewicht("eerder", "aandeel")) & pl.col("ho")
    sinds = (
        pl.when("ho").then(plus_maanden(start, pl.when(eerder).then(-12).otherwise(0))).otherwise(pl.max_horizontal(mbo_start, "vanaf_18"))
    )
    frame = frame.with_columns(sinds=sinds)
    vloer = pl.when("ho").then(pl.lit(begin_ho(snede))).otherwise(pl.lit(begin_mbo(snede)))
    frame = frame.with_columns(eerste=pl.max_horizontal("sinds", vloer))
    jong_genoeg = maandnummer(pl.col("eerste")) <= maandnummer(pl.col("geboortedatum")) + _DERTIG
    nederlands = trekking.verdeel("nationaliteit", NEDERLANDS, "mens") == 0
    return frame.filter(jong_genoeg & nederlands & ~_nooit_gevraagd(trekking, snede))


def bekend_voor_de_run(snede: Snede) -> pl.Expr:
    """Whose choice stood before the yearly run; the others come in the course of the year."""
    return (pl.col("eerste") <= date(snede.schooljaar, *_NU_BEKEND)) & ~is_soort("bol_laat")


def niveau(trekking: Trekking) -> pl.Expr:
    """The level of the programme, by the same draw as the register's."""
    return trekking.verdeel("niveau", marginalen()["niveau"]["gewichten"]) + 1


def vanaf_18() -> pl.Expr:
    """The first month of mbo studiefinanciering: the quarter after turning 18, or that quarter itself on its first day (WSF 2.3)."""
    geboren = pl.col("geboortedatum")
    maand = maandnummer(geboren) + _ACHTTIEN
    op_eerste_dag = (maand % 3 == 0) & (geboren.dt.day() == 1)
    return van_maandnummer((maand // 3 + pl.when(op_eerste_dag).then(0).otherwise(1)) * 3)


def _nooit_gevraagd(trekking: Trekking, snede: Snede) -> pl.Expr:
    net_18 = ~pl.col("ho") & (pl.col("vanaf_18") > begin_mbo(snede))
    kans = (
        pl.when("ho").then(gewicht("geen_studiefinanciering", "ho"))
        .when(net_18).then(gewicht("geen_studiefinanciering", "mbo_net_18"))
        .otherwise(gewicht("geen_studiefinanciering", "mbo"))
    )  # fmt: skip
    return trekking.kans("geen stufi", kans)
