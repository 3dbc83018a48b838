"""Study years and months, and who somebody's parents are."""

from dataclasses import dataclass
from datetime import date

from duo_portal.register.models import Familierelatie, Persoonsgegeven, Rekening
from duo_portal.register.models.persoon import Relatiesoort
from studiefinanciering.voorstellen import begin_studiejaar, laatste_dag

OUDERS = {Relatiesoort.OUDER1: 1, Relatiesoort.OUDER2: 2}
VROEG = 5  # months before a study year in which one can already apply


def begin(studiejaar: int, ho: bool) -> date:
    """The first day of a study year (WSF 1.1)."""
    return begin_studiejaar(studiejaar, "ho" if ho else "mbo")


def eind(studiejaar: int, ho: bool) -> date:
    """The last day on which a study year can be applied for (WSF 3.21 lid 2): 31 July for mbo, 31 August for ho."""
    return laatste_dag(studiejaar, "ho" if ho else "mbo")


def studiejaar_van(dag: date, ho: bool) -> int:
    return dag.year if dag >= begin(dag.year, ho) else dag.year - 1


def maand_erbij(maand: date, aantal: int) -> date:
    jaar, rest = divmod(maand.month - 1 + aantal, 12)
    return date(maand.year + jaar, rest + 1, 1)


def maand_van(dag: date) -> date:
    return dag.replace(day=1)


@dataclass(frozen=True)
class Ouder:
    """A legal parent of the register; ``persoon_id`` None: known by name only."""

    nummer: int
    persoon_id: int | None
    naam: str


def ouders_van(persoon_id: int) -> list[Ouder]:
    relaties = Familierelatie.objects.filter(persoon=persoon_id, soort__in=list(OUDERS), vervangen_op__isnull=True, tot__isnull=True)
    namen = dict(_namen([relatie.verwant_id for relatie in relaties]))
    return [
        Ouder(OUDERS[Relatiesoort(relatie.soort)], relatie.verwant_id, namen.get(relatie.verwant_id) or relatie.naam)
        for relatie in sorted(relaties, key=lambda relatie: relatie.soort)
    ]


def _namen(personen: list[int | None]) -> list[tuple[int | None, str]]:
    gegevens = Persoonsgegeven.objects.filter(persoon__in=[wie for wie in personen if wie], vervangen_op__isnull=True)
    return [(gegeven.persoon_id, gegeven.naam) for gegeven in gegevens]


def heeft_rekening(persoon_id: int) -> bool:
    return Rekening.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).exists()
