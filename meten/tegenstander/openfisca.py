"""The aanvullende beurs in OpenFisca-Core: the same five steps for both parents, for mbo and ho, in January 2026.

Written the way a model of OpenFisca is written: a variable per step, vectors of floats, euros. Constants are typed in, which is
quicker than its parameters are; the rest of the model is as small as it can be.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import polars as pl
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

MAAND = "2026-01"
UITKOMSTEN = ("voet1", "voet2", "netto1", "netto2", "ouderbijdrage", "aanvullende_beurs")
_PERSOON = build_entity(key="persoon", plural="personen", label="Een student", is_person=True)
_ZONDER_PARTNER, _TELT = 2, 2
Vector = Any
Formule = Callable[[Any, Any], Vector]


def _voet(ik: int, ander: int) -> Formule:
    def formule(persoon: Any, period: Any) -> Vector:
        ho, soort, andere = persoon("ho", period), persoon(f"soort{ik}", period), persoon(f"soort{ander}", period)
        gewoon = np.where(ho, 20750.30, 23152.70)
        alleen = np.where(ho, 26289.28, 29333.26)
        voet = np.where(andere > _TELT, 2 * gewoon, np.where(soort == _ZONDER_PARTNER, alleen, gewoon))
        return np.where(soort > _TELT, 0, voet)

    return formule


def _bruto(ik: int) -> Formule:
    def formule(persoon: Any, period: Any) -> Vector:
        deel = np.where(persoon("ho", period), 0.136, 0.26)
        telt = persoon(f"soort{ik}", period) <= _TELT
        return telt * deel * (persoon(f"inkomen{ik}", period) - persoon(f"voet{ik}", period))

    return formule


def _netto(ik: int) -> Formule:
    """A month, to cents."""

    def formule(persoon: Any, period: Any) -> Vector:
        telt = persoon(f"soort{ik}", period) <= _TELT
        aftrek = telt * (persoon(f"aflossing{ik}", period) + 363 * persoon(f"telkinderen{ik}", period))
        return _centen((persoon(f"bruto{ik}", period) - aftrek) / 12)

    return formule


def _ouderbijdrage(persoon: Any, period: Any) -> Vector:
    som = sum(persoon(f"netto{ik}", period) / persoon(f"kinderen{ik}", period) for ik in (1, 2))
    return np.clip(_centen(som), 0, _maximum(persoon, period))


def _aanvullende_beurs(persoon: Any, period: Any) -> Vector:
    return _maximum(persoon, period) - persoon("ouderbijdrage", period)


def _maximum(persoon: Any, period: Any) -> Vector:
    zonder_lesgeld = np.where(persoon("uit", period), 344.90, 316.58)
    return np.where(persoon("ho", period), 491.08, zonder_lesgeld + np.where(persoon("wordt_18", period), 0, 121.50))


def _centen(bedrag: Vector) -> Vector:
    return np.floor(bedrag * 100 + 0.5) / 100


_FORMULES: Mapping[str, Formule] = {
    **{f"voet{ik}": _voet(ik, 3 - ik) for ik in (1, 2)},
    **{f"bruto{ik}": _bruto(ik) for ik in (1, 2)},
    **{f"netto{ik}": _netto(ik) for ik in (1, 2)},
    "ouderbijdrage": _ouderbijdrage,
    "aanvullende_beurs": _aanvullende_beurs,
}
_INVOER: Mapping[str, type] = {
    **dict.fromkeys(("ho", "uit", "wordt_18"), bool),
    **{f"{naam}{ik}": int for naam in ("soort", "telkinderen", "kinderen") for ik in (1, 2)},
    **{f"{naam}{ik}": float for naam in ("inkomen", "aflossing") for ik in (1, 2)},
}


def _variabele(naam: str, soort: type, formule: Formule | None = None) -> type:
    inhoud: dict[str, object] = {"value_type": soort, "entity": _PERSOON, "definition_period": DateUnit.MONTH, "label": naam}
    if formule is not None:
        inhoud["formula"] = formule
    return type(naam, (Variable,), inhoud)


def stelsel() -> TaxBenefitSystem:
    uit = TaxBenefitSystem([_PERSOON])
    for naam, soort in _INVOER.items():
        uit.add_variable(_variabele(naam, soort))
    for naam, formule in _FORMULES.items():
        uit.add_variable(_variabele(naam, float, formule))
    return uit


def reken(systeem: TaxBenefitSystem, gezinnen: pl.DataFrame) -> pl.DataFrame:
    """Cents in, cents out; between them euros as floats, as OpenFisca has them."""
    simulatie: Simulation = SimulationBuilder().build_default_simulation(systeem, gezinnen.height)
    for naam, vector in _vectoren(gezinnen).items():
        simulatie.set_input(naam, MAAND, vector)
    uitkomsten = {naam: simulatie.calculate(naam, MAAND) for naam in UITKOMSTEN}
    centen = {naam: np.rint(vector.astype(np.float64) * 100).astype(np.int64) for naam, vector in uitkomsten.items()}
    return pl.DataFrame({"persoon_id": gezinnen["persoon_id"], **centen})


def _vectoren(gezinnen: pl.DataFrame) -> dict[str, Vector]:
    uit: dict[str, Vector] = {
        "ho": gezinnen["onderwijs"].to_numpy() == 2,
        "uit": gezinnen["uitwonend"].to_numpy(),
        "wordt_18": gezinnen["geboortedatum"].to_numpy() >= np.datetime64("2007-08-01"),
    }
    for ik in (1, 2):
        uit[f"soort{ik}"] = gezinnen[f"ouder{ik}_status"].to_numpy()
        uit |= {f"{naam}{ik}": gezinnen[f"ouder{ik}_{naam}"].to_numpy() for naam in ("telkinderen", "kinderen")}
        uit |= {f"{naam}{ik}": gezinnen[f"ouder{ik}_{naam}"].to_numpy() / 100 for naam in ("inkomen", "aflossing")}
    return uit
