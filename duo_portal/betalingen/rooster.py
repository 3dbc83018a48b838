"""The debits of a claim: as offered with it, or, when it is chosen later, what is left over the days that are left."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
from django.db import connection

from duo_portal import tijd
from duo_portal.betalingen.einde_sql import ONDERWEG
from duo_portal.betalingen.norm import norm
from duo_portal.grootboek.selectors import hoofdsom_sql
from duo_portal.regels.afronden import deel_half_op
from duo_portal.vorderingen.models import Inningsstap
from duo_portal.vorderingen.selectors import STAND, Stand, stand_van_termijnen

CLAIM = f"""
SELECT v.soort, v.periode, v.persoon_id, vorderingen_betalingskenmerk(v.id),
    (SELECT stap FROM vorderingen_inning WHERE vordering_id = v.id ORDER BY datum DESC, id DESC LIMIT 1),
    onderweg.centen, (
        SELECT coalesce(jsonb_agg(jsonb_build_array(t.volgnummer, t.vervaldatum, t.bedrag_centen,
            EXISTS (SELECT FROM betalingen_incasso i WHERE i.termijn_id = t.id)) ORDER BY t.volgnummer), '[]')
        FROM vorderingen_termijn t WHERE t.vordering_id = v.id AND t.regeling_id IS NULL
    ), stand.*
FROM vorderingen_vordering v
CROSS JOIN LATERAL ({STAND.format(vordering="v.id", rekening=hoofdsom_sql("v.soort"))}) AS stand
CROSS JOIN LATERAL ({ONDERWEG.format(vordering="v.id", dag="%(dag)s::date")}) AS onderweg
WHERE v.id = %(vordering)s AND v.persoon_id = %(persoon)s
"""


@dataclass(frozen=True)
class Aanbod:
    """An instalment as it was offered with the claim; ``besteld``: its debit was ordered from the bank once."""

    volgnummer: int
    dag: date
    centen: int
    besteld: bool


@dataclass(frozen=True)
class Claim:
    """A claim as debits need it; ``onderweg``: cents ordered from the bank and neither booked nor returned."""

    vordering_id: int
    soort: int
    periode: int
    persoon_id: int
    betalingskenmerk: str
    stap: Inningsstap | None
    onderweg: int
    aangeboden: tuple[Aanbod, ...]
    stand: Stand

    @property
    def open(self) -> int:
        """Cents of the principal that are due and not on their way."""
        return max(self.stand.open - self.onderweg, 0)


@dataclass(frozen=True)
class Afschrijfdag:
    volgnummer: int
    dag: date
    centen: int


@dataclass(frozen=True)
class Rooster:
    """Debits to come. ``eigen``: other amounts than were offered, so that they need instalments of their own."""

    eigen: bool
    dagen: tuple[Afschrijfdag, ...]


def claim_van(vordering_id: int, persoon_id: int) -> Claim | None:
    """The claim as it stands now, or None when it is not this person's."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, {"vordering": vordering_id, "persoon": persoon_id, "dag": tijd.vandaag()})
        rij = cursor.fetchone()
    if rij is None:
        return None
    soort, periode, persoon, kenmerk, stap, onderweg, aangeboden, *stand = rij
    aanbod = tuple(Aanbod(nummer, date.fromisoformat(dag), centen, besteld) for nummer, dag, centen, besteld in json.loads(aangeboden))
    return Claim(vordering_id, soort, periode, persoon, kenmerk, Inningsstap(stap) if stap else None, onderweg, aanbod, Stand(*stand))


def rooster_bij_start(claim: Claim, vandaag: date) -> Rooster:
    """The debits when somebody chooses them today; none when the last day is too near to announce it.

    As offered when every instalment that is open still lies far enough ahead; else what is open is divided equally over the
    offered days that do, the last one taking the difference in cents (status onbevestigd, see decision 0041).
    """
    eerste = vandaag + timedelta(days=norm("aankondiging_dagen", vandaag))
    stand = stand_van_termijnen([(aanbod.volgnummer, aanbod.dag, aanbod.centen) for aanbod in claim.aangeboden], claim.stand)
    geweest = {aanbod.volgnummer for aanbod in claim.aangeboden if aanbod.besteld}
    open_ = [termijn for termijn in stand if termijn.open]
    gedekt = sum(termijn.open for termijn in open_) == claim.open
    if gedekt and all(termijn.vervaldatum >= eerste and termijn.volgnummer not in geweest for termijn in open_):
        return Rooster(False, tuple(Afschrijfdag(termijn.volgnummer, termijn.vervaldatum, termijn.open) for termijn in open_))
    dagen = [aanbod.dag for aanbod in claim.aangeboden if aanbod.dag >= eerste]
    return Rooster(True, _verdeeld(dagen, claim.open))


def _verdeeld(dagen: list[date], centen: int) -> tuple[Afschrijfdag, ...]:
    """``centen`` over the first so many days, each half up, the last one what is left; never an instalment of nothing."""
    aantal = min(len(dagen), centen)
    if not aantal:
        return ()
    deel = int(pl.select(deel_half_op(pl.lit(centen), aantal)).item())
    rest, delen = centen, []
    for nummer, dag in enumerate(dagen[:aantal], 1):
        bedrag = rest if nummer == aantal else min(deel, rest)
        delen.append(Afschrijfdag(nummer, dag, bedrag))
        rest -= bedrag
    return tuple(dag for dag in delen if dag.centen)
