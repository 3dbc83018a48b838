"""One field of a calculation on a page: how it is asked, and how its text becomes the value that the calculation reads."""

import re
from datetime import date
from typing import Any

from django import forms

from duo_portal.aanvragen.velden import Veld as Getypt
from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.openbaar.rekenhulpen import CENTEN, Veldtekst
from duo_portal.regels.bereken.velden import Datum, Geheel, JaNee, Keuze, Maand, Schooljaar, Veld
from duo_portal.regels.eenheden import Taal, maandnaam
from duo_portal.tijd import schooljaren, vandaag

MEESTE_RONDJES = 8
LANGST = 40
_EURO = re.compile(r"(?P<heel>\d{1,3}(?:[.\s\u00a0]\d{3})+|\d+)(?:[.,](?P<cent>\d{2}))?")
_EURO_EN = re.compile(r"(?P<heel>\d{1,3}(?:,\d{3})+)(?:\.(?P<cent>\d{2}))?")
_DATUM = Getypt("datum", "datum", ("", ""))


def formveld(veld: Veld, woorden: Veldtekst) -> forms.Field:
    vast: dict[str, Any] = {
        "label": tekst(*woorden.label),
        "help_text": tekst(*woorden.hulp) or _hulp(veld),
        "required": not veld.optioneel,
        "error_messages": {
            "required": tekst("Vul dit in.", "Fill this in."),
            "invalid_choice": tekst("Kies een van de antwoorden.", "Choose one of the answers."),
            "max_length": tekst("Dit is te lang. Maak het korter.", "This is too long. Make it shorter."),
        },
    }
    if isinstance(veld.soort, JaNee) and veld.optioneel:
        return forms.BooleanField(**vast)
    if keuzes := _keuzes(veld, woorden):
        met_leeg = [("", "—"), *keuzes] if len(keuzes) > MEESTE_RONDJES else keuzes
        widget = forms.Select() if len(keuzes) > MEESTE_RONDJES else forms.RadioSelect()
        return forms.ChoiceField(choices=met_leeg, widget=widget, **vast)
    cijfers = {"inputmode": "decimal" if veld.naam.endswith(CENTEN) else "numeric", "autocomplete": "off"}
    return forms.CharField(widget=forms.TextInput(cijfers), max_length=LANGST, **vast)


def _hulp(veld: Veld) -> str:
    if isinstance(veld.soort, Datum):
        return tekst("Bijvoorbeeld 20-2-2026.", "For example 20-2-2026.")
    if isinstance(veld.soort, Geheel) and veld.naam.endswith(CENTEN):
        return tekst("In euro's. Bijvoorbeeld 486,00.", "In euros. For example 486.00.")
    return ""


def _keuzes(veld: Veld, woorden: Veldtekst) -> list[tuple[str, str]]:
    soort = veld.soort
    if isinstance(soort, Keuze):
        lijst = soort.lijst.nl if Taal(tekst("nl", "en")) is Taal.NL else soort.lijst.en
        return [(naam, tekst(*woorden.keuzes[naam]) if naam in woorden.keuzes else lijst[code]) for naam, code in soort.keuzes.items()]
    if isinstance(soort, JaNee):
        return [("ja", tekst("Ja", "Yes")), ("nee", tekst("Nee", "No"))]
    if isinstance(soort, Schooljaar):
        nu = schooljaren.schooljaar_van(vandaag())
        return [(schooljaren.tekst(jaar), schooljaren.tekst(jaar)) for jaar in range(nu + 1, nu - 13, -1)]
    return _maanden(soort) if isinstance(soort, Maand) else []


def _maanden(soort: Maand) -> list[tuple[str, str]]:
    """The last month first."""
    van, tot = (datum.year * 12 + datum.month - 1 for datum in (soort.eerste, soort.laatste))
    taal = Taal(tekst("nl", "en"))
    datums = [date(nummer // 12, nummer % 12 + 1, 1) for nummer in range(tot, van - 1, -1)]
    return [(f"{datum:%Y-%m}", maandnaam(datum, taal)) for datum in datums]


def ruwe_waarde(veld: Veld, getypt: object) -> object:
    """The value as JSON would bring it; None for an empty field. Raises ``ValueError`` with the message for the reader."""
    if getypt in (None, "", False):
        return None
    tekst_ = str(getypt).strip()
    if isinstance(veld.soort, JaNee):
        return tekst_ != "nee"
    if isinstance(veld.soort, Datum):
        return _DATUM.lees(tekst_)
    if isinstance(veld.soort, Geheel):
        if not veld.naam.endswith(CENTEN):
            return _lees_getal(tekst_)
        # Below zero only where that can be: the income of who made a loss.
        onder_nul = veld.soort.minst < 0 and tekst_.startswith("-")
        return -lees_euro(tekst_[1:]) if onder_nul else lees_euro(tekst_)
    return tekst_


def lees_euro(getypt: str) -> int:
    """An amount as people write it, in cents: "486", "486,00", "€ 1.458,50", "1,458.50"."""
    kaal = getypt.replace("€", "").strip()
    deel = _EURO.fullmatch(kaal) or _EURO_EN.fullmatch(kaal)
    if deel is None:
        raise ValueError(tekst("Schrijf een bedrag in euro's. Bijvoorbeeld 486,00.", "Write an amount in euros. For example 486.00."))
    return int(re.sub(r"\D", "", deel["heel"])) * 100 + int(deel["cent"] or 0)


def _lees_getal(getypt: str) -> int:
    if not re.fullmatch(r"-?\d{1,15}", getypt):
        raise ValueError(tekst("Schrijf een heel getal. Gebruik alleen cijfers.", "Write a whole number. Use digits only."))
    return int(getypt)
