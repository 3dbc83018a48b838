"""A payout that the bank sent back: paid out again, to another account of whoever may receive it now. A person says so."""

import structlog
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from duo_portal.betalingen.models import Betaalopdracht, Uitbetalingretour
from duo_portal.betalingen.ontvanger import ontvanger_sql
from duo_portal.register.models import Persoon
from duo_portal.tijd import vandaag
from duo_portal.toegang.rollen import Rol, rollen_van
from duo_portal.vorderingen.lijnen import lijn_van_boeking_sql
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak, Taakstaat

log = structlog.get_logger(__name__)
ROLLEN = frozenset({Rol.FINANCIEEL, Rol.TEAMLEIDER})
# Who may receive the money of the booking %(boeking)s now, and whether the money that came back was theirs: it went to an account of
# the person, or of who receives for them. What was for somebody else who paid is not the student's.
ONTVANGER = f"""
SELECT ontvanger.iban, ontvanger.tenaamstelling,
    EXISTS (SELECT FROM register_rekening eigen WHERE eigen.persoon_id = voor.persoon_id AND eigen.iban = %(iban)s)
        OR EXISTS (SELECT FROM register_vertegenwoordiging w WHERE w.persoon_id = voor.persoon_id AND w.iban = %(iban)s)
FROM (SELECT b.persoon_id, b.vordering_id, {lijn_van_boeking_sql("c.soort", "b.credit")} AS lijn
    FROM grootboek_boeking b LEFT JOIN vorderingen_vordering c ON c.id = b.vordering_id WHERE b.id = %(boeking)s) voor
{ontvanger_sql("voor.persoon_id", "voor.vordering_id").replace("%(lijn)s", "voor.lijn")}
"""


class OpnieuwKanNiet(Weigering):
    """The money stays where it is; the text says why."""


def wacht_op_opnieuw(opdracht: Betaalopdracht) -> bool:
    """Whether its money came back, and nobody ordered it again."""
    retour = Uitbetalingretour.objects.filter(opdracht=opdracht).first()
    return retour is not None and not Betaalopdracht.objects.filter(boeking=retour.boeking_id).exists()


def was_van_een_ander(oud: Betaalopdracht) -> bool:
    """Whether the money that came back belongs to who paid and not to the person: also where we know no person or no claim."""
    return _stand(oud)[2] is False


def betaal_opnieuw_uit(opdracht_id: int, medewerker: User) -> Betaalopdracht:
    """1. role; 2. lock the person; 3. it came back, and was not ordered again; 4. another account than it came back from, of who may
    receive it; 5. a new order on the booking of the return, and the task is done.

    The new order goes through the same two releases as any other.
    """
    if not rollen_van(medewerker) & ROLLEN:
        raise PermissionDenied("Opnieuw uitbetalen mag alleen met de rol financieel of teamleider.")
    with transaction.atomic():
        oud = Betaalopdracht.objects.select_related("retour__boeking").get(pk=opdracht_id)
        Persoon.objects.select_for_update(no_key=True).filter(pk=oud.persoon_id or 0).first()
        if not wacht_op_opnieuw(oud):
            raise OpnieuwKanNiet("Deze uitbetaling kwam niet terug, of er is al opnieuw betaald.")
        nieuw = geef_opdracht(oud, *_ontvanger(oud), medewerker)
    log.info("opnieuw_uitbetaald", oud=oud.pk, nieuw=nieuw.pk)
    return nieuw


def geef_opdracht(oud: Betaalopdracht, iban: str, naam: str, medewerker: User) -> Betaalopdracht:
    """A new order on the booking of the return, once; the task of the return is done. Joins the caller's transaction."""
    nieuw = Betaalopdracht.objects.create(
        persoon_id=oud.persoon_id,
        boeking=oud.retour.boeking,
        bedrag_centen=oud.bedrag_centen,
        iban=iban,
        tenaamstelling=naam,
        omschrijving=oud.omschrijving,
        opgesteld_op=vandaag(),
    )
    _sluit_taak(oud, medewerker, f"Opnieuw uitbetaald met opdracht {nieuw.pk}.")
    return nieuw


def _stand(oud: Betaalopdracht) -> tuple[str | None, str | None, bool]:
    """Account and name of who may receive now, and whether the money that came back was theirs."""
    if oud.persoon_id is None:
        return None, None, False
    with connection.cursor() as cursor:
        cursor.execute(ONTVANGER, {"boeking": oud.retour.boeking_id, "iban": oud.iban, "dag": vandaag()})
        rij = cursor.fetchone()
    return (rij[0], rij[1], bool(rij[2])) if rij else (None, None, False)


def _ontvanger(oud: Betaalopdracht) -> tuple[str, str]:
    """Raises ``OpnieuwKanNiet`` where it cannot go anywhere else yet."""
    iban, naam, van_hemzelf = _stand(oud)
    if not van_hemzelf:
        wie = "een afzender die wij niet kennen" if oud.persoon_id is None else "iemand anders die betaalde"
        raise OpnieuwKanNiet(f"Dit geld was van {wie}. Vraag naar een andere rekening, en kies ‘Andere rekening van de betaler’.")
    if not iban or not naam:
        raise OpnieuwKanNiet("Er is nog geen rekening bekend. Vraag de rekening eerst.")
    if iban == oud.iban:
        raise OpnieuwKanNiet("Het geld kwam terug van deze rekening. Vraag eerst een andere rekening.")
    return iban, naam


def _sluit_taak(oud: Betaalopdracht, medewerker: User, uitkomst: str) -> None:
    open_ = Taak.objects.filter(sleutel=f"uitbetaling-terug:{oud.pk}").exclude(staat=Taakstaat.AFGEHANDELD)
    open_.update(staat=Taakstaat.AFGEHANDELD, eigenaar=medewerker, uitkomst=uitkomst, afgehandeld_op=timezone.now())
