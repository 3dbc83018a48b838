"""The project's own Python files, for the tests that walk through the house."""

from collections.abc import Iterator
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
_NIET = {".venv", "var", "node_modules", "migrations", "__pycache__", ".git"}


def pythonbestanden(*mappen: str) -> Iterator[Path]:
    for map_ in mappen or (".",):
        for pad in sorted((WORTEL / map_).rglob("*.py")):
            if not _NIET & set(pad.relative_to(WORTEL).parts):
                yield pad
