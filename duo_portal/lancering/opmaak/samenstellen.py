"""One sheet out of three: the components that we use, the measures of the example theme that those ask for, and our own theme.

Everything here is text to text. Of the example theme come sizes and distances; colours and fonts are ours alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

# Whole elements are styled by the variant for bare HTML; what needs a class, by the component itself.
COMPONENTEN = (
    "alert",
    "breadcrumb-nav",
    "button",
    "button-link",
    "checkbox",
    "data-list",
    "form-field",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "form-label",
    "link-button",
    "radio-button",
    "select",
    "skip-link",
    "textarea",
    "textbox",
)
ELEMENTEN = ("heading-1", "heading-2", "heading-3", "link")
EIGEN = (
    "tokens",
    "thema",
    "basis",
    "schil",
    "onderdelen",
    "staten",
    "termijnen",
    "formulier",
    "bericht",
    "grafiek",
    "openbaar",
    "sessie",
)

_COMMENTAAR = re.compile(r"/\*.*?\*/", re.S)
_DECLARATIE = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+);")
_GEBRUIK = re.compile(r"var\(\s*(--[\w-]+)")
_KLEUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|\b(?:transparent|white|black|currentcolor)\b", re.I)
_NAAM_VAN_ANDEREN = re.compile(r"font-family|color|shadow")


def declaraties(css: str) -> dict[str, str]:
    """The custom properties of a sheet by name; a later one wins."""
    return {naam: " ".join(waarde.split()) for naam, waarde in _DECLARATIE.findall(_COMMENTAAR.sub("", css))}


def gebruikt(css: str) -> set[str]:
    """The custom properties that a sheet asks for."""
    return set(_GEBRUIK.findall(_COMMENTAAR.sub("", css)))


def maten(tokens: Mapping[str, str], gevraagd: Iterable[str], eigen: Iterable[str]) -> dict[str, str]:
    """The tokens that are asked for, with those they are made of; without what we set ourselves and without colours and fonts."""
    van_ons, gekozen = set(eigen), dict[str, str]()
    nog = sorted(set(gevraagd))
    while nog:
        naam = nog.pop()
        if naam in gekozen or naam in van_ons or naam not in tokens or is_kleur_of_letter(naam, tokens):
            continue
        gekozen[naam] = tokens[naam]
        nog += sorted(gebruikt(tokens[naam]))
    return dict(sorted(gekozen.items()))


def is_kleur_of_letter(naam: str, tokens: Mapping[str, str]) -> bool:
    """Whether a token says, itself or through the tokens it is made of, a colour or a font."""
    gezien: set[str] = set()
    nog = [naam]
    while nog:
        deze = nog.pop()
        if deze in gezien:
            continue
        gezien.add(deze)
        waarde = tokens.get(deze, "")
        if _NAAM_VAN_ANDEREN.search(deze) or _KLEUR.search(waarde):
            return True
        nog += gebruikt(waarde)
    return False


def stel_samen(componenten: Sequence[str], tokens: str, eigen: Sequence[str]) -> str:
    """The sheet before it is made small. Ours comes last: what is equally specific, we win."""
    van_ons = "\n".join(eigen)
    gevraagd = set().union(*(gebruikt(css) for css in (*componenten, van_ons)))
    gekozen = maten(declaraties(tokens), gevraagd, declaraties(van_ons))
    return "\n".join([*_wortel(gekozen), *(_zonder_tekenset(css) for css in componenten), van_ons])


def _wortel(gekozen: Mapping[str, str]) -> Iterator[str]:
    yield ":root {"
    yield from (f"  {naam}: {waarde};" for naam, waarde in gekozen.items())
    yield "}"


def _zonder_tekenset(css: str) -> str:
    return css.replace('@charset "UTF-8";', "")
