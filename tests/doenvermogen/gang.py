"""Walking a flow as somebody with a browser does, and counting what it takes: pages, questions, documents, logins."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.test import Client
from lxml.html import FormElement, HtmlElement

from duo_portal.portaal.vragen.budget import Budget
from duo_portal.register.models import Persoon
from tests.ronde.keuren import boom_van
from tests.toegang.rolverdeling import burger

EIGEN_BANK = "/nagebootste-bank/"
INLOGGEN = "/inloggen/"


class Gang:
    """From the page where somebody begins. A link or button is only followed when it stands on the page that is shown."""

    def __init__(self, wie: Persoon, pad: str) -> None:
        self.client: Client = burger(wie)
        self.paginas, self.vragen, self.bijlagen, self.inlogs = 0, 0, 0, 1
        self.pad, self.boom = "", boom_van("<p></p>")
        self.ga(pad)

    def ga(self, pad: str) -> None:
        """Show this page, or the one to which it leads."""
        self._toon(pad, self.client.get(pad, follow=True))

    def klik(self, tekst: str) -> None:
        """Follow the link with these words."""
        links = [link for link in self._hoofd().iter("a") if tekst in _woorden(link)]
        assert links, f"geen link '{tekst}' op {self.pad}: {[_woorden(link) for link in self._hoofd().iter('a')]}"
        self.ga(urljoin(self.pad, str(links[0].get("href"))))

    def vul(self, knop: str, **antwoorden: object) -> None:
        """Fill in the form of this button and press it; every answer is a field that stands there and costs a question."""
        formulier, ingedrukt = self._formulier(knop)
        velden = set(formulier.fields)
        assert set(antwoorden) <= velden, f"{set(antwoorden) - velden} staat niet op {self.pad}: {velden}"
        waarden: dict[str, object] = {**_vooraf(formulier), **_van_knop(ingedrukt), **antwoorden}
        bestanden = {str(veld.get("name")) for veld in formulier.xpath(".//input[@type='file']")}
        self.vragen += len(antwoorden)
        self.bijlagen += len(bestanden & set(antwoorden))
        naar = urljoin(self.pad, str(ingedrukt.get("formaction") or formulier.get("action") or ""))
        self._toon(naar, self.client.post(naar, waarden, follow=True))

    def log_opnieuw_in(self) -> None:
        """Come back another day."""
        self.inlogs += 1

    @property
    def tekst(self) -> str:
        """What is read on the page."""
        return _woorden(self._hoofd())

    def gemeten(self, dagen: int) -> Budget:
        """What it took so far; ``dagen`` until there is an answer."""
        return Budget(self.paginas, self.vragen, self.bijlagen, self.inlogs, dagen)

    def _toon(self, pad: str, antwoord: Any) -> None:
        status, keten = antwoord.status_code, [str(url) for url, _ in antwoord.redirect_chain]
        assert status == 200, (pad, status, antwoord.content.decode()[:2000])
        self.pad = keten[-1] if keten else pad
        self.inlogs += sum(stap.startswith(INLOGGEN) for stap in keten)
        self.paginas += not self.pad.startswith(EIGEN_BANK)
        self.boom = boom_van(antwoord.content.decode())

    def _hoofd(self) -> HtmlElement:
        gevonden = self.boom.xpath("//main") or self.boom.xpath("//body")
        return gevonden[0]

    def _formulier(self, knop: str) -> tuple[FormElement, HtmlElement]:
        knoppen = [element for element in self._hoofd().xpath(".//form//button") if knop in _woorden(element)]
        assert knoppen, f"geen knop '{knop}' op {self.pad}: {[_woorden(e) for e in self._hoofd().xpath('.//form//button')]}"
        formulier = next(knoppen[0].iterancestors("form"))
        assert isinstance(formulier, FormElement)
        return formulier, knoppen[0]


def _woorden(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _vooraf(formulier: FormElement) -> dict[str, object]:
    """What the page filled in itself; of a field with several values the list."""
    uit: dict[str, list[str]] = {}
    for naam, waarde in formulier.form_values():
        uit.setdefault(naam, []).append(waarde)
    return {naam: waarden if len(waarden) > 1 else waarden[0] for naam, waarden in uit.items()}


def _van_knop(knop: HtmlElement) -> dict[str, object]:
    naam = knop.get("name")
    return {str(naam): str(knop.get("value") or "")} if naam else {}
