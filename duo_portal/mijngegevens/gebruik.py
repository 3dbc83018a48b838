"""Who looked at a person's data, and to whom data were given: one list from the tables in which it stands, newest first.

Nothing is written for it: a file that went to the CJIB says itself what it told of whom. Pages go by key, so that the tenth page
costs as much as the first.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from django.db import connection

from duo_portal.berichten.opmaak import paginanaam, taal_nu
from duo_portal.mijngegevens.models import Pogingsoort
from duo_portal.toegang.beheer.doelen import TAAK
from duo_portal.vorderingen.models import Actie, Partij

PER_BLADZIJDE = 25
INZAGE = "inzage"
OVERGEDRAGEN = "inning van een vordering"  # the purpose of a hand-over in the log
_WOORDEN = Path(__file__).with_name("gebruik.toml")

# (name, columns moment, number, who, what, purpose and ground, from, where the person is). Only a look has words of its own.
_BRONNEN: tuple[tuple[str, str, str, str, str], ...] = (
    (INZAGE, "i.op", "i.id", "toegang_inzage i", "i.persoon_id"),
    (
        "overdracht",
        "b.gemaakt_op",
        "r.id",
        (
            "vorderingen_overdrachtregel r JOIN vorderingen_overdrachtbestand b ON b.id = r.bestand_id"
            f" JOIN vorderingen_vordering v ON v.id = r.vordering_id AND r.actie <> {Actie.OVERDRAGEN:d}"
        ),  # a hand-over is in the log
        "v.persoon_id",
    ),
    (
        "uitbetaling",
        "f.gemaakt_op",
        "o.id",
        (
            "betalingen_betaalopdracht o JOIN betalingen_batchregel g ON g.opdracht_id = o.id"
            " JOIN betalingen_betaalbestand f ON f.batch_id = g.batch_id"
        ),
        "o.persoon_id",
    ),
    (
        "incasso",
        "f.gemaakt_op",
        "n.id",
        "betalingen_incasso n JOIN betalingen_betaalbestand f ON f.batch_id = n.batch_id",
        "n.persoon_id",
    ),
    (
        "drukker",
        "d.gemaakt_op",
        "p.id",
        (
            "berichten_poststuk p JOIN berichten_drukregel e ON e.poststuk_id = p.id"
            " JOIN berichten_drukbestand d ON d.bundel_id = e.bundel_id"
            " JOIN berichten_bericht t ON t.id = p.bericht_id"
        ),
        "t.persoon_id",
    ),
    ("betaaldienst", "a.aangemaakt_op", "a.id", "betalingen_betaalpoging a", "a.persoon_id"),
    ("school", "s.verzonden_op", "s.id", "register_schoolsignaal s", "s.persoon_id"),
    (
        "naamcontrole",
        "q.op",
        "q.id",
        f"(SELECT * FROM mijngegevens_poging WHERE soort = {Pogingsoort.NAAMCONTROLE:d}) q",
        "coalesce(q.betreft_id, q.persoon_id)",  # in the list of whose account it was to be, not of who typed it
    ),
)


def _deel(naam: str, moment: str, nummer: str, van: str, persoon: str) -> str:
    eigen = "i.door, i.wat, i.doel, i.grond" if naam == INZAGE else "'', '', '', ''"
    wie = "r.partij" if naam == "overdracht" else "0"
    return f"""(SELECT {moment} AS op, '{naam}' AS bron, {nummer} AS nummer, {wie} AS partij, {eigen}
    FROM {van} WHERE {persoon} = %(persoon)s AND ({moment}, '{naam}', {nummer}) < (%(op)s, %(bron)s, %(nummer)s)
    ORDER BY op DESC, nummer DESC LIMIT %(meeste)s)"""


VRAAG = " UNION ALL ".join(_deel(*bron) for bron in _BRONNEN) + " ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT %(meeste)s"


@dataclass(frozen=True)
class Gebruiksregel:
    """``gegeven``: it left the house; else somebody looked."""

    op: datetime
    door: str
    wat: str
    doel: str
    grond: str
    gegeven: bool


@dataclass(frozen=True)
class Bladzijde:
    """``verder`` is the key after which the next page begins, empty on the last."""

    regels: Sequence[Gebruiksregel]
    verder: str


@dataclass(frozen=True)
class Sleutel:
    """The last row of a page. ``lees`` of nonsense is the beginning."""

    op: datetime | str = "infinity"
    bron: str = "~"
    nummer: int = 0

    def __str__(self) -> str:
        return f"{self.op:%Y%m%dT%H%M%S.%f%z}_{self.bron}_{self.nummer}" if isinstance(self.op, datetime) else ""

    @classmethod
    def lees(cls, waarde: str) -> "Sleutel":
        moment, _, rest = waarde.partition("_")
        bron, _, nummer = rest.partition("_")
        if not (nummer.isascii() and nummer.isdecimal() and len(nummer) < 19 and bron in {naam for naam, *_ in _BRONNEN}):
            return cls()
        try:
            return cls(datetime.strptime(moment, "%Y%m%dT%H%M%S.%f%z"), bron, int(nummer))
        except (ValueError, OverflowError):
            return cls()


def gebruik_van(persoon_id: int, na: str = "", meeste: int = PER_BLADZIJDE) -> Bladzijde:
    """One query. ``na`` is the key of the page before."""
    sleutel = Sleutel.lees(na)
    waarden = {"persoon": persoon_id, "op": sleutel.op, "bron": sleutel.bron, "nummer": sleutel.nummer, "meeste": meeste + 1}
    with connection.cursor() as cursor:
        cursor.execute(VRAAG, waarden)
        rijen = cursor.fetchall()
    laatste = rijen[meeste - 1] if len(rijen) > meeste else None
    verder = str(Sleutel(laatste[0], laatste[1], laatste[2])) if laatste else ""
    return Bladzijde([_regel(*rij) for rij in rijen[:meeste]], verder)


@cache
def _woorden() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(_WOORDEN.read_text(encoding="utf-8"))


def _regel(op: datetime, bron: str, _: int, partij: int, door: str, wat: str, doel: str, grond: str) -> Gebruiksregel:
    woorden = _woorden()
    if bron == INZAGE:
        vertaald = woorden["vertaling"]["en"] if taal_nu() == "en" else {}
        wie, waarin, waarvoor, mag = (vertaald.get(deel, deel) for deel in (door, paginanaam(wat), doel, grond))
        return Gebruiksregel(op, wie, waarin, waarvoor, mag, gegeven=doel == OVERGEDRAGEN)
    zin = woorden[f"partij_{Partij(partij).name.lower()}" if partij else bron][taal_nu()]
    return Gebruiksregel(op, zin["door"], zin["wat"], zin["doel"], zin.get("grond", woorden["taak"][taal_nu()]["grond"]), gegeven=True)


def controleer_woorden() -> None:
    """Every source and party has its words in both languages; the ground is that of the looks. For the tests."""
    namen = {naam for naam, *_ in _BRONNEN if naam not in (INZAGE, "overdracht")} | {f"partij_{p.name.lower()}" for p in Partij}
    for naam in namen:
        for taal in ("nl", "en"):
            if set(_woorden()[naam][taal]) < {"door", "wat", "doel"}:
                raise ValueError(f"gebruik.toml: {naam}.{taal} is niet volledig")
    if _woorden()["taak"]["nl"]["grond"] != TAAK:
        raise ValueError("gebruik.toml: de grond is een andere dan die van de inzagen")
