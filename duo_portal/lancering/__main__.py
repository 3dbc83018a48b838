"""The second half of ``./run``, inside ``.venv``."""

import sys
from collections.abc import Sequence

from duo_portal.lancering import paden
from duo_portal.lancering.melding import Afgebroken, Startfout, zeg
from duo_portal.lancering.voorgrond import seinen_breken_af


def _doe(opdracht: str, argumenten: Sequence[str]) -> int:
    # Imported where needed: lint and a quick calculation should not wait for the database driver.
    if opdracht == "demo":
        from duo_portal.lancering.demo import demo

        return demo(paden.standaard(), argumenten)
    if opdracht == "manage":
        from duo_portal.lancering.beheer import beheer

        return beheer(paden.standaard(), argumenten)
    from duo_portal.lancering import toetsen

    if opdracht == "bench":
        return toetsen.bench(paden.standaard(), argumenten)
    return toetsen.lint() if opdracht == "lint" else toetsen.test(argumenten)


def main(argumenten: Sequence[str]) -> int:
    try:
        with seinen_breken_af():
            return _doe(argumenten[0], argumenten[1:])
    except Startfout as fout:
        zeg(f"\n{fout}")
        return 1
    except Afgebroken:
        zeg("\nGestopt. Een volgende start gaat verder waar u was.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
