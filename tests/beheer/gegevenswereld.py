"""One row of every model of the room in which people change their own data."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from duo_portal.mijngegevens.models import (
    Emailwijziging,
    Machtigingsaanbod,
    Mailsoort,
    Poging,
    Pogingsoort,
    Rekeningwijziging,
    Servicemail,
)
from duo_portal.mijngegevens.naamcontrole import Naamuitkomst
from duo_portal.register.models import Persoon, Rekening


def wijzigingen(student: Persoon, dag: date) -> None:
    Poging.objects.create(persoon=student, soort=Pogingsoort.CODE)
    rekening = Rekening.objects.get(persoon=student, vervangen_op__isnull=True)
    Rekeningwijziging.objects.create(persoon=student, rekening=rekening, door=student, naamcontrole=Naamuitkomst.KLOPT, dag=dag)
    eind = datetime(2026, 6, 16, tzinfo=timezone.get_current_timezone())
    wijziging = Emailwijziging.objects.create(persoon=student, wordt="nieuw@voorbeeld.invalid", dag=dag, geldig_tot=eind)
    Servicemail.objects.create(
        persoon=student,
        soort=Mailsoort.EMAIL_BEVESTIGEN,
        aan=wijziging.wordt,
        taal="nl",
        message_id="<proef@voorbeeld.invalid>",
        emailwijziging=wijziging,
        dag=dag,
    )
    Machtigingsaanbod.objects.create(
        persoon=student, zoekwaarde="0" * 64, lijnen=["lesgeld"], mag_handelen=False, tot=dag, code_tot=dag, sleutel=UUID(int=1)
    )
