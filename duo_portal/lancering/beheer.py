"""``./run manage``: a management command with the right environment, role and services around it."""

import os
from collections.abc import Sequence
from contextlib import ExitStack

from duo_portal.lancering import geheimen, opdrachten, werkers
from duo_portal.lancering.diensten import Installatie, basisomgeving
from duo_portal.lancering.melding import Startfout, zeg
from duo_portal.lancering.paden import Paden
from duo_portal.lancering.stappen import Merktekens, afdruk_van, schemabestanden
from duo_portal.lancering.voorgrond import voer_uit


def beheer(paden: Paden, argumenten: Sequence[str]) -> int:
    opdracht, *rest = argumenten or ["help"]
    kenmerk = opdrachten.kenmerk(opdracht)
    if not kenmerk.databank or "--help" in rest:
        omgeving = basisomgeving(paden.maak(), geheimen.lees_of_maak(paden.geheimen))
        regel = opdrachten.regel(opdracht, *rest)
        os.execve(regel[0], regel, {**os.environ, **omgeving})  # nothing to stop afterwards: become the command itself
    with ExitStack() as stapel:
        installatie = stapel.enter_context(Installatie(paden))
        if kenmerk.rol != "eigenaar":
            migreer(installatie)
        if kenmerk.werker:
            stapel.enter_context(werkers.werkers(installatie, aantal=1))
        return voer_uit(opdrachten.regel(opdracht, *rest), installatie.omgeving(kenmerk.rol), interactief=True)


def migreer(installatie: Installatie) -> None:
    """Bring the tables up to date when the sources of the schema changed since the last time."""
    omgeving = installatie.omgeving("eigenaar")
    merktekens = Merktekens(omgeving["DATABASE_URL_EIGENAAR"])
    afdruk = afdruk_van(schemabestanden())
    if merktekens.afdruk("migreren") == afdruk:
        return
    zeg("Tabellen bijwerken …")
    if voer_uit(opdrachten.regel("migrate", "--verbosity", "0"), omgeving):
        raise Startfout("De tabellen konden niet worden bijgewerkt. De melding staat hierboven.")
    merktekens.zet("migreren", afdruk)
