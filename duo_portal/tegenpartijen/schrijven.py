"""Files that are whole or not there, and finding them."""

import os
from pathlib import Path


def schrijf_geheel(pad: Path, inhoud: str) -> None:
    """Who is killed on the way leaves a file without its name."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    werk = pad.with_name(f".{pad.name}.deel")
    werk.write_text(inhoud, encoding="utf-8")
    os.replace(werk, pad)


def laatste(map_: Path) -> Path | None:
    """The file with the last name; names that begin with a dot are not ready."""
    namen = [naam for naam in os.listdir(map_) if not naam.startswith(".")] if map_.exists() else []
    return map_ / max(namen) if namen else None
