"""How collection of one claim stands, and what comes next: the same reading and the same rule as the nightly run."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db import connection

from duo_portal.remmen.models import Remsoort
from duo_portal.remmen.selectors import geremde_vordering
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.batch.lezen import LEES_EEN
from duo_portal.vorderingen.codes import OVERGEDRAGEN
from duo_portal.vorderingen.models import Inningsstap, Vordering
from duo_portal.vorderingen.regels.ladder import STAND, oordeel
from duo_portal.vorderingen.regels.normen import norm
from duo_portal.vorderingen.selectors import verjaringsdagen


@dataclass(frozen=True)
class Inningsstand:
    """Amounts in cents. ``stap`` is the last step, ``trede`` the rung on which the claim stands; ``volgende`` comes on or after
    ``volgende_op`` when nothing is paid (no date: the letter before it was not made known yet). Braked claims stand still."""

    vordering_id: int
    persoon_id: int
    soort: int
    periode: int
    lijn: str
    besluit_id: int
    hoofdsom: int
    kosten: int
    open: int
    stap: Inningsstap | None
    trede: Inningsstap | None
    regeling_id: int | None
    met_incasso: bool
    volgende: Inningsstap | None
    volgende_op: date | None
    aanmaning_kost: int
    remmen: tuple[Remsoort, ...]
    verjaard: bool
    verjaart_op: date

    @property
    def overgedragen(self) -> Inningsstap | None:
        """Who collects now: CJIB, bailiff or the agency abroad; None: we do."""
        return self.trede if self.trede is not None and int(self.trede) in [int(stap) for stap in OVERGEDRAGEN] else None


def lees_inningsstand(vordering_id: int, op: date | None = None) -> Inningsstand:
    """As things stand at this moment, judged on ``op`` (today). Raises ``Vordering.DoesNotExist``."""
    dag = op or vandaag()
    with connection.cursor() as cursor:
        cursor.execute(LEES_EEN, {"vordering": vordering_id, "peildatum": dag, "na_rem_dagen": norm("na_rem_dagen", dag)})
        rij = cursor.fetchone()
        if rij is None:
            raise Vordering.DoesNotExist
        verjaart = verjaringsdagen(cursor, [vordering_id], dag)[vordering_id]
    regel = dict(zip(STAND, rij, strict=False))
    soort, periode, lijn, besluit_id, kosten, regeling_id, vastgesteld, stap = rij[len(STAND) :]
    komt: dict[str, Any] = _komt(regel, dag) if regel["open_centen"] > 0 and not vastgesteld and verjaart >= dag else {}
    remmen = geremde_vordering(regel["persoon_id"], vordering_id, lijn, dag)
    return Inningsstand(
        vordering_id=vordering_id,
        persoon_id=regel["persoon_id"],
        soort=soort,
        periode=periode,
        lijn=lijn,
        besluit_id=besluit_id,
        hoofdsom=regel["hoofdsom_centen"],
        kosten=kosten,
        open=regel["open_centen"],
        stap=_stap(stap),
        trede=_stap(regel["trede"]),
        regeling_id=regeling_id,
        met_incasso=bool(regel["met_incasso"]),
        volgende=_stap(komt.get("volgende")),
        volgende_op=komt.get("vanaf"),
        aanmaning_kost=komt.get("vergoeding_centen", 0),
        remmen=tuple(remmen),
        verjaard=bool(vastgesteld) or verjaart < dag,
        verjaart_op=verjaart,
    )


def _komt(regel: dict[str, Any], dag: date) -> dict[str, Any]:
    ja_nee = {naam: bool(regel[naam]) for naam, soort in STAND.items() if soort == pl.Boolean}
    return oordeel(pl.DataFrame([{**regel, **ja_nee}], schema=STAND), dag).row(0, named=True)


def _stap(waarde: object) -> Inningsstap | None:
    return None if waarde is None else Inningsstap(int(str(waarde)))
