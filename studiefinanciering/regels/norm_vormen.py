"""The norms of form, duration, travel product, earnings, WTOS and levenlanglerenkrediet, loaded once."""

from pathlib import Path

from duo_portal.regels.normen import Normen, laad

_MAP = Path(__file__).resolve().parent.parent / "normen"
DUUR = laad(_MAP / "duur.toml")
REISPRODUCT = laad(_MAP / "reisproduct.toml")
BIJVERDIENEN = laad(_MAP / "bijverdienen.toml")
WTOS = laad(_MAP / "wtos.toml")
LLLK = laad(_MAP / "lllk.toml")
NORMEN: Normen = DUUR | REISPRODUCT | BIJVERDIENEN | WTOS | LLLK
