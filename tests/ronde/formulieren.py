"""The forms on the pages of the walk, and sending them in with whatever."""

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from tests.ronde.keuren import vind
from tests.ronde.lopen import Bezoek, Ronde, binnen, naam_van

# The imitated bank is no page of the portal, and calls it over the network.
VAN_EEN_ANDER = {"nagebootste-bank:betaal"}
KNOPPEN = {"submit", "button", "image", "reset"}


@dataclass(frozen=True)
class Formulier:
    """``vast``: what the page sends along by itself; ``invulbaar``: what somebody fills in, with the kind of field."""

    bezoek: Bezoek
    actie: str
    vast: dict[str, str]
    invulbaar: dict[str, str]

    @property
    def waar(self) -> str:
        return f"{self.actie} ({', '.join(sorted(self.invulbaar))}) op {self.bezoek.waar}"

    @property
    def is_vrije_tekst(self) -> bool:
        """Whether anything may be written in every field: then nonsense is an answer like another."""
        return set(self.invulbaar.values()) <= {"textarea", "checkbox", "file"}


def formulieren(ronde: Ronde) -> list[Formulier]:
    """Each form once, whoever's page it stands on; those of the shell (language, logging out) too."""
    uit: dict[tuple[str, frozenset[str]], Formulier] = {}
    for bezoek in ronde.paginas:
        for element in vind(bezoek.html, "//form[translate(@method, 'POST', 'post')='post']"):
            formulier = _lees(bezoek, element)
            if naam_van(formulier.actie) in VAN_EEN_ANDER:
                continue
            namen = frozenset(formulier.vast) | frozenset(formulier.invulbaar)
            uit.setdefault((naam_van(formulier.actie), namen), formulier)
    return list(uit.values())


def _lees(bezoek: Bezoek, element: HtmlElement) -> Formulier:
    vast: dict[str, str] = {}
    invulbaar: dict[str, str] = {}
    for veld in element.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]|.//button[@name]"):
        naam, soort = str(veld.get("name")), veld.get("type", "submit" if veld.tag == "button" else "text")
        if soort == "hidden" or soort in KNOPPEN:
            vast.setdefault(naam, str(veld.get("value") or ""))
        else:
            invulbaar[naam] = soort if veld.tag == "input" else str(veld.tag)
    vast.pop("csrfmiddlewaretoken", None)
    return Formulier(bezoek, binnen(bezoek.voorbeeld.pad, urljoin(bezoek.voorbeeld.pad, element.get("action") or "")), vast, invulbaar)
