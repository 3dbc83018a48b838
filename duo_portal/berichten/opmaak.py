"""How amounts and dates are written, in the language that is active."""

from datetime import date
from typing import Literal

from django.template import Library
from django.utils.translation import get_language

register = Library()
NBSP = "\u00a0"
MIN = "\u2212"
MAANDEN = {
    "nl": ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
}


def taal_nu() -> Literal["nl", "en"]:
    """The active language as one of the two that we write: Dutch unless English was chosen."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


@register.filter
def centen(waarde: int, taal: str | None = None) -> str:
    """1458_00 → "€ 1.458,00" (nl) or "€1,458.00" (en); a negative amount opens with a real minus sign."""
    if isinstance(waarde, bool) or not isinstance(waarde, int):
        raise TypeError(f"een bedrag is een geheel aantal centen, niet {waarde!r}")
    euro, cent = divmod(abs(waarde), 100)
    if (taal or taal_nu()) == "en":
        return f"{MIN if waarde < 0 else ''}€{euro:,}.{cent:02d}"
    return f"{MIN + NBSP if waarde < 0 else ''}€{NBSP}{euro:,}".replace(",", ".") + f",{cent:02d}"


@register.filter
def datum(waarde: date | str, taal: str | None = None) -> str:
    """A date, or its ISO text, in words: "15 juni 2026", "15 June 2026"; day and month stay on one line."""
    dag = date.fromisoformat(waarde) if isinstance(waarde, str) else waarde
    return f"{dag.day}{NBSP}{MAANDEN[taal or taal_nu()][dag.month - 1]} {dag.year}"


@register.filter
def dag_en_maand(waarde: date | str, taal: str | None = None) -> str:
    """A date whose year is plain from what stands around it: "15 juni"."""
    dag = date.fromisoformat(waarde) if isinstance(waarde, str) else waarde
    return f"{dag.day}{NBSP}{MAANDEN[taal or taal_nu()][dag.month - 1]}"


@register.filter
def maand(waarde: date | str, taal: str | None = None) -> str:
    """The month in three letters, for narrow columns: "mrt", "Mar"."""
    dag = date.fromisoformat(waarde) if isinstance(waarde, str) else waarde
    naam = MAANDEN[taal or taal_nu()][dag.month - 1]
    return "mrt" if naam == "maart" else naam[:3]


@register.filter
def maandnaam(waarde: date, taal: str | None = None) -> str:
    """The month in full: "juni", "June"."""
    return MAANDEN[taal or taal_nu()][waarde.month - 1]


@register.filter
def maand_en_jaar(waarde: date | str, taal: str | None = None) -> str:
    """The month of a date with its year: "juni 2026", on one line."""
    dag = date.fromisoformat(waarde) if isinstance(waarde, str) else waarde
    return f"{MAANDEN[taal or taal_nu()][dag.month - 1]}{NBSP}{dag.year}"


@register.filter
def paginanaam(waarde: str) -> str:
    """How the log names a page of the portal ("pagina lesgeld:schooljaar"), for a reader; other text stays as it is."""
    soort, _, naam = waarde.partition(" ")
    if soort != "pagina":
        return waarde
    return tekst("de pagina", "the page") + " ‘" + naam.replace(":", ", ").replace("_", " ") + "’"


@register.filter
def schooljaar(waarde: int) -> str:
    """2025 → "2025-2026"."""
    return f"{waarde}-{waarde + 1}"


@register.simple_tag
def tekst(nl: str, en: str) -> str:
    """The text in the active language. Both stand side by side, so that neither is forgotten."""
    return en if taal_nu() == "en" else nl
