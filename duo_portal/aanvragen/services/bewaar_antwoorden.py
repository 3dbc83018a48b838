"""What was typed on one page goes into the draft."""

from collections.abc import Mapping
from datetime import date

from django.db.models.functions import Now

from duo_portal.aanvragen.concepten import AlVerzonden, ElderGewijzigd, verloopt_op
from duo_portal.aanvragen.models import Concept


def bewaar_antwoorden(concept_id: int, gezien: int, getypt: Mapping[str, str], dag: date) -> Concept:
    """1. read the draft; 2. does another tab's later answer stand in the way; 3. write, if nobody wrote meanwhile, else again.

    ``gezien`` is the version that the page was made from. Only a field that changed after that, into something else than
    was typed here, is in the way; other fields of other tabs stay as they are. Raises ``ElderGewijzigd``, ``AlVerzonden``
    and ``Concept.DoesNotExist``.
    """
    while True:
        concept = Concept.objects.get(pk=concept_id)
        if concept.verzonden_op is not None:
            raise AlVerzonden(concept)
        anders = {naam: waarde for naam, waarde in getypt.items() if concept.antwoorden.get(naam) != waarde}
        in_de_weg = {naam: concept.antwoorden.get(naam, "") for naam in anders if concept.gewijzigd.get(naam, 0) > gezien}
        if in_de_weg:
            raise ElderGewijzigd(concept, in_de_weg)
        if _schrijf(concept, anders, dag):
            return Concept.objects.get(pk=concept_id)


def _schrijf(concept: Concept, anders: Mapping[str, str], dag: date) -> bool:
    """Conditional on the version that was read; False when another tab was first."""
    versie = concept.versie + bool(anders)
    return bool(
        Concept.objects.filter(pk=concept.pk, versie=concept.versie, verzonden_op__isnull=True).update(
            antwoorden={**concept.antwoorden, **anders},
            gewijzigd={**concept.gewijzigd, **dict.fromkeys(anders, versie)},
            versie=versie,
            gewijzigd_op=Now(),
            verloopt_op=verloopt_op(dag),
        )
    )
