"""The fields of a request: what a citizen typed becomes typed data, or an error that says what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from duo_portal.aanvragen import lezers
from duo_portal.berichten.opmaak import centen, tekst
from duo_portal.berichten.opmaak import datum as datum_in_woorden
from duo_portal.weigeren import Weigering

TweeTalen: TypeAlias = tuple[str, str]  # Dutch, English
Waarde: TypeAlias = str | bool | int | list[str] | None
Waarden: TypeAlias = dict[str, Waarde]
Veldsoort: TypeAlias = Literal["keuze", "ja_nee", "meerkeuze", "datum", "bedrag", "iban", "regel", "tekst"]
JA_NEE: Mapping[str, TweeTalen] = {"ja": ("Ja", "Yes"), "nee": ("Nee", "No")}
SCHEIDING = ","  # between the codes of a "meerkeuze" as it was typed


class OngeldigeAanvraag(Weigering):
    """The request cannot be taken; ``fouten`` gives the message for each field, "" for the request as a whole."""

    def __init__(self, fouten: Mapping[str, str]) -> None:
        super().__init__(" ".join(fouten.values()))
        self.fouten = dict(fouten)


@dataclass(frozen=True)
class Veld:
    """One question. ``keuzes`` are the codes of a choice with their words; ``leeg`` is what to say when nothing was filled in.

    What was typed is text; several choices are their codes with a comma between. Stored is: of a choice its code, of yes or
    no a bool, of several choices a list of codes, of a date ISO text, of an amount whole cents, of an account the IBAN
    without spaces, of text (``regel``: one line) what was typed.
    """

    naam: str
    soort: Veldsoort
    label: TweeTalen
    leeg: TweeTalen | None = None
    hulp: TweeTalen = ("", "")
    keuzes: Mapping[str, TweeTalen] = field(default_factory=dict)
    langst: int = 2000

    @property
    def verplicht(self) -> bool:
        return self.leeg is not None

    @property
    def antwoorden(self) -> Mapping[str, TweeTalen]:
        """The choices, also of yes or no."""
        return JA_NEE if self.soort == "ja_nee" else self.keuzes

    def lees(self, getypt: str) -> Waarde:
        """The stored value; raises ``ValueError`` with the message for the citizen."""
        kaal = getypt.strip()
        if not kaal:
            if self.leeg is not None:
                raise ValueError(tekst(*self.leeg))
            return None
        if self.soort in lezers.LEZERS:
            return lezers.LEZERS[self.soort](kaal)
        if self.antwoorden:
            return self._lees_keuze(kaal)
        if len(kaal) > self.langst:
            raise ValueError(
                tekst(f"Schrijf hoogstens {self.langst} tekens. U schreef er {len(kaal)}.", f"Write at most {self.langst} characters.")
            )
        return " ".join(kaal.split()) if self.soort == "regel" else kaal

    def _lees_keuze(self, kaal: str) -> Waarde:
        gekozen = kaal.split(SCHEIDING) if self.soort == "meerkeuze" else [kaal]
        if not set(gekozen) <= set(self.antwoorden):
            raise ValueError(tekst("Kies een van de antwoorden.", "Choose one of the answers."))
        if self.soort == "meerkeuze":
            return [code for code in self.antwoorden if code in gekozen]
        return kaal == "ja" if self.soort == "ja_nee" else kaal

    def toon(self, waarde: Waarde) -> str:
        """A stored value in words of the active language; nothing for none."""
        if waarde is None or waarde == "":
            return ""
        if isinstance(waarde, bool):
            return tekst(*JA_NEE["ja" if waarde else "nee"])
        if isinstance(waarde, int):
            return centen(waarde)
        if isinstance(waarde, list):
            return ", ".join(tekst(*self.keuzes[code]) for code in waarde if code in self.keuzes)
        if self.soort == "datum":
            return datum_in_woorden(waarde)
        if self.soort == "iban":
            return lezers.toon_iban(waarde)
        return tekst(*self.keuzes[waarde]) if waarde in self.keuzes else waarde


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
