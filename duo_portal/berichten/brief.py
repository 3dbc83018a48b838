"""The letter: the article of the message as a tagged PDF (PDF/UA-1), the same bytes for the same message and form."""

import hashlib
from functools import cache
from pathlib import Path
from threading import Lock

from django.utils import translation
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from duo_portal.berichten import weergave
from duo_portal.berichten.models import Briefvorm
from duo_portal.berichten.weergave import Berichtgegevens

LETTERTYPE = Path(__file__).parent / "lettertype"
SCHEMA = "brief:"
# The font configuration is shared, because loading it costs more than a letter; Pango is not safe over threads.
_slot = Lock()


class _EigenBestanden(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """A letter reads our own fonts and nothing else: no network, no other file, whatever a value contains."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        bestand = LETTERTYPE / url.removeprefix(SCHEMA)
        if not url.startswith(SCHEMA) or bestand.parent != LETTERTYPE or not bestand.is_file():
            raise FatalURLFetchingError(f"een brief mag {url} niet ophalen")
        return URLFetcherResponse(url, bestand.read_bytes(), {"Content-Type": "font/woff2"})


@cache
def _opmaak(bestand: Path) -> tuple[CSS, FontConfiguration]:
    letters = FontConfiguration()
    css = bestand.read_text(encoding="utf-8")
    return CSS(string=css, font_config=letters, url_fetcher=_EigenBestanden(), base_url=SCHEMA), letters


def html(bericht: Berichtgegevens) -> str:
    """The whole document that is printed: the article of the page, in the frame of a letter."""
    delen = {"bericht": bericht, "onderwerp": weergave.onderwerp(bericht), "artikel": weergave.artikel(bericht)}
    with translation.override(bericht.taal):
        return weergave.vorm(bericht, "brief.html", delen)


def stijl(vorm: int, briefvorm: Briefvorm) -> Path:
    """The style sheet of a shape; large print has one of its own beside each."""
    map_ = f"groot-{vorm}" if briefvorm == Briefvorm.GROTELETTER else str(vorm)
    return weergave.VORMEN / map_ / "brief.css"


def pdf(bericht: Berichtgegevens, briefvorm: Briefvorm = Briefvorm.GEWOON) -> bytes:
    return druk(html(bericht), stijl(bericht.sjabloon.vorm, briefvorm), pdf_variant="pdf/ua-1")


def druk(bron: str, css_bestand: Path, **opties: str) -> bytes:
    """Any document of ours as PDF, with our own fonts; its identifier follows from its text, so that the bytes do too."""
    kenteken = hashlib.sha256(bron.encode()).hexdigest()[:32].encode()
    with _slot:
        css, letters = _opmaak(css_bestand)
        document = HTML(string=bron, base_url=SCHEMA, url_fetcher=_EigenBestanden())
        inhoud: bytes = document.write_pdf(stylesheets=[css], font_config=letters, pdf_identifier=kenteken, **opties)
    return inhoud
