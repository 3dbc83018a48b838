"""WCAG contrast between the colours that the style sheets name."""

import re
from pathlib import Path

TOKENS = Path(__file__).resolve().parents[2] / "statisch_bron" / "css" / "tokens.css"


def helderheid(kleur: str) -> float:
    delen = [int(kleur[plek : plek + 2], 16) / 255 for plek in (1, 3, 5)]
    rood, groen, blauw = (deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    licht, donker = sorted((helderheid(een), helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def kleuren() -> dict[str, dict[str, str]]:
    """The colours of the light and of the dark theme; what dark does not name it takes from light."""
    licht_css, donker_css = TOKENS.read_text().split("@media (prefers-color-scheme: dark)")
    licht = _kleuren(licht_css)
    return {"licht": licht, "donker": licht | _kleuren(donker_css.split("@media")[0])}


def _kleuren(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", css))
