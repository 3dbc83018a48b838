"""A message as text to be read aloud: the same words as the letter, in the order in which somebody would read them out."""

import re

from lxml import html

from duo_portal.berichten import weergave
from duo_portal.berichten.weergave import Berichtgegevens

# The contact lines of the letterhead, the notice of the example and the address are for the eye.
_STIL = {"bericht-afzender", "bericht-voet", "bericht-voet-slot", "bericht-adres"}
_BLOKKEN = {"h1", "h2", "p", "li", "dt", "dd", "tr"}
_EINDE = (".", "?", "!", ":")


def spreektekst(bericht: Berichtgegevens) -> str:
    """One line per sentence or row; a row of a table is read as one line, a label ends with a colon."""
    artikel = html.fragment_fromstring(weergave.artikel(bericht))
    regels = [_regel(blok) for blok in artikel.iter(*_BLOKKEN) if not _stil(blok)]
    return "\n".join(regel for regel in regels if regel) + "\n"


def _stil(blok: html.HtmlElement) -> bool:
    """Also what lies within another block: it is read with that."""
    voorouders = list(blok.iterancestors())
    return any(set((deel.get("class") or "").split()) & _STIL for deel in (blok, *voorouders)) or any(
        deel.tag in _BLOKKEN for deel in voorouders
    )


def _regel(blok: html.HtmlElement) -> str:
    cellen = [_tekst(cel) for cel in blok] if blok.tag == "tr" else [_tekst(blok)]
    regel = ": ".join(cel for cel in cellen if cel)
    if not regel:
        return ""
    einde = ":" if blok.tag == "dt" else "."
    return regel if regel.endswith(_EINDE) else regel + einde


def _tekst(element: html.HtmlElement) -> str:
    """Plain text; what stood on separate lines is kept apart."""
    stukken = " ".join(element.itertext())
    return re.sub(r"\s+([.,:;?!])", r"\1", re.sub(r"[\s\u00a0]+", " ", stukken)).strip()
