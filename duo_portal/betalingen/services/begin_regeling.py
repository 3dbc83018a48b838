"""The rows and the letter with which instalments by direct debit begin; what may be begun is for the use case that calls."""

from datetime import date

from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.betalingen import betaler
from duo_portal.betalingen.models import Incassomachtiging, Incassoregeling
from duo_portal.betalingen.rooster import Claim, Rooster
from duo_portal.betalingen.weergave import gemaskeerd
from duo_portal.vorderingen.lijnen import LIJN
from duo_portal.vorderingen.models import Betalingsregeling, Inning, Inningsstap, Regelingsoort, Termijn, Vorderingsoort


def begin_regeling(claim: Claim, machtiging: Incassomachtiging, rooster: Rooster, vandaag: date) -> Betalingsregeling:
    """Plan, mandate, instalments of its own where the offered ones do not fit, a step when collection had begun, confirmation.

    The caller holds the lock on the person.
    """
    regeling = _leg_vast(claim, machtiging, rooster, vandaag)
    _bevestig(claim, machtiging, rooster)
    return regeling


def _leg_vast(claim: Claim, machtiging: Incassomachtiging, rooster: Rooster, vandaag: date) -> Betalingsregeling:
    regeling = Betalingsregeling.objects.create(
        persoon_id=claim.persoon_id, vordering_id=claim.vordering_id, soort=Regelingsoort.TERMIJNEN, eigen_schema=rooster.eigen, van=vandaag
    )
    Incassoregeling.objects.create(regeling=regeling, machtiging=machtiging)
    if rooster.eigen:
        # Instalment 0 stands for what was settled before, so that payments fill the others in their order.
        eerder = claim.stand.verschuldigd - sum(dag.centen for dag in rooster.dagen)
        rijen = [(0, vandaag, eerder)] * (eerder > 0) + [(dag.volgnummer, dag.dag, dag.centen) for dag in rooster.dagen]
        Termijn.objects.bulk_create(
            Termijn(vordering_id=claim.vordering_id, regeling=regeling, volgnummer=nummer, vervaldatum=dag, bedrag_centen=centen)
            for nummer, dag, centen in rijen
        )
    if claim.stap is not None:
        Inning.objects.create(vordering_id=claim.vordering_id, stap=Inningsstap.REGELING, datum=vandaag, bedrag_centen=claim.open)
    return regeling


def _bevestig(claim: Claim, machtiging: Incassomachtiging, rooster: Rooster) -> None:
    lijn = LIJN[Vorderingsoort(claim.soort)]
    stuur_bericht(
        claim.persoon_id,
        f"{lijn}/incasso_bevestigd",
        {
            "periode": claim.periode,
            "bedrag": sum(dag.centen for dag in rooster.dagen),
            "rekening": gemaskeerd(machtiging.iban),
            "eigen_rekening": machtiging.betaler_id == machtiging.persoon_id,
            "incassant": betaler.INCASSANT,
            "machtigingskenmerk": machtiging.kenmerk,
            "termijnen": [{"datum": dag.dag.isoformat(), "centen": dag.centen} for dag in rooster.dagen],
        },
        lijn=lijn,
    )
