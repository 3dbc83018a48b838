"""Take a claim back from the CJIB or the bailiff, or tell the party once more how it stands."""

from django.db import transaction

from duo_portal.register.models import Persoon
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.models import Inning, Inningsstap, Overdrachtantwoord, Vordering
from duo_portal.vorderingen.overdracht import BIJ_PARTIJ, PARTIJ_VAN_STAP
from duo_portal.weigeren import Weigering


class TerugroepenKanNiet(Weigering):
    """The claim is not with anybody, or there is nothing to tell; the text says why."""


def roep_terug(vordering_id: int) -> Inning:
    """A member of staff takes a claim back: 1. lock; 2. is it with a party; 3. the step. The file of the night tells the party."""
    with transaction.atomic():
        _vergrendel(vordering_id)
        laatste = _laatste(vordering_id)
        if laatste is None or laatste.stap not in BIJ_PARTIJ:
            raise TerugroepenKanNiet("Deze vordering ligt niet bij het CJIB of de deurwaarder.")
        return Inning.objects.create(vordering_id=vordering_id, stap=Inningsstap.TERUGGEROEPEN, datum=vandaag())


def lever_opnieuw(vordering_id: int) -> Inning:
    """After a refusal: the last step once more, so that the file of the night tells it again with what is open then."""
    with transaction.atomic():
        _vergrendel(vordering_id)
        laatste = _laatste(vordering_id)
        geweigerd = Overdrachtantwoord.objects.filter(regel__vordering=vordering_id, regel__inning=laatste, aanvaard=False)
        if laatste is None or not geweigerd.exists():
            raise TerugroepenKanNiet("De laatste wijziging van deze vordering is niet geweigerd.")
        if laatste.datum == vandaag() and laatste.stap in PARTIJ_VAN_STAP:
            raise TerugroepenKanNiet("Deze overdracht is van vandaag. Geef haar morgen opnieuw door.")
        return Inning.objects.create(
            vordering_id=vordering_id, stap=laatste.stap, datum=max(vandaag(), laatste.datum), bedrag_centen=laatste.bedrag_centen
        )


def _vergrendel(vordering_id: int) -> None:
    vordering = Vordering.objects.get(pk=vordering_id)
    Persoon.objects.select_for_update(no_key=True).get(pk=vordering.persoon_id)


def _laatste(vordering_id: int) -> Inning | None:
    return Inning.objects.filter(vordering=vordering_id).order_by("datum", "pk").last()
