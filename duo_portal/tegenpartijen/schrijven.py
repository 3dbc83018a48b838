"""Files that are whole or not there."""

import os
from pathlib import Path


def schrijf_geheel(pad: Path, inhoud: str) -> None:
    """Who is killed on the way leaves a file without its name."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    werk = pad.with_name(f".{pad.name}.deel")
    werk.write_text(inhoud, encoding="utf-8")
    os.replace(werk, pad)
