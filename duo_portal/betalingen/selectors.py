"""Questions about mandates and debits."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from django.db import connection

from duo_portal.betalingen.machtiging_sql import geldig_sql
from duo_portal.betalingen.models import Incassomachtiging
from duo_portal.betalingen.norm import norm
from duo_portal.betalingen.rooster import claim_van
from duo_portal.tijd.duur import tel_maanden
from duo_portal.vorderingen.selectors import SCHEMA_IN_GEBRUIK, stand_van_termijnen

GELDIGE = f"""
SELECT m.id FROM betalingen_incassomachtiging m
WHERE m.persoon_id = %(persoon)s AND (%(machtiging)s::bigint IS NULL OR m.id = %(machtiging)s) AND {geldig_sql("m", "%(dag)s::date")}
ORDER BY m.id DESC LIMIT 1
"""
GEWEEST = """
SELECT b.uitvoeren_op, i.bedrag_centen, i.iban, t.volgnummer, k.id IS NOT NULL, r.grond, r.datum
FROM betalingen_incasso i JOIN betalingen_betaalbatch b ON b.id = i.batch_id JOIN vorderingen_termijn t ON t.id = i.termijn_id
LEFT JOIN betalingen_incassoboeking k ON k.incasso_id = i.id LEFT JOIN betalingen_incassoretour r ON r.incasso_id = i.id
WHERE i.vordering_id = %(vordering)s AND i.persoon_id = %(persoon)s ORDER BY b.uitvoeren_op, i.id
"""
KOMEND = f"""
SELECT t.volgnummer, t.vervaldatum, t.bedrag_centen, EXISTS (SELECT FROM betalingen_incasso i WHERE i.termijn_id = t.id), m.iban
FROM vorderingen_betalingsregeling r JOIN betalingen_incassoregeling ir ON ir.regeling_id = r.id
JOIN betalingen_incassomachtiging m ON m.id = ir.machtiging_id
JOIN vorderingen_termijn t ON t.vordering_id = r.vordering_id AND {SCHEMA_IN_GEBRUIK.format(termijn="t")}
WHERE r.vordering_id = %(vordering)s AND r.persoon_id = %(persoon)s AND r.vervangen_op IS NULL ORDER BY t.volgnummer
"""


def geldige_machtiging(persoon_id: int, dag: date, machtiging_id: int | None = None) -> Incassomachtiging | None:
    """The newest mandate on this person's claims that may be used on a day (or this one, when it may)."""
    waarden: dict[str, Any] = {
        "persoon": persoon_id,
        "dag": dag,
        "machtiging": machtiging_id,
        "machtiging_maanden": norm("machtiging_maanden", dag),
    }
    with connection.cursor() as cursor:
        cursor.execute(GELDIGE, waarden)
        rij = cursor.fetchone()
    return Incassomachtiging.objects.get(pk=rij[0]) if rij else None


def is_geldig(machtiging: Incassomachtiging, dag: date) -> bool:
    return geldige_machtiging(machtiging.persoon_id, dag, machtiging.pk) is not None


def voorlopig_tot(afgeschreven_op: date) -> date:
    """The last day on which the holder of the account can ask a debit back without a reason: until then it is provisional."""
    return afgeschreven_op + timedelta(days=norm("terugvragen_dagen", afgeschreven_op))


def zonder_machtiging_tot(afgeschreven_op: date) -> date:
    """The last day on which a debit without a valid mandate can come back."""
    return tel_maanden(afgeschreven_op, norm("zonder_machtiging_maanden", afgeschreven_op))


class Afschrijfstand(Enum):
    KOMT = "komt"
    ONDERWEG = "onderweg"
    BETAALD = "betaald"
    GEWEIGERD = "geweigerd"
    TERUGGEVRAAGD = "teruggevraagd"
    ZONDER_MACHTIGING = "zonder_machtiging"


_NA_RETOUR = {1: Afschrijfstand.GEWEIGERD, 2: Afschrijfstand.TERUGGEVRAAGD, 3: Afschrijfstand.ZONDER_MACHTIGING}


@dataclass(frozen=True)
class Afschrijving:
    """A debit, past or to come. ``voorlopig_tot``: paid, but the holder can ask it back until that day. ``terug_op``: it came back."""

    volgnummer: int
    dag: date
    centen: int
    iban: str
    stand: Afschrijfstand
    voorlopig_tot: date | None = None
    terug_op: date | None = None


def afschrijvingen_van(vordering_id: int, persoon_id: int, vandaag: date) -> list[Afschrijving]:
    """All debits of a claim in order: what was ordered and what became of it, then what the plan will still take. Three queries."""
    waarden = {"vordering": vordering_id, "persoon": persoon_id}
    with connection.cursor() as cursor:
        cursor.execute(GEWEEST, waarden)
        geweest = [_geweest(*rij, vandaag=vandaag) for rij in cursor.fetchall()]
        cursor.execute(KOMEND, waarden)
        termijnen = cursor.fetchall()
    claim = claim_van(vordering_id, persoon_id) if termijnen else None
    if claim is None:
        return geweest
    besteld = {nummer for nummer, _, _, al, _ in termijnen if al}
    stand = stand_van_termijnen([(nummer, dag, centen) for nummer, dag, centen, *_ in termijnen], claim.stand)
    rest, komend = claim.open, []
    for termijn in stand:
        if termijn.open and termijn.vervaldatum >= vandaag and termijn.volgnummer not in besteld and rest:
            centen = min(termijn.open, rest)
            komend.append(Afschrijving(termijn.volgnummer, termijn.vervaldatum, centen, termijnen[0][4], Afschrijfstand.KOMT))
            rest -= centen
    return geweest + komend


def _geweest(
    dag: date, centen: int, iban: str, volgnummer: int, geboekt: bool, grond: int | None, terug_op: date | None, *, vandaag: date
) -> Afschrijving:
    if grond is not None:
        return Afschrijving(volgnummer, dag, centen, iban, _NA_RETOUR[grond], terug_op=terug_op)
    if not geboekt:
        return Afschrijving(volgnummer, dag, centen, iban, Afschrijfstand.ONDERWEG)
    tot = voorlopig_tot(dag)
    return Afschrijving(volgnummer, dag, centen, iban, Afschrijfstand.BETAALD, voorlopig_tot=tot if tot >= vandaag else None)
