"""Programmes of mbo (crebo), ho (isat) and vavo, and which ho programme a school offers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from duo_portal.register.importeren import nummers
from duo_portal.register.importeren.afleveren import Rapport, Verwerker, lever_af
from duo_portal.register.importeren.bestanden import GEGEVENS
from duo_portal.register.importeren.lezer import Indeling, Regel
from duo_portal.register.importeren.naslag import beoordeel, werk_bij
from duo_portal.register.importeren.oordeel import Oordeel, tekst
from duo_portal.register.importeren.signalen import Melding
from duo_portal.register.models import Instelling, Opleiding, Opleidingsaanbod
from duo_portal.register.models.onderwijs import Opleidingssoort

MAP = GEGEVENS / "opleidingen"
CREBO = Indeling("opleidingen mbo", ("code", "naam", "niveau"), hernoem={"crebo": "code", "kwalificatie": "naam"})
LEERWEG = Indeling(CREBO.soort, (*CREBO.kolommen, "leerweg"), hernoem=CREBO.hernoem)
ISAT = Indeling("opleidingen ho", ("code", "naam"), hernoem={"isat": "code"})
VAVO = Indeling("opleidingen vavo", ("code", "naam"))
CROHO = Indeling("opleidingsaanbod ho", ("brin", "code", "soort_ho", "type", "naam"), hernoem={"isat": "code"})
TYPEN = {"ad": "ad", "ba": "bachelor", "pi": "bachelor", "ma": "master", "pm": "master"}
VELDEN = ("naam", "niveau", "leerwegen", "actueel")
VOORVOEGSEL = re.compile("(b|m|ad|pm) ")


class Lijst(NamedTuple):
    """One file: what it says about every programme in it. An older list (``vult_aan``) only fills what is still empty."""

    soort: Opleidingssoort
    actueel: bool
    leerwegen: bool = False
    vult_aan: bool = False


def laad_alle() -> Iterator[Rapport]:
    """From old to new: a later list knows more of the same programme (learning path, still running)."""
    yield lever_af(MAP / "crebo_alle.csv", CREBO, _opleidingen(Lijst(Opleidingssoort.MBO, actueel=False, vult_aan=True)))
    yield lever_af(
        MAP / "crebo_hks_2015.csv", LEERWEG, _opleidingen(Lijst(Opleidingssoort.MBO, actueel=False, leerwegen=True, vult_aan=True))
    )
    yield laad_bestand(MAP / "crebo_actueel_selectie.csv")
    yield lever_af(MAP / "isat_namen.csv", ISAT, _opleidingen(Lijst(Opleidingssoort.HO, actueel=False, vult_aan=True)))
    yield lever_af(MAP / "croho_actueel.csv", CROHO, _aanbod)
    yield lever_af(MAP / "vavo.csv", VAVO, _opleidingen(Lijst(Opleidingssoort.VAVO, actueel=True)))


def laad_bestand(pad: Path) -> Rapport:
    """A list of mbo programmes that run now."""
    return lever_af(pad, LEERWEG, _opleidingen(Lijst(Opleidingssoort.MBO, actueel=True, leerwegen=True)))


def _opleidingen(lijst: Lijst) -> Verwerker:
    def lees(oordeel: Oordeel) -> dict[str, Any]:
        mbo = lijst.soort == Opleidingssoort.MBO
        return {
            "soort": lijst.soort,
            "code": oordeel.verplicht("code", nummers.opleidingscode),
            "naam": oordeel.verplicht("naam", tekst(250)),
            "niveau": (oordeel.mits("niveau", tekst(10)) or "") if mbo else "",
            "leerwegen": (oordeel.mits("leerweg", tekst(20)) or "") if lijst.leerwegen else "",
            "actueel": lijst.actueel,
        }

    def verwerk(regels: Sequence[Regel]) -> list[Melding]:
        stand = beoordeel(regels, lees, lambda waarden: waarden["code"])
        bekend = _bekend(lijst.soort)
        for code, (_, waarden) in stand.goed.items():
            if lijst.vult_aan and code in bekend:
                waarden.update({veld: getattr(bekend[code], veld) or waarden[veld] for veld in VELDEN})
        return stand.meldingen + werk_bij(Opleiding, bekend, stand.goed, VELDEN)

    return verwerk


def _bekend(soort: Opleidingssoort) -> dict[Any, Opleiding]:
    return {rij.code: rij for rij in Opleiding.objects.filter(soort=soort)}


def _aanbod(regels: Sequence[Regel]) -> list[Melding]:
    """Marks the programmes in the list as running, and records which school offers which."""
    scholen = dict(Instelling.objects.values_list("brin", "id"))

    def lees(oordeel: Oordeel) -> dict[str, Any]:
        brin = oordeel.verplicht("brin", nummers.brin)
        if brin is not None and brin not in scholen:
            oordeel.meld("BRIN_ONBEKEND", "brin")
        naam = oordeel.verplicht("naam", tekst(250)) or ""
        niveau = TYPEN.get(oordeel.ruw("type"), "")
        if not niveau:
            oordeel.meld("VELD_KEUZE", "type")
        return {
            "instelling_id": scholen.get(brin or ""),
            "code": oordeel.verplicht("code", nummers.opleidingscode),
            "naam": VOORVOEGSEL.sub("", naam, count=1) if VOORVOEGSEL.match(naam) else naam,
            "niveau": niveau,
        }

    stand = beoordeel(regels, lees, lambda waarden: (waarden["instelling_id"], waarden["code"]))
    ids = _werk_ho_bij({waarden["code"]: waarden for _, waarden in stand.goed.values()})
    paren: dict[Any, tuple[int, dict[str, Any]]] = {
        (waarden["instelling_id"], ids[waarden["code"]]): (
            nummer,
            {"instelling_id": waarden["instelling_id"], "opleiding_id": ids[waarden["code"]]},
        )
        for nummer, waarden in stand.goed.values()
    }
    bestaand: dict[Any, Opleidingsaanbod] = {(rij.instelling_id, rij.opleiding_id): rij for rij in Opleidingsaanbod.objects.all()}
    return stand.meldingen + werk_bij(Opleidingsaanbod, bestaand, paren, ())


def _werk_ho_bij(gezien: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """The same programme stands under several schools, each with its own spelling: the list of names keeps the name."""
    bekend = _bekend(Opleidingssoort.HO)
    goed: dict[Any, tuple[int, dict[str, Any]]] = {
        code: (
            0,
            {
                "soort": Opleidingssoort.HO,
                "code": code,
                "naam": bekend[code].naam if code in bekend else waarden["naam"],
                "niveau": waarden["niveau"],
                "leerwegen": "",
                "actueel": True,
            },
        )
        for code, waarden in gezien.items()
    }
    werk_bij(Opleiding, bekend, goed, ("niveau", "actueel"))
    return dict(Opleiding.objects.filter(soort=Opleidingssoort.HO).values_list("code", "id"))
