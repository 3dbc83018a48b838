"""Which delivered line is which person of ours: by the key at the source, else by BSN and date of birth, else somebody new.

A BSN that belongs to somebody else is never given twice and never moves: the person comes in without it, and a person
must find out whose it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection

from duo_portal.databank.schrijven import geef_ids, kopieer
from duo_portal.register.importeren.persoonsregel import Persoonsregel
from duo_portal.register.importeren.signalen import Melding
from duo_portal.register.models import Persoon
from duo_portal.register.models.persoon import Herkomst
from duo_portal.register.versleuteling import versleutel, zoekwaarde


class Bekende(NamedTuple):
    id: int
    sleutel: str | None
    zoek: bytes | None
    geboren: int | None


@dataclass(slots=True)
class Identiteiten:
    """Our id of each line, and which of these persons are new."""

    ids: dict[int, int] = field(default_factory=dict)
    nieuw: set[int] = field(default_factory=set)
    meldingen: list[Melding] = field(default_factory=list)


ZOEK = """
SELECT p.id, p.bronsleutel, p.bsn_zoekwaarde, g.geboortedatum_brp
FROM register_persoon p LEFT JOIN register_persoonsgegeven g ON g.persoon_id = p.id AND g.vervangen_op IS NULL
WHERE p.bronsleutel = ANY (%s) OR p.bsn_zoekwaarde = ANY (%s)
"""
NUMMER_ERBIJ = """
UPDATE register_persoon p SET bsn_versleuteld = n.versleuteld, bsn_zoekwaarde = n.zoek
FROM unnest(%s::bigint[], %s::bytea[], %s::bytea[]) n (id, versleuteld, zoek)
WHERE p.id = n.id AND p.bsn_zoekwaarde IS NULL
"""


def stel_identiteiten_vast(regels: Sequence[Persoonsregel]) -> Identiteiten:
    zoek = {regel.nummer: zoekwaarde(regel.bsn) if regel.bsn else None for regel in regels}
    bekenden = _zoek_bekenden([regel.sleutel for regel in regels], [waarde for waarde in zoek.values() if waarde])
    op_sleutel = {bekende.sleutel: bekende for bekende in bekenden if bekende.sleutel}
    op_bsn = {bekende.zoek: bekende for bekende in bekenden if bekende.zoek}
    wie = Identiteiten()
    # Persons who are known by their key come first: theirs is the BSN, also against an earlier line of the file.
    bezet = {bekende.zoek for regel in regels if (bekende := op_sleutel.get(regel.sleutel))}
    nieuw: list[tuple[Persoonsregel, bytes | None]] = []
    erbij: list[tuple[int, str, bytes]] = []
    for regel in regels:
        waarde = zoek[regel.nummer]
        if bekende := op_sleutel.get(regel.sleutel):
            wie.ids[regel.nummer] = bekende.id
            _vergelijk_bsn(regel, bekende, waarde, waarde in op_bsn or waarde in bezet, wie, erbij)
        elif waarde and (bekende := op_bsn.get(waarde)) and waarde not in bezet and bekende.geboren == regel.gegeven.geboortedatum_brp:
            wie.ids[regel.nummer] = bekende.id
        else:
            vrij = waarde is not None and waarde not in bezet and waarde not in op_bsn
            if waarde is not None and not vrij:
                wie.meldingen.append(Melding(regel.nummer, "BSN_DUBBEL", "bsn"))
            nieuw.append((regel, waarde if vrij else None))
        bezet.add(waarde)
    _geef_nummers(erbij)
    _maak_personen(nieuw, wie)
    return wie


def _zoek_bekenden(sleutels: list[str], zoekwaarden: list[bytes]) -> list[Bekende]:
    with connection.cursor() as cursor:
        cursor.execute(ZOEK, [sleutels, zoekwaarden])
        return [Bekende(pk, sleutel, bytes(zoek) if zoek else None, geboren) for pk, sleutel, zoek, geboren in cursor.fetchall()]


def _vergelijk_bsn(
    regel: Persoonsregel, bekende: Bekende, waarde: bytes | None, bezet: bool, wie: Identiteiten, erbij: list[tuple[int, str, bytes]]
) -> None:
    if waarde is None or waarde == bekende.zoek or regel.bsn is None:
        return
    if bekende.zoek is not None:
        wie.meldingen.append(Melding(regel.nummer, "BSN_ANDERS", "bsn"))
    elif bezet:
        wie.meldingen.append(Melding(regel.nummer, "BSN_DUBBEL", "bsn"))
    else:
        erbij.append((bekende.id, regel.bsn, waarde))


def _geef_nummers(erbij: Sequence[tuple[int, str, bytes]]) -> None:
    """Somebody known without a BSN got one."""
    if erbij:
        with connection.cursor() as cursor:
            cursor.execute(NUMMER_ERBIJ, [[pk for pk, _, _ in erbij], [versleutel(bsn) for _, bsn, _ in erbij], [z for _, _, z in erbij]])


def _maak_personen(nieuw: Sequence[tuple[Persoonsregel, bytes | None]], wie: Identiteiten) -> None:
    personen = [
        Persoon(
            herkomst=Herkomst.BESTAND,
            bronsleutel=regel.sleutel,
            bsn_versleuteld=versleutel(regel.bsn) if regel.bsn and waarde else None,
            bsn_zoekwaarde=waarde,
        )
        for regel, waarde in nieuw
    ]
    geef_ids(personen)
    kopieer(personen)
    for (regel, _), persoon in zip(nieuw, personen, strict=True):
        wie.ids[regel.nummer] = persoon.pk
        wie.nieuw.add(persoon.pk)
