"""Frames for the rule "vorm" out of persons and months of the oracle."""

from collections.abc import Sequence
from copy import deepcopy

import polars as pl

from studiefinanciering.regels.vorm import INVOER, bepaal_vorm
from tests.studiefinanciering.regels.orakel_vorm import Antwoord, Maand, Persoon, Stand, oordeel

Leven = tuple[Persoon, Sequence[Maand]]


def _stand(deel: str, stand: Stand) -> dict[str, object]:
    return {
        f"{deel}_voor": stand.voor,
        f"{deel}_voor_beurs": stand.beurs,
        f"{deel}_voor_extra": stand.extra,
        f"{deel}_voor_leen": stand.leen,
        f"{deel}_verlenging": stand.verlenging,
        f"{deel}_extra_maanden": stand.extra_mag,
        f"{deel}_termijn_extra": stand.termijn_extra,
        f"{deel}_eerste_maand": stand.eerste,
    }


def kader(levens: Sequence[Leven]) -> pl.DataFrame:
    rijen = [
        {"persoon_id": nummer, **vars(maand), **_stand("mbo", persoon.mbo), **_stand("ho", persoon.ho)}
        for nummer, (persoon, maanden) in enumerate(levens)
        for maand in maanden
    ]
    return pl.DataFrame(rijen, schema={naam: deel.type for naam, deel in INVOER.items()})


def volgens_regel(levens: Sequence[Leven]) -> list[Antwoord]:
    """In the order of persons and, within a person, of months."""
    uit = bepaal_vorm(kader(levens))
    laag_of_geen = (pl.col("onderwijs") == 0) | ((pl.col("onderwijs") == 1) & (pl.col("niveau") <= 2))
    telt = pl.col("recht") & pl.col("aangevraagd") & ~laag_of_geen
    geblokkeerd = pl.col("vormgrond").is_in([10, 11])
    termijn = pl.when(telt & ~geblokkeerd).then(pl.col("diplomatermijn_tot")).otherwise(None)
    return [Antwoord(*rij) for rij in uit.select("fase", "aanvullend_gift", termijn.alias("t")).rows()]


def volgens_orakel(levens: Sequence[Leven]) -> list[Antwoord]:
    uit = []
    for persoon, maanden in levens:
        geheugen = deepcopy(persoon)
        uit += [oordeel(geheugen, maand) for maand in sorted(maanden, key=lambda maand: maand.maand)]
    return uit
