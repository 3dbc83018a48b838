"""Choose to pay a claim in instalments by direct debit, for the first time or after a plan that lapsed."""

from datetime import date

import structlog
from django.db import transaction

from duo_portal import tijd
from duo_portal.berichten.opmaak import tekst
from duo_portal.betalingen.models import Incassomachtiging
from duo_portal.betalingen.rooster import Claim, claim_van, rooster_bij_start
from duo_portal.betalingen.selectors import is_geldig
from duo_portal.betalingen.services.begin_regeling import begin_regeling
from duo_portal.register.models import Overlijden, Persoon
from duo_portal.vorderingen.models import Betalingsregeling, Inningsstap, Vordering
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)
BIJ_EEN_ANDER = {Inningsstap.CJIB, Inningsstap.DEURWAARDER, Inningsstap.VERLAAGD, Inningsstap.BUITENLAND}


class NietTeIncasseren(Weigering):
    """This claim cannot be debited now; the text says why and what to do."""


def start_incasso(persoon_id: int, vordering_id: int, machtiging_id: int) -> Betalingsregeling:
    """Instalments from the next day that can be announced in time; the confirmation is the announcement of all of them.

    1. lock the person; 2. refuse what cannot be; 3. which days and amounts; 4. record plan, mandate and, where the offered
    instalments do not fit any more, instalments of its own; 5. note it in the collection when that had begun; 6. confirm.
    The same choice made twice gives the first plan. Raises ``NietTeIncasseren``; ``Vordering.DoesNotExist`` or
    ``Incassomachtiging.DoesNotExist`` when it is not this person's.
    """
    vandaag = tijd.vandaag()
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        claim = claim_van(vordering_id, persoon_id)
        if claim is None:
            raise Vordering.DoesNotExist
        machtiging = Incassomachtiging.objects.get(pk=machtiging_id, persoon_id=persoon_id)
        staand = Betalingsregeling.objects.filter(vordering=vordering_id, vervangen_op__isnull=True).select_related("incasso").first()
        if staand is not None and getattr(staand, "incasso", None) is not None and staand.incasso.machtiging_id == machtiging_id:
            return staand
        _weiger(claim, machtiging, staand, vandaag)
        rooster = rooster_bij_start(claim, vandaag)
        if not rooster.dagen:
            raise NietTeIncasseren(
                tekst(
                    "Er is geen dag meer waarop wij dit kunnen afschrijven. Betaal in één keer, of vraag om een regeling.",
                    "There is no day left on which we can debit this. Pay at once, or ask for a payment plan.",
                )
            )
        regeling = begin_regeling(claim, machtiging, rooster, vandaag)
    log.info("incasso_gestart", vordering=vordering_id, regeling=regeling.pk)
    return regeling


def _weiger(claim: Claim, machtiging: Incassomachtiging, staand: Betalingsregeling | None, vandaag: date) -> None:
    if claim.open <= 0:
        raise NietTeIncasseren(tekst("Hier staat niets meer open. U hoeft niets te betalen.", "Nothing is open here. You need not pay."))
    if claim.stap in BIJ_EEN_ANDER:
        raise NietTeIncasseren(
            tekst(
                "Het CJIB of een deurwaarder int dit bedrag. Vraag daar om een regeling, of bel ons.",
                "The CJIB or a bailiff collects this amount. Ask them for a payment plan, or call us.",
            )
        )
    if claim.stap == Inningsstap.VERJAARD:
        raise NietTeIncasseren(
            tekst(
                "Dit bedrag is verjaard. U hoeft het niet meer te betalen.",
                "This amount is time-barred. You need not pay it any more.",
            )
        )
    if staand is not None:
        raise NietTeIncasseren(
            tekst(
                "U hebt al een regeling voor dit bedrag. Stop die eerst, en kies daarna opnieuw.",
                "You already have an arrangement for this amount. Stop that first, and then choose again.",
            )
        )
    if not is_geldig(machtiging, vandaag):
        raise NietTeIncasseren(tekst("Deze machtiging geldt niet meer. Geef een nieuwe machtiging.", "This mandate ended. Give a new one."))
    if Overlijden.objects.filter(persoon=claim.persoon_id, vervangen_op__isnull=True).exists():
        raise NietTeIncasseren(tekst("Na een overlijden schrijven wij niets meer af. Bel ons.", "After a death we stop debiting. Call us."))
