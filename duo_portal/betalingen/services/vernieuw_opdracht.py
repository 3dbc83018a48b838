"""An order that may no longer go where it was to go: reversed, and made again for whoever receives the money now."""

import structlog
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from duo_portal.betalingen.models import Batchregel, Betaalopdracht
from duo_portal.betalingen.ontvanger import ontvanger_sql
from duo_portal.betalingen.services.stel_batch_samen import moet_elders_heen
from duo_portal.grootboek.models import Boeking, Oorzaak
from duo_portal.register.models import Persoon
from duo_portal.tijd import vandaag
from duo_portal.toegang.rollen import Rol, rollen_van
from duo_portal.vorderingen.lijnen import lijn_van_boeking_sql
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
ROLLEN = frozenset({Rol.FINANCIEEL, Rol.TEAMLEIDER})
# What is owed to a person: a refund, interest, student finance, and a payout that came back (0049).
VERNIEUWBAAR = frozenset({Oorzaak.TERUG_TE_BETALEN, Oorzaak.RENTE_VERGOED, Oorzaak.UITBETAALD, Oorzaak.BETAALBAAR})
ONTVANGER = f"""
SELECT ontvanger.iban, ontvanger.tenaamstelling, ontvanger.wacht, voor.lijn
FROM (SELECT b.persoon_id, b.vordering_id, {lijn_van_boeking_sql("c.soort", "b.credit")} AS lijn
    FROM grootboek_boeking b LEFT JOIN vorderingen_vordering c ON c.id = b.vordering_id WHERE b.id = %(boeking)s) voor
{ontvanger_sql("voor.persoon_id", "voor.vordering_id").replace("%(lijn)s", "voor.lijn")}
"""


class VernieuwenKanNiet(Weigering):
    """The order stays as it is; the text says why."""


def vernieuw_opdracht(opdracht_id: int, medewerker: User) -> Betaalopdracht | None:
    """1. role; 2. lock the person; 3. not in a batch, not renewed before, and the receiver is another now; 4. reverse the booking
    that it hangs on and book it again; 5. a new order, or, where nobody may receive yet, a task that waits for an account.

    The new order goes through the same two releases as any other. Returns None when it waits for an account.
    """
    if not rollen_van(medewerker) & ROLLEN:
        raise PermissionDenied("Een opdracht vernieuwen mag alleen met de rol financieel of teamleider.")
    with transaction.atomic():
        oud = Betaalopdracht.objects.select_related("boeking__vordering").get(pk=opdracht_id)
        if oud.persoon_id is None or oud.boeking.oorzaak not in VERNIEUWBAAR:
            raise VernieuwenKanNiet("Alleen een betaling die wij aan iemand schuldig zijn is te vernieuwen.")
        Persoon.objects.select_for_update(no_key=True).get(pk=oud.persoon_id)
        if Batchregel.objects.filter(opdracht=oud).exists():
            raise VernieuwenKanNiet("Deze opdracht zit al in een batch. Laat de batch eerst aflopen.")
        if Boeking.objects.filter(keert_om=oud.boeking_id).exists():
            raise VernieuwenKanNiet("Deze opdracht is al vernieuwd.")
        iban, naam, wacht, lijn = _ontvanger(oud.boeking_id)
        if not moet_elders_heen(oud.pk):
            raise VernieuwenKanNiet("Het geld gaat nog steeds naar deze rekening. Vernieuwen is niet nodig.")
        boeking = _boek_opnieuw(oud.boeking)
        nieuw = _opdracht(oud, boeking, iban, naam) if iban and naam else None
        if nieuw is None:
            _wacht_op_rekening(boeking, wacht, lijn)
    log.info("opdracht_vernieuwd", oud=oud.pk, nieuw=nieuw.pk if nieuw else None)
    return nieuw


def _ontvanger(boeking_id: int) -> tuple[str | None, str | None, str | None, str]:
    """Account, name, why it must wait, and the line of the booking."""
    with connection.cursor() as cursor:
        cursor.execute(ONTVANGER, {"boeking": boeking_id, "dag": vandaag()})
        iban, naam, wacht, lijn = cursor.fetchone()
    return iban, naam, wacht, lijn


def _boek_opnieuw(oud: Boeking) -> Boeking:
    """Reversed and booked again: every account is as it was. No decision goes with it.

    Both rows are of one day, so that the bank in the ledger stays what the bank says, also where the money had come back from it.
    The value date is the old one: a reader sees when this money became owed, not that we made the order anew.
    """
    gelijk = {
        "persoon_id": oud.persoon_id,
        "vordering_id": oud.vordering_id,
        "bedrag_centen": oud.bedrag_centen,
        "boekdatum": vandaag(),
        "valutadatum": oud.valutadatum,
    }
    Boeking.objects.create(debet=oud.credit, credit=oud.debet, oorzaak=Oorzaak.STORNO, keert_om=oud, **gelijk)
    return Boeking.objects.create(debet=oud.debet, credit=oud.credit, oorzaak=oud.oorzaak, **gelijk)


def _opdracht(oud: Betaalopdracht, boeking: Boeking, iban: str, naam: str) -> Betaalopdracht:
    return Betaalopdracht.objects.create(
        persoon_id=oud.persoon_id,
        boeking=boeking,
        bedrag_centen=oud.bedrag_centen,
        iban=iban,
        tenaamstelling=naam,
        omschrijving=oud.omschrijving,
        opgesteld_op=vandaag(),
    )


def _wacht_op_rekening(boeking: Boeking, wacht: str | None, lijn: str) -> None:
    maak_taak(
        soort="rekening_ontbreekt",
        lijn=lijn,
        sleutel=f"rekening:{boeking.pk}",
        persoon_id=boeking.persoon_id,
        omschrijving="Er is geld terug te betalen, maar het kan nog nergens heen: zoek de rekening.",
        gegevens={"boeking": boeking.pk, "wacht": wacht},
    )
