"""Files come to a draft, and go again before it is sent."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.db.models.functions import Now

from duo_portal.aanvragen.bestanden import MEESTE, Bestand
from duo_portal.aanvragen.concepten import AlVerzonden, verloopt_op
from duo_portal.aanvragen.models import Concept, Conceptbijlage
from duo_portal.aanvragen.services.bewaar_bestanden import BEWIJS, fouten_van_bestanden
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.berichten.opmaak import tekst


def voeg_bijlagen_toe(concept_id: int, stap: str, bestanden: Sequence[Bestand], dag: date) -> int:
    """1. check the content; 2. lock the draft; 3. not too many; 4. each file once. Returns how many are new.

    Raises ``OngeldigeAanvraag`` with what is wrong with which file, and then keeps none; ``AlVerzonden``.
    """
    if fouten := fouten_van_bestanden(bestanden):
        raise OngeldigeAanvraag(fouten)
    with _open_concept(concept_id, dag) as concept:
        bekend = set(concept.bijlagen.values_list("sha256", flat=True))
        nieuw = {som: bestand for bestand in bestanden if (som := hashlib.sha256(bestand.inhoud).hexdigest()) not in bekend}
        if len(bekend) + len(nieuw) > MEESTE:
            raise OngeldigeAanvraag({BEWIJS: tekst(f"Stuur hoogstens {MEESTE} bestanden mee.", f"Send at most {MEESTE} files.")})
        for som, bestand in nieuw.items():
            Conceptbijlage.objects.create(
                concept=concept,
                persoon_id=concept.persoon_id,
                stap=stap,
                bestandsnaam=bestand.nette_naam,
                omvang=len(bestand.inhoud),
                sha256=som,
                inhoud=bestand.inhoud,
            )
    return len(nieuw)


def verwijder_bijlage(concept_id: int, bijlage_id: int, dag: date) -> str:
    """The name of the file that went away; empty when it was gone. Raises ``AlVerzonden``."""
    with _open_concept(concept_id, dag) as concept:
        bijlage = concept.bijlagen.defer("inhoud").filter(pk=bijlage_id).first()
        if bijlage is None:
            return ""
        bijlage.delete()
    return str(bijlage.bestandsnaam)


@contextmanager
def _open_concept(concept_id: int, dag: date) -> Iterator[Concept]:
    """The draft, locked, one version further: the check page that was shown before is no longer what would be sent."""
    with transaction.atomic():
        concept = Concept.objects.select_for_update(no_key=True).get(pk=concept_id)
        if concept.verzonden_op is not None:
            raise AlVerzonden(concept)
        yield concept
        Concept.objects.filter(pk=concept_id).update(versie=concept.versie + 1, gewijzigd_op=Now(), verloopt_op=verloopt_op(dag))
