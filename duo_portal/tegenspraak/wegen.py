"""The ways out of a message: objection, a decision where there is none yet, a person who looks; and what was asked before."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q
from django.urls import reverse

from duo_portal.berichten import sjablonen
from duo_portal.berichten.models import Bekendmaking, Bericht
from duo_portal.berichten.selectors import berichten_van, beslissingsadres_van
from duo_portal.tegenspraak.models import Zaak, Zaaksoort
from duo_portal.toegang.burger import Burger


@dataclass(frozen=True)
class Uitweg:
    """What a page offers beside a message or a decision. An address is empty when it is not offered.

    ``bezwaar`` and ``meekijken`` are the newest cases about it, whatever became of them.
    """

    laatste_dag: date | None = None
    bezwaar_url: str = ""
    meekijken_url: str = ""
    beslissing_url: str = ""
    bezwaar: Zaak | None = None
    meekijken: Zaak | None = None


def uitweg_van(
    burger: Burger, *, bericht_id: int | None, besluit_id: int | None, rechtsmiddel: str, laatste_dag: date | None, beslissing_url: str = ""
) -> Uitweg:
    """In one query. ``bericht_id`` made it known. Who may only read for another is offered nothing; oneself always, also under bewind."""
    zaken = {zaak.soort: zaak for zaak in over(besluit_id, bericht_id)}  # the newest of each kind is read last
    bezwaar, meekijken = zaken.get(Zaaksoort.BEZWAAR), zaken.get(Zaaksoort.MEEKIJKEN)
    mag = mag_tegenspreken(burger)
    kan_bezwaar = mag and rechtsmiddel == "bezwaar" and bericht_id and not (bezwaar and bezwaar.loopt)
    return Uitweg(
        laatste_dag=laatste_dag,
        bezwaar_url=reverse("tegenspraak:bezwaar", args=[bericht_id]) if kan_bezwaar else "",
        meekijken_url=reverse("tegenspraak:meekijken", args=[besluit_id]) if mag and besluit_id and not meekijken else "",
        beslissing_url=beslissing_url if burger.mag_handelen and rechtsmiddel != "bezwaar" else "",
        bezwaar=bezwaar,
        meekijken=meekijken,
    )


def uitweg_van_bericht(burger: Burger, bericht: Bericht, laatste_dag: date | None) -> Uitweg:
    return uitweg_van(
        burger,
        bericht_id=bericht.pk,
        besluit_id=bericht.besluit_id,
        rechtsmiddel=rechtsmiddel_van(bericht),
        laatste_dag=laatste_dag,
        beslissing_url=beslissingsadres_van(bericht),
    )


def rechtsmiddel_van(bericht: Bericht) -> str:
    versie = bericht.sjabloonversie
    return sjablonen.haal(versie.naam, versie.versie).rechtsmiddel


def mag_tegenspreken(burger: Burger) -> bool:
    """An objection or a question for oneself is never refused at the door; for another one must be allowed to act."""
    return burger.namens is None or burger.mag_handelen


def over(besluit_id: int | None, bericht_id: int | None) -> list[Zaak]:
    """The cases about a decision, or about a message that is a decision by itself; oldest first."""
    welke = Q(besluit=besluit_id) if besluit_id else Q(bericht=bericht_id, besluit__isnull=True)
    return list(Zaak.objects.filter(welke).select_related("taak", "intrekking").order_by("volgnummer"))


def bericht_met_bezwaar(burger: Burger, bericht_id: int) -> Bericht:
    """The message, if it is this person's, within the authority, and one against which objection is possible.

    Raises ``Bericht.DoesNotExist``.
    """
    bericht = berichten_van(burger.betreft_id, burger.lijnen).get(pk=bericht_id)
    if rechtsmiddel_van(bericht) != "bezwaar":
        raise Bericht.DoesNotExist
    return bericht


def laatste_dag_bij(bericht: Bericht) -> date | None:
    """The last day to object of the decision that this message made known: the latest, of all its messages and sendings."""
    welke = Q(bericht__besluit=bericht.besluit_id) if bericht.besluit_id else Q(bericht=bericht.pk)
    dag: date | None = Bekendmaking.objects.filter(welke, bericht__persoon=bericht.persoon_id).aggregate(dag=Max("laatste_dag"))["dag"]
    return dag
