"""Give leave to debit an account."""

from datetime import date

import structlog
from django.db import transaction
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from duo_portal import tijd
from duo_portal.betalingen.models import Incassomachtiging
from duo_portal.databank.schrijven import geef_ids
from duo_portal.register.models import Overlijden, Persoon, Rekening
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)
LANGSTE_NAAM = 70


class MachtigingGeweigerd(Weigering):
    """``veld`` is the field that the text is about: iban, tenaamstelling, getekend_op, or empty."""

    def __init__(self, tekst: str, veld: str = "") -> None:
        super().__init__(tekst)
        self.veld = veld


def geef_machtiging(
    persoon_id: int, iban: str, tenaamstelling: str, *, betaler_id: int | None = None, getekend_op: date | None = None
) -> Incassomachtiging:
    """A new mandate for claims on this person; the account may be somebody else's.

    1. account, name and day are right; 2. the same mandate that still stands is given back; 3. record with a reference of its own.
    ``betaler_id`` is the holder when we know them; the account that the register holds of this person counts as their own.
    ``getekend_op``: today when left out. Raises ``MachtigingGeweigerd``, and ``Persoon.DoesNotExist``.
    """
    vandaag = tijd.vandaag()
    rekening, naam, dag = _iban(iban), _naam(tenaamstelling), getekend_op or vandaag
    if dag > vandaag:
        raise MachtigingGeweigerd("Dag van tekenen: deze dag is nog niet geweest. Vul de dag in waarop u tekende.", "getekend_op")
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        if Overlijden.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).exists():
            raise MachtigingGeweigerd("Voor iemand die is overleden kan geen machtiging meer worden gegeven. Bel ons.")
        betaler = betaler_id or _eigen(persoon_id, rekening)
        staand = Incassomachtiging.objects.filter(
            persoon=persoon_id, iban=rekening, tenaamstelling=naam, betaler=betaler, vervangen_op__isnull=True, getekend_op=dag
        ).first()
        if staand is not None:  # a second click
            return staand
        nieuw = Incassomachtiging(persoon_id=persoon_id, iban=rekening, tenaamstelling=naam, betaler_id=betaler, getekend_op=dag)
        geef_ids([nieuw])
        nieuw.kenmerk = f"M{nieuw.pk:012d}"
        nieuw.save(force_insert=True)
    log.info("machtiging_gegeven", machtiging=nieuw.pk)
    return nieuw


def _iban(waarde: str) -> str:
    try:
        iban = IBAN(waarde.strip())
        in_sepa = iban.in_sepa_zone
    except (SchwiftyException, ValueError, KeyError):
        raise MachtigingGeweigerd("IBAN: dit nummer klopt niet. Kijk op uw bankpas en vul het opnieuw in.", "iban") from None
    if not in_sepa:
        raise MachtigingGeweigerd("IBAN: van een rekening in dit land kunnen wij niet afschrijven. Kies een andere rekening.", "iban")
    return str(iban.compact)


def _naam(waarde: str) -> str:
    naam = " ".join(waarde.split())
    if not naam or not any(teken.isalpha() for teken in naam):
        raise MachtigingGeweigerd("Naam: vul de naam in die bij de rekening hoort.", "tenaamstelling")
    if len(naam) > LANGSTE_NAAM:
        raise MachtigingGeweigerd(f"Naam: gebruik hoogstens {LANGSTE_NAAM} tekens.", "tenaamstelling")
    return naam


def _eigen(persoon_id: int, iban: str) -> int | None:
    bekend = Rekening.objects.filter(persoon=persoon_id, iban=iban, vervangen_op__isnull=True).exists()
    return persoon_id if bekend else None
