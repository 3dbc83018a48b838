"""What the rooms and lines put on the overview of a person: what needs them and by when, what goes on, money, and what happened."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.portaal.onderdelen import Loopt, Maandbedrag, Taak, Tegel, Tijdlijnpunt
from duo_portal.toegang.burger import Burger

KOMT, WAS = 4, 10  # points of the timeline: still to come, and past
_OOIT = date.max


@dataclass(frozen=True)
class Overzichtdeel:
    """The contribution of one line or room, whatever the history in at most four queries."""

    taken: Sequence[Taak] = ()
    loopt: Sequence[Loopt] = ()
    maand: Sequence[Maandbedrag] = ()
    tegels: Sequence[Tegel] = ()
    tijdlijn: Sequence[Tijdlijnpunt] = ()

    @property
    def vragen(self) -> int:
        """How many things need the citizen."""
        return sum(taak.vraagt for taak in self.taken)

    @property
    def krijgt(self) -> int:
        return sum(bedrag.centen for bedrag in self.maand if bedrag.krijgt and bedrag.telt)

    @property
    def betaalt(self) -> int:
        return sum(bedrag.centen for bedrag in self.maand if not bedrag.krijgt and bedrag.telt)


# By the name of the line: who acts for somebody sees those of the authority only.
overzichtdelen: Aanmeldlijst[Callable[[int], Overzichtdeel]] = Aanmeldlijst("overzichtdeel")
# Shared rooms, whose things belong to several lines: each looks itself at what this reader may see.
kamerdelen: Aanmeldlijst[Callable[[Burger], Overzichtdeel]] = Aanmeldlijst("overzichtdeel van een kamer")


def overzicht_van(burger: Burger) -> Overzichtdeel:
    """All together: what needs them first, each by its day; what goes on by the day we promised; the timeline newest first."""
    delen = [maak(burger.betreft_id) for lijn, maak in overzichtdelen.items() if burger.ziet(lijn)]
    delen += [maak(burger) for _, maak in kamerdelen.items()]
    taken = chain.from_iterable(deel.taken for deel in delen)
    return Overzichtdeel(
        taken=sorted(taken, key=lambda taak: (not taak.vraagt, taak.voor or _OOIT)),
        loopt=sorted(chain.from_iterable(deel.loopt for deel in delen), key=lambda iets: iets.voor or _OOIT),
        maand=sorted(chain.from_iterable(deel.maand for deel in delen), key=lambda bedrag: bedrag.op),
        tegels=[tegel for deel in delen for tegel in deel.tegels],
        tijdlijn=_tijdlijn(chain.from_iterable(deel.tijdlijn for deel in delen)),
    )


def _tijdlijn(punten: Iterable[Tijdlijnpunt]) -> list[Tijdlijnpunt]:
    """What comes first is nearest: of the future the next few, of the past the last ones."""
    alle = sorted(punten, key=lambda punt: punt.op, reverse=True)
    komt = [punt for punt in alle if punt.komt]
    return [*komt[-KOMT:], *[punt for punt in alle if not punt.komt][:WAS]]
