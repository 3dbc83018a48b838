"""What every request about the collection of one's own claim begins with."""

from django.core.exceptions import PermissionDenied

from duo_portal.berichten.opmaak import tekst
from duo_portal.register.models import Persoon
from duo_portal.toegang.burger import Burger
from duo_portal.vorderingen.models import Inningsstap, Vordering
from duo_portal.vorderingen.stand import Inningsstand, lees_inningsstand
from duo_portal.weigeren import Weigering

BIJ_WIE = {
    Inningsstap.CJIB: ("het CJIB", "the CJIB"),
    Inningsstap.DEURWAARDER: ("de deurwaarder", "the bailiff"),
    Inningsstap.BUITENLAND: ("het incassobureau", "the collection agency"),
}
ALLES_SAMEN = (
    " Het CJIB kan een regeling maken voor al uw schulden bij de overheid samen.",
    " The CJIB can make one plan for all your debts to the government together.",
)


class NietsTeBetalen(Weigering):
    """Nothing is open on this claim."""

    def __init__(self) -> None:
        super().__init__(tekst("Er staat niets meer open. U hoeft niets te doen.", "Nothing is open. You need to do nothing."))


class IsOvergedragen(Weigering):
    """Somebody else collects, and agreements are made there."""

    def __init__(self, bij: Inningsstap) -> None:
        nl, en = BIJ_WIE[bij]
        meer_nl, meer_en = ALLES_SAMEN if bij == Inningsstap.CJIB else ("", "")
        super().__init__(
            tekst(
                f"Uw schuld ligt bij {nl}. Maak daar een afspraak.{meer_nl} Komt u er niet uit? Vraag ons om hulp.",
                f"Your debt is with {en}. Make an agreement there.{meer_en} Does that not work out? Ask us for help.",
            )
        )


class IsVerjaard(Weigering):
    """The claim is time-barred: a promise to pay would revive nothing, but would mislead."""

    def __init__(self) -> None:
        super().__init__(
            tekst(
                "Deze schuld is zo oud dat wij haar niet meer innen. Een medewerker kijkt ernaar. U hoeft niets te doen.",
                "This debt is so old that we do not collect it any more. A member of staff looks at it. You need to do nothing.",
            )
        )


def lees_eigen(burger: Burger, vordering_id: int) -> Inningsstand:
    """The claim, if it is this person's and within reach; the person is locked until the end of the caller's transaction.

    Raises ``Vordering.DoesNotExist`` (answer 404) and ``PermissionDenied`` when they may look but not act.
    """
    if not Vordering.objects.filter(pk=vordering_id, persoon=burger.betreft_id).exists():
        raise Vordering.DoesNotExist
    Persoon.objects.select_for_update(no_key=True).get(pk=burger.betreft_id)
    stand = lees_inningsstand(vordering_id)
    if not burger.ziet(stand.lijn):
        raise Vordering.DoesNotExist
    if not burger.mag_handelen:
        raise PermissionDenied("U mag dit bekijken, maar iemand anders regelt dit.")
    return stand


def controleer(stand: Inningsstand) -> None:
    """What must hold before anything can be agreed."""
    if stand.open <= 0:
        raise NietsTeBetalen
    if stand.verjaard:
        raise IsVerjaard
    if stand.overgedragen is not None:
        raise IsOvergedragen(stand.overgedragen)
