"""The walk: every example of every address, and where the links on those pages lead."""

import os
from collections import Counter, deque
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import cast
from unittest import mock
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve

from duo_portal.register.models import Persoon
from tests.infra.adressen import Adres, alle_adressen
from tests.ronde.keuren import vind
from tests.ronde.voorbeelden import Voorbeeld, voorbeelden_van
from tests.ronde.wereld import Wereld
from tests.toegang.rolverdeling import burger

HOST = "127.0.0.1"  # the login service of the demo serves no other
# Of one address so many examples at most: the same page ten times proves nothing new.
HOOGSTENS = 3
MEER = {"vragen:stap": 20}
# Pages whose state differs most from person to person: for everybody.
VAN_IEDEREEN = {"portaal:voorpagina", "lesgeld:schooljaar"}
# Pages that imitate another party have a shell of their own.
VAN_EEN_ANDER = {"nagebootste-bank", "oauth2_provider"}


@dataclass(frozen=True)
class Bezoek:
    """What came back. ``html`` is empty for a file; ``fout`` is the exception, where there was one."""

    voorbeeld: Voorbeeld
    status: int
    html: str = field(repr=False)
    naar: str
    koppen: dict[str, str] = field(repr=False)
    koekjes: frozenset[str] = frozenset()
    fout: str = ""

    @property
    def is_pagina(self) -> bool:
        """Also one that tells what was typed wrong."""
        return self.status in (200, 422) and bool(self.html)

    @property
    def waar(self) -> str:
        return f"{self.voorbeeld.naam} {self.voorbeeld.pad} ({'ingelogd' if self.voorbeeld.wie else 'niet ingelogd'})"


@dataclass
class Ronde:
    wereld: Wereld
    bezoeken: list[Bezoek] = field(repr=False)

    @property
    def paginas(self) -> list[Bezoek]:
        return [bezoek for bezoek in self.bezoeken if bezoek.is_pagina]

    def van(self, ruimte: str) -> list[Bezoek]:
        """The pages of one part of the portal."""
        return [bezoek for bezoek in self.paginas if ruimte_van(bezoek.voorbeeld.naam) == ruimte]


def ruimte_van(naam: str) -> str:
    return naam.split(":")[0]


def ruimten() -> list[str]:
    return sorted({ruimte_van(adres.naam) for adres in alle_adressen()})


class Loper:
    """Browsers without JavaScript, one per person."""

    def __init__(self, taal: str = "nl") -> None:
        self.taal = taal
        self.clients: dict[int, Client] = {}

    def client(self, wie: Persoon | None) -> Client:
        sleutel = wie.pk if wie else 0
        if sleutel not in self.clients:
            self.neem(burger(wie) if wie else Client(), wie)
        return self.clients[sleutel]

    def neem(self, client: Client, wie: Persoon | None) -> None:
        """Walk with this browser for this person."""
        client.defaults["SERVER_NAME"] = HOST
        client.cookies["django_language"] = self.taal
        self.clients[wie.pk if wie else 0] = client

    def bezoek(self, voorbeeld: Voorbeeld) -> Bezoek:
        with op_dag(voorbeeld.dag):
            client = self.client(voorbeeld.wie)
            try:
                with transaction.atomic():
                    antwoord = client.get(voorbeeld.pad)
            except Exception as fout:
                return Bezoek(voorbeeld, 500, "", "", {}, fout=repr(fout))
        koekjes = frozenset(client.cookies)
        return Bezoek(
            voorbeeld, antwoord.status_code, inhoud(antwoord), antwoord.headers.get("Location", ""), dict(antwoord.headers), koekjes
        )


def op_dag(dag: str) -> AbstractContextManager[object]:
    return cast(AbstractContextManager[object], mock.patch.dict(os.environ, {"DUO_VANDAAG": dag} if dag else {}))


def inhoud(antwoord: HttpResponseBase) -> str:
    """The page, or nothing for a file."""
    if not antwoord.headers.get("Content-Type", "").startswith("text/html"):
        return ""
    return str(antwoord.content.decode())  # type: ignore[attr-defined]


def loop(wereld: Wereld) -> Ronde:
    """All examples; then the links on those pages, as long as of that address there are few."""
    adressen = {adres.naam: adres for adres in alle_adressen()}
    voorbeelden = [voorbeeld for adres in adressen.values() for voorbeeld in voorbeelden_van(adres, wereld)]
    voorbeelden += [replace(v, wie=wie) for v in voorbeelden if v.naam in VAN_IEDEREEN for wie in wereld.studenten]
    gang = _Gang(adressen)
    for voorbeeld in voorbeelden:
        gang.ga(voorbeeld)
    while gang.links:
        link = gang.links.popleft()
        if gang.nog_een(link):
            gang.ga(link)
    return Ronde(wereld, gang.bezoeken)


class _Gang:
    def __init__(self, adressen: dict[str, Adres]) -> None:
        self.adressen = adressen
        self.loper = Loper()
        self.links: deque[Voorbeeld] = deque()
        self.bezoeken: list[Bezoek] = []
        self.gezien: set[tuple[str, int]] = set()
        self.aantal: Counter[object] = Counter()

    def ga(self, voorbeeld: Voorbeeld) -> None:
        wie = voorbeeld.wie.pk if voorbeeld.wie else 0
        if (voorbeeld.pad, wie) in self.gezien:
            return
        self.gezien.add((voorbeeld.pad, wie))
        self.aantal.update([voorbeeld.naam, (voorbeeld.naam, wie)])
        bezoek = self.loper.bezoek(voorbeeld)
        self.bezoeken.append(bezoek)
        self.links.extend(self._eigenaar(link) for link in verder(bezoek))

    def nog_een(self, link: Voorbeeld) -> bool:
        meeste = MEER.get(link.naam, HOOGSTENS)
        return self.aantal[link.naam] < meeste and self.aantal[link.naam, link.wie.pk if link.wie else 0] < meeste - 1

    def _eigenaar(self, link: Voorbeeld) -> Voorbeeld:
        """An open page is the same for who is logged in; only the front page is two pages."""
        adres = self.adressen.get(link.naam)
        open_ = adres is not None and not adres.voor_burger and link.naam not in VAN_IEDEREEN
        return replace(link, wie=None) if open_ else link


def verder(bezoek: Bezoek) -> list[Voorbeeld]:
    """Where the links of a page lead, and a redirect, as far as that is in the portal and for citizens."""
    verwijzingen = [bezoek.naar] if bezoek.naar else []
    if bezoek.html:
        verwijzingen += map(str, vind(bezoek.html, "//a/@href"))
    uit = []
    for verwijzing in verwijzingen:
        pad = binnen(bezoek.voorbeeld.pad, verwijzing)
        if pad and (naam := naam_van(pad)):
            uit.append(Voorbeeld(naam, pad, bezoek.voorbeeld.wie, bezoek.voorbeeld.dag))
    return uit


def binnen(vanaf: str, verwijzing: str) -> str:
    """The path of a link, without the place on the page; empty for what leads outside."""
    delen = urlsplit(urljoin(vanaf, verwijzing.strip()))
    if delen.scheme not in ("", "http", "https") or delen.netloc not in ("", HOST):
        return ""
    return delen.path + (f"?{delen.query}" if delen.query else "")


def naam_van(pad: str) -> str:
    """By which name the resolver knows it; empty for what it does not know, as a style sheet, and for the staff side."""
    kaal = pad.partition("?")[0]
    if kaal.startswith(("/beheer/", "/statisch/")):
        return ""
    try:
        gevonden = resolve(kaal)
    except Resolver404:
        return "?"
    return gevonden.view_name
