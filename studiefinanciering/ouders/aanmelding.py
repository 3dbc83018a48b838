"""What the parents' side registers with the shared rooms."""

from collections.abc import Iterable
from datetime import date

from duo_portal.aanvragen.services.leg_oordeel_vast import eerst_beoordelen
from duo_portal.aanvragen.soorten import aanvraagsoorten
from duo_portal.batches.models import Run
from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
from duo_portal.portaal.vragen.stroom import stromen
from duo_portal.werkvoorraad.services.rond_af import bij_afronden
from studiefinanciering.ouders import gegevens, verlegging
from studiefinanciering.services.meld_ouders import meld_ouders
from studiefinanciering.services.stuur_oudercode import meld_zonder_antwoord, stuur_oudercodes


def _meld(dag: date) -> Iterable[Run] | None:
    meld_ouders(dag)
    return None


def _codes(dag: date) -> Iterable[Run] | None:
    stuur_oudercodes(dag)
    meld_zonder_antwoord(dag)
    return None


def meld_aan() -> None:
    for soort in (gegevens.OUDERGEGEVENS, verlegging.VERLEGGING):
        aanvraagsoorten.meld_aan(soort.naam, soort)
        bij_afronden.meld_aan(soort.taaksoort, eerst_beoordelen)
    for stroom in (gegevens.STROOM, verlegging.STROOM):
        stromen.meld_aan(stroom.naam, stroom)
    nachtwerk.meld_aan("studiefinanciering_ouders", Nachtwerk(70, _meld))
    nachtwerk.meld_aan("studiefinanciering_oudercodes", Nachtwerk(71, _codes))
