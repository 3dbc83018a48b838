"""The parameters of the writing statements: versions, dates and texts that are the same for a whole chunk."""

from datetime import timedelta
from typing import Any

from duo_portal.batches.soorten import Opdracht
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.besluiten.services.regelversies import regelversie_id
from duo_portal.betalingen import betaler
from duo_portal.betalingen.norm import norm
from duo_portal.register.norm import dagen as dagen_van
from duo_portal.tijd import schooljaren
from duo_portal.tijd.duur import tel_maanden
from duo_portal.tijd.termijnen import Soort, laatste_dag_van
from duo_portal.vorderingen.overdrachtnorm import antwoord_voor

BERICHTSOORT = "lesgeld"
UITBETALEN_BINNEN = timedelta(days=14)  # what DUO promises for a refund of lesgeld
SJABLONEN = {
    "sj_overleden": "lesgeld/lesgeld_overleden",
    "sj_hoger": "lesgeld/lesgeld_hoger",
    "sj_nog": "lesgeld/lesgeld_lager_nog_betalen",
    "sj_terug": "lesgeld/lesgeld_lager_terug",
    "sj_klaar": "lesgeld/lesgeld_lager_klaar",
    "sj_voorstel": "lesgeld/voorstel_teruggave",
    "sj_signaal": "lesgeld/diploma_nog_ingeschreven",
    "sj_afschrift": "lesgeld/afschrift_besluit",
    "sj_vervallen": "lesgeld/voorstel_vervallen",
    "sj_overschot": "lesgeld/te_veel_betaald",
}


def vaste_waarden(opdracht: Opdracht, schooljaar: int) -> dict[str, Any]:
    return {
        "schooljaar": schooljaar,
        "peildatum": opdracht.peildatum,
        "dag": opdracht.peildatum,
        "run": opdracht.run_id,
        "regelversie": regelversie_id("lesgeld"),
        "spreid_dagen": int(str(opdracht.parameters.get("spreid_dagen", 1))),
        "lijn": "lesgeld",
        "berichtsoort": BERICHTSOORT,
    }


def vaststelling_waarden(opdracht: Opdracht, schooljaar: int) -> dict[str, Any]:
    """``betaal_voor``: a lump sum is due within one month after the payment request (UB LCW art. 4 lid 1 onder a)."""
    return {
        **vaste_waarden(opdracht, schooljaar),
        "betalingsverzoek": sjabloonversie_id("lesgeld/betalingsverzoek"),
        "betaal_voor": tel_maanden(opdracht.peildatum, 1),
        "incassant": betaler.INCASSANT,
        "machtiging_maanden": norm("machtiging_maanden", opdracht.peildatum),
        "van": opdracht.van,
        "tot": opdracht.tot,
    }


def teruggave_waarden(opdracht: Opdracht, schooljaar: int) -> dict[str, Any]:
    """``laatste_dagen[d]`` is the last day to object to what becomes accessible ``d`` days after ``peildatum``."""
    vast = vaste_waarden(opdracht, schooljaar)
    dagen = int(str(vast["spreid_dagen"]))
    return {
        **vast,
        **{naam: sjabloonversie_id(sjabloon) for naam, sjabloon in SJABLONEN.items()},
        "begin": schooljaren.begin(schooljaar),
        "eind": schooljaren.eind(schooljaar),
        "uitbetaald_voor": opdracht.peildatum + UITBETALEN_BINNEN,
        "betalen_voor": tel_maanden(opdracht.peildatum, 1),
        "bevestigd_voor": antwoord_voor(opdracht.peildatum),
        "reageer_voor": opdracht.peildatum + timedelta(days=dagen_van("signaal_beantwoorden", opdracht.peildatum)),
        "uitschrijven_na": dagen_van("uitschrijven_na_diploma", opdracht.peildatum),
        "omschrijving": f"Lesgeld {schooljaren.tekst(schooljaar)}: te veel betaald",
        "laatste_dagen": [laatste_dag_van(Soort.BEZWAAR, opdracht.peildatum + timedelta(days=dag)) for dag in range(dagen)],
    }
