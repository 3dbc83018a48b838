"""The first half of ``./run``, under the system's own Python: make ready what is needed, then go on inside ``.venv``. Stdlib only."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from duo_portal.lancering import opdrachten, paden, slot, systeem
from duo_portal.lancering.melding import Afgebroken, Startfout, zeg
from duo_portal.lancering.opmaak import bouw, node
from duo_portal.lancering.pythonomgeving import Lijst, Pythonomgeving
from duo_portal.lancering.voorgrond import seinen_breken_af

HULP = """\
Gebruik: ./run OPDRACHT

  demo     zet alles klaar, voert de hoofdtaak uit en toont het portaal op http://127.0.0.1:8000
           --personen N  zoveel verzonnen studenten (20000)   --eenmalig  stop na de samenvatting
           --opnieuw     begin met een lege databank          --poort N   andere poort
  test     alle tests; met argumenten wat pytest ervan maakt: ./run test -k lesgeld, ./run test tests/tijd
  manage   een beheeropdracht: ./run manage help, ./run manage bereken --lijst
  bench    meet de snelheid en schrijft docs/metingen/
  lint     stijl, typen en de regels voor imports
  help     deze tekst

Alles wat nodig is komt in .venv/ en var/ (als root staat de databank in /var/lib/duo-portaal-…).
DUO_VENV, DATABASE_URL en REDIS_URL wijzen zo nodig een andere Python-omgeving, databank of bus aan.
"""


MET_OPMAAK = {"collectstatic", "runserver"}  # the management commands that show or collect style sheets


@dataclass(frozen=True)
class Nodig:
    """``opmaak``: somebody will look at pages, so the style sheets must stand there."""

    lijst: Lijst
    pakketten: tuple[systeem.Behoefte, ...] = ()
    opmaak: bool = False


def nodig(opdracht: str, argumenten: Sequence[str]) -> Nodig:
    """A command that starts no database does not wait for system packages either."""
    redis = () if os.environ.get("REDIS_URL") and opdracht != "test" else (systeem.REDIS,)
    alles = (*systeem.BRIEVEN, *redis)
    if opdracht == "lint":
        return Nodig(Lijst.ONTWIKKELING)
    if opdracht == "test":
        return Nodig(Lijst.ONTWIKKELING, (*alles, systeem.BROWSER), opmaak=True)
    if opdracht == "bench":
        return Nodig(Lijst.ONTWIKKELING, alles, opmaak=True)
    if opdracht == "manage":
        beheer = argumenten[0] if argumenten else "help"
        return Nodig(Lijst.PRODUCTIE, alles if opdrachten.kenmerk(beheer).databank else (), opmaak=beheer in MET_OPMAAK)
    return Nodig(Lijst.PRODUCTIE, alles, opmaak=True)


def maak_klaar(behoefte: Nodig) -> Pythonomgeving:
    omgeving = Pythonomgeving(Path(os.environ.get("DUO_VENV") or paden.WORTEL / ".venv").absolute())
    opmaak_klaar = not behoefte.opmaak or bouw.klaar()
    if omgeving.klaar(behoefte.lijst) and opmaak_klaar:
        systeem.zorg_voor(behoefte.pakketten)
        return omgeving
    # Two first starts at once would install into each other's half-made environment.
    with slot.alleen(paden.standaard().maak().run / "opzet.lock"):
        systeem.zorg_voor((systeem.VENV, *behoefte.pakketten))
        if not omgeving.klaar(behoefte.lijst):
            omgeving.vul(behoefte.lijst)
        if not opmaak_klaar:
            maak_op(omgeving)
    return omgeving


def maak_op(omgeving: Pythonomgeving) -> None:
    """Build the style sheets, with the Node of the machine or else with one from pip."""
    gebruik = node.van_de_machine()
    if gebruik is None:
        if not omgeving.klaar(Lijst.OPMAAK):
            omgeving.vul(Lijst.OPMAAK)
        gebruik = node.van_pip(omgeving.pakketten)
    bouw.zorg_voor(gebruik=gebruik)


def main(argumenten: Sequence[str]) -> int:
    opdracht, *rest = argumenten or ["help"]
    if opdracht in {"help", "-h", "--help"}:
        print(HULP, end="")
        return 0
    if opdracht not in {"demo", "test", "manage", "bench", "lint"}:
        zeg(f"'{opdracht}' is geen opdracht van ./run.\n\n{HULP}")
        return 2
    try:
        with seinen_breken_af():
            omgeving = maak_klaar(nodig(opdracht, rest))
    except Startfout as fout:
        zeg(f"\n{fout}")
        return 1
    except Afgebroken:
        zeg("\nGestopt. Een volgende start gaat verder waar u was.")
        return 130
    return _ga_verder([str(omgeving.python), "-P", "-m", "duo_portal.lancering", opdracht, *rest])


def _ga_verder(regel: list[str]) -> NoReturn:
    os.execv(regel[0], regel)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
