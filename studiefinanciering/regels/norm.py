"""The norms of the amounts of studiefinanciering, loaded once."""

from pathlib import Path

from duo_portal.regels.normen import laad

_MAP = Path(__file__).resolve().parent.parent / "normen"
NORMEN = laad(_MAP / "mbo.toml") | laad(_MAP / "ho.toml") | laad(_MAP / "ouders.toml") | laad(_MAP / "overig.toml")
