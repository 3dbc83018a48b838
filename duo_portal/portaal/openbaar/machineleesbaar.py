"""All rules and norms as one JSON document: for who checks us with a program."""

from duo_portal.regels.eenheden import Publiek
from duo_portal.regels.normbronnen import alle_normen, is_schakelaar
from duo_portal.regels.normen import Norm, Normwaarde
from duo_portal.regels.stap import Stap
from duo_portal.regels.versies import Regelversie, regelversies
from duo_portal.regels.wetten import wetten


def alles() -> dict[str, object]:
    """Amounts are whole cents; ``geldig_tot`` is the first day on which a value no longer holds."""
    return {
        "regels": [_regel(versie) for _, versie in regelversies.items()],
        "normen": [_norm(bron, norm) for bron, norm in alle_normen()],
        "wetten": [{"kort": kort, "naam": wet.naam, "url": wet.url} for kort, wet in wetten.items()],
    }


def _regel(versie: Regelversie) -> dict[str, object]:
    return {
        "naam": versie.versie.regeling,
        "geldig_van": versie.versie.geldig_van.isoformat(),
        "in_gebruik_sinds": versie.versie.in_gebruik_sinds.isoformat(),
        "stappen": [_stap(stap) for stap in versie.regel.stappen],
    }


def _stap(stap: Stap) -> dict[str, object]:
    return {
        "naam": stap.naam,
        "eenheid": stap.eenheid.value,
        "artikel": stap.artikel,
        "zin": {"nl": stap.zin_nl, "en": stap.zin_en},
        "publiek": [kijker.value for kijker in Publiek if kijker in stap.publiek],
        "afronding": stap.afronding.value if stap.afronding else None,
        "normen": list(stap.normnamen),
        "alleen_als": stap.alleen_als,
        "codes": {stap.codes.naam(code): {"nl": stap.codes.nl[code], "en": stap.codes.en[code]} for code in stap.codes.codes}
        if stap.codes
        else None,
    }


def _norm(bron: str, norm: Norm) -> dict[str, object]:
    return {
        "naam": norm.naam,
        "van": bron,
        "eenheid": norm.eenheid.value,
        "omschrijving": {"nl": norm.omschrijving, "en": norm.omschrijving_en},
        "schakelaar": is_schakelaar(norm),
        "waarden": [_waarde(waarde) for waarde in norm.waarden],
    }


def _waarde(waarde: Normwaarde) -> dict[str, object]:
    return {
        "waarde": waarde.waarde,
        "geldig_van": waarde.geldig_van.isoformat(),
        "geldig_tot": waarde.geldig_tot.isoformat() if waarde.geldig_tot else None,
        "in_gebruik_sinds": waarde.in_gebruik_sinds.isoformat(),
        "status": waarde.status.value,
        "bron": waarde.bron,
        "grond": waarde.grond,
    }
