"""Reasons that come later, something to add, or evidence: with the case, as sent, and before who handles it."""

import structlog
from django.db import transaction

from duo_portal.aanvragen.services.bewaar_bestanden import bewaar_bestanden, fouten_van_bestanden
from duo_portal.berichten.opmaak import tekst
from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.invoer import Geschrevene, OngeldigBezwaar, mag_of_weiger, schoon, te_lang
from duo_portal.tegenspraak.models import Aanvulling, Zaak
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
TAAKSOORT = "zaak_aangevuld"


def vul_aan(burger: Burger, zaak: Zaak, geschreven: Geschrevene) -> Aanvulling:
    """1. may they; 2. lock; 3. sent before: that one; 4. check; 5. write down with its files; 6. tell who handles it.

    Raises ``PermissionDenied`` and ``OngeldigBezwaar``.
    """
    mag_of_weiger(burger)
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=zaak.persoon_id)
        eerder = Aanvulling.objects.filter(zaak=zaak, sleutel=geschreven.sleutel).first()
        if eerder is not None:
            return eerder
        _toets(zaak, geschreven)
        aanvulling = Aanvulling.objects.create(
            zaak=zaak,
            sleutel=geschreven.sleutel,
            tekst=schoon(geschreven.tekst),
            bestanden=len(geschreven.bestanden),
            dag=vandaag(),
            door_id=burger.persoon_id,
        )
        bewaar_bestanden(zaak.bewijsstukken, zaak.persoon_id, geschreven.bestanden, burger.persoon_id)
        _meld(zaak, aanvulling)
    log.info("zaak_aangevuld", zaak=zaak.pk, bestanden=aanvulling.bestanden)
    return aanvulling


def _toets(zaak: Zaak, geschreven: Geschrevene) -> None:
    if not Zaak.objects.select_related("taak", "intrekking").get(pk=zaak.pk).loopt:
        klaar = tekst("Deze zaak is al klaar. Bel ons als u nog iets wilt zeggen.", "This case is closed. Call us to add anything.")
        raise OngeldigBezwaar({"tekst": klaar})
    fouten = fouten_van_bestanden(geschreven.bestanden, al=zaak.bewijsstukken.count())
    if not schoon(geschreven.tekst) and not geschreven.bestanden:
        fouten["tekst"] = tekst("Schrijf op wat u wilt toevoegen, of kies een bestand.", "Write what you want to add, or choose a file.")
    if lang := te_lang(geschreven.tekst):
        fouten["tekst"] = lang
    if fouten:
        raise OngeldigBezwaar(fouten)


def _meld(zaak: Zaak, aanvulling: Aanvulling) -> None:
    met = f" Er zijn {aanvulling.bestanden} bestanden bij. Laat die controleren." if aanvulling.bestanden else ""
    maak_taak(
        soort=TAAKSOORT,
        lijn=zaak.lijn,
        sleutel=f"aanvulling-{aanvulling.pk}",
        persoon_id=zaak.persoon_id,
        omschrijving=f"Bij {zaak.kenmerk} kwam een aanvulling. Lees haar voor u beslist.{met}",
        gegevens={"zaak": zaak.pk},
        termijn=zaak.antwoord_voor,
    )
