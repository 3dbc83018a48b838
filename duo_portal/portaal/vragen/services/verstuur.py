"""A draft is sent, once."""

import structlog
from django.db import transaction
from django.utils import timezone

from duo_portal.aanvragen.bestanden import Bestand
from duo_portal.aanvragen.models import Concept
from duo_portal.aanvragen.soorten import Vraag
from duo_portal.portaal.vragen.pad import eerste_open, loop, te_versturen
from duo_portal.portaal.vragen.stroom import Stap, Stroom, Zending
from duo_portal.toegang.burger import Burger

log = structlog.get_logger(__name__)


class Veranderd(Exception):
    """The answers changed after the check page was shown."""


class Onvolledig(Exception):
    """This step has no right answer yet."""

    def __init__(self, stap: Stap) -> None:
        super().__init__(stap.naam)
        self.stap = stap


def verstuur(stroom: Stroom, vraag: Vraag, concept_id: int, gezien: int, burger: Burger) -> str:
    """1. lock the draft; 2. sent before: that; 3. is it what was checked, and complete; 4. the use case of the flow with the
    answers of the way; 5. the draft lets go of what was typed. Returns the page of what came of it.

    Raises ``Veranderd``, ``Onvolledig``, ``Concept.DoesNotExist`` and what the flow raises (``OngeldigeAanvraag``).
    """
    with transaction.atomic():
        concept = Concept.objects.select_for_update(no_key=True).get(pk=concept_id)
        if concept.verzonden_op is not None:
            return concept.adres
        if concept.versie != gezien:
            raise Veranderd
        bijlagen = list(concept.bijlagen.order_by("pk"))
        treden = loop(stroom, vraag, concept.antwoorden, frozenset(bijlage.stap for bijlage in bijlagen))
        if (open_ := eerste_open(treden)) is not None:
            raise Onvolledig(open_.stap)
        op_weg = {tred.stap.naam for tred in treden if tred.stap.bijlagen}
        bestanden = [Bestand(bijlage.bestandsnaam, bytes(bijlage.inhoud)) for bijlage in bijlagen if bijlage.stap in op_weg]
        adres = stroom.verstuur(Zending(burger, vraag, te_versturen(treden), concept.sleutel, bestanden))
        concept.bijlagen.all().delete()
        Concept.objects.filter(pk=concept.pk).update(
            antwoorden={}, gewijzigd={}, verzonden_op=timezone.now(), adres=adres, versie=concept.versie + 1
        )
    log.info("concept_verzonden", stroom=stroom.naam, concept=concept.pk)
    return adres
