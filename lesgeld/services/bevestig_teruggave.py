"""The one click: the student confirms the request that we prepared."""

from django.db import transaction
from django.utils import timezone

from duo_portal import tijd
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.register.models import Persoon
from duo_portal.tijd import schooljaren
from duo_portal.werkvoorraad.services.maak_taak import maak_taak
from lesgeld.services.beoordeel_student import beoordeel_student

SOORT = "lesgeld_teruggave"


def bevestig_teruggave(aanvraag_id: int, persoon_id: int) -> Aanvraag:
    """Send the prepared request of this person; a second click or tab finds it sent and changes nothing.

    In time it is judged at once; without a decision it goes to a person, unless a brake holds it: then a run decides later.
    After 31 July (UB LCW art. 7 lid 3) it goes to a person, who asks for the reason.
    Raises ``Aanvraag.DoesNotExist`` when it is not this person's.
    """
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)  # as a run does, before anything else
        aanvraag = Aanvraag.objects.get(pk=aanvraag_id, persoon_id=persoon_id, soort=SOORT)
        te_laat = tijd.vandaag() > schooljaren.eind(aanvraag.periode)
        nieuwe_staat = Aanvraagstaat.NAAR_MENS if te_laat else Aanvraagstaat.VERZONDEN
        verzonden = Aanvraag.objects.filter(pk=aanvraag.pk, staat=Aanvraagstaat.VOORBEREID, versie=aanvraag.versie).update(
            staat=nieuwe_staat, versie=aanvraag.versie + 1, ontvangen_op=timezone.now()
        )
        if verzonden and te_laat:
            _naar_mens(aanvraag, "late_aanvraag", "bevestigd na 31 juli: vraag naar de reden en beoordeel.")
        elif verzonden:
            tellingen = beoordeel_student(persoon_id, aanvraag.periode, "aanvraag bevestigd")
            if not tellingen["besluiten"] and not tellingen["geremd"]:
                Aanvraag.objects.filter(pk=aanvraag.pk).update(staat=Aanvraagstaat.NAAR_MENS)
                _naar_mens(aanvraag, "aanvraag_zonder_besluit", "gevraagd, maar de regel geeft niets terug: beslis op de aanvraag.")
    aanvraag.refresh_from_db()
    return aanvraag


def _naar_mens(aanvraag: Aanvraag, soort: str, wat: str) -> None:
    maak_taak(
        soort=soort,
        lijn="lesgeld",
        sleutel=f"{soort}:{aanvraag.pk}",
        persoon_id=aanvraag.persoon_id,
        omschrijving=f"Teruggave lesgeld {schooljaren.tekst(aanvraag.periode)} {wat}",
        gegevens={"aanvraag": aanvraag.pk},
    )
