"""Where the project keeps its own reference data."""

from pathlib import Path

GEGEVENS = Path(__file__).resolve().parent.parent / "gegevens"
