"""What the deliveries of a school share: one look-up per table for all lines, and the fields that both kinds have."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection

from duo_portal.regels.codes import Onderwijs
from duo_portal.register.importeren import nummers
from duo_portal.register.importeren.lezer import Regel
from duo_portal.register.importeren.oordeel import Oordeel, keuze
from duo_portal.register.importeren.signalen import Veldfout
from duo_portal.register.models import Instelling, Opleiding
from duo_portal.register.models.onderwijs import Opleidingssoort
from duo_portal.register.versleuteling import zoekwaarde
from duo_portal.tijd.duur import tel_maanden

ONDERWIJS = {soort.name.lower(): soort for soort in Onderwijs}
SOORT = {
    Onderwijs.BOL: Opleidingssoort.MBO,
    Onderwijs.BBL: Opleidingssoort.MBO,
    Onderwijs.MBO_DEELTIJD: Opleidingssoort.MBO,
    Onderwijs.VAVO_VOLTIJD: Opleidingssoort.VAVO,
    Onderwijs.VAVO_DEELTIJD: Opleidingssoort.VAVO,
    Onderwijs.VO: Opleidingssoort.VAVO,
    Onderwijs.HBO: Opleidingssoort.HO,
    Onderwijs.WO: Opleidingssoort.HO,
}
JONGSTE_LEEFTIJD = 10


class Bekende(NamedTuple):
    """What the judging of a school line needs of a person; ``id`` is ours."""

    id: int
    geboren: date | None
    overleden: date | None


@dataclass(frozen=True, slots=True)
class Naslag:
    personen: Mapping[bytes, Bekende]
    instellingen: Mapping[str, Instelling]
    opleidingen: Mapping[tuple[int, str], int]


@dataclass(frozen=True, slots=True)
class Kern:
    """Who, where and what: the part that an enrolment and a diploma have in common."""

    persoon: Bekende
    instelling: Instelling
    opleiding_id: int
    onderwijs: Onderwijs

    @property
    def sleutel(self) -> tuple[int, int, int]:
        return self.persoon.id, self.instelling.pk, self.opleiding_id


PERSONEN = """
SELECT p.bsn_zoekwaarde, p.id, g.geboortedatum, o.datum
FROM register_persoon p
LEFT JOIN register_persoonsgegeven g ON g.persoon_id = p.id AND g.vervangen_op IS NULL
LEFT JOIN register_overlijden o ON o.persoon_id = p.id AND o.vervangen_op IS NULL
WHERE p.bsn_zoekwaarde = ANY (%s)
"""


def zoek_op(regels: Sequence[Regel]) -> Naslag:
    personen = zoek_personen(regel.waarden["bsn"] for regel in regels)
    brins = {regel.waarden["brin"].upper() for regel in regels}
    codes = {regel.waarden["opleiding"].upper() for regel in regels}
    return Naslag(
        personen,
        {rij.brin: rij for rij in Instelling.objects.filter(brin__in=brins)},
        {(soort, code): pk for soort, code, pk in Opleiding.objects.filter(code__in=codes).values_list("soort", "code", "id")},
    )


def zoek_personen(bsns: Iterable[str]) -> dict[bytes, Bekende]:
    with connection.cursor() as cursor:
        cursor.execute(PERSONEN, [[zoekwaarde(bsn) for bsn in set(bsns)]])
        return {bytes(zoek): Bekende(*rest) for zoek, *rest in cursor.fetchall()}


def zoek_persoon(oordeel: Oordeel, personen: Mapping[bytes, Bekende]) -> Bekende | None:
    bsn = oordeel.verplicht("bsn", nummers.bsn)
    if bsn is None:
        return None
    persoon = personen.get(zoekwaarde(bsn))
    if persoon is None:
        oordeel.meld("PERSOON_ONBEKEND", "bsn")
    return persoon


def lees_kern(oordeel: Oordeel, naslag: Naslag) -> Kern | None:
    """Every fault of the four fields is noted; the core is there only when all of them are right."""
    persoon = zoek_persoon(oordeel, naslag.personen)
    brin = oordeel.verplicht("brin", nummers.brin)
    onderwijs = oordeel.verplicht("onderwijs", keuze(ONDERWIJS))
    code = oordeel.verplicht("opleiding", nummers.opleidingscode)
    instelling = naslag.instellingen.get(brin or "")
    if brin is not None and instelling is None:
        oordeel.meld("BRIN_ONBEKEND", "brin")
    opleiding_id = naslag.opleidingen.get((SOORT[onderwijs], code)) if onderwijs and code else None
    if onderwijs and code and opleiding_id is None:
        oordeel.meld("OPLEIDING_ONBEKEND", "opleiding")
    if persoon is None or instelling is None or onderwijs is None or opleiding_id is None:
        return None
    return Kern(persoon, instelling, opleiding_id, onderwijs)


def toets_leven(oordeel: Oordeel, kern: Kern, dag: date, veld: str) -> None:
    """Nobody goes to these schools before the tenth birthday or after death."""
    if kern.persoon.geboren and dag < tel_maanden(kern.persoon.geboren, 12 * JONGSTE_LEEFTIJD):
        oordeel.meld("VOOR_GEBOORTE", veld)
    if kern.persoon.overleden and dag > kern.persoon.overleden:
        oordeel.meld("NA_OVERLIJDEN", veld)


def ja_nee(waarde: str) -> bool:
    try:
        return {"j": True, "ja": True, "n": False, "nee": False}[waarde.lower()]
    except KeyError:
        raise Veldfout("VELD_KEUZE") from None
