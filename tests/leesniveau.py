"""Plain language as far as a machine can judge: short sentences and ordinary words (B1), and what is too hard with what to say instead."""

import re
from collections.abc import Iterator

MEESTE_WOORDEN = 22
# C1 words and what B1 says. Names of acts and of offices are no words of ours.
MAKKELIJKER = {
    "aangaande": "over",
    "alsmede": "en",
    "alvorens": "voordat",
    "behoudens": "behalve",
    "beschikking": "besluit",
    "betreffende": "over",
    "conform": "volgens",
    "derhalve": "daarom",
    "desgewenst": "als u dat wilt",
    "dienen": "moeten",
    "dient": "moet",
    "doch": "maar",
    "dwangbevel": "brief van de deurwaarder",
    "echter": "maar",
    "gaarne": "graag",
    "geachte": "beste",
    "hetgeen": "wat",
    "heden": "vandaag",
    "helaas": "(weglaten)",
    "hieromtrent": "hierover",
    "indien": "als",
    "ingevolge": "door",
    "inzake": "over",
    "invordering": "innen",
    "jegens": "tegen",
    "krachtens": "volgens",
    "middels": "met",
    "mits": "als",
    "navolgende": "volgende",
    "omtrent": "over",
    "ondanks": "ook al",
    "reeds": "al",
    "relevant": "belangrijk",
    "restitutie": "terugbetaling",
    "teneinde": "om",
    "terugvordering": "terugvragen",
    "tevens": "ook",
    "thans": "nu",
    "uwerzijds": "van u",
    "vermindering": "verlaging",
    "verrekening": "aftrekken",
    "verschuldigd": "moet betalen",
    "verstrekken": "geven",
    "verzoeken": "vragen",
    "verzuimd": "niet gedaan",
    "voornoemd": "genoemd",
    "wegens": "door",
    "zulks": "dat",
}
VERWIJT = ("u had moeten", "u bent vergeten", "ten onrechte", "uw eigen schuld", "nagelaten", "verzuimd")
NAMEN = re.compile(r"Algemene wet bestuursrecht|Les- en cursusgeldwet|Uitvoeringsbesluit|Autoriteit Persoonsgegevens")


def zinnen(tekst: str) -> list[str]:
    """Sentences; a number, an amount or a date counts as one word."""
    tekst = re.sub(r"(\d)[.,](\d)", r"\1_\2", tekst.replace("\u00a0", "_"))
    tekst = re.sub(r"(\d+_[a-z]+) (\d{4})", r"\1_\2", tekst)
    return [zin for zin in re.split(r"[.!?:;]\s+|[.!?:;]$|\n\s*\n", tekst) if zin.strip()]


def bezwaren(tekst: str, meeste_woorden: int = MEESTE_WOORDEN) -> Iterator[str]:
    """What is too hard in a Dutch text, each with the sentence and what to do."""
    for zin in zinnen(NAMEN.sub("wet", tekst)):
        woorden = re.findall(r"[^\s]+", zin)
        if len(woorden) > meeste_woorden:
            yield f"{len(woorden)} woorden (hoogstens {meeste_woorden}): {zin.strip()}"
        for woord in re.findall(r"[^\W\d_]+", zin.lower()):
            if woord in MAKKELIJKER:
                yield f"'{woord}', zeg: {MAKKELIJKER[woord]}: {zin.strip()}"
        if re.search(r"\b(je|jij|jouw|jullie)\b", zin.lower()):
            yield f"zeg u: {zin.strip()}"
        for verwijt in VERWIJT:
            if verwijt in zin.lower():
                yield f"verwijt '{verwijt}': {zin.strip()}"
