"""``./run demo``: from nothing to a portal with the main job done, in steps that are each done once."""

import argparse
import socket
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from duo_portal.lancering import opdrachten, werkers
from duo_portal.lancering.beheer import migreer
from duo_portal.lancering.demostappen import SPEELSTAPPEN, STAPPEN, Fase, Stap
from duo_portal.lancering.diensten import Installatie
from duo_portal.lancering.melding import Startfout, zeg
from duo_portal.lancering.paden import Paden
from duo_portal.lancering.slot import Slot
from duo_portal.lancering.stappen import Merktekens
from duo_portal.lancering.voorgrond import voer_uit

PERSONEN = 20_000
GESPEELDE_PERSONEN = 2_000  # a year of nights must end within a few minutes
# Marks of what was chosen once; no step has such a name.
AANTAL, WIJZE = "aantal personen", "wijze"
INEENS, GESPEELD = "ineens", "gespeeld"


@dataclass(frozen=True)
class Keuzes:
    personen: int | None
    eenmalig: bool
    opnieuw: bool
    poort: int
    speel_af: bool = False

    @property
    def wijze(self) -> str:
        return GESPEELD if self.speel_af else INEENS

    @property
    def gewoonlijk(self) -> int:
        return GESPEELDE_PERSONEN if self.speel_af else PERSONEN


def lees_keuzes(argumenten: Sequence[str]) -> Keuzes:
    lezer = argparse.ArgumentParser(prog="./run demo", description="Zet alles klaar, voert de hoofdtaak uit en toont het portaal.")
    lezer.add_argument(
        "--personen", type=int, help=f"hoeveel verzonnen studenten (gewoonlijk {PERSONEN}; met --speel-af {GESPEELDE_PERSONEN})"
    )
    lezer.add_argument("--eenmalig", action="store_true", help="stop na de samenvatting; toon het portaal niet")
    lezer.add_argument("--opnieuw", action="store_true", help="gooi de demo-databank eerst weg")
    lezer.add_argument("--speel-af", action="store_true", help="speel het schooljaar nacht voor nacht na, met bank, CJIB en deurwaarder")
    lezer.add_argument("--poort", type=int, default=8000, help="poort op 127.0.0.1 (gewoonlijk 8000)")
    gelezen = lezer.parse_args(list(argumenten))
    if gelezen.personen is not None and gelezen.personen < 1:
        lezer.error("--personen: geef een aantal van 1 of meer")
    return Keuzes(gelezen.personen, gelezen.eenmalig, gelezen.opnieuw, gelezen.poort, gelezen.speel_af)


def demo(paden: Paden, argumenten: Sequence[str]) -> int:
    keuzes = lees_keuzes(argumenten)
    enige = Slot(paden.maak().run / "demo.lock")
    if not enige.probeer_alleen():
        raise Startfout("De demo draait al, in een ander venster. Stop die eerst met Ctrl-C.")
    try:
        werkers.ruim_verweesde_op(paden)
        if not keuzes.eenmalig:
            _eis_vrije_poort(keuzes.poort)
        with ExitStack() as stapel:
            zeg("Databank en berichtenbus starten …")
            installatie = stapel.enter_context(Installatie(paden))
            if keuzes.opnieuw:
                installatie.begin_opnieuw()
            _draai(installatie, keuzes, stapel)
    finally:
        enige.sluit()
    return 0


def _draai(installatie: Installatie, keuzes: Keuzes, stapel: ExitStack) -> None:
    migreer(installatie)
    merktekens = Merktekens(installatie.omgeving()["DATABASE_URL_EIGENAAR"])
    kies_wijze(merktekens, keuzes)
    personen = kies_aantal(merktekens, keuzes)
    stappen = SPEELSTAPPEN if keuzes.speel_af else STAPPEN
    _doe_fase(Fase.LADEN, stappen, installatie, merktekens, personen)
    processen = [werkers.werker(installatie, nummer) for nummer in range(1, werkers.aantal_werkers() + 1)]
    processen.append(werkers.beat(installatie))
    if not keuzes.eenmalig:
        processen.append(werkers.web(installatie, keuzes.poort))
    stapel.enter_context(werkers.draaiend(processen))
    _doe_fase(Fase.DRAAIEN, stappen, installatie, merktekens, personen)
    if not keuzes.eenmalig:
        _toon(werkers.Bewaking(processen), keuzes.poort)


def _doe_fase(fase: Fase, stappen: Sequence[Stap], installatie: Installatie, merktekens: Merktekens, personen: int) -> None:
    for nummer, stap in enumerate(stappen, start=1):
        if stap.fase is fase:
            doe(stap, f"[{nummer}/{len(stappen)}]", installatie, merktekens, personen)


def kies_wijze(merktekens: Merktekens, keuzes: Keuzes) -> None:
    """A year that was written at once cannot be played over again, nor the other way round."""
    gekozen = merktekens.afdruk(WIJZE) or (INEENS if merktekens.afdruk(AANTAL) else None)
    if gekozen is None:
        merktekens.zet(WIJZE, keuzes.wijze)
    elif gekozen != keuzes.wijze:
        raise Startfout(
            f"Deze demo is {gekozen} gemaakt. Voor de andere manier begint u opnieuw:\n"
            f"  ./run demo --opnieuw{' --speel-af' * keuzes.speel_af}"
        )


def kies_aantal(merktekens: Merktekens, keuzes: Keuzes) -> int:
    """The size of the nation is chosen once: a second nation over the first would be no nation."""
    gekozen = merktekens.afdruk(AANTAL)
    if gekozen is None:
        gekozen = str(keuzes.personen or keuzes.gewoonlijk)
        merktekens.zet(AANTAL, gekozen)
    elif keuzes.personen and str(keuzes.personen) != gekozen:
        raise Startfout(
            f"Deze demo is gemaakt met {gekozen} personen. Voor een ander aantal begint u opnieuw:\n"
            f"  ./run demo --opnieuw{' --speel-af' * keuzes.speel_af} --personen {keuzes.personen}"
        )
    return int(gekozen)


def doe(stap: Stap, kop: str, installatie: Installatie, merktekens: Merktekens, personen: int) -> None:
    """One step, unless its mark says that it was done with the same sources. The mark is set only after it ended well."""
    argumenten = [deel.format(personen=personen) for deel in stap.argumenten]
    afdruk = stap.afdruk(argumenten)
    if not stap.altijd and merktekens.afdruk(stap.naam) == afdruk:
        zeg(f"{kop} {stap.titel}: was al klaar")
        return
    zeg(f"{kop} {stap.titel} …")
    if stap.opdracht not in opdrachten.INGEBOUWD and opdrachten.zoek(stap.opdracht) is None:
        raise Startfout(f"De demo kan niet verder: de opdracht '{stap.opdracht}' bestaat (nog) niet in dit portaal.")
    begin = time.monotonic()
    rol = opdrachten.kenmerk(stap.opdracht).rol
    if code := voer_uit(opdrachten.regel(stap.opdracht, *argumenten), installatie.omgeving(rol)):
        raise Startfout(f"De stap '{stap.titel}' is mislukt (code {code}). De melding staat hierboven; ./run demo gaat hier verder.")
    merktekens.zet(stap.naam, afdruk)
    zeg(f"      klaar in {time.monotonic() - begin:.1f} s".replace(".", ","))


def _eis_vrije_poort(poort: int) -> None:
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(("127.0.0.1", poort))
        except OSError:
            raise Startfout(f"Poort {poort} is bezet. Kies een andere:  ./run demo --poort {poort + 1}") from None


def _toon(bewaking: werkers.Bewaking, poort: int) -> None:
    einde = time.monotonic() + 30
    while not _luistert(poort):
        bewaking.kijk()
        if time.monotonic() > einde:
            raise Startfout("Het portaal antwoordt niet. Zie var/log/web.log.")
        time.sleep(0.1)
    zeg(f"\nHet portaal staat klaar op http://127.0.0.1:{poort}\nStop met Ctrl-C; een volgende ./run demo gaat verder waar u was.")
    while True:
        bewaking.kijk()
        time.sleep(1)


def _luistert(poort: int) -> bool:
    with socket.socket() as proef:
        return proef.connect_ex(("127.0.0.1", poort)) == 0
