"""What the register knows of an applicant, so that it is not asked. No income is read here."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from duo_portal.regels.codes import Onderwijs
from duo_portal.register.models import Adres, Familierelatie, Inschrijving, Persoonsgegeven, Rekening
from duo_portal.register.models.persoon import Adressoort, Relatiesoort
from studiefinanciering.voorstellen import begin_studiejaar, laatste_dag

OUDERS = {Relatiesoort.OUDER1: 1, Relatiesoort.OUDER2: 2}
_BEURS = (Onderwijs.BOL, Onderwijs.HBO, Onderwijs.WO)
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


def opleiding_van(persoon_id: int, studiejaar: int) -> tuple[str, Inschrijving] | None:
    """The kind of education in this study year as the school delivered it, ho before mbo 3-4 before mbo 1-2."""
    vraag = Inschrijving.objects.filter(
        Q(einddatum__isnull=True) | Q(einddatum__gte=begin(studiejaar, ho=False)),
        persoon=persoon_id,
        vervangen_op__isnull=True,
        onderwijs__in=_BEURS,
        begindatum__lte=eind(studiejaar, ho=True),
    )
    gevonden = [(_soort(feit), feit) for feit in vraag.select_related("opleiding", "instelling").order_by("begindatum", "pk")]
    return max(gevonden, key=lambda paar: (_RANG.index(paar[0]), paar[1].begindatum), default=None)


_RANG = ["mbo_12", "mbo_34", "hbo", "wo"]


def _soort(feit: Inschrijving) -> str:
    if feit.onderwijs == Onderwijs.BOL:
        return "mbo_34" if set(feit.opleiding.niveau) & set("34") else "mbo_12"
    return "hbo" if feit.onderwijs == Onderwijs.HBO else "wo"


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


def woont_uit(persoon_id: int) -> bool | None:
    """Whether the municipality has somebody at another address than both parents now (WSF 1.5); None without an address."""
    ouders = [ouder.persoon_id for ouder in ouders_van(persoon_id) if ouder.persoon_id]
    adressen = {adres.persoon_id: adres for adres in Adres.objects.filter(persoon__in=[persoon_id, *ouders], vervangen_op__isnull=True)}
    eigen = adressen.get(persoon_id)
    if eigen is None or eigen.soort not in (Adressoort.WOONADRES, Adressoort.BUITENLAND):
        return None
    return not any(adressen[ouder].regels == eigen.regels for ouder in ouders if ouder in adressen)


def geboortedatum_van(persoon_id: int) -> date | None:
    gegeven = Persoonsgegeven.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).first()
    return gegeven.geboortedatum if gegeven else None


def heeft_rekening(persoon_id: int) -> bool:
    return Rekening.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).exists()


def alleen_met_kind(persoon_id: int, dag: date) -> bool:
    """Whether the register shows a child under 18 and no partner: only then single parenthood is asked."""
    partner = Familierelatie.objects.filter(
        persoon=persoon_id, soort=Relatiesoort.PARTNER, vervangen_op__isnull=True, tot__isnull=True
    ).exists()
    kinderen = Familierelatie.objects.filter(verwant=persoon_id, soort__in=list(OUDERS), vervangen_op__isnull=True, tot__isnull=True)
    jong = Persoonsgegeven.objects.filter(
        persoon__in=kinderen.values("persoon"),
        vervangen_op__isnull=True,
        geboortedatum__gt=date(dag.year - 18, dag.month, min(dag.day, 28)),
    )
    return not partner and jong.exists()
