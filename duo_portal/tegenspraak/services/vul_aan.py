"""Reasons that come later, or something to add: with the case, as typed, and before who handles it."""

from uuid import UUID

import structlog
from django.db import transaction

from duo_portal.berichten.opmaak import tekst
from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.invoer import OngeldigBezwaar, mag_of_weiger, schoon, te_lang
from duo_portal.tegenspraak.models import Aanvulling, Zaak
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
TAAKSOORT = "zaak_aangevuld"


def vul_aan(burger: Burger, zaak: Zaak, woorden: str, sleutel: UUID) -> Aanvulling:
    """1. may they; 2. check; 3. write down once; 4. tell who handles it. Raises ``PermissionDenied`` and ``OngeldigBezwaar``."""
    mag_of_weiger(burger)
    woorden = schoon(woorden)
    if not woorden:
        raise OngeldigBezwaar({"tekst": tekst("Schrijf op wat u wilt toevoegen.", "Write what you want to add.")})
    if lang := te_lang(woorden):
        raise OngeldigBezwaar({"tekst": lang})
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=zaak.persoon_id)
        if not Zaak.objects.select_related("taak", "intrekking").get(pk=zaak.pk).loopt:
            klaar = tekst("Deze zaak is al klaar. Bel ons als u nog iets wilt zeggen.", "This case is closed. Call us to add anything.")
            raise OngeldigBezwaar({"tekst": klaar})
        aanvulling, nieuw = Aanvulling.objects.get_or_create(
            zaak=zaak, sleutel=sleutel, defaults={"tekst": woorden, "dag": vandaag(), "door_id": burger.persoon_id}
        )
        if nieuw:
            maak_taak(
                soort=TAAKSOORT,
                lijn=zaak.lijn,
                sleutel=f"aanvulling-{aanvulling.pk}",
                persoon_id=zaak.persoon_id,
                omschrijving=f"Bij {zaak.kenmerk} kwam een aanvulling. Lees haar voor u beslist.",
                gegevens={"zaak": zaak.pk},
                termijn=zaak.antwoord_voor,
            )
            log.info("zaak_aangevuld", zaak=zaak.pk)
    return aanvulling
