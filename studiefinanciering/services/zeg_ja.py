"""The one click: the student says yes to what we proposed, and it is calculated and decided at once."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from duo_portal import tijd
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.werkvoorraad.services.maak_taak import maak_taak
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Aanvullend
from studiefinanciering.services.beoordeel_student import beoordeel_student
from studiefinanciering.services.leg_wens_vast import leg_wens_vast
from studiefinanciering.voorstellen import SOORTEN, begin_studiejaar, laatste_dag, onderwijs_van


def zeg_ja(aanvraag_id: int, persoon_id: int) -> Aanvraag:
    """Send the prepared request of this person; a second click or tab finds it sent and changes nothing.

    1. the family is locked, as a run does; 2. the request is sent, once; 3. the wish becomes a fact from the beginning of the
    study year; 4. every calendar year of it is judged. After the study year (WSF 3.21 lid 2), or without any decision, a
    person looks at it. Raises ``Aanvraag.DoesNotExist`` when it is not this person's.
    """
    vandaag = tijd.vandaag()
    with transaction.atomic():
        vergrendel_kring([persoon_id])
        aanvraag = Aanvraag.objects.get(pk=aanvraag_id, persoon_id=persoon_id, soort__in=SOORTEN)
        te_laat = vandaag > laatste_dag(aanvraag.periode, onderwijs_van(aanvraag))
        if _verzend(aanvraag, Aanvraagstaat.NAAR_MENS if te_laat else Aanvraagstaat.VERZONDEN, vandaag):
            if te_laat:
                _naar_mens(aanvraag, "late_aanvraag", "Bevestigd na het einde van het studiejaar: vraag waarom en beslis.")
            else:
                _beslis(aanvraag, vandaag)
    aanvraag.refresh_from_db()
    return aanvraag


def _verzend(aanvraag: Aanvraag, staat: Aanvraagstaat, dag: date) -> bool:
    return bool(
        Aanvraag.objects.filter(pk=aanvraag.pk, staat=Aanvraagstaat.VOORBEREID, versie=aanvraag.versie).update(
            staat=staat, versie=aanvraag.versie + 1, ontvangen_op=timezone.now(), ontvangen_dag=dag
        )
    )


def _beslis(aanvraag: Aanvraag, vandaag: date) -> None:
    begin = begin_studiejaar(aanvraag.periode, onderwijs_van(aanvraag))
    leg_wens_vast(aanvraag.persoon_id, begin, Aanvullend.JA, vandaag, "ja gezegd", aanvraag.pk)
    tellingen = beoordeel_student(aanvraag.persoon_id, range(begin.year, max(begin.year + 1, vandaag.year) + 1), "keuze: ja gezegd")
    besloten = bool(tellingen.get("besluiten"))
    if besloten or tellingen.get("geremd") or tellingen.get("naar_mens"):
        staat = Aanvraagstaat.AFGEHANDELD if besloten else Aanvraagstaat.NAAR_MENS
        Aanvraag.objects.filter(pk=aanvraag.pk).update(staat=staat)
    else:
        Aanvraag.objects.filter(pk=aanvraag.pk).update(staat=Aanvraagstaat.NAAR_MENS)
        _naar_mens(aanvraag, "aanvraag_zonder_besluit", "Gevraagd, maar de regel geeft niets erbij: beslis op de aanvraag.")


def _naar_mens(aanvraag: Aanvraag, soort: str, wat: str) -> None:
    maak_taak(
        soort=soort,
        lijn="studiefinanciering",
        sleutel=f"stufi:{soort}:{aanvraag.pk}",
        persoon_id=aanvraag.persoon_id,
        omschrijving=f"Studiefinanciering. {wat}",
        gegevens={"aanvraag": aanvraag.pk},
    )
