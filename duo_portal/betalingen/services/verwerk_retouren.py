"""Debits that came back: each at most once, and the payment it led to is reversed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from duo_portal.betalingen.models import Incasso, Incassoboeking, Incassoretour, Retourgrond
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.grootboek.selectors import HOOFDSOM
from duo_portal.vorderingen.models import Vorderingsoort

GRONDEN = {"MD06": Retourgrond.OP_VERZOEK, "MD01": Retourgrond.ZONDER_MACHTIGING}
VERGRENDEL = """
SELECT count(*) FROM (SELECT DISTINCT persoon_id FROM betalingen_incasso WHERE id = ANY (%s) ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""


@dataclass(frozen=True)
class Retour:
    incasso_id: int
    code: str
    datum: date
    regel_id: int | None
    groep: int | None


def verwerk_retouren(retouren: Sequence[Retour]) -> int:
    """1. lock the persons; 2. skip what came back before; 3. reverse what was booked; 4. record. Returns how many were new."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(VERGRENDEL, [[retour.incasso_id for retour in retouren]])
        bekend = set(Incassoretour.objects.filter(incasso__in=[r.incasso_id for r in retouren]).values_list("incasso_id", flat=True))
        nieuw = [retour for retour in retouren if retour.incasso_id not in bekend]
        geboekt = {
            g.incasso_id: g.boeking
            for g in Incassoboeking.objects.filter(incasso__in=[r.incasso_id for r in nieuw]).select_related("boeking")
        }
        incassos = Incasso.objects.select_related("vordering").in_bulk([r.incasso_id for r in nieuw])
        for retour in nieuw:
            _verwerk(retour, incassos[retour.incasso_id], geboekt.get(retour.incasso_id))
    return len(nieuw)


def _verwerk(retour: Retour, incasso: Incasso, betaling: Boeking | None) -> None:
    storno = None
    if betaling is not None:
        storno = Boeking.objects.create(
            persoon_id=incasso.persoon_id,
            vordering=incasso.vordering,
            debet=HOOFDSOM[Vorderingsoort(incasso.vordering.soort)],
            credit=Grootboekrekening.TUSSENREKENING_INCASSO,
            bedrag_centen=incasso.bedrag_centen,
            oorzaak=Oorzaak.STORNO,
            boekdatum=retour.datum,
            valutadatum=retour.datum,
            groep=retour.groep,
            keert_om=betaling,
        )
    Incassoretour.objects.create(
        incasso=incasso,
        code=retour.code,
        grond=GRONDEN.get(retour.code, Retourgrond.GEWEIGERD),
        datum=retour.datum,
        regel_id=retour.regel_id,
        boeking=storno,
    )
