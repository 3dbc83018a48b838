"""All that lesgeld registers with the shared rooms, in one place."""

from pathlib import Path

from django.urls import reverse

from duo_portal.aanvragen.services.leg_oordeel_vast import eerst_beoordelen
from duo_portal.aanvragen.soorten import aanvraagsoorten
from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
from duo_portal.batches.soorten import runsoorten
from duo_portal.berichten import sjablonen
from duo_portal.berichten.selectors import beslissingsadressen, rekenstappen, rekenstaten
from duo_portal.berichten.soorten import Berichtsoort, berichtsoorten
from duo_portal.besluiten.gevolgen import gevolgen
from duo_portal.betalen.soorten import Claimsoort, claimsoorten
from duo_portal.mijngegevens.uitvoer.delen import Deel, uitvoerdelen
from duo_portal.portaal.overzicht import overzichtdelen
from duo_portal.portaal.schil import Menupunt, menupunten
from duo_portal.portaal.vragen.stroom import stromen
from duo_portal.register.feiten import BELANGSTELLENDEN, SCHOOLFEITEN, Belangstelling, in_schooljaren
from duo_portal.tijd import schooljaren
from duo_portal.vorderingen.models import Vorderingsoort
from duo_portal.werkvoorraad.services.rond_af import bij_afronden
from lesgeld import gebeurtenissen, rekenhulpen
from lesgeld.batch.teruggave import Teruggave
from lesgeld.batch.vaststelling import Vaststelling
from lesgeld.batch.waarden import UITBETALEN_BINNEN
from lesgeld.beslissing_vragen import BESLISSING, beslissingsadres
from lesgeld.generator import aanmelding as generator
from lesgeld.overzicht import overzichtdeel
from lesgeld.regels import regelingen
from lesgeld.rekenstaat import rekenstaat_in_bericht, stappen_in_bericht
from lesgeld.services.verwerk_maatwerk import verwerk_maatwerk
from lesgeld.tasks import geef_terug, stel_vast, volg_signalen
from lesgeld.terugvragen import TERUGVRAGEN
from lesgeld.terugvragen_vragen import STROOM as TERUGVRAGEN_VRAGEN

_CLAIM = Claimsoort(
    soort=Vorderingsoort.LESGELD,
    lijn="lesgeld",
    nl="lesgeld",
    en="school fee",
    adres=lambda schooljaar: reverse("lesgeld:schooljaar", args=[schooljaar]),
    periode=schooljaren.tekst,
    uitbetalen_binnen=UITBETALEN_BINNEN,
)

_REDENEN = Deel(
    "Redenen om lesgeld terug te krijgen",
    "Reasons for a refund of the school fee",
    "lesgeld.ErkendeReden",
    "schooljaar erkend vanaf aanvraag_id vastgelegd_op vervangen_op reden",
)
_REDENEN_INGETROKKEN = Deel(
    "Redenen die toch niet klopten",
    "Reasons that turned out not to hold",
    "lesgeld.Redenintrekking",
    "reden_id schooljaar waarom vastgelegd_op",
)


def meld_aan() -> None:
    regelingen.meld_aan()
    rekenhulpen.meld_aan()
    gebeurtenissen.meld_aan()
    for soort in (Vaststelling(), Teruggave()):
        runsoorten.meld_aan(soort.naam, soort)
    sjablonen.bronnen.meld_aan("lesgeld", Path(__file__).parent / "sjablonen")
    rekenstaten.meld_aan("lesgeld", rekenstaat_in_bericht)
    rekenstappen.meld_aan("lesgeld", stappen_in_bericht)
    berichtsoorten.meld_aan("lesgeld", Berichtsoort("Berichten over lesgeld", "Messages about the school fee"))
    overzichtdelen.meld_aan("lesgeld", overzichtdeel)
    beslissingsadressen.meld_aan("lesgeld", beslissingsadres)
    menupunten.meld_aan("lesgeld", Menupunt("Lesgeld", "School fee", "lesgeld:nieuwste", 30))
    claimsoorten.meld_aan("lesgeld", _CLAIM)
    BELANGSTELLENDEN.meld_aan("lesgeld", Belangstelling(SCHOOLFEITEN, in_schooljaren))
    gevolgen.meld_aan("lesgeld", verwerk_maatwerk)
    nachtwerk.meld_aan("lesgeld_vaststelling", Nachtwerk(20, stel_vast))
    nachtwerk.meld_aan("lesgeld_teruggave", Nachtwerk(30, geef_terug))
    nachtwerk.meld_aan("lesgeld_schoolsignalen", Nachtwerk(70, volg_signalen))
    aanvraagsoorten.meld_aan(TERUGVRAGEN.naam, TERUGVRAGEN)
    bij_afronden.meld_aan(TERUGVRAGEN.taaksoort, eerst_beoordelen)
    aanvraagsoorten.meld_aan(BESLISSING.naam, BESLISSING)
    bij_afronden.meld_aan(BESLISSING.taaksoort, eerst_beoordelen)
    stromen.meld_aan(TERUGVRAGEN_VRAGEN.naam, TERUGVRAGEN_VRAGEN)
    generator.meld_aan()
    uitvoerdelen.meld_aan("lesgeld_redenen", _REDENEN)
    uitvoerdelen.meld_aan("lesgeld_redenen_ingetrokken", _REDENEN_INGETROKKEN)
