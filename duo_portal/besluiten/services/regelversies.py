"""The number under which a decision stores the version of its rule."""

from functools import cache

from duo_portal.besluiten.models import Regelversie
from duo_portal.regels.versies import regelversies


def regelversie_id(regeling: str) -> int:
    """Id of the newest version of ``regeling``; recorded with its list of steps when it is first used."""
    naam = max(naam for naam in regelversies if naam.startswith(f"{regeling}/"))
    gevonden = Regelversie.objects.filter(naam=naam).values_list("pk", flat=True).first()
    return gevonden or _leg_vast(naam)


def _leg_vast(naam: str) -> int:
    versie = regelversies[naam]
    velden = {"stappen": list(versie.regel.namen), "digest": _gedrag(naam)}
    return int(Regelversie.objects.get_or_create(naam=naam, defaults=velden)[0].pk)


@cache
def _gedrag(naam: str) -> str:
    return regelversies[naam].gedrag()
