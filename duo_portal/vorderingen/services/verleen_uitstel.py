"""Deferral (Awb 4:94): until a day nothing is collected."""

from dataclasses import dataclass
from datetime import date, timedelta

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.vorderingen.models import Vordering
from duo_portal.vorderingen.regels.normen import norm
from duo_portal.vorderingen.services.eigen_verzoek import controleer, lees_eigen
from duo_portal.vorderingen.services.stuur_bericht import stuur_bericht
from duo_portal.vorderingen.stand import Inningsstand, lees_inningsstand
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)
OP_EIGEN_VERZOEK = "op eigen verzoek"


class UitstelKanNiet(Weigering):
    """Not until that day, or not again; the text says why and what else can be done."""


@dataclass(frozen=True)
class Uitstel:
    """``bericht_id`` confirms it; None when there was nobody to write to."""

    rem_id: int
    tot: date
    bericht_id: int | None


def laatste_dag_uitstel(op: date) -> date:
    """Until when somebody can ask deferral by themselves."""
    return op + timedelta(days=norm("uitstel_eigen_dagen", op))


def vraag_uitstel(burger: Burger, vordering_id: int, tot: date) -> Uitstel:
    """By own request, granted at once: once per claim, and no longer than the norm.

    1. the claim, if it is theirs; 2. may it be put off; 3. within the limits; 4. the brake and the message.
    Raises ``Vordering.DoesNotExist``, ``PermissionDenied`` and subclasses of ``Weigering``.
    """
    with transaction.atomic():
        stand = lees_eigen(burger, vordering_id)
        controleer(stand)
        anders = tekst(
            "Hebt u meer tijd nodig? Kies een regeling, of vraag een medewerker.",
            "Do you need more time? Choose a payment plan, or ask a member of staff.",
        )
        _controleer_dag(tot, laatste_dag_uitstel(vandaag()), anders)
        if Rem.objects.filter(vordering=vordering_id, soort=Remsoort.UITSTEL, toelichting=OP_EIGEN_VERZOEK).exists():
            raise UitstelKanNiet(
                tekst(
                    "U kreeg al eerder uitstel. Kies een regeling, of vraag een medewerker.",
                    "Your payment was deferred before. Choose a payment plan, or ask a member of staff.",
                )
            )
        if stand.regeling_id is not None:
            raise UitstelKanNiet(
                tekst(
                    "U betaalt al in delen. Lukt een termijn niet? Vraag een medewerker.",
                    "You already pay in parts. Can you not pay an instalment? Ask a member of staff.",
                )
            )
        return _leg_vast(stand, tot, OP_EIGEN_VERZOEK, None)


def verleen_uitstel(vordering_id: int, tot: date, *, reden: str, door: User) -> Uitstel:
    """By a member of staff, with the reason, for longer and more than once."""
    if not reden.strip():
        raise UitstelKanNiet("Schrijf op waarom u uitstel geeft.")
    with transaction.atomic():
        persoon_id = Vordering.objects.values_list("persoon_id", flat=True).get(pk=vordering_id)
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        stand = lees_inningsstand(vordering_id)
        controleer(stand)
        uiterlijk = vandaag() + timedelta(days=norm("uitstel_medewerker_dagen", vandaag()))
        _controleer_dag(tot, uiterlijk, "Is meer nodig? Overweeg een regeling of kwijtschelding.")
        return _leg_vast(stand, tot, reden.strip(), door)


def _controleer_dag(tot: date, uiterlijk: date, anders: str) -> None:
    if tot <= vandaag():
        raise UitstelKanNiet(tekst("Kies een dag na vandaag.", "Choose a day after today."))
    if tot > uiterlijk:
        tot_en_met = datum(uiterlijk)
        raise UitstelKanNiet(f"{tekst(f'Uitstel kan tot en met {tot_en_met}.', f'Deferral is possible until {tot_en_met}.')} {anders}")


def _leg_vast(stand: Inningsstand, tot: date, reden: str, door: User | None) -> Uitstel:
    rem = zet_rem(
        stand.persoon_id, Remsoort.UITSTEL, lijn=stand.lijn, vordering_id=stand.vordering_id, toelichting=reden, tot=tot, door=door
    )
    bericht_id = stuur_bericht(stand, "uitstel", vandaag(), totaal=stand.open, tot=tot.isoformat())
    log.info("uitstel_verleend", vordering=stand.vordering_id, eigen=door is None)
    return Uitstel(rem.pk, tot, bericht_id)
