"""The classes of the Utrecht components beside our own short names, in every template.

``python -m tests.portaal.utrechtklassen`` adds them where they are missing.
"""

import re
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
_ELEMENT = re.compile(r'<(?P<naam>[a-z]+)\b(?P<voor>[^>]*?)\bclass="(?P<klassen>[^"]*)"')


def _van_knop(element: str, klassen: list[str]) -> list[str]:
    soort = "secondary" if "knop-tweede" in klassen else "primary"
    if element == "a":
        return ["utrecht-button-link", "utrecht-button-link--html-a", f"utrecht-button-link--{soort}-action"]
    return ["utrecht-button", f"utrecht-button--{soort}-action"]


def _van_melding(klassen: list[str]) -> list[str]:
    soort = "error" if "melding-fout" in klassen else "warning" if "melding-let-op" in klassen else "info"
    return ["utrecht-alert", f"utrecht-alert--{soort}"]


def bijpassend(element: str, klassen: list[str]) -> list[str]:
    """The classes of the component that an element with these classes is; none when it is no component."""
    if "knop" in klassen:
        return _van_knop(element, klassen)
    if "knop-link" in klassen:
        return ["utrecht-link-button", "utrecht-link-button--html-button"]
    return _van_melding(klassen) if "melding" in klassen else []


def aangevuld(html: str) -> str:
    """The template with the classes that were missing. What is chosen by a template tag has to name them itself."""

    def vul_aan(treffer: re.Match[str]) -> str:
        klassen = treffer["klassen"].split()
        if "{%" in klassen or any(klasse.startswith("utrecht-") for klasse in klassen):
            return treffer[0]
        return f'<{treffer["naam"]}{treffer["voor"]}class="{" ".join([*klassen, *bijpassend(treffer["naam"], klassen)])}"'

    return _ELEMENT.sub(vul_aan, html)


def sjablonen() -> list[Path]:
    """The pages; letters and the staff side have a look of their own."""
    mappen = [WORTEL / "templates", WORTEL / "tests" / "portaal" / "staalkaart"]
    return sorted(pad for map_ in mappen for pad in map_.rglob("*.html") if "admin" not in pad.parts)


if __name__ == "__main__":
    for pad in sjablonen():
        bron = pad.read_text(encoding="utf-8")
        if (nieuw := aangevuld(bron)) != bron:
            pad.write_text(nieuw, encoding="utf-8")
            print(pad.relative_to(WORTEL))
