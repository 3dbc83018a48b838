"""Who asks lesgeld back in a play, with evidence, and the member of staff who judges it (section ``aanvraag`` of a demo person)."""

from datetime import date
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth.models import User

from duo_portal.aanvragen.bestanden import Bestand
from duo_portal.aanvragen.models import Aanvraag, Bewijsstuk, Controleuitkomst
from duo_portal.aanvragen.services.controleer_bewijs import controleer_bewijs
from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening, dien_aanvraag_in
from duo_portal.register.generator.demopersonen.laden import rijen_van
from duo_portal.register.generator.onderdelen import Sectierij
from duo_portal.register.models import Vertegenwoordiging
from duo_portal.tegenpartijen.spel.toneel import Toneel, eenmaal
from lesgeld.codes import Reden
from lesgeld.demostand import demopersonen
from lesgeld.services.ken_verzoek_toe import Toekenning, ken_verzoek_toe
from lesgeld.terugvragen import SOORT

BEHANDELAAR = "samira"
# The smallest file that is a whole PDF: nobody's letter.
VERKLARING = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def vraag_terug(_: Toneel, dag: date) -> None:
    personen = demopersonen()
    for rij in rijen_van("aanvraag"):
        if rij["datum"] == dag:
            eenmaal(_naam(rij), partial(_dien_in, rij, personen[rij["persoon"]], personen[rij["door"]]))


def beoordeel(_: Toneel, dag: date) -> None:
    for rij in rijen_van("aanvraag"):
        if rij["toegekend_op"] == dag:
            eenmaal(f"{_naam(rij)} beoordeeld", partial(_ken_toe, rij))


def _naam(rij: Sectierij) -> str:
    return f"aanvraag {rij['persoon']} {rij['datum']}"


def _dien_in(rij: Sectierij, persoon_id: int, door_id: int) -> None:
    namens = Vertegenwoordiging.objects.filter(persoon=persoon_id, vertegenwoordiger=door_id, vervangen_op__isnull=True).first()
    getypt = {"reden": rij["reden"], "laatste_schooldag": f"{rij['laatste_dag']:%d-%m-%Y}"}
    bewijs = (Bestand(rij["bewijs"], VERKLARING),)
    sleutel = uuid5(NAMESPACE_URL, _naam(rij))
    dien_aanvraag_in(Indiening(SOORT, persoon_id, rij["schooljaar"], getypt, sleutel, door_id, namens.pk if namens else None, bewijs))


def _ken_toe(rij: Sectierij) -> None:
    medewerker = User.objects.get(username=BEHANDELAAR)
    aanvraag = Aanvraag.objects.get(sleutel=uuid5(NAMESPACE_URL, _naam(rij)))
    for stuk in Bewijsstuk.objects.filter(aanvraag=aanvraag).values_list("pk", flat=True):
        controleer_bewijs(stuk, Controleuitkomst.VEILIG, "virusscanner van de demo", medewerker)
    ken_verzoek_toe(Toekenning(aanvraag.pk, Reden[rij["erkend"]], rij["laatste_dag"], rij["motivering"]), medewerker)
