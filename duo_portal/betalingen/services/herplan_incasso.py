"""Make plans anew whose debit day passed: a brake held it, or nobody released the batch. Nothing is debited on an unannounced day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models.functions import Now

from duo_portal import tijd
from duo_portal.betalingen.machtiging_sql import geldig_sql
from duo_portal.betalingen.models import Incassoregeling
from duo_portal.betalingen.norm import norm
from duo_portal.betalingen.rooster import Claim, claim_van, rooster_bij_start
from duo_portal.betalingen.services.begin_regeling import begin_regeling
from duo_portal.register.models import Persoon
from duo_portal.remmen.selectors import GEREMD_ELKE_LIJN, REMT_VORDERING
from duo_portal.vorderingen.lijnen import LIJN, lijn_sql
from duo_portal.vorderingen.models import Betalingsregeling, Einde, Regelingeinde, Termijn, Vorderingsoort
from duo_portal.vorderingen.selectors import SCHEMA_IN_GEBRUIK, stand_van_termijnen
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
KORT_GELEDEN, LANG_GELEDEN = timedelta(days=7), timedelta(days=62)

# Plans with an instalment of these days that never went to the bank. What is open of it follows from the ledger, below.
GEMIST = f"""
SELECT k.id, k.persoon_id, k.vordering_id, k.soort FROM (
SELECT DISTINCT r.id, r.persoon_id, r.vordering_id, v.soort, {lijn_sql("v.soort")} AS lijn
FROM vorderingen_betalingsregeling r
JOIN betalingen_incassoregeling ir ON ir.regeling_id = r.id
JOIN betalingen_incassomachtiging m ON m.id = ir.machtiging_id AND {geldig_sql("m", "%(dag)s::date")}
JOIN vorderingen_vordering v ON v.id = r.vordering_id
JOIN vorderingen_termijn t ON t.vordering_id = r.vordering_id AND {SCHEMA_IN_GEBRUIK.format(termijn="t")}
WHERE r.vervangen_op IS NULL AND t.vervaldatum > r.van AND t.vervaldatum BETWEEN %(van)s AND %(tot)s
    AND NOT EXISTS (SELECT FROM betalingen_incasso i WHERE i.termijn_id = t.id
        AND EXISTS (SELECT FROM betalingen_betaalbestand f WHERE f.batch_id = i.batch_id))
    AND NOT EXISTS (SELECT FROM register_overlijden o WHERE o.persoon_id = r.persoon_id AND o.vervangen_op IS NULL)
) k
WHERE NOT EXISTS (SELECT FROM ({GEREMD_ELKE_LIJN}) r WHERE r.persoon_id = k.persoon_id AND {REMT_VORDERING})
ORDER BY k.id
"""


@dataclass(frozen=True)
class Gemist:
    regeling_id: int
    persoon_id: int
    vordering_id: int
    soort: int


def herplan_gemiste(dag: date) -> None:
    """The door of the night, in the week after a debit day: each plan by itself, and nobody who is still braked."""
    if not Termijn.objects.filter(vervaldatum__range=(dag - KORT_GELEDEN, dag - timedelta(days=1))).exists():
        return
    for gemist in _gemist(dag):
        herplan(gemist)


def herplan(gemist: Gemist) -> Betalingsregeling | None:
    """1. lock; 2. is something open that never went to the bank; 3. end the plan; 4. the same mandate, new days and amounts, announced.

    None: nothing was missed, or no day is left; then a person is told.
    """
    vandaag = tijd.vandaag()
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=gemist.persoon_id)
        lopend = Incassoregeling.objects.filter(regeling=gemist.regeling_id, regeling__vervangen_op__isnull=True)
        oud = lopend.select_related("machtiging", "regeling").first()
        claim = claim_van(gemist.vordering_id, gemist.persoon_id)
        if oud is None or claim is None or not _mist_iets(oud.regeling, claim, vandaag) or not claim.open:
            return None
        rooster = rooster_bij_start(claim, vandaag)
        if not rooster.dagen:
            _meld(gemist)
            return None
        Betalingsregeling.objects.filter(pk=oud.regeling_id).update(vervangen_op=Now())
        Regelingeinde.objects.create(regeling_id=oud.regeling_id, soort=Einde.VERVANGEN, datum=vandaag)
        nieuw = begin_regeling(claim, oud.machtiging, rooster, vandaag)
    log.info("incasso_herpland", vordering=gemist.vordering_id, regeling=nieuw.pk)
    return nieuw


def _gemist(dag: date) -> list[Gemist]:
    waarden: dict[str, Any] = {
        "dag": dag,
        "peildatum": dag,
        "van": dag - LANG_GELEDEN,
        "tot": dag - timedelta(days=1),
        "machtiging_maanden": norm("machtiging_maanden", dag),
    }
    with connection.cursor() as cursor:
        cursor.execute(GEMIST, waarden)
        return [Gemist(*rij) for rij in cursor.fetchall()]


def _mist_iets(regeling: Betalingsregeling, claim: Claim, vandaag: date) -> bool:
    """An instalment of the plan whose day has passed, that never went to the bank, and of which something is open."""
    termijnen = Termijn.objects.filter(vordering=claim.vordering_id, regeling=regeling.pk if regeling.eigen_schema else None)
    rijen = list(termijnen.order_by("volgnummer").values_list("volgnummer", "vervaldatum", "bedrag_centen"))
    besteld = set(termijnen.filter(incassos__batch__bestand__isnull=False).values_list("volgnummer", flat=True))
    return any(
        termijn.open and regeling.van < termijn.vervaldatum < vandaag and termijn.volgnummer not in besteld
        for termijn in stand_van_termijnen(rijen, claim.stand)
    )


def _meld(gemist: Gemist) -> None:
    maak_taak(
        soort="incasso_gemist",
        lijn=LIJN[Vorderingsoort(gemist.soort)],
        sleutel=f"incasso-gemist:{gemist.regeling_id}",
        persoon_id=gemist.persoon_id,
        omschrijving="Een termijn is niet afgeschreven en er is geen dag meer over. Spreek af hoe de student dit betaalt.",
        gegevens={"regeling": gemist.regeling_id},
    )
