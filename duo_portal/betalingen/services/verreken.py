"""Set a claim off against an allowance of the same person, month by month (vavo with the supplementary allowance).

Only where a law allows it (Awb 4:93): the line that grants the allowance knows that, and passes what is available.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from duo_portal import tijd
from duo_portal.betalingen.einde_sql import ONDERWEG
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.grootboek.selectors import hoofdsom_sql
from duo_portal.vorderingen.selectors import STAND

MAAK_TABEL = """
CREATE TEMPORARY TABLE verrekening_in (vordering_id bigint NOT NULL, maand date NOT NULL, centen bigint NOT NULL CHECK (centen > 0),
    PRIMARY KEY (vordering_id, maand)) ON COMMIT DROP
"""
VERGRENDEL = """
SELECT count(*) FROM (SELECT DISTINCT v.persoon_id FROM verrekening_in x JOIN vorderingen_vordering v ON v.id = x.vordering_id ORDER BY 1) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""
# A month that was set off before is left alone; of the others each takes what the months before it left open.
VERREKEN = f"""
WITH nieuw AS (
    SELECT x.*, v.persoon_id, {hoofdsom_sql("v.soort")} AS rekening, v.soort,
        sum(x.centen) OVER (PARTITION BY x.vordering_id ORDER BY x.maand) - x.centen AS eerder
    FROM verrekening_in x JOIN vorderingen_vordering v ON v.id = x.vordering_id
    WHERE NOT EXISTS (SELECT FROM grootboek_boeking b WHERE b.vordering_id = x.vordering_id AND b.oorzaak = {int(Oorzaak.VERREKEND)}
        AND b.valutadatum = x.maand)
), bedrag AS (
    SELECT n.*, least(n.centen, stand.open - onderweg.centen - n.eerder) AS verrekend
    FROM nieuw n
    CROSS JOIN LATERAL ({STAND.format(vordering="n.vordering_id", rekening="n.rekening")})
        AS stand (verschuldigd, betaald, terug, open, kosten, kosten_open)
    CROSS JOIN LATERAL ({ONDERWEG.format(vordering="n.vordering_id", dag="%(vandaag)s::date")}) onderweg
), boeking AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, vordering_id, {int(Grootboekrekening.TE_BETALEN_STUDIEFINANCIERING)}, rekening, verrekend, {int(Oorzaak.VERREKEND)},
        %(vandaag)s, maand, %(groep)s
    FROM bedrag WHERE verrekend > 0 ORDER BY vordering_id, maand
    RETURNING vordering_id, valutadatum, bedrag_centen
)
SELECT vordering_id, valutadatum, bedrag_centen FROM boeking
"""


@dataclass(frozen=True)
class Verrekening:
    """``centen`` of the allowance of ``maand`` (its first day) that may go to this claim."""

    vordering_id: int
    maand: date
    centen: int

    def __post_init__(self) -> None:
        if self.maand.day != 1 or self.centen <= 0:
            raise ValueError("een verrekening noemt de eerste dag van een maand en een bedrag boven nul")


def verreken(regels: Sequence[Verrekening], groep: int | None = None) -> dict[tuple[int, date], int]:
    """Cents set off now, by claim and month; what is missing was set off before or is not open, and stays with the allowance.

    1. lock the persons; 2. leave out months that were done; 3. never more than is open and not on its way by direct debit; 4. book.
    Calling it again changes nothing. Raises ``ValueError`` when a claim and month occur twice.
    """
    if len({(regel.vordering_id, regel.maand) for regel in regels}) != len(regels):
        raise ValueError("een vordering en maand komen twee keer voor")
    waarden: dict[str, Any] = {"vandaag": tijd.vandaag(), "groep": groep}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS verrekening_in")
        cursor.execute(MAAK_TABEL)
        rijen = [(regel.vordering_id, regel.maand, regel.centen) for regel in regels]
        cursor.executemany("INSERT INTO verrekening_in VALUES (%s, %s, %s)", rijen)
        cursor.execute(VERGRENDEL)
        cursor.execute(VERREKEN, waarden)
        return {(vordering, maand): centen for vordering, maand, centen in cursor.fetchall()}
