"""Drafts go away: thrown away by who wrote them, or because nobody came back."""

from datetime import date

import structlog

from duo_portal.aanvragen.models import Concept

log = structlog.get_logger(__name__)


def gooi_weg(concept_id: int) -> bool:
    """With its files, at once and for good; False when it was sent or gone already."""
    weg, _ = Concept.objects.filter(pk=concept_id, verzonden_op__isnull=True).delete()
    return weg > 0


def ruim_op(dag: date) -> None:
    """The door of the night: what was kept until yesterday, also what is left of a draft that was sent."""
    weg, _ = Concept.objects.filter(verloopt_op__lt=dag).delete()
    log.info("concepten_opgeruimd", rijen=weg)
