"""A member of staff refuses a request for a refund: a decision with reasons, against which one can object."""

from dataclasses import dataclass

import structlog
from django.contrib.auth.models import User
from django.db import connection, transaction

from duo_portal.aanvragen.models import Aanvraag, Aanvraagoordeel, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import (
    Oordeel,
    OordeelKanNiet,
    leg_oordeel_vast,
    toets_motivering,
    vergrendel_open_aanvraag,
)
from duo_portal.batches.soorten import Opdracht
from duo_portal.besluiten.models import Besluit, Besluitsoort, Totstandkoming
from duo_portal.besluiten.selectors import huidig_besluit
from duo_portal.tijd import vandaag
from lesgeld.batch import schrijven_teruggave as sql
from lesgeld.batch.lezen import kies
from lesgeld.batch.schrijven_afwijzing import AFWIJZING
from lesgeld.batch.waarden import teruggave_waarden
from lesgeld.terugvragen import SOORT

log = structlog.get_logger(__name__)
LANGSTE_UITLEG = 240
WAAROM = {
    "na_april": "uitgeschreven op of na 1 mei",
    "nog_ingeschreven": "nog ingeschreven bij de school",
    "geen_bewijs": "niets waaruit blijkt wat er is gebeurd",
    "geen_reden": "geen reden van de wet",
    "na_afloop": "gevraagd na 31 juli zonder bijzondere reden",
    "al_lager": "het lesgeld is al lager om een andere reden",
}


@dataclass(frozen=True)
class Afwijzing:
    """``waarom`` is a code of ``WAAROM``; ``uitleg`` goes into the letter as it is, so it is written for the citizen."""

    aanvraag_id: int
    waarom: str
    uitleg: str


def wijs_verzoek_af(afwijzing: Afwijzing, medewerker: User) -> Aanvraagoordeel:
    """1. check; 2. lock the person and the request; 3. the decision, with the fee as it was; 4. letter; 5. judgement and task.

    Raises ``OordeelKanNiet``.
    """
    toets_motivering(afwijzing.uitleg)
    if afwijzing.waarom not in WAAROM:
        raise OordeelKanNiet("Kies waarom u de aanvraag afwijst.")
    if len(afwijzing.uitleg.strip()) > LANGSTE_UITLEG:
        raise OordeelKanNiet(f"Houd de uitleg kort: hoogstens {LANGSTE_UITLEG} tekens.")
    with transaction.atomic():
        aanvraag = vergrendel_open_aanvraag(afwijzing.aanvraag_id, SOORT)
        besluit = _besluit(aanvraag, medewerker)
        _schrijf_brief(aanvraag, besluit, afwijzing)
        oordeel = leg_oordeel_vast(aanvraag, Oordeel(Uitkomst.AFGEWEZEN, afwijzing.waarom, afwijzing.uitleg, besluit.pk), medewerker)
    log.info("verzoek_afgewezen", aanvraag=aanvraag.pk, besluit=besluit.pk)
    return oordeel


def _besluit(aanvraag: Aanvraag, medewerker: User) -> Besluit:
    """In the chain of the fee, with the same outcome: what is objected to, and what a next decision replaces."""
    oud = huidig_besluit(aanvraag.persoon_id, Besluitsoort.LESGELD, aanvraag.periode)
    if oud is None:
        raise OordeelKanNiet("Over dit schooljaar is nog geen lesgeld vastgesteld. Laat dat eerst doen.")
    return Besluit.objects.create(
        persoon_id=oud.persoon_id,
        soort=oud.soort,
        periode=oud.periode,
        vervangt=oud,
        uitkomst_centen=oud.uitkomst_centen,
        grond=oud.grond,
        regelversie_id=oud.regelversie_id,
        feiten=oud.feiten,
        stappen=oud.stappen,
        totstandkoming=Totstandkoming.MENS,
        peildatum=vandaag(),
        medewerker=medewerker,
    )


def _schrijf_brief(aanvraag: Aanvraag, besluit: Besluit, afwijzing: Afwijzing) -> None:
    opdracht = Opdracht(0, besluit.peildatum, {}, besluit.persoon_id, besluit.persoon_id)
    waarden = {
        **teruggave_waarden(opdracht, besluit.periode),
        "besluit": besluit.pk,
        "kenmerk": aanvraag.kenmerk,
        "ontvangen_op": aanvraag.ontvangen_dag,
        "waarom": afwijzing.waarom,
        "uitleg": afwijzing.uitleg.strip(),
    }
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS lesgeld_stand")
        kies(cursor, "SELECT %(persoon)s::bigint AS persoon_id", {"persoon": besluit.persoon_id})
        cursor.execute(sql.STAND, waarden)
        cursor.execute(AFWIJZING, waarden)
