"""One explained step as a line of a sum on paper: the words at the left, the value at the right, the source beneath."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from duo_portal.berichten.onderdelen import Rekenregel
from duo_portal.berichten.opmaak import NBSP, tekst
from duo_portal.regels.normen import Status
from duo_portal.regels.uitleg import Uitlegrij

# Where a line may not break: between € and the amount, between a day and its month.
_HECHT = re.compile(r"(?<=€) (?=\d)|(?<=\b\d) (?=[a-zA-Z]+ \d{4}\b)|(?<=\b\d\d) (?=[a-zA-Z]+ \d{4}\b)")
_ADRES = re.compile(r"https?://[^ ;)]+")


def rekenregel(rij: Uitlegrij, af: Collection[str] = ()) -> Rekenregel:
    """``af`` names the steps that are taken off: their amounts get a minus sign."""
    bedrag = rij.waarde if rij.eenheid == "centen" and isinstance(rij.waarde, int) else None
    bron = rij.norm.bron if rij.norm else ""
    label, som = _label(rij)
    return Rekenregel(
        tekst=label,
        som=som,
        centen=-bedrag if bedrag is not None and rij.naam in af else bedrag,
        waarde="" if bedrag is not None else _waarde(rij),
        artikel=rij.artikel,
        bron=_plaats(bron),
        bron_url=rij.norm.bron_url if rij.norm else "",
        onbevestigd=rij.norm is not None and rij.norm.status is not Status.VASTGESTELD,
    )


def _plaats(bron: str) -> str:
    """Where the norm was found, without the words around its address; all of the words when there is none."""
    adres = _ADRES.search(bron)
    return (urlsplit(adres[0]).hostname if adres else None) or bron


def _label(rij: Uitlegrij) -> tuple[str, str]:
    """The sentence without the value, which stands at the right already; the working-out apart: "€ 1.458,00 × 6 ÷ 12"."""
    zonder = rij.zin.removesuffix(f" {rij.tekst}.")
    if zonder == rij.zin:
        return _heel(rij.zin), ""
    label, dubbelepunt, som = zonder.removesuffix(" =").partition(": ")
    return (_heel(label), _heel(som)) if dubbelepunt else (_heel(label.removesuffix(":")), "")


def _waarde(rij: Uitlegrij) -> str:
    if rij.eenheid != "maanden":
        return _heel(rij.tekst)
    return rij.tekst + NBSP + (tekst("maand", "month") if rij.waarde == 1 else tekst("maanden", "months"))


def _heel(zin: str) -> str:
    return _HECHT.sub(NBSP, zin)
