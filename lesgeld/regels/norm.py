"""The norms and policy switches of lesgeld, loaded once."""

from pathlib import Path

from duo_portal.regels.normen import laad, laad_schakelaars

_MAP = Path(__file__).resolve().parent.parent / "normen"
NORMEN = laad(_MAP / "lesgeld.toml") | laad_schakelaars(_MAP / "schakelaars.toml")
