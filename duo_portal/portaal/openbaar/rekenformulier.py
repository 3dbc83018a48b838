"""The form of a calculation, made from the fields that the line registered. The line's own reading judges what was typed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.openbaar.rekenhulpen import Rekenhulp
from duo_portal.portaal.openbaar.rekenvelden import formveld, ruwe_waarde
from duo_portal.regels.bereken import Regeling
from duo_portal.regels.bereken.regeling import Invoerrij
from duo_portal.regels.bereken.velden import Fout, Lijst, Veld, lees_object

BEREKEN, ERBIJ = "bereken", "erbij"
_PAD = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")


class Rekenformulier(forms.Form):
    """A field is named by its path, as in a message of a fault: ``naam``, or ``lijst[0].naam`` for a row of a list.

    After ``is_valid()`` stands in ``rij`` what the calculation takes.
    """

    def __init__(self, regeling: Regeling, hulp: Rekenhulp, velden: Sequence[Veld], getypt: Mapping[str, str]) -> None:
        gebonden = dict(getypt) if BEREKEN in getypt else None
        super().__init__(data=gebonden, initial=dict(getypt), use_required_attribute=False)
        self.regeling, self.hulp, self.velden_gevraagd, self.rij = regeling, hulp, velden, {}
        self.per_pad = dict(_paden(velden, getypt))
        self.fields = {pad: formveld(veld, hulp.veld(veld.naam)) for pad, veld in self.per_pad.items()}
        for pad in self.fields:
            self.fields[pad].required &= self._moet(pad)

    rij: Invoerrij

    def _moet(self, pad: str) -> bool:
        """A row of a list may stay empty, but not the first one of a list that must be there: half a row is judged by the reading."""
        deel = _PAD.fullmatch(pad)
        if deel is None:
            return True
        lijst = next(veld for veld in self.velden_gevraagd if veld.naam == deel[1])
        return deel[2] == "0" and not lijst.optioneel

    def groepen(self) -> Iterator[tuple[str, str, list[tuple[str, BoundField]]]]:
        """(heading of a row of a list or "", the list that can grow after it or "", fields with how each is shown), for the page."""
        los = [(_vorm(self[pad]), self[pad]) for pad, veld in self.per_pad.items() if not _PAD.fullmatch(pad)]
        yield "", "", los
        for veld in self.velden_gevraagd:
            if isinstance(veld.soort, Lijst):
                yield from self._rijen(veld.naam, veld.soort.meest)

    def _rijen(self, lijst: str, meest: int) -> Iterator[tuple[str, str, list[tuple[str, BoundField]]]]:
        nummers = list(dict.fromkeys(int(deel[2]) for pad in self.per_pad if (deel := _PAD.fullmatch(pad)) and deel[1] == lijst))
        naam = tekst(*self.hulp.veld(lijst).label)
        for nummer in nummers:
            velden = [(_vorm(self[pad]), self[pad]) for pad in self.per_pad if pad.startswith(f"{lijst}[{nummer}].")]
            groeit = nummer == nummers[-1] and len(nummers) < meest
            yield f"{naam} {nummer + 1}", lijst if groeit else "", velden

    def clean(self) -> dict[str, Any]:
        """Turn the text into what the calculation reads, and put each fault at its field."""
        ruw: dict[str, object] = {}
        for pad, veld in self.per_pad.items():
            try:
                _zet(ruw, pad, ruwe_waarde(veld, self.cleaned_data.get(pad)))
            except ValueError as weigering:
                self.add_error(pad, str(weigering))
        rijen = {veld.naam: _echte_rijen(ruw, veld) for veld in self.velden_gevraagd if isinstance(veld.soort, Lijst)}
        # A list that may be left out and that nobody filled in, was left out: that is not the same as an empty list.
        weg = {veld.naam for veld in self.velden_gevraagd if veld.optioneel and not rijen.get(veld.naam)}
        ruw |= {naam: None if naam in weg else [deel for _, deel in gevuld] for naam, gevuld in rijen.items()}
        fouten: list[Fout] = []
        gelezen = lees_object({naam: waarde for naam, waarde in ruw.items() if waarde is not None}, self.regeling.velden, "", fouten)
        if not fouten and not self.errors:
            fouten.extend(self.regeling.controleer(gelezen))
        for fout in fouten:
            self._toon(fout, rijen)
        self.rij = gelezen
        return self.cleaned_data

    def _toon(self, fout: Fout, rijen: Mapping[str, list[tuple[int, object]]]) -> None:
        """Blank rows of a list were left out: the fault goes to the row as it stands on the page."""
        pad = fout.veld
        if deel := _PAD.fullmatch(pad):
            pad = f"{deel[1]}[{rijen[deel[1]][int(deel[2])][0]}].{deel[3]}"
        if pad in self.errors:
            return
        self.add_error(pad if pad in self.fields else None, tekst(fout.melding, fout.en or fout.melding))


def _paden(velden: Sequence[Veld], getypt: Mapping[str, str]) -> Iterator[tuple[str, Veld]]:
    for veld in velden:
        if not isinstance(veld.soort, Lijst):
            yield veld.naam, veld
            continue
        nummers = [int(deel[2]) for naam in getypt if (deel := _PAD.fullmatch(naam)) and deel[1] == veld.naam and len(deel[2]) < 4]
        aantal = max(veld.soort.minst, 1, max(nummers, default=-1) + 1) + (getypt.get(ERBIJ) == veld.naam)
        for nummer in range(min(aantal, veld.soort.meest)):
            yield from ((f"{veld.naam}[{nummer}].{sub.naam}", sub) for sub in veld.soort.velden)


def _zet(ruw: dict[str, object], pad: str, waarde: object) -> None:
    if deel := _PAD.fullmatch(pad):
        lijst: Any = ruw.setdefault(deel[1], {})
        lijst.setdefault(int(deel[2]), {})[deel[3]] = waarde
    else:
        ruw[pad] = waarde


def _echte_rijen(ruw: Mapping[str, object], veld: Veld) -> list[tuple[int, object]]:
    """The rows in which something was filled in, with their numbers on the page."""
    rijen: Any = ruw.get(veld.naam, {})
    gevuld = ((nummer, {naam: deel for naam, deel in rij.items() if deel is not None}) for nummer, rij in rijen.items())
    return [(nummer, rij) for nummer, rij in gevuld if rij]


def _vorm(veld: BoundField) -> str:
    if isinstance(veld.field.widget, forms.RadioSelect):
        return "keuze"
    return "vink" if isinstance(veld.field.widget, forms.CheckboxInput) else "veld"
