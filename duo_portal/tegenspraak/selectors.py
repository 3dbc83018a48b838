"""A case as who brought it sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404

from duo_portal.aanvragen.selectors import Bewijsregel, bewijsregels
from duo_portal.berichten.opmaak import taal_nu
from duo_portal.berichten.selectors import onderwerp_van
from duo_portal.register.models import Persoonsgegeven
from duo_portal.tegenspraak.models import Aanvulling, Zaak, Zaaksoort
from duo_portal.tegenspraak.termijnen import besluit_op_bezwaar_voor, stilstand, verdaagd_tot
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.werkvoorraad.models import Taakstaat


@dataclass(frozen=True)
class Zaakbeeld:
    """``over``: the subject of the message that it is about. ``antwoord_voor``: as it is now, also when the reasons came later.

    ``gronden_voor``: the reasons are still to come, by this day.
    """

    zaak: Zaak
    over: str
    aanvullingen: Sequence[Aanvulling]
    door: str
    bewijs: Sequence[Bewijsregel]

    @property
    def is_bezwaar(self) -> bool:
        return self.zaak.soort == Zaaksoort.BEZWAAR

    @property
    def gronden_voor(self) -> date | None:
        return self.zaak.gronden_voor if not self.aanvullingen and self.zaak.loopt else None

    @property
    def antwoord_voor(self) -> date:
        return antwoord_voor(self.zaak, self.aanvullingen[0].dag if self.aanvullingen else None)

    @property
    def opgepakt(self) -> bool:
        return self.zaak.taak.staat == Taakstaat.IN_BEHANDELING

    @property
    def opnieuw_tot(self) -> date | None:
        dag = self.zaak.laatste_dag
        return dag if self.zaak.ingetrokken and dag is not None and dag >= vandaag() else None


def antwoord_voor(zaak: Zaak, aangevuld: date | None) -> date:
    """The last day for us; ``aangevuld``: when the first addition came. Put off, it is never later than we told."""
    dag = _zonder_verdaging(zaak, aangevuld)
    return min(verdaagd_tot(dag), zaak.verdaging.tot) if zaak.verdaagd else dag


def _zonder_verdaging(zaak: Zaak, aangevuld: date | None) -> date:
    if zaak.gronden_voor is None:
        return zaak.antwoord_voor
    dagen = stilstand(zaak.laatste_dag, zaak.ontvangen_dag, zaak.gronden_voor, aangevuld)
    return besluit_op_bezwaar_voor(zaak.laatste_dag, zaak.ontvangen_dag, dagen) if dagen else zaak.antwoord_voor


def aangevuld_op(zaak: Zaak) -> date | None:
    """When the first addition came, in one query."""
    return zaak.aanvullingen.order_by("pk").values_list("dag", flat=True).first()


def heeft_zaken(persoon_id: int) -> bool:
    """Whether this person ever brought a case. Plain SQL: asked on every overview."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM tegenspraak_zaak WHERE persoon_id = %s)", [persoon_id])
        return bool(cursor.fetchone()[0])


def zaken_van(persoon_id: int) -> QuerySet[Zaak]:
    return Zaak.objects.filter(persoon=persoon_id).select_related("taak", "intrekking", "verdaging")


def mijn_zaak(burger: Burger, zaak_id: int) -> Zaak:
    """One's own, within the lines of the authority; else it does not exist (404)."""
    vraag = zaken_van(burger.betreft_id).select_related("bericht__sjabloonversie", "besluit")
    zaak = vraag.filter(pk=zaak_id).first()
    if zaak is None or not burger.ziet(zaak.lijn):
        raise Http404
    return zaak


def zaakbeeld(burger: Burger, zaak: Zaak) -> Zaakbeeld:
    """In two queries beyond the case itself, and one more for the name of somebody else who brought it."""
    bericht = zaak.bericht
    return Zaakbeeld(
        zaak=zaak,
        over=onderwerp_van(bericht, taal_nu()) if bericht else "",
        aanvullingen=list(zaak.aanvullingen.order_by("pk")),
        door="" if zaak.ingediend_door_id == burger.persoon_id else _naam(zaak.ingediend_door_id),
        bewijs=bewijsregels(zaak.bewijsstukken.all()),
    )


def _naam(persoon_id: int) -> str:
    gegeven = Persoonsgegeven.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).first()
    return gegeven.naam if gegeven else ""
