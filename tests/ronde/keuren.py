"""Reading pages: what stands on them, and what no page may show: traces of the machine behind it."""

import re
from typing import Any, cast

from lxml import html as lxml_html
from lxml.html import HtmlElement

# As words on the screen: what a template prints for something that is not there, or does not know.
_SPOREN = re.compile(
    r"\bNone\b|\bTrue\b|\bFalse\b|\bnan\b|\{\{|\{%|%\}|\}\}|object at 0x|\b\w+ object \(\d|<\w+: |datetime\.|Decimal\("
    r"|&(?:lt|amp|gt|nbsp|#\d+);"
)


def boom_van(html: str) -> HtmlElement:
    return cast(HtmlElement, lxml_html.document_fromstring(html))


def vind(html: str, xpath: str) -> list[Any]:
    """Elements, or the values of attributes as strings."""
    return cast(list[Any], boom_van(html).xpath(xpath))


def tekst_van(html: str) -> str:
    """What can be read on the page, and what is read aloud or shown on hovering."""
    boom = boom_van(html)
    for weg in cast(list[HtmlElement], boom.xpath("//script|//style|//template")):
        weg.drop_tree()
    namen = vind(html, "//@alt|//@aria-label|//@title|//@placeholder|//@value|//title/text()")
    return " ".join([str(boom.text_content()), *map(str, namen)])


def sporen(html: str) -> list[str]:
    """Each trace with the words around it; empty for a sound page."""
    tekst = " ".join(tekst_van(html).split())
    return [tekst[max(0, treffer.start() - 40) : treffer.end() + 40] for treffer in _SPOREN.finditer(tekst)]


def hoofd_van(html: str) -> str:
    """The text of ``<main>``, without menu and foot."""
    (hoofd,) = vind(html, "//main")
    return " ".join(str(hoofd.text_content()).split())
