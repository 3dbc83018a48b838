"""Money that left our account without an order of ours: one person explains it, another agrees, and only then it is booked."""

from dataclasses import dataclass
from enum import StrEnum

import structlog
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from duo_portal.betalingen.models import Afschriftregel, Bestemming
from duo_portal.betalingen.services.bestem_ontvangst import claim_regel, sluit_taak
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.tijd import vandaag
from duo_portal.toegang.rollen import Rol, rollen_van
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak
from duo_portal.werkvoorraad.services.maak_taak import maak_taak
from duo_portal.werkvoorraad.voorstellen import sluit_voorstel

log = structlog.get_logger(__name__)
SOORT = "verklaring_voorstel"


class Waarom(StrEnum):
    """What it can be. A payment of an order of ours is recognised by its reference, and never comes here."""

    BANKKOSTEN = "bankkosten"
    TEGENREGEL = "tegenregel"


class VerklarenKanNiet(Weigering):
    """This line cannot be explained like this; the text says why."""


@dataclass(frozen=True)
class Verklaring:
    """``tegenregel_id``: the line on which the bank gave it back, of the same amount."""

    regel_id: int
    waarom: Waarom
    motivering: str
    tegenregel_id: int | None = None


def wacht_op_verklaring(regel: Afschriftregel) -> bool:
    """Money that left, of which only the machine said that it does not know why."""
    return not regel.bij and _alleen_onbekend(regel)


def stel_verklaring_voor(verklaring: Verklaring, medewerker: User) -> Taak:
    """1. role; 2. check; 3. on the worklist for a colleague, once however often it is sent."""
    if Rol.FINANCIEEL not in rollen_van(medewerker):
        raise PermissionDenied("Een afschrijving verklaren mag alleen met de rol financieel.")
    if len(verklaring.motivering.strip()) < 20:
        raise VerklarenKanNiet("Schrijf in een paar zinnen op waarom.")
    regels = _regels(verklaring.regel_id, verklaring.waarom, verklaring.tegenregel_id)
    eerder = Taak.objects.filter(soort=SOORT, gegevens__regel=verklaring.regel_id, staat=3).count()
    return maak_taak(
        soort=SOORT,
        sleutel=f"verklaring-{verklaring.regel_id}-{eerder + 1}",
        omschrijving=f"Kijk mee met een verklaring voor geld dat van onze rekening ging: afschriftregel {verklaring.regel_id}.",
        gegevens={
            "regel": verklaring.regel_id,
            "centen": regels[0].bedrag_centen,
            "waarom": verklaring.waarom.value,
            "tegenregel": verklaring.tegenregel_id,
            "motivering": verklaring.motivering.strip()[:1000],
            "medewerker": medewerker.pk,
        },
    )


def keur_verklaring_goed(taak_id: int, tweede: User) -> str:
    """1. role, and not one's own proposal; 2. close it, once; 3. claim the lines, once; 4. book; 5. close their tasks."""
    with transaction.atomic():
        taak = sluit_voorstel(taak_id, SOORT, tweede, "akkoord")
        waarom = Waarom(taak.gegevens["waarom"])
        regels = _regels(taak.gegevens["regel"], waarom, taak.gegevens["tegenregel"])
        for regel in regels:
            claim_regel(regel, Bestemming[waarom.name], None)
            sluit_taak(regel, tweede, f"Verklaard met voorstel {taak.pk}.")
        if waarom is Waarom.BANKKOSTEN:  # two lines that belong together are zero already
            _boek_kosten(regels[0])
    log.info("afschrijving_verklaard", regel=taak.gegevens["regel"], waarom=waarom.value)
    return "De afschrijving is verklaard en geboekt."


def wijs_verklaring_af(taak_id: int, tweede: User, reden: str) -> None:
    if not reden.strip():
        raise VerklarenKanNiet("Schrijf op waarom u niet akkoord gaat.")
    with transaction.atomic():
        sluit_voorstel(taak_id, SOORT, tweede, f"niet akkoord: {reden.strip()}")


def _regels(regel_id: int, waarom: Waarom, tegenregel_id: int | None) -> list[Afschriftregel]:
    """The lines that this explains, checked as they are now."""
    regel = Afschriftregel.objects.get(pk=regel_id)
    if not wacht_op_verklaring(regel):
        raise VerklarenKanNiet("Deze regel is al verklaard.")
    if waarom is Waarom.BANKKOSTEN:
        return [regel]
    tegen = Afschriftregel.objects.filter(pk=tegenregel_id or 0, bij=True).first()
    if tegen is None or not _alleen_onbekend(tegen):
        raise VerklarenKanNiet("Noem de regel waarop het geld terugkwam. Die mag nog geen bestemming hebben.")
    if tegen.bedrag_centen != regel.bedrag_centen:
        raise VerklarenKanNiet("Op die regel staat een ander bedrag.")
    return [regel, tegen]


def _alleen_onbekend(regel: Afschriftregel) -> bool:
    return [v.bestemming for v in regel.verwerkingen.order_by("volgnummer")] == [Bestemming.ONBEKEND]


def _boek_kosten(regel: Afschriftregel) -> None:
    Boeking.objects.create(
        debet=Grootboekrekening.LASTEN_BANK,
        credit=Grootboekrekening.ONBEKENDE_ONTVANGST,
        bedrag_centen=regel.bedrag_centen,
        oorzaak=Oorzaak.AFGEREKEND,
        boekdatum=vandaag(),
        valutadatum=regel.valutadatum,
        groep=regel.afschrift_id,
    )
