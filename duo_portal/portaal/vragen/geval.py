"""One person's way through one flow, as the pages need it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from duo_portal.aanvragen.models import Concept, Conceptbijlage
from duo_portal.aanvragen.soorten import Vraag
from duo_portal.portaal.vragen.pad import Tred, eerste_open, gevraagd, loop
from duo_portal.portaal.vragen.stroom import Stap, Stroom, stromen
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger


class Weggegooid(Exception):
    """The draft that this page was made from is no longer there."""


@dataclass(frozen=True)
class Geval:
    """A flow, for this person and period, before there is a draft."""

    stroom: Stroom
    vraag: Vraag
    burger: Burger

    def adres(self, *delen: str) -> str:
        naam = "stap" if delen else "begin"
        return reverse(f"vragen:{naam}", args=[self.stroom.naam, self.vraag.periode, *delen])

    @property
    def controle(self) -> str:
        return reverse("vragen:controle", args=[self.stroom.naam, self.vraag.periode])


@dataclass(frozen=True)
class Lopend(Geval):
    """With the draft and its files."""

    concept: Concept
    bijlagen: Sequence[Conceptbijlage]

    @cached_property
    def treden(self) -> list[Tred]:
        met = frozenset(bijlage.stap for bijlage in self.bijlagen)
        return loop(self.stroom, self.vraag, self.concept.antwoorden, met)

    def stap(self, naam: str) -> Stap:
        """404 for one that this flow does not have."""
        gevonden = next((stap for stap in self.stroom.stappen if stap.naam == naam), None)
        if gevonden is None:
            raise Http404
        return gevonden

    def tred(self, naam: str) -> Tred | None:
        """The step on the way; None when it is not asked now."""
        stap = self.stap(naam)
        return next((tred for tred in self.treden if tred.stap == stap), None)

    @property
    def verder(self) -> str:
        """Where the first unanswered question is, else the check page."""
        open_ = eerste_open(self.treden)
        return self.adres(open_.stap.naam) if open_ else self.controle

    def bereikbaar(self, tred: Tred) -> bool:
        """Everything before it is answered."""
        return all(eerdere.klaar for eerdere in self.treden[: self.treden.index(tred)])

    def na(self, stap: Stap) -> str:
        """The page after this one, of those that are asked."""
        lijst = [tred.stap for tred in gevraagd(self.treden) if tred.stap == stap or self.bereikbaar(tred)]
        volgende = lijst[lijst.index(stap) + 1 :] if stap in lijst else []
        return self.adres(volgende[0].naam) if volgende else self.verder

    def voor(self, stap: Stap) -> str:
        """The page before this one."""
        lijst = [tred.stap for tred in gevraagd(self.treden)]
        plaats = lijst.index(stap) if stap in lijst else 0
        return self.adres(lijst[plaats - 1].naam) if plaats else self.adres()

    @property
    def voor_controle(self) -> str:
        """The last question."""
        lijst = gevraagd(self.treden)
        return self.adres(lijst[-1].stap.naam) if lijst else self.adres()

    def van_stap(self, stap: Stap) -> list[Conceptbijlage]:
        return [bijlage for bijlage in self.bijlagen if bijlage.stap == stap.naam]


def geval_van(burger: Burger, naam: str, periode: int) -> Geval:
    """404 for a flow that does not exist, or not for this person and period, or outside the authority."""
    if naam not in stromen or not burger.ziet(stromen[naam].lijn):
        raise Http404
    geval = Geval(stromen[naam], Vraag(burger.betreft_id, periode, vandaag()), burger)
    if not geval.stroom.bestaat(geval.vraag):
        raise Http404
    return geval


def lopend(geval: Geval, concept: Concept) -> Lopend:
    bijlagen = list(concept.bijlagen.defer("inhoud").order_by("pk"))
    return Lopend(geval.stroom, geval.vraag, geval.burger, concept, bijlagen)


def concept_van(geval: Geval, sleutel: str = "") -> Concept | None:
    """The draft: the open one, or, with the key that a page carried, the one of that page, which may have been sent.

    Raises ``Weggegooid`` when that one is gone.
    """
    vraag = Concept.objects.filter(
        persoon=geval.vraag.persoon_id, ingevuld_door=geval.burger.persoon_id, stroom=geval.stroom.naam, periode=geval.vraag.periode
    )
    if not sleutel:
        return vraag.filter(verzonden_op__isnull=True).first()
    try:
        return vraag.get(sleutel=UUID(sleutel))
    except (ValueError, Concept.DoesNotExist):
        raise Weggegooid from None
