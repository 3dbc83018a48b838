"""A person takes over, or not, what a parent told us: income of a year, no partner, children who count (WSF 3.9)."""

from dataclasses import dataclass

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.aanvragen.models import Aanvraag, Aanvraagoordeel, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import Oordeel, leg_oordeel_vast, toets_motivering, vergrendel_open_aanvraag
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.register.services.leg_feiten_vast import vervang
from duo_portal.register.services.leg_inkomen_vast import leg_inkomen_vast
from duo_portal.tijd import vandaag
from studiefinanciering.aanvragen.meteen import INKOMEN, beoordeel_meteen
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Ouderjaar
from studiefinanciering.ouders.gegevens import SOORT
from studiefinanciering.ouders.kinderen import kindjaren_van

log = structlog.get_logger(__name__)
GROND = "WSF 2000 art. 3.11"
BRON = "opgave van de ouder"


@dataclass(frozen=True)
class Ouderoordeel:
    """``uitleg`` goes into the letter as it is."""

    aanvraag_id: int
    uitkomst: Uitkomst
    uitleg: str


def beoordeel_oudergegevens(wat: Ouderoordeel, medewerker: User) -> Aanvraagoordeel:
    """1. check; 2. lock the children and the parent; 3. the facts; 4. letter to the parent; 5. judgement and task; 6. each child
    for whom that year counts is judged again. Raises ``OordeelKanNiet``.
    """
    toets_motivering(wat.uitleg)
    with transaction.atomic():
        voor = Aanvraag.objects.get(pk=wat.aanvraag_id, soort=SOORT)
        geraakt = [deel for deel in kindjaren_van(voor.persoon_id, vandaag()) if deel.peiljaar == voor.periode]
        vergrendel_kring({deel.kind_id for deel in geraakt})
        aanvraag = vergrendel_open_aanvraag(wat.aanvraag_id, SOORT)
        if wat.uitkomst == Uitkomst.TOEGEKEND:
            _neem_over(aanvraag)
        schrijf_ouder(aanvraag, wat)
        oordeel = leg_oordeel_vast(aanvraag, Oordeel(wat.uitkomst, wat.uitkomst.name.lower(), wat.uitleg), medewerker)
        if wat.uitkomst == Uitkomst.TOEGEKEND:
            for deel in geraakt:
                beoordeel_meteen(deel.kind_id, [deel.jaar], INKOMEN)
    log.info("oudergegevens_beoordeeld", aanvraag=aanvraag.pk, uitkomst=wat.uitkomst.name.lower())
    return oordeel


def _neem_over(aanvraag: Aanvraag) -> None:
    gegevens, jaar = aanvraag.gegevens, aanvraag.periode
    inkomen = gegevens["inkomen"]
    leg_inkomen_vast(aanvraag.persoon_id, jaar, int(inkomen), bron=BRON, reden=f"aanvraag {aanvraag.kenmerk}", grond=GROND)
    was = Ouderjaar.objects.filter(persoon=aanvraag.persoon_id, jaar=jaar, vervangen_op__isnull=True).first()
    if was is not None:
        vervang(Ouderjaar, [was.pk])
    Ouderjaar.objects.create(
        persoon_id=aanvraag.persoon_id,
        jaar=jaar,
        zonder_partner=gegevens["zonder_partner"] == "ja",
        telkinderen=int(gegevens["telkinderen"]),
        aflossing_centen=was.aflossing_centen if was is not None else 0,
        bron=BRON,
        reden=f"aanvraag {aanvraag.kenmerk}" if was is not None else "",
    )


def schrijf_ouder(aanvraag: Aanvraag, wat: Ouderoordeel) -> None:
    """To who asked; what it does to an award is told to the student only."""
    gevraagd = aanvraag.ontvangen_dag or vandaag()
    sjabloon = "ouder_overgenomen" if wat.uitkomst == Uitkomst.TOEGEKEND else "ouder_niet_overgenomen"
    waarden = {"aanvraag": aanvraag.kenmerk, "ontvangen_op": gevraagd.isoformat(), "uitleg": wat.uitleg.strip()[:240]}
    stuur_bericht(aanvraag.persoon_id, f"studiefinanciering/{sjabloon}", waarden, lijn="studiefinanciering")
