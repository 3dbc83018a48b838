"""Schools and their locations, from the reference files of the project or newer ones of the same layout."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from duo_portal.register.importeren import nummers
from duo_portal.register.importeren.afleveren import Rapport, Verwerker, lever_af
from duo_portal.register.importeren.bestanden import GEGEVENS
from duo_portal.register.importeren.datums import datum
from duo_portal.register.importeren.lezer import Indeling, Regel
from duo_portal.register.importeren.naslag import beoordeel, werk_bij
from duo_portal.register.importeren.oordeel import Oordeel, tekst
from duo_portal.register.importeren.signalen import Melding, Veldfout
from duo_portal.register.models import Instelling, Vestiging

MAP = GEGEVENS / "instellingen"
INSTELLING = Indeling(
    "instellingen", ("brin", "naam", "pc4", "plaats", "datum_oprichting", "datum_opheffing", "denominatie", "denominatie_naam")
)
FICTIEF = Indeling("fictieve instellingen", INSTELLING.kolommen)
VESTIGING = Indeling("vestigingen", ("brin", "vestiging", "naam", "pc4", "plaats"))
SECTOR = Indeling("onderwijssoort", ("brin",))
VELDEN = ("naam", "pc4", "plaats", "opgericht_op", "opgeheven_op", "denominatie")


def laad_alle() -> Iterator[Rapport]:
    """The project's own files, in the order in which they lean on each other."""
    yield lever_af(MAP / "brin_alle.csv", INSTELLING, _instellingen(fictief=False))
    yield lever_af(MAP / "fictief.csv", FICTIEF, _instellingen(fictief=True))
    yield lever_af(MAP / "brin_vestigingen_actief.csv", VESTIGING, _vestigingen)
    for soort, bestand in (("mbo", "mbo_instellingen.csv"), ("ho", "ho_instellingen_alle.csv")):
        yield lever_af(MAP / bestand, SECTOR, _sector(soort))
    yield lever_af(MAP / "fictief.csv", SECTOR, _sector("mbo"))


def laad_bestand(pad: Path) -> Rapport:
    return lever_af(pad, INSTELLING, _instellingen(fictief=False))


def _instellingen(*, fictief: bool) -> Verwerker:
    def verwerk(regels: Sequence[Regel]) -> list[Melding]:
        stand = beoordeel(regels, _lees_instelling, lambda waarden: waarden["brin"])
        for _, waarden in stand.goed.values():
            waarden["fictief"] = fictief
        bestaand: dict[Any, Instelling] = {rij.brin: rij for rij in Instelling.objects.filter(brin__in=list(stand.goed))}
        return stand.meldingen + werk_bij(Instelling, bestaand, stand.goed, (*VELDEN, "fictief"))

    return verwerk


def _lees_instelling(oordeel: Oordeel) -> dict[str, Any]:
    return {
        "brin": oordeel.verplicht("brin", nummers.brin),
        "naam": oordeel.verplicht("naam", tekst(200)),
        "pc4": oordeel.mits("pc4", _pc4) or "",
        "plaats": oordeel.mits("plaats", tekst(80)) or "",
        "opgericht_op": oordeel.mits("datum_oprichting", datum),
        "opgeheven_op": oordeel.mits("datum_opheffing", datum),
        "denominatie": oordeel.mits("denominatie_naam", tekst(80)) or "",
    }


def _vestigingen(regels: Sequence[Regel]) -> list[Melding]:
    scholen = dict(Instelling.objects.values_list("brin", "id"))

    def lees(oordeel: Oordeel) -> dict[str, Any]:
        brin = oordeel.verplicht("brin", nummers.brin)
        if brin is not None and brin not in scholen:
            oordeel.meld("BRIN_ONBEKEND", "brin")
        return {
            "instelling_id": scholen.get(brin or ""),
            "code": oordeel.verplicht("vestiging", tekst(2)),
            "naam": oordeel.verplicht("naam", tekst(200)),
            "pc4": oordeel.mits("pc4", _pc4) or "",
            "plaats": oordeel.mits("plaats", tekst(80)) or "",
        }

    stand = beoordeel(regels, lees, lambda waarden: (waarden["instelling_id"], waarden["code"]))
    bestaand: dict[Any, Vestiging] = {(rij.instelling_id, rij.code): rij for rij in Vestiging.objects.all()}
    return stand.meldingen + werk_bij(Vestiging, bestaand, stand.goed, ("naam", "pc4", "plaats"))


def _sector(soort: str) -> Verwerker:
    """Adds ``soort`` to the kinds of education of the schools in a list: the register of schools itself has no such column."""

    def verwerk(regels: Sequence[Regel]) -> list[Melding]:
        scholen: dict[Any, Instelling] = {rij.brin: rij for rij in Instelling.objects.all()}

        def lees(oordeel: Oordeel) -> dict[str, Any]:
            brin = oordeel.verplicht("brin", nummers.brin)
            if brin is not None and brin not in scholen:
                oordeel.meld("BRIN_ONBEKEND", "brin")
            nu = scholen[brin].soorten if brin in scholen else ""
            return {"brin": brin, "soorten": ",".join(sorted({*filter(None, nu.split(",")), soort}, reverse=True))}

        stand = beoordeel(regels, lees, lambda waarden: waarden["brin"])
        return stand.meldingen + werk_bij(Instelling, scholen, stand.goed, ("soorten",))

    return verwerk


def _pc4(waarde: str) -> str:
    if len(waarde) != 4 or not (waarde.isascii() and waarde.isdigit()):
        raise Veldfout("POSTCODE_VORM")
    return waarde
