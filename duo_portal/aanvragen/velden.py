"""The fields of a request: what a citizen typed becomes typed data, or an error that says what to do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from duo_portal.berichten.opmaak import datum as datum_in_woorden
from duo_portal.berichten.opmaak import tekst
from duo_portal.weigeren import Weigering

TweeTalen: TypeAlias = tuple[str, str]  # Dutch, English
Waarden: TypeAlias = dict[str, str | bool | None]
_DATUM = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{4})-(\d{2})-(\d{2})")


class OngeldigeAanvraag(Weigering):
    """The request cannot be taken; ``fouten`` gives the message for each field, "" for the request as a whole."""

    def __init__(self, fouten: Mapping[str, str]) -> None:
        super().__init__(" ".join(fouten.values()))
        self.fouten = dict(fouten)


@dataclass(frozen=True)
class Veld:
    """One question. ``keuzes`` are the codes of a choice with their words; ``leeg`` is what to say when nothing was filled in.

    A choice is stored as its code, a date as ISO text, text as it was typed.
    """

    naam: str
    soort: Literal["keuze", "datum", "tekst"]
    label: TweeTalen
    leeg: TweeTalen | None = None
    hulp: TweeTalen = ("", "")
    keuzes: Mapping[str, TweeTalen] = field(default_factory=dict)
    langst: int = 2000

    @property
    def verplicht(self) -> bool:
        return self.leeg is not None

    def lees(self, getypt: str) -> str | None:
        """The stored value; raises ``ValueError`` with the message for the citizen."""
        kaal = getypt.strip()
        if not kaal:
            if self.leeg is not None:
                raise ValueError(tekst(*self.leeg))
            return None
        if self.soort == "datum":
            return _lees_datum(kaal).isoformat()
        if self.soort == "keuze" and kaal not in self.keuzes:
            raise ValueError(tekst("Kies een van de antwoorden.", "Choose one of the answers."))
        if len(kaal) > self.langst:
            raise ValueError(
                tekst(f"Schrijf hoogstens {self.langst} tekens. U schreef er {len(kaal)}.", f"Write at most {self.langst} characters.")
            )
        return kaal

    def toon(self, waarde: str) -> str:
        """A stored value in words of the active language."""
        if self.soort == "datum":
            return datum_in_woorden(waarde)
        return tekst(*self.keuzes[waarde]) if self.soort == "keuze" and waarde in self.keuzes else waarde


def _lees_datum(getypt: str) -> date:
    delen = _DATUM.fullmatch(getypt)
    if delen is None:
        raise ValueError(
            tekst("Schrijf de datum als dag, maand en jaar. Bijvoorbeeld 20-2-2026.", "Write day, month and year: 20-2-2026, for example.")
        )
    dag, maand, jaar = (int(deel) for deel in (delen.group(1, 2, 3) if delen[1] else delen.group(6, 5, 4)))
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise ValueError(tekst("Deze datum bestaat niet. Kijk de dag en de maand na.", "This date does not exist. Check it.")) from None


def lees_alle(velden: tuple[Veld, ...], getypt: Mapping[str, str]) -> tuple[Waarden, dict[str, str]]:
    """Values of the fields without a fault, and the faults of the others. A name that no field has is a fault of the caller."""
    if onbekend := set(getypt) - {veld.naam for veld in velden}:
        raise KeyError(f"onbekende velden: {sorted(onbekend)}")
    waarden: Waarden = {}
    fouten: dict[str, str] = {}
    for veld in velden:
        try:
            waarden[veld.naam] = veld.lees(getypt.get(veld.naam, ""))
        except ValueError as fout:
            fouten[veld.naam] = str(fout)
    return waarden, fouten
