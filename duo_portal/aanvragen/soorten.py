"""What a line says to have a kind of request: its fields, what must be right beyond each field, and by when it is judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias, TypeVar, cast

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.velden import TweeTalen, Veld, Waarden
from duo_portal.register.models import Persoon

T = TypeVar("T")
Link: TypeAlias = tuple[str, str]  # words, address


@dataclass(frozen=True)
class Vraag:
    """Whose request, about which period, on which day. ``geweten``: what was looked up for it, so that a page asks it once."""

    persoon_id: int
    periode: int
    dag: date
    geweten: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    def eenmaal(self, naam: str, zoek: Callable[[], T]) -> T:
        """What ``zoek`` finds; asked once for this question."""
        if naam not in self.geweten:
            self.geweten[naam] = zoek()
        return cast(T, self.geweten[naam])


def vergrendel_persoon(persoon_id: int) -> None:
    Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)


def niets_verder(aanvraag: Aanvraag) -> Sequence[Link]:
    return ()


@dataclass(frozen=True)
class Aanvraagsoort:
    """``controleer`` gives faults by field (``""``: of the whole), ``leid_af`` what we add ourselves, ``termijn`` the last day.

    ``verwerk``: what happens at once, in the same transaction, when no person has to judge it; without it a task for a person.
    ``vergrendel``: which persons are locked before anything is read, where that is more than one. ``ontvangst``: the template of
    the receipt. ``verder``: where the page of the request leads on to.
    """

    naam: str
    lijn: str
    titel: TweeTalen
    velden: tuple[Veld, ...]
    taaksoort: str
    taaktekst: Callable[[Vraag, Waarden], str]
    controleer: Callable[[Vraag, Waarden], dict[str, str]]
    leid_af: Callable[[Vraag, Waarden], Waarden]
    termijn: Callable[[date], date]
    verwerk: Callable[[Aanvraag, Waarden], None] | None = None
    vergrendel: Callable[[int], None] = vergrendel_persoon
    ontvangst: str = "aanvragen/ontvangen"
    verder: Callable[[Aanvraag], Sequence[Link]] = niets_verder


aanvraagsoorten: Aanmeldlijst[Aanvraagsoort] = Aanmeldlijst("aanvraagsoort")
