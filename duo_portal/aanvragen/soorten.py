"""What a line says to have a kind of request: its fields, what must be right beyond each field, and by when it is judged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.aanvragen.velden import TweeTalen, Veld, Waarden


@dataclass(frozen=True)
class Vraag:
    """Whose request, about which period, on which day."""

    persoon_id: int
    periode: int
    dag: date


@dataclass(frozen=True)
class Aanvraagsoort:
    """``controleer`` gives faults by field (``""``: of the whole), ``leid_af`` what we add ourselves, ``termijn`` the last day."""

    naam: str
    lijn: str
    titel: TweeTalen
    velden: tuple[Veld, ...]
    taaksoort: str
    taaktekst: Callable[[Vraag, Waarden], str]
    controleer: Callable[[Vraag, Waarden], dict[str, str]]
    leid_af: Callable[[Vraag, Waarden], Waarden]
    termijn: Callable[[date], date]


aanvraagsoorten: Aanmeldlijst[Aanvraagsoort] = Aanmeldlijst("aanvraagsoort")
