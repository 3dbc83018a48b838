"""The walk: every example of every address, and where the links on those pages lead."""

import os
from collections import Counter, deque
from dataclasses import dataclass, field
from unittest import mock
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html as lxml_html

from duo_portal.register.models import Persoon
from tests.infra.adressen import Adres, alle_adressen
from tests.ronde.voorbeelden import Voorbeeld, voorbeelden_van
from tests.ronde.wereld import Wereld
from tests.toegang.rolverdeling import burger

# Of one address so many examples at most: the same page ten times proves nothing new.
HOOGSTENS, HOOGSTENS_PER_PERSOON = 6, 2
MEER = {"vragen:stap": 20}
# Pages whose state differs most from person to person: for everybody.
VAN_IEDEREEN = ("portaal:voorpagina", "lesgeld:nieuwste", "berichten:lijst")


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
        return self.status == 200 and bool(self.html)

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
            nieuw = burger(wie) if wie else Client()
            nieuw.raise_request_exception = True
            nieuw.cookies["django_language"] = self.taal
            self.clients[sleutel] = nieuw
        return self.clients[sleutel]

    def bezoek(self, voorbeeld: Voorbeeld) -> Bezoek:
        with op_dag(voorbeeld.dag):
            client = self.client(voorbeeld.wie)
            try:
                with transaction.atomic():
                    antwoord = client.get(voorbeeld.pad)
            except Exception as fout:
                return Bezoek(voorbeeld, 500, "", "", {}, fout=repr(fout))
        koekjes = frozenset(client.cookies)
        return Bezoek(voorbeeld, antwoord.status_code, inhoud(antwoord), antwoord.headers.get("Location", ""), dict(antwoord.headers), koekjes)


def op_dag(dag: str) -> "mock._patch_dict":
    return mock.patch.dict(os.environ, {"DUO_VANDAAG": dag} if dag else {})


def inhoud(antwoord: HttpResponseBase) -> str:
    """The page, or nothing for a file."""
    if not antwoord.headers.get("Content-Type", "").startswith("text/html"):
        return ""
    return str(antwoord.content.decode())  # type: ignore[attr-defined]


def loop(wereld: Wereld) -> Ronde:
    adressen = alle_adressen()
    rij = deque(voorbeeld for adres in adressen for voorbeeld in voorbeelden_van(adres, wereld))
    rij.extend(_van_iedereen(adressen, wereld))
    loper, gezien, aantal, bezoeken = Loper(), set(), Counter[object](), []
    while rij:
        voorbeeld = rij.popleft()
        sleutel = (voorbeeld.pad, voorbeeld.wie and voorbeeld.wie.pk)
        if sleutel in gezien:
            continue
        gezien.add(sleutel)
        aantal[voorbeeld.naam] += 1
        aantal[voorbeeld.naam, sleutel[1]] += 1
        bezoek = loper.bezoek(voorbeeld)
        bezoeken.append(bezoek)
        rij.extend(v for v in verder(bezoek) if _nog_een(v, aantal))
    return Ronde(wereld, bezoeken)


def _van_iedereen(adressen: list[Adres], wereld: Wereld) -> list[Voorbeeld]:
    namen = {adres.naam: "/" + adres.patroon for adres in adressen}
    return [Voorbeeld(naam, namen[naam], wie) for naam in VAN_IEDEREEN for wie in wereld.allen]


def _nog_een(voorbeeld: Voorbeeld, aantal: Counter[object]) -> bool:
    meeste = MEER.get(voorbeeld.naam)
    per_persoon = aantal[voorbeeld.naam, voorbeeld.wie and voorbeeld.wie.pk]
    return aantal[voorbeeld.naam] < (meeste or HOOGSTENS) and per_persoon < (meeste or HOOGSTENS_PER_PERSOON)


def verder(bezoek: Bezoek) -> list[Voorbeeld]:
    """Where the links of a page lead, and a redirect, as far as that is in the portal and for citizens."""
    verwijzingen = [bezoek.naar] if bezoek.naar else []
    if bezoek.html:
        boom = lxml_html.document_fromstring(bezoek.html)
        verwijzingen += [str(href) for href in boom.xpath("//a/@href")]
    uit = []
    for verwijzing in verwijzingen:
        pad = binnen(bezoek.voorbeeld.pad, verwijzing)
        if pad and (naam := naam_van(pad)):
            uit.append(Voorbeeld(naam, pad, bezoek.voorbeeld.wie, bezoek.voorbeeld.dag))
    return uit


def binnen(vanaf: str, verwijzing: str) -> str:
    """The path of a link, without the place on the page; empty for what leads outside."""
    delen = urlsplit(urljoin(vanaf, verwijzing.strip()))
    if delen.scheme not in ("", "http", "https") or delen.netloc not in ("", "testserver"):
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
