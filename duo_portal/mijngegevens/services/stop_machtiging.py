"""A mandate ends at once: withdrawn by who gave it, or laid down by who has it."""

import structlog
from django.db import transaction
from django.db.models import Q

from duo_portal import tijd
from duo_portal.berichten.opmaak import tekst
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.berichten.velden import Json
from duo_portal.mijngegevens.services.bied_machtiging_aan import MachtigingGeweigerd
from duo_portal.mijngegevens.services.neem_machtiging_aan import LIJN, naam_van
from duo_portal.register.models import Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.register.services.leg_feiten_vast import FeitAlVervangen, vergrendel_personen, vervang
from duo_portal.toegang.burger import Burger

log = structlog.get_logger(__name__)


def stop_machtiging(burger: Burger, vertegenwoordiging_id: int) -> bool:
    """1. a mandate, of which the citizen is a side; 2. lock; 3. a fact that allows nothing takes its place; 4. both are told.

    Who is logged in as the other loses the authority with the next page. What law or a court gave does not end here.
    Returns False when it had ended already. Raises ``Vertegenwoordiging.DoesNotExist`` and ``MachtigingGeweigerd``.
    """
    wie = burger.persoon_id
    if burger.namens is not None:
        raise MachtigingGeweigerd(tekst("Dit doet u alleen voor uzelf.", "You can do this for yourself only."))
    mijn = Q(persoon=wie) | Q(vertegenwoordiger=wie)
    with transaction.atomic():
        feit = Vertegenwoordiging.objects.filter(mijn).get(pk=vertegenwoordiging_id)
        if feit.soort != Soort.MACHTIGING or feit.ontvangt_geld:
            raise MachtigingGeweigerd(
                tekst(
                    "Dit is vastgelegd door de wet, de rechter of met een bewijs. Dat kunt u hier niet stoppen. Bel ons.",
                    "This was laid down by law, a court or with evidence. You cannot stop it here. Call us.",
                )
            )
        vergrendel_personen([feit.persoon_id])
        try:
            vervang(Vertegenwoordiging, [feit.pk])
        except FeitAlVervangen:
            return False
        _leg_einde_vast(feit, "ingetrokken door de gever" if feit.persoon_id == wie else "neergelegd door de gemachtigde")
        _vertel(feit, wie)
    log.info("machtiging_gestopt", vertegenwoordiging=vertegenwoordiging_id)
    return True


def _leg_einde_vast(feit: Vertegenwoordiging, reden: str) -> None:
    """Not one with a last day yesterday: until a moment ago it was in force today."""
    waarden = {veld.attname: getattr(feit, veld.attname) for veld in Vertegenwoordiging._meta.concrete_fields}
    for eigen in ("id", "vastgelegd_op", "vervangen_op"):
        del waarden[eigen]
    niets = {"mag_lezen": False, "mag_handelen": False, "ontvangt_post": False, "tot": tijd.vandaag(), "reden": reden}
    Vertegenwoordiging.objects.create(**{**waarden, **niets})


def _vertel(feit: Vertegenwoordiging, door: int) -> None:
    kanten = [(feit.persoon_id, "gever", feit.vertegenwoordiger_id), (feit.vertegenwoordiger_id, "gemachtigde", feit.persoon_id)]
    for aan, kant, ander in kanten:
        if aan is None:
            continue
        naam = naam_van(ander) if ander is not None else feit.organisatie
        waarden: dict[str, Json] = {"naam": naam, "kant": kant, "door_u": aan == door}
        stuur_bericht(aan, "mijngegevens/machtiging_gestopt", waarden, lijn=LIJN, op=tijd.vandaag())
