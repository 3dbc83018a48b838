"""Give leave to debit an account."""

from datetime import date

import structlog
from django.db import transaction
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from duo_portal import tijd
from duo_portal.berichten.opmaak import tekst
from duo_portal.betalingen.models import Incassomachtiging
from duo_portal.databank.schrijven import geef_ids
from duo_portal.register.models import Overlijden, Persoon, Rekening
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)
LANGSTE_NAAM = 70


class MachtigingGeweigerd(Weigering):
    """``veld`` is the field that the text is about: iban, tenaamstelling, getekend_op, or empty."""

    def __init__(self, zin: str, veld: str = "") -> None:
        super().__init__(zin)
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
        raise MachtigingGeweigerd(
            tekst(
                "Deze dag is nog niet geweest. Vul de dag in waarop u tekende.",
                "This day is still to come. Fill in when you signed.",
            ),
            "getekend_op",
        )
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        if Overlijden.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).exists():
            raise MachtigingGeweigerd(
                tekst(
                    "Voor iemand die is overleden kan geen machtiging meer worden gegeven. Bel ons.",
                    "For somebody who has died no mandate can be given any more. Call us.",
                )
            )
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
        zin = tekst(
            "Dit nummer klopt niet. Kijk op uw bankpas en vul het opnieuw in.",
            "This number is not right. Look at your bank card and fill it in again.",
        )
        raise MachtigingGeweigerd(zin, "iban") from None
    if not in_sepa:
        zin = tekst(
            "Van een rekening in dit land kunnen wij niet afschrijven. Kies een andere rekening.",
            "We cannot debit an account in this country. Choose another account.",
        )
        raise MachtigingGeweigerd(zin, "iban")
    return str(iban.compact)


def _naam(waarde: str) -> str:
    naam = " ".join(waarde.split())
    if not naam or not any(teken.isalpha() for teken in naam):
        raise MachtigingGeweigerd(tekst("Vul de naam in die bij de rekening hoort.", "Fill in the name of the account."), "tenaamstelling")
    if len(naam) > LANGSTE_NAAM:
        raise MachtigingGeweigerd(
            tekst(f"Gebruik hoogstens {LANGSTE_NAAM} tekens.", f"Use at most {LANGSTE_NAAM} characters."), "tenaamstelling"
        )
    return naam


def _eigen(persoon_id: int, iban: str) -> int | None:
    bekend = Rekening.objects.filter(persoon=persoon_id, iban=iban, vervangen_op__isnull=True).exists()
    return persoon_id if bekend else None
