"""Evidence as it comes in: what kind of file it is, by its content."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from duo_portal.aanvragen.models import Bestandssoort
from duo_portal.berichten.opmaak import tekst

GROOTST = 10 * 1024 * 1024  # bytes of one file
MEESTE = 10  # files with one request
_BEGIN = {
    Bestandssoort.PDF: b"%PDF-",
    Bestandssoort.JPEG: b"\xff\xd8\xff",
    Bestandssoort.PNG: b"\x89PNG\r\n\x1a\n",
}
# The end of a file that arrived whole; behind it a program may have added a little.
_EINDE = {Bestandssoort.PDF: b"%%EOF", Bestandssoort.JPEG: b"\xff\xd9", Bestandssoort.PNG: b"IEND"}
_STAART = 2048
_ONZICHTBAAR = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Bestand:
    """A file as the browser sent it. ``omvang`` may be more than was read: what is too large is not read further."""

    naam: str
    inhoud: bytes

    @property
    def nette_naam(self) -> str:
        """The last part of the name, without signs that hide what it is."""
        kaal = _ONZICHTBAAR.sub("", PurePath(self.naam.replace("\\", "/")).name).strip()
        return kaal[-120:] or "bestand"


def herken(inhoud: bytes) -> Bestandssoort | None:
    """The kind of file that this content is, or None for anything that we do not take."""
    return next((soort for soort, begin in _BEGIN.items() if inhoud.startswith(begin)), None)


def fout_in(bestand: Bestand) -> str:
    """What is wrong with the file, for who sent it; empty when we take it."""
    naam = bestand.nette_naam
    if not bestand.inhoud:
        return tekst(f"Het bestand ‘{naam}’ is leeg. Kies een ander bestand.", f"The file ‘{naam}’ is empty. Choose another file.")
    if len(bestand.inhoud) > GROOTST:
        return tekst(
            f"Het bestand ‘{naam}’ is te groot. Een bestand mag 10 MB groot zijn. Maak een foto of scan met minder pixels.",
            f"The file ‘{naam}’ is too large. A file may be 10 MB. Make a photo or scan with fewer pixels.",
        )
    soort = herken(bestand.inhoud)
    if soort is None:
        return tekst(
            f"Het bestand ‘{naam}’ is geen pdf, jpg of png. Maak een foto van het papier, of bewaar het als pdf.",
            f"The file ‘{naam}’ is not a pdf, jpg or png. Take a photo of the paper, or save it as a pdf.",
        )
    if _EINDE[soort] not in bestand.inhoud[-_STAART:]:
        return tekst(
            f"Het bestand ‘{naam}’ is niet compleet. Bewaar het opnieuw en stuur het nog een keer.",
            f"The file ‘{naam}’ is not complete. Save it again and send it once more.",
        )
    return ""
