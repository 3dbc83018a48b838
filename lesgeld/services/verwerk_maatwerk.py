"""What a decision by a person does to claim, ledger, collection and money: the same as a decision by a run."""

from django.db import connection

from duo_portal.batches.soorten import Opdracht
from duo_portal.besluiten.models import Besluit
from lesgeld.batch import schrijven_teruggave as sql
from lesgeld.batch.lezen import kies
from lesgeld.batch.waarden import teruggave_waarden


def verwerk_maatwerk(nieuw: Besluit, oud: Besluit) -> None:
    """Book the difference, pay out or lower the claim, and tell the person; inside the transaction of the decision.

    The caller holds the lock on the person. A decision with the same outcome moves no money and sends nothing.
    """
    opdracht = Opdracht(0, nieuw.peildatum, {}, nieuw.persoon_id, nieuw.persoon_id)
    waarden = {**teruggave_waarden(opdracht, nieuw.periode), "run": None, "besluit": nieuw.pk}
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS lesgeld_stand")
        kies(cursor, "SELECT %(persoon)s::bigint AS persoon_id", {"persoon": nieuw.persoon_id})
        cursor.execute(sql.STAND, waarden)
        cursor.execute(sql.MAATWERK, {**waarden, "oud_centen": oud.uitkomst_centen, "uitkomst_centen": nieuw.uitkomst_centen})
