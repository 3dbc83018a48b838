"""The inbox: in key order, a page at a time, with what the reader has not opened yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from duo_portal.berichten import sjablonen
from duo_portal.berichten.models import Bekendmaking, Bekendmakingsgebeurtenis, Bericht, Gebeurtenis, Leesmoment
from duo_portal.berichten.opmaak import taal_nu
from duo_portal.berichten.selectors import berichten_van, gegevens_met
from duo_portal.berichten.weergave import onderwerp
from duo_portal.berichten.zoeken import LANGSTE, glad, maak_doorzoekbaar, zoek_in
from duo_portal.toegang.burger import Burger

PER_BLADZIJDE = 20
KEUZES = ("alles", "ongelezen", "besluiten")


@dataclass(frozen=True)
class Postregel:
    """A line of the inbox."""

    pk: int
    onderwerp: str
    op: date
    laatste_dag: date | None
    gelezen: bool
    besluit_id: int | None = None
    rechtsmiddel: str = "geen"


@dataclass(frozen=True)
class Postvraag:
    """What is looked for. ``na``: the key of the last line of the page before; what is no key counts as none."""

    zoek: str = ""
    keuze: str = "alles"
    na: str = ""

    @classmethod
    def uit(cls, velden: Any) -> "Postvraag":
        """From the address of a page; what is unknown there is ignored."""
        keuze = velden.get("welke", "alles")
        return cls(glad(velden.get("zoek", ""))[:LANGSTE], keuze if keuze in KEUZES else "alles", velden.get("na", ""))

    @property
    def sleutel(self) -> tuple[date, int] | None:
        dag, _, nummer = self.na.partition(".")
        try:
            return date.fromisoformat(dag), int(nummer)
        except ValueError:
            return None


@dataclass(frozen=True)
class Postbladzijde:
    regels: Sequence[Postregel]
    verder: str = ""


def postvak(burger: Burger, lijnen: Sequence[str] | None = None, hoogstens: int = 50) -> list[Postregel]:
    """The newest messages in one query; of these lines, or of all that this reader may see."""
    return [_postregel(bericht) for bericht in _met_stand(burger, _mijn(burger, lijnen))[:hoogstens]]


def bladzijde(burger: Burger, vraag: Postvraag) -> Postbladzijde:
    """One page in one query; searching asks twice more, the first time."""
    berichten = _met_stand(burger, _mijn(burger, None))
    if vraag.zoek:
        maak_doorzoekbaar(burger.betreft_id, burger.lijnen, taal_nu())
        berichten = zoek_in(berichten, vraag.zoek, taal_nu())
    if vraag.keuze == "ongelezen":
        berichten = berichten.filter(~_gelezen(burger))
    elif vraag.keuze == "besluiten":
        berichten = berichten.filter(sjabloonversie__naam__in=_besluiten())
    if vraag.sleutel is not None:
        dag, nummer = vraag.sleutel
        berichten = berichten.filter(Q(vanaf__lt=dag) | Q(vanaf=dag, pk__lt=nummer))
    gevonden = list(berichten[: PER_BLADZIJDE + 1])
    regels = [_postregel(bericht) for bericht in gevonden[:PER_BLADZIJDE]]
    verder = f"{regels[-1].op.isoformat()}.{regels[-1].pk}" if len(gevonden) > PER_BLADZIJDE else ""
    return Postbladzijde(regels, verder)


def aantal_ongelezen(burger: Burger) -> int:
    """For the menu: of one's own, within the lines of the authority."""
    return _mijn(burger, None).order_by().filter(~_gelezen(burger)).count()


def _mijn(burger: Burger, lijnen: Sequence[str] | None) -> QuerySet[Bericht]:
    return berichten_van(burger.betreft_id, burger.lijnen if lijnen is None else lijnen)


def _met_stand(burger: Burger, vraag: QuerySet[Bericht]) -> QuerySet[Bericht]:
    met_dag = Bekendmaking.objects.filter(bericht=OuterRef("pk"), laatste_dag__isnull=False).order_by("-volgnummer")
    return vraag.annotate(laatste_dag=Subquery(met_dag.values("laatste_dag")[:1]), gelezen=_gelezen(burger))


def _gelezen(burger: Burger) -> Q:
    """Opened by who looks. What was never made known here came on paper: it is not new."""
    bekend = Bekendmaking.objects.filter(bericht=OuterRef("pk"))
    zelf_geopend = Exists(Leesmoment.objects.filter(bericht=OuterRef("pk"), lezer=burger.persoon_id))
    ontvangen = Bekendmakingsgebeurtenis.objects.filter(bekendmaking__bericht=OuterRef("pk"), soort=Gebeurtenis.GELEZEN)
    van_papier_of_geopend = Q(~Exists(bekend)) | Q(zelf_geopend)
    return van_papier_of_geopend if burger.namens is not None else van_papier_of_geopend | Q(Exists(ontvangen))


def _besluiten() -> list[str]:
    """Names of the templates that make a decision known."""
    return sorted({sjabloon.naam for sjabloon in sjablonen.alle() if sjabloon.rechtsmiddel == "bezwaar"})


def _postregel(bericht: Bericht) -> Postregel:
    rij: Any = bericht  # annotated by ``_met_stand``
    gegevens = gegevens_met(bericht, taal_nu(), met_staat=False)
    middel = gegevens.sjabloon.rechtsmiddel
    return Postregel(bericht.pk, onderwerp(gegevens), bericht.vanaf, rij.laatste_dag, rij.gelezen, bericht.besluit_id, middel)
