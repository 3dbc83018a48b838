"""What the lines put on the overview of a person: what needs them, tiles, and what happened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.portaal.onderdelen import Taak, Tegel, Tijdlijnpunt


@dataclass(frozen=True)
class Overzichtdeel:
    """The contribution of one line; at most six queries."""

    taken: Sequence[Taak] = ()
    tegels: Sequence[Tegel] = ()
    tijdlijn: Sequence[Tijdlijnpunt] = ()


overzichtdelen: Aanmeldlijst[Callable[[int], Overzichtdeel]] = Aanmeldlijst("overzichtdeel")


def overzicht_van(persoon_id: int, ziet: Callable[[str], bool]) -> Overzichtdeel:
    """All lines together, the timeline newest first; a representative sees the lines of the authority only."""
    delen = [maak(persoon_id) for lijn, maak in overzichtdelen.items() if ziet(lijn)]
    tijdlijn = sorted((punt for deel in delen for punt in deel.tijdlijn), key=lambda punt: punt.op, reverse=True)
    return Overzichtdeel(
        taken=[taak for deel in delen for taak in deel.taken],
        tegels=[tegel for deel in delen for tegel in deel.tegels],
        tijdlijn=tijdlijn[:12],
    )
