"""What the school said of a school year: a diploma, a diploma taken back, an enrolment taken back. Read along with the decisions."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL

from duo_portal.besluiten.models import Besluit


class Schoolbericht(IntEnum):
    DIPLOMA = 1
    DIPLOMA_INGETROKKEN = 2
    INSCHRIJVING_INGETROKKEN = 3


@dataclass(frozen=True)
class Schoolregel:
    """``op`` the day of the diploma or of taking back; ``reageer_voor`` the last day for the school to answer our signal."""

    wat: Schoolbericht
    op: date
    ontvangen_op: date | None
    reageer_voor: date | None


_BEGIN, _EIND = "make_date(besluiten_besluit.periode, 8, 1)", "make_date(besluiten_besluit.periode + 1, 7, 31)"
SCHOOL = f"""(SELECT coalesce(jsonb_agg(jsonb_build_array(s.wat, s.op, s.ontvangen_op, s.reageer_voor) ORDER BY s.wat, s.op), '[]') FROM (
    SELECT 1 AS wat, d.behaald_op AS op, d.ontvangen_op,
        (SELECT min(g.reageer_voor) FROM register_schoolsignaal g WHERE g.diploma_id = d.id) AS reageer_voor
    FROM register_diploma d
    WHERE d.persoon_id = besluiten_besluit.persoon_id AND d.vervangen_op IS NULL AND d.behaald_op BETWEEN {_BEGIN} AND {_EIND}
    UNION ALL
    SELECT 2, i.op, NULL, NULL FROM register_intrekking i JOIN register_diploma d ON d.id = i.diploma_id
    WHERE i.persoon_id = besluiten_besluit.persoon_id AND d.behaald_op BETWEEN {_BEGIN} AND {_EIND}
    UNION ALL
    SELECT 3, i.op, NULL, NULL FROM register_intrekking i JOIN register_inschrijving n ON n.id = i.inschrijving_id
    WHERE i.persoon_id = besluiten_besluit.persoon_id
        AND n.begindatum <= {_EIND} AND coalesce(n.einddatum, {_EIND}) >= {_BEGIN}
) s)"""


def met_school(besluiten: QuerySet[Besluit]) -> QuerySet[Any]:
    """The same decisions, each with what the school said of its school year: no query of its own."""
    return besluiten.annotate(school=RawSQL(SCHOOL, [], output_field=JSONField()))  # noqa: S611 our own text, without values


def regels_van(besluit: Any) -> list[Schoolregel]:
    """Of a decision that was asked ``met_school``."""
    return [
        Schoolregel(Schoolbericht(wat), date.fromisoformat(op), _dag(ontvangen_op), _dag(reageer_voor))
        for wat, op, ontvangen_op, reageer_voor in besluit.school
    ]


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
