"""The inbox: in key order, a page at a time, with what the reader has not opened yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import BooleanField, DateField, Q, QuerySet
from django.db.models.expressions import RawSQL

from duo_portal.berichten import sjablonen
from duo_portal.berichten.models import Bericht, Gebeurtenis
from duo_portal.berichten.opmaak import taal_nu
from duo_portal.berichten.selectors import berichten_van, gegevens_met
from duo_portal.berichten.weergave import onderwerp
from duo_portal.berichten.zoeken import LANGSTE, glad, maak_doorzoekbaar, zoek_in
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger

# In plain SQL: every page counts what is new, and building these questions anew each time cost more than asking them.
# Opened by who looks. What was never made known here came on paper: it is not new. Somebody else's having read it counts only
# for who is the addressee.
GELEZEN = f"""(NOT EXISTS (SELECT FROM berichten_bekendmaking k WHERE k.bericht_id = berichten_bericht.id)
    OR EXISTS (SELECT FROM berichten_leesmoment l WHERE l.bericht_id = berichten_bericht.id AND l.lezer_id = %s)
    OR %s AND EXISTS (SELECT FROM berichten_bekendmakingsgebeurtenis g JOIN berichten_bekendmaking k ON k.id = g.bekendmaking_id
        WHERE k.bericht_id = berichten_bericht.id AND g.soort = {Gebeurtenis.GELEZEN}))"""
LAATSTE_DAG = """(SELECT k.laatste_dag FROM berichten_bekendmaking k
    WHERE k.bericht_id = berichten_bericht.id AND k.laatste_dag IS NOT NULL ORDER BY k.volgnummer DESC LIMIT 1)"""
ONGELEZEN = f"""
SELECT count(*) FROM berichten_bericht JOIN berichten_sjabloonversie s ON s.id = berichten_bericht.sjabloonversie_id
WHERE persoon_id = %s AND vanaf <= %s AND NOT {GELEZEN}
    AND (%s OR coalesce(nullif(lijn, ''), split_part(s.naam, '/', 1)) = ANY(%s))
"""

ZWAAR = ("besluit__feiten", "besluit__stappen", "sjabloonversie__digest")
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
        berichten = berichten.filter(gelezen=False)
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
    lijnen = list(burger.lijnen)
    with connection.cursor() as cursor:
        cursor.execute(ONGELEZEN, [burger.betreft_id, vandaag(), *_lezer(burger), not lijnen, lijnen])
        return int(cursor.fetchone()[0])


def _mijn(burger: Burger, lijnen: Sequence[str] | None) -> QuerySet[Bericht]:
    """Without the calculation of the decision: a line of the inbox shows no sum."""
    berichten = berichten_van(burger.betreft_id, burger.lijnen if lijnen is None else lijnen)
    return berichten.select_related(None).select_related("sjabloonversie", "besluit").defer(*ZWAAR)


def _met_stand(burger: Burger, vraag: QuerySet[Bericht]) -> QuerySet[Any]:
    return vraag.annotate(
        laatste_dag=RawSQL(LAATSTE_DAG, [], output_field=DateField()),  # noqa: S611 our own text, without values
        gelezen=RawSQL(GELEZEN, _lezer(burger), output_field=BooleanField()),  # noqa: S611 our own text; the values are apart
    )


def _lezer(burger: Burger) -> tuple[int, bool]:
    """Who looks, and whether the message is their own."""
    return burger.persoon_id, burger.namens is None


def _besluiten() -> list[str]:
    """Names of the templates that make a decision known."""
    return sorted({sjabloon.naam for sjabloon in sjablonen.alle() if sjabloon.rechtsmiddel == "bezwaar"})


def _postregel(bericht: Any) -> Postregel:
    """Of a message that was asked ``_met_stand``."""
    gegevens = gegevens_met(bericht, taal_nu(), met_staat=False)
    middel = gegevens.sjabloon.rechtsmiddel
    return Postregel(bericht.pk, onderwerp(gegevens), bericht.vanaf, bericht.laatste_dag, bericht.gelezen, bericht.besluit_id, middel)
