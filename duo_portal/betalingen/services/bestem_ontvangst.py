"""Money that no machine could place: a person says for which claim it is, or sends it back."""

import structlog
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from duo_portal import tijd
from duo_portal.betalingen.models import Afschriftregel, Bestemming, Betaalopdracht, Regelverwerking
from duo_portal.betalingen.services.boek_betalingen import Betaling, boek_betalingen
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.toegang.rollen import Rol, rollen_van
from duo_portal.vorderingen.betalingskenmerk import vorderingen_in
from duo_portal.vorderingen.models import Vordering
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak, Taakstaat

log = structlog.get_logger(__name__)


class OntvangstNietTeBestemmen(Weigering):
    """This line has a destination already, or cannot get this one; the text says why."""


def wacht_op_bestemming(regel: Afschriftregel) -> bool:
    """Money that came in, of which only the machine said that it does not know."""
    return regel.bij and [v.bestemming for v in regel.verwerkingen.order_by("volgnummer")] == [Bestemming.ONBEKEND]


def wijs_ontvangst_toe(regel_id: int, kenmerk: str, medewerker: User) -> Vordering:
    """1. role; 2. the claim of this payment reference; 3. claim the line, once; 4. book it from the unknown money; 5. close the task.

    Raises ``OntvangstNietTeBestemmen``. Two colleagues at once: the second is told so.
    """
    regel = _regel(regel_id, medewerker)
    nummers = vorderingen_in(kenmerk)
    vordering = Vordering.objects.filter(pk=nummers[0]).first() if len(nummers) == 1 else None
    if vordering is None:
        raise OntvangstNietTeBestemmen("Dit betalingskenmerk kennen wij niet. Neem de 16 cijfers over van de pagina van de vordering.")
    with transaction.atomic():
        claim_regel(regel, Bestemming.MENS, vordering)
        betaling = Betaling(
            vordering.pk,
            regel.bedrag_centen,
            Grootboekrekening.ONBEKENDE_ONTVANGST,
            boekdatum=tijd.vandaag(),
            valutadatum=regel.valutadatum,
            iban=regel.iban,
            naam=regel.naam,
            groep=regel.afschrift_id,
        )
        boek_betalingen([betaling])
        sluit_taak(regel, medewerker, f"Toegewezen aan vordering {vordering.pk}.")
    log.info("ontvangst_toegewezen", regel=regel.pk, vordering=vordering.pk)
    return vordering


def stuur_ontvangst_terug(regel_id: int, medewerker: User) -> Betaalopdracht:
    """1. role; 2. is there an account; 3. claim the line, once; 4. order it back; 5. close the task.

    The order goes the way of every payment: a batch that two people release.
    """
    regel = _regel(regel_id, medewerker)
    if not regel.iban:
        raise OntvangstNietTeBestemmen("Wij weten niet van welke rekening dit kwam. Vraag het de bank.")
    with transaction.atomic():
        claim_regel(regel, Bestemming.TERUG, None)
        boeking = Boeking.objects.create(
            debet=Grootboekrekening.ONBEKENDE_ONTVANGST,
            credit=Grootboekrekening.TE_BETALEN_LESGELD,
            bedrag_centen=regel.bedrag_centen,
            oorzaak=Oorzaak.TERUG_AAN_AFZENDER,
            boekdatum=tijd.vandaag(),
            valutadatum=tijd.vandaag(),
            groep=regel.afschrift_id,
        )
        opdracht = Betaalopdracht.objects.create(
            boeking=boeking,
            bedrag_centen=regel.bedrag_centen,
            iban=regel.iban,
            tenaamstelling=regel.naam[:70] or "Onbekend",
            omschrijving=f"Terug: wij weten niet waarvoor dit was. {regel.omschrijving}"[:140],
            opgesteld_op=tijd.vandaag(),
        )
        sluit_taak(regel, medewerker, f"Teruggestuurd met opdracht {opdracht.pk}.")
    log.info("ontvangst_teruggestuurd", regel=regel.pk, opdracht=opdracht.pk)
    return opdracht


def _regel(regel_id: int, medewerker: User) -> Afschriftregel:
    if Rol.FINANCIEEL not in rollen_van(medewerker):
        raise PermissionDenied("Een bestemming geven mag alleen met de rol financieel.")
    regel = Afschriftregel.objects.get(pk=regel_id)
    if not wacht_op_bestemming(regel):
        raise OntvangstNietTeBestemmen("Deze regel heeft al een bestemming.")
    return regel


def claim_regel(regel: Afschriftregel, bestemming: Bestemming, vordering: Vordering | None) -> None:
    """The unique key on line and number settles who was first."""
    try:
        with transaction.atomic():
            persoon = vordering.persoon if vordering else None
            Regelverwerking.objects.create(regel=regel, volgnummer=2, bestemming=bestemming, vordering=vordering, persoon=persoon)
    except IntegrityError:
        raise OntvangstNietTeBestemmen("Een collega was u net voor: deze regel heeft al een bestemming.") from None


def sluit_taak(regel: Afschriftregel, medewerker: User, uitkomst: str) -> None:
    open_ = Taak.objects.filter(sleutel=f"afschriftregel:{regel.pk}").exclude(staat=Taakstaat.AFGEHANDELD)
    open_.update(staat=Taakstaat.AFGEHANDELD, eigenaar=medewerker, uitkomst=uitkomst, afgehandeld_op=timezone.now())
