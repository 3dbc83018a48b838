"""Schools and the BRP: what they tell on a day, and the files of test persons that come late."""

from datetime import date

from duo_portal.register.generator.demopersonen.laden import laad_demodag
from duo_portal.register.generator.verloop import laat_dag_verlopen
from duo_portal.tegenpartijen.spel.toneel import Toneel


def vertel(toneel: Toneel, dag: date) -> None:
    laad_demodag(dag)
    if toneel.natie:
        laat_dag_verlopen(toneel.natie.zaad, toneel.natie.peildatum, dag)
