"""How collection of one claim stands, and what comes next: the same reading and the same rule as the nightly run."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db import connection

from duo_portal.remmen.models import Remsoort
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.batch.lezen import LEES_VAN
from duo_portal.vorderingen.codes import OVERGEDRAGEN
from duo_portal.vorderingen.models import Inningsstap, Vordering
from duo_portal.vorderingen.regels.ladder import STAND, oordeel
from duo_portal.vorderingen.regels.normen import norm
from duo_portal.vorderingen.regels.verjaring import maak_gebeurtenis, verjaart_op


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
    stap_op: date | None
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
    standen = _lees({"vordering": vordering_id, "persoon": None}, op or vandaag())
    if not standen:
        raise Vordering.DoesNotExist
    return standen[0]


def inningsstanden_van(persoon_id: int, op: date | None = None) -> list[Inningsstand]:
    """The same of every claim on a person, newest first; one query however many there are."""
    return _lees({"vordering": None, "persoon": persoon_id}, op or vandaag())


def _lees(wie: dict[str, int | None], dag: date) -> list[Inningsstand]:
    with connection.cursor() as cursor:
        cursor.execute(LEES_VAN, {**wie, "peildatum": dag, "na_rem_dagen": norm("na_rem_dagen", dag)})
        namen = [kolom.name for kolom in cursor.description]
        return [_maak(dict(zip(namen, rij, strict=True)), dag) for rij in cursor.fetchall()]


def _maak(rij: dict[str, Any], dag: date) -> Inningsstand:
    feiten = [[feit and date.fromisoformat(feit) for feit in paar] for paar in json.loads(rij["stuiting"] or "[]")]
    verjaart = verjaart_op(rij["betaal_voor"], [maak_gebeurtenis(van, tot) for van, tot in feiten])
    komt: dict[str, Any] = _komt(rij, dag) if rij["open_centen"] > 0 and not rij["verjaard"] and verjaart >= dag else {}
    return Inningsstand(
        vordering_id=rij["vordering_id"],
        persoon_id=rij["persoon_id"],
        soort=rij["soort"],
        periode=rij["periode"],
        lijn=rij["lijn"],
        besluit_id=rij["besluit_id"],
        hoofdsom=rij["hoofdsom_centen"],
        kosten=rij["kosten_centen"],
        open=rij["open_centen"],
        stap=_stap(rij["stap"]),
        stap_op=rij["datum"],
        trede=_stap(rij["trede"]),
        regeling_id=rij["regeling_id"],
        met_incasso=bool(rij["met_incasso"]),
        volgende=_stap(komt.get("volgende")),
        volgende_op=komt.get("vanaf"),
        aanmaning_kost=komt.get("vergoeding_centen", 0),
        remmen=tuple(Remsoort(rem) for rem in rij["remmen"] or ()),
        verjaard=rij["verjaard"] or verjaart < dag,
        verjaart_op=verjaart,
    )


def _komt(rij: dict[str, Any], dag: date) -> dict[str, Any]:
    regel = {naam: bool(rij[naam]) if soort == pl.Boolean else rij[naam] for naam, soort in STAND.items()}
    return oordeel(pl.DataFrame([regel], schema=STAND), dag).row(0, named=True)


def _stap(waarde: int | None) -> Inningsstap | None:
    return None if waarde is None else Inningsstap(waarde)
