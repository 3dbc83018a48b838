"""The citizen of a request: who logged in, how surely we know that, and on whose behalf they look.

Login writes one session entry (``sessie.log_in``), so that pages only ever know ``request.burger``.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import connection
from django.http import HttpRequest

from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.register.selectors import GELDIG
from duo_portal.tijd import vandaag

SLEUTEL = "burger"
EERDER = "eerder"  # in a session of nobody: who was logged in before, in this browser

# One query: the person, and the authority chosen at "namens" as far as it is in force today. Under curatele and bewind
# the person looks, and somebody else acts.
LEES = f"""
SELECT concat_ws(' ', nullif(g.voornamen, ''), nullif(g.voorvoegsel, ''), g.geslachtsnaam), coalesce(k.taal, 'nl'),
    d.id IS NOT NULL,
    EXISTS (SELECT FROM register_vertegenwoordiging v
        WHERE v.persoon_id = p.id AND v.soort IN ({Soort.CURATELE}, {Soort.BEWIND}) AND v.mag_handelen AND {GELDIG}),
    v.id, v.persoon_id, concat_ws(' ', nullif(n.voornamen, ''), nullif(n.voorvoegsel, ''), n.geslachtsnaam),
    v.soort, v.lijnen, v.mag_handelen
FROM register_persoon p
LEFT JOIN register_persoonsgegeven g ON g.persoon_id = p.id AND g.vervangen_op IS NULL
LEFT JOIN register_overlijden d ON d.persoon_id = p.id AND d.vervangen_op IS NULL
LEFT JOIN berichten_voorkeur k ON k.persoon_id = p.id
LEFT JOIN register_vertegenwoordiging v
    ON v.id = %(vertegenwoordiging)s AND v.vertegenwoordiger_id = p.id AND v.mag_lezen AND {GELDIG}
LEFT JOIN register_persoonsgegeven n ON n.persoon_id = v.persoon_id AND n.vervangen_op IS NULL
WHERE p.id = %(persoon)s
"""


class Niveau(IntEnum):
    """How surely the login service knows who this is (eIDAS)."""

    LAAG = 1
    SUBSTANTIEEL = 2
    HOOG = 3


@dataclass(frozen=True)
class Namens:
    """The authority under which somebody looks at, or acts for, another person."""

    vertegenwoordiging_id: int
    persoon_id: int
    naam: str
    soort: int


@dataclass(frozen=True)
class Burger:
    """``persoon_id`` is who logged in; ``betreft_id`` whose affairs are on the screen. ``lijnen`` empty means all."""

    persoon_id: int
    niveau: Niveau
    naam: str
    taal: str
    namens: Namens | None = None
    lijnen: tuple[str, ...] = ()
    mag_handelen: bool = True
    vorige_keer: datetime | None = None  # when they logged in the time before this one, by the real clock

    @property
    def betreft_id(self) -> int:
        return self.namens.persoon_id if self.namens else self.persoon_id

    @property
    def betreft_naam(self) -> str:
        return self.namens.naam if self.namens else self.naam

    def ziet(self, lijn: str) -> bool:
        """Whether the authority reaches this service line; the general pages (no line) are always in reach."""
        return not lijn or not self.lijnen or lijn in self.lijnen


class BurgerRequest(HttpRequest):
    """A request that came through ``@voor_burger``."""

    burger: Burger


class Overleden(Exception):
    """The person is recorded as deceased: nobody logs in as them."""


def laad_burger(persoon_id: int, niveau: Niveau, vertegenwoordiging_id: int | None = None, dag: date | None = None) -> Burger | None:
    """The citizen as the register knows them today, in one query. None for an unknown number."""
    with connection.cursor() as cursor:
        cursor.execute(LEES, {"persoon": persoon_id, "vertegenwoordiging": vertegenwoordiging_id, "dag": dag or vandaag()})
        rij: tuple[Any, ...] | None = cursor.fetchone()
    if rij is None:
        return None
    naam, taal, overleden, onder_bewind, machtiging, over_id, over_naam, soort, lijnen, mag_handelen = rij
    if overleden:
        raise Overleden
    if machtiging is None:
        return Burger(persoon_id, niveau, naam or f"persoon {persoon_id}", taal, mag_handelen=not onder_bewind)
    namens = Namens(machtiging, over_id, over_naam, soort)
    return Burger(persoon_id, niveau, naam, taal, namens, tuple(lijnen), mag_handelen)


def burger_van(sessie: SessionBase) -> Burger | None:
    """The citizen of a session. An authority that ended is dropped; a session of somebody who died ends."""
    kern = sessie.get(SLEUTEL)
    if kern is None:
        return None
    try:
        burger = laad_burger(kern["persoon"], Niveau(kern["niveau"]), kern["vertegenwoordiging"])
    except Overleden:
        burger = None
    if burger is None:
        sessie.flush()
        return None
    if kern["vertegenwoordiging"] is not None and burger.namens is None:
        sessie[SLEUTEL] = {**kern, "vertegenwoordiging": None}
    vorige = kern.get("vorige_keer")
    return replace(burger, vorige_keer=datetime.fromisoformat(vorige)) if vorige else burger
