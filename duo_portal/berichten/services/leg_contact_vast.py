"""Write down that we spoke with somebody. They can read all of it."""

from datetime import date

from django.contrib.auth.models import User

from duo_portal.berichten.models import Belverzoek, Contactkanaal, Contactmoment, Richting
from duo_portal.logboek import bevat_bsn
from duo_portal.tijd import vandaag
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak

LANGSTE_ONDERWERP, LANGSTE_NOTITIE = 120, 1000


class ContactGeweigerd(Weigering):
    """The note cannot stand like this; the text says what to change."""


def leg_contact_vast(
    persoon_id: int,
    medewerker: User,
    kanaal: Contactkanaal,
    richting: Richting,
    onderwerp: str,
    notitie: str,
    dag: date | None = None,
) -> Contactmoment:
    dag = dag or vandaag()
    onderwerp, notitie = onderwerp.strip(), notitie.strip()
    if not onderwerp or not notitie:
        raise ContactGeweigerd("Schrijf op waar het over ging en wat er is gezegd.")
    if dag > vandaag():
        raise ContactGeweigerd("Een gesprek kan niet in de toekomst liggen. Kies een andere dag.")
    if bevat_bsn(f"{onderwerp} {notitie}"):
        raise ContactGeweigerd("Er staat een burgerservicenummer in de tekst. Haal het weg.")
    return Contactmoment.objects.create(
        persoon_id=persoon_id,
        medewerker=medewerker,
        kanaal=kanaal,
        richting=richting,
        onderwerp=onderwerp[:LANGSTE_ONDERWERP],
        notitie=notitie[:LANGSTE_NOTITIE],
        dag=dag,
    )


def leg_terugbellen_vast(taak: Taak, medewerker: User) -> None:
    """When the task is finished: what came of the call is a contact like every other."""
    verzoek = Belverzoek.objects.get(pk=taak.gegevens["belverzoek"])
    leg_contact_vast(verzoek.persoon_id, medewerker, Contactkanaal.TELEFOON, Richting.UIT, verzoek.onderwerp, taak.uitkomst)
