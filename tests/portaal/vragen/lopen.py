"""Walking through question pages with a browser without JavaScript, for the tests about them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Antwoord

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
_VERBORGEN = re.compile(r'<input type="hidden" name="(concept|versie|terug)" value="([^"]*)">')


def lees(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, (adres, antwoord.status_code, antwoord.headers.get("Location"))
    return unescape(antwoord.content.decode())


def verborgen(pagina: str) -> dict[str, str]:
    """What the form of this page sends along by itself."""
    return dict(_VERBORGEN.findall(pagina))


def bestand(inhoud: bytes = PDF, naam: str = "verklaring.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud, "application/pdf")


def begin(client: Client, adres: str) -> str:
    """Press the button of the first page; returns where it leads."""
    antwoord = client.post(adres)
    assert antwoord.status_code == 302, antwoord.content
    return antwoord["Location"]


def antwoord(client: Client, adres: str, **getypt: object) -> Antwoord:
    """Fill in the page at this address and send it."""
    return client.post(adres, {**verborgen(lees(client, adres)), **getypt})


def volgende(client: Client, adres: str, **getypt: object) -> str:
    gegeven = antwoord(client, adres, **getypt)
    assert gegeven.status_code == 302, unescape(gegeven.content.decode())
    return gegeven["Location"]
