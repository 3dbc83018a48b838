"""The parameters of the writing statements: versions, dates and switches that are the same for a whole chunk."""

from datetime import timedelta
from typing import Any

from duo_portal.batches.soorten import Opdracht
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.besluiten.services.regelversies import regelversie_id
from duo_portal.tijd.termijnen import Soort, laatste_dag_van

LIJN = "studiefinanciering"
SJABLONEN = {
    "sj_toekenning": "toekenning",
    "sj_ambtshalve": "toekenning_ambtshalve",
    "sj_herberekening": "herberekening",
    "sj_beeindiging": "beeindiging",
}


def schrijfwaarden(opdracht: Opdracht, jaar: int, *, ambtshalve: bool = False) -> dict[str, Any]:
    """``laatste_dagen[d]`` is the last day to object to what becomes accessible ``d`` days after ``peildatum``."""
    dagen = int(str(opdracht.parameters.get("spreid_dagen", 1)))
    return {
        **{naam: sjabloonversie_id(f"{LIJN}/{sjabloon}") for naam, sjabloon in SJABLONEN.items()},
        "jaar": jaar,
        "peildatum": opdracht.peildatum,
        "run": opdracht.run_id,
        "regelversie": regelversie_id(LIJN),
        "spreid_dagen": dagen,
        "lijn": LIJN,
        "berichtsoort": LIJN,
        "ambtshalve": ambtshalve,
        "laatste_dagen": [laatste_dag_van(Soort.BEZWAAR, opdracht.peildatum + timedelta(days=dag)) for dag in range(dagen)],
    }
