"""Schools and the BRP: what they tell on a day, and the files about test persons that come late."""

from datetime import date
from pathlib import Path

from duo_portal.register.generator.demopersonen.laden import laad_demodag
from duo_portal.register.generator.verloop import laat_dag_verlopen
from duo_portal.register.importeren import diplomas, inschrijvingen
from duo_portal.register.models import Persoon
from duo_portal.register.models.persoon import Herkomst
from duo_portal.tegenpartijen.spel.toneel import Toneel

BESTANDEN = Path(__file__).resolve().parents[2] / "register" / "gegevens" / "personen"
LAAT = date(2026, 6, 9)


def vertel(toneel: Toneel, dag: date) -> None:
    laad_demodag(dag)
    if toneel.natie:
        laat_dag_verlopen(toneel.natie.zaad, toneel.natie.peildatum, dag)
    if dag == LAAT and Persoon.objects.filter(herkomst=Herkomst.BESTAND).exists():
        inschrijvingen.laad(BESTANDEN / "rvig_uitschrijvingen.csv", dag)
        diplomas.laad(BESTANDEN / "rvig_diplomas.csv", dag)
