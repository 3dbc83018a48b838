"""A notification came back: try again, or inform the person otherwise (Awb 2:11)."""

from datetime import date, timedelta

import structlog
from django.db import transaction

from duo_portal.berichten.models import Bekendmakingsgebeurtenis, Gebeurtenis, Melding, Voorkeur, Zendreden
from duo_portal.berichten.selectors import lijn_van
from duo_portal.berichten.services.zend_opnieuw import beveel
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
POGINGEN = 2  # to one address, when the server says that it may work later


class OnbekendeMelding(Weigering):
    """No notification of ours has this number."""


def meld_bounce(message_id: str, dag: date, *, blijvend: bool = True) -> bool:
    """1. note that it came back, once; 2. a full mailbox: again tomorrow; 3. another address by now: to that one;
    4. else on paper, with a term of its own, and somebody asks for the right address. False when it was known.
    """
    melding = Melding.objects.select_related("bekendmaking__bericht__sjabloonversie").filter(message_id=message_id).first()
    if melding is None:
        raise OnbekendeMelding("Er is geen melding met dit nummer verstuurd.")
    with transaction.atomic():
        _, nieuw = Bekendmakingsgebeurtenis.objects.get_or_create(
            bekendmaking=melding.bekendmaking, soort=Gebeurtenis.MELDING_MISLUKT, volgnummer=melding.volgnummer, defaults={"dag": dag}
        )
        if nieuw:
            _ga_verder(melding, dag, blijvend)
    return nieuw


def _ga_verder(melding: Melding, dag: date, blijvend: bool) -> None:
    bericht = melding.bekendmaking.bericht
    nu = Voorkeur.objects.filter(persoon=bericht.persoon_id).values_list("email", flat=True).first() or ""
    zelfde = melding.bekendmaking.meldingen.filter(aan=melding.aan).count()
    if nu and nu != melding.aan:
        _nog_een(melding, nu, dag)
    elif not blijvend and zelfde < POGINGEN:
        _nog_een(melding, melding.aan, dag + timedelta(days=1))
    else:
        beveel(bericht.pk, Zendreden.MELDING_MISLUKT, dag)
        _vraag_adres(melding)
    log.info("melding_mislukt", melding=melding.pk, blijvend=blijvend)


def _nog_een(melding: Melding, aan: str, dag: date) -> None:
    volgnummer = melding.volgnummer + 1
    domein = melding.message_id.partition("@")[2]
    Melding.objects.create(
        bekendmaking=melding.bekendmaking,
        volgnummer=volgnummer,
        aan=aan,
        taal=melding.taal,
        message_id=f"<melding.{melding.bekendmaking_id}.{volgnummer}@{domein}",
        dag=dag,
    )


def _vraag_adres(melding: Melding) -> None:
    bericht = melding.bekendmaking.bericht
    maak_taak(
        soort="email_onderzoek",
        lijn=lijn_van(bericht),
        sleutel=f"email-onderzoek-{melding.pk}",
        persoon_id=bericht.persoon_id,
        omschrijving="Onze e-mail kwam terug. Het bericht gaat per post. Vraag naar het goede e-mailadres.",
        gegevens={"bericht": bericht.pk},
    )
