"""A decision that a person takes on a request and that leaves the fee as it is, with its letter."""

import json

from django.contrib.auth.models import User
from django.db import connection

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.services.leg_oordeel_vast import OordeelKanNiet
from duo_portal.batches.soorten import Opdracht
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.berichten.velden import Waarden
from duo_portal.besluiten.models import Besluit, Besluitsoort
from duo_portal.besluiten.selectors import huidig_besluit
from duo_portal.besluiten.services.vervang_besluit import vervang_besluit
from lesgeld.batch import schrijven_teruggave as sql
from lesgeld.batch.lezen import kies
from lesgeld.batch.schrijven_beslissing import BRIEF
from lesgeld.batch.waarden import teruggave_waarden


def zelfde_besluit(aanvraag: Aanvraag, medewerker: User) -> Besluit:
    """In the chain of the fee, with the same outcome: what is objected to, and what a next decision replaces.

    Raises ``OordeelKanNiet`` when the fee of that year was never determined.
    """
    oud = huidig_besluit(aanvraag.persoon_id, Besluitsoort.LESGELD, aanvraag.periode)
    if oud is None:
        raise OordeelKanNiet("Over dit schooljaar is nog geen lesgeld vastgesteld. Laat dat eerst doen.")
    return vervang_besluit(oud, oud.uitkomst_centen, medewerker)


def van_aanvraag(aanvraag: Aanvraag) -> Waarden:
    """The values by which a letter names the request that it answers."""
    return {"aanvraag": aanvraag.kenmerk, "ontvangen_op": aanvraag.ontvangen_dag.isoformat() if aanvraag.ontvangen_dag else ""}


def schrijf_brief(besluit: Besluit, sjabloon: str, eigen: Waarden) -> None:
    """The letter of this decision, to who receives post, with ``eigen`` beside school year, fee and what was paid."""
    opdracht = Opdracht(0, besluit.peildatum, {}, besluit.persoon_id, besluit.persoon_id)
    waarden = {
        **teruggave_waarden(opdracht, besluit.periode),
        "besluit": besluit.pk,
        "sjabloon": sjabloonversie_id(sjabloon),
        "eigen": json.dumps(eigen),
    }
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS lesgeld_stand")
        kies(cursor, "SELECT %(persoon)s::bigint AS persoon_id", {"persoon": besluit.persoon_id})
        cursor.execute(sql.STAND, waarden)
        cursor.execute(BRIEF, waarden)
