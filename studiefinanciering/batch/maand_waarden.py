"""The parameters of the monthly payment that are the same for a whole chunk."""

from datetime import date
from typing import Any

from duo_portal.batches.soorten import Opdracht
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.register.norm import dagen
from duo_portal.tijd.duur import tel_maanden
from duo_portal.tijd.termijnen import Soort, laatste_dag_van
from studiefinanciering.betaaldag import norm

MAANDNAMEN = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]


def betaalwaarden(opdracht: Opdracht, maand: date) -> dict[str, Any]:
    """``deel``: thousandths of a percent of a month that may be set off; ``meteen``: the least amount that is paid between two months."""
    dag = opdracht.peildatum
    return {
        "peildatum": dag,
        "dag": dag,
        "run": opdracht.run_id,
        "lijn": "studiefinanciering",
        "berichtsoort": "studiefinanciering",
        "vers": bool(opdracht.parameters["vers"]),
        "omschrijving": f"Studiefinanciering {MAANDNAMEN[maand.month - 1]} {maand.year}",
        "deel": norm("verrekenen_deel", dag),
        "meteen": norm("nabetalen_meteen", dag),
        "maanden": norm("teveel_maanden", dag),
        "maanden_school": norm("teveel_maanden_school", dag),
        "kleinste": norm("teveel_kleinste_termijn", dag),
        "eerste_termijn": tel_maanden(dag, norm("teveel_begin_maanden", dag)),
        "uitschrijving_dagen": dagen("uitschrijving_melden", dag),
        "diploma_dagen": dagen("diploma_mbo_melden", dag),
        "laatste_dag": laatste_dag_van(Soort.BEZWAAR, dag),
        "sj_teveel": sjabloonversie_id("studiefinanciering/teveel_ontvangen"),
    }
