"""A parent without login fills in the code of a letter, and sends what we asked with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import QuerySet

from duo_portal.aanvragen.bestanden import Bestand
from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening, dien_aanvraag_in
from duo_portal.berichten.opmaak import tekst
from duo_portal.register.models import Persoonsgegeven
from duo_portal.tijd import vandaag
from duo_portal.weigeren import Weigering
from studiefinanciering.models import Oudercode
from studiefinanciering.ouders.code import zoekwaarde
from studiefinanciering.ouders.gegevens import SOORT

log = structlog.get_logger(__name__)


class CodeWerktNiet(Weigering):
    """Unknown, used, too old, or not this person: which it is stays untold."""

    def __init__(self) -> None:
        super().__init__(
            tekst(
                "Deze code en geboortedatum horen niet bij elkaar, of de code werkt niet meer. Kijk in uw brief, of bel ons.",
                "This code and date of birth do not belong together, or the code no longer works. Look in your letter, or call us.",
            )
        )


def zoek_oudercode(code: str, geboren: date) -> Oudercode:
    """The open code of this letter, for whom it was written to. Raises ``CodeWerktNiet``. The caller limits how often one may try."""
    gevonden = _open().filter(zoekwaarde=zoekwaarde(code)).first()
    if gevonden is None:
        raise CodeWerktNiet
    if not Persoonsgegeven.objects.filter(persoon=gevonden.persoon_id, vervangen_op__isnull=True, geboortedatum=geboren).exists():
        raise CodeWerktNiet
    return gevonden


def verstuur_met_code(code_id: int, getypt: Mapping[str, str], sleutel: UUID, bestanden: Sequence[Bestand]) -> Aanvraag:
    """1. the code, locked; sent before with the same form: that; 2. the request, as the parent's own; 3. the code is used.

    Raises ``CodeWerktNiet`` and ``OngeldigeAanvraag``.
    """
    with transaction.atomic():
        code = Oudercode.objects.select_for_update(no_key=True, of=("self",)).get(pk=code_id)
        if code.aanvraag is not None and code.aanvraag.sleutel == sleutel:
            return code.aanvraag
        if not _open().filter(pk=code_id).exists():
            raise CodeWerktNiet
        indiening = Indiening(
            soort=SOORT,
            persoon_id=code.persoon_id,
            periode=code.peiljaar,
            getypt=getypt,
            sleutel=sleutel,
            door_id=code.persoon_id,
            bestanden=bestanden,
        )
        aanvraag = dien_aanvraag_in(indiening)
        Oudercode.objects.filter(pk=code_id).update(aanvraag=aanvraag)
    log.info("oudercode_gebruikt", code=code_id)
    return aanvraag


def _open() -> QuerySet[Oudercode]:
    return Oudercode.objects.filter(aanvraag__isnull=True, vervallen_op__isnull=True, geldig_tot__gte=vandaag())
