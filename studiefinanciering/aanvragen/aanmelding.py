"""What applying registers with the shared rooms."""

from duo_portal.aanvragen.services.leg_oordeel_vast import eerst_beoordelen
from duo_portal.aanvragen.soorten import aanvraagsoorten
from duo_portal.portaal.vragen.stroom import stromen
from duo_portal.werkvoorraad.services.rond_af import bij_afronden
from studiefinanciering.aanvragen import aanvraag_vragen, norm, stoppen, uit_beeld_vragen, wijzigen_vragen
from studiefinanciering.aanvragen.aanvraag import AANVRAAG
from studiefinanciering.aanvragen.stoppen import STOPPEN
from studiefinanciering.aanvragen.uit_beeld import UIT_BEELD
from studiefinanciering.aanvragen.wijzigen import WIJZIGEN


def meld_aan() -> None:
    norm.meld_aan()
    for soort in (AANVRAAG, WIJZIGEN, STOPPEN, UIT_BEELD):
        aanvraagsoorten.meld_aan(soort.naam, soort)
    bij_afronden.meld_aan(UIT_BEELD.taaksoort, eerst_beoordelen)
    for stroom in (aanvraag_vragen.STROOM, wijzigen_vragen.STROOM, stoppen.STROOM, uit_beeld_vragen.STROOM):
        stromen.meld_aan(stroom.naam, stroom)
