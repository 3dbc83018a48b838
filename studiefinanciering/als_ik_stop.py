"""What happens if the student stops now: the last month, what stays a gift, what becomes a debt, and the travel product.

Everything is worked out from what was booked and awarded, by the same rules and norms that decide it afterwards.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from studiefinanciering.beeld import HO, MBO, Bedragen, Stufibeeld, plus_maanden
from studiefinanciering.codes_vormen import Februari
from studiefinanciering.regels.februari import FEBRUARI
from studiefinanciering.regels.norm_vormen import DUUR, REISPRODUCT


@dataclass(frozen=True)
class Diplomatermijn:
    """The prestatiebeurs of one system becomes a gift with a diploma on or before ``tot_en_met``."""

    stelsel: int
    tot_en_met: date


@dataclass(frozen=True)
class Vroegstop:
    """The 1-februariregeling: the prestatiebeurs of the first year becomes a gift for who does not start again before a day."""

    niet_hervat_voor: date
    gift_uiterlijk_op: date


@dataclass(frozen=True)
class Reisboete:
    """Cents per half month; None where nobody found the amount, so that a member of staff looks it up."""

    stop_uiterlijk: date
    laag: int | None
    hoog: int | None


@dataclass(frozen=True)
class AlsIkStop:
    laatste_maand: date
    laatste_bedrag: int
    tot_nu: Bedragen
    termijnen: list[Diplomatermijn]
    vroegstop: Vroegstop | None
    reisproduct: Reisboete


def als_ik_stop(beeld: Stufibeeld) -> AlsIkStop | None:
    """None for who gets nothing this month. Stopping is possible from the next month on (WSF 3.21 lid 5)."""
    nu = beeld.nu
    if nu is None:
        return None
    volgende = plus_maanden(beeld.deze_maand, 1)
    deze = beeld.maand(beeld.deze_maand)
    nog = Bedragen() if deze.geboekt is not None else nu.bedragen  # this month still comes
    return AlsIkStop(
        laatste_maand=beeld.deze_maand,
        laatste_bedrag=nu.bedragen.totaal,
        tot_nu=beeld.ontvangen + nog,
        termijnen=_termijnen(beeld),
        vroegstop=_vroegstop(beeld, nu.onderwijs),
        reisproduct=reisboete(volgende),
    )


def reisboete(maand: date) -> Reisboete:
    """Until when to stop the travel product when the right has ended before ``maand``, and what it costs later (WSF 3.27)."""
    stopdag = int(REISPRODUCT["reisproduct_stopdag"].op(maand).waarde or 0)
    return Reisboete(maand.replace(day=stopdag), _boete("laag", maand), _boete("hoog", maand))


def _boete(soort: str, maand: date) -> int | None:
    waarde = REISPRODUCT[f"reisproduct_boete_{soort}"].op(maand).waarde
    return None if waarde is None else int(waarde)


def _termijnen(beeld: Stufibeeld) -> list[Diplomatermijn]:
    """Ten years from the first month, without extensions that a person grants (WSF 4.9, 5.5)."""
    if not beeld.ontvangen.prestatie and not (beeld.nu and beeld.nu.prestatie):
        return []
    eerste = {stelsel: beeld.eerste_maand(stelsel) for stelsel in (MBO, HO)}
    return [
        Diplomatermijn(stelsel, plus_maanden(maand, int(DUUR["diplomatermijn_maanden"].op(maand).waarde or 0)) - timedelta(days=1))
        for stelsel, maand in eerste.items()
        if maand is not None
    ]


def _vroegstop(beeld: Stufibeeld, stelsel: int) -> Vroegstop | None:
    eerste = beeld.eerste_maand(stelsel)
    if eerste is None or not (beeld.nu and beeld.nu.prestatie):
        return None
    rij = {
        "persoon_id": 0,
        "stelsel": stelsel,
        "eerste_maand": eerste,
        "laatste_maand": beeld.deze_maand,
        "hervat_maand": None,
        "eerstejaars": True,
        "mbo_afgerond": beeld.mbo_diploma,
        "peildatum": beeld.dag,
    }
    kader = pl.DataFrame([rij], schema={naam: deel.type for naam, deel in FEBRUARI.invoer.items()})
    uit = FEBRUARI.beoordeel(kader).row(0, named=True)
    if uit["februari"] == Februari.NEE:
        return None
    return Vroegstop(uit["niet_hervat_voor"], uit["gift_uiterlijk_op"])
