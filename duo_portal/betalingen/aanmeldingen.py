"""All that this room registers with the others, in one place."""

from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
from duo_portal.batches.soorten import runsoorten
from duo_portal.betalingen.batch.incasso import Incassorun, schrijf_af
from duo_portal.betalingen.nacht import betaal_alsnog, bewaak_batches, lees_afschriften, lees_partijen
from duo_portal.betalingen.norm import NORMEN
from duo_portal.betalingen.services.herplan_incasso import herplan_gemiste
from duo_portal.betalingen.services.stel_tegemoetkoming_voor import SOORT as TEGEMOETKOMING
from duo_portal.betalingen.services.stel_tegemoetkoming_voor import keur_tegemoetkoming_goed, wijs_tegemoetkoming_af
from duo_portal.betalingen.services.verklaar_afschrijving import SOORT as VERKLARING
from duo_portal.betalingen.services.verklaar_afschrijving import keur_verklaring_goed, wijs_verklaring_af
from duo_portal.betalingen.services.wijzig_betalerrekening import SOORT as BETALERREKENING
from duo_portal.betalingen.services.wijzig_betalerrekening import keur_betalerrekening_goed, wijs_betalerrekening_af
from duo_portal.regels.normbronnen import Normbron, normbronnen
from duo_portal.vorderingen.models import Vorderingsoort
from duo_portal.werkvoorraad.voorstellen import Voorstelsoort, voorstellen


def meld_aan() -> None:
    normbronnen.meld_aan("betalingen", Normbron("Automatisch afschrijven", "Direct debit", NORMEN))
    runsoorten.meld_aan("incasso", Incassorun("incasso", Vorderingsoort.LESGELD))
    nachtwerk.meld_aan("betalingen_incasso", Nachtwerk(60, schrijf_af))
    nachtwerk.meld_aan("betalingen_herplan", Nachtwerk(61, herplan_gemiste))
    nachtwerk.meld_aan("betalingen_afschriften", Nachtwerk(10, lees_afschriften))
    nachtwerk.meld_aan("betalingen_partijen", Nachtwerk(10, lees_partijen))
    nachtwerk.meld_aan("betalingen_alsnog", Nachtwerk(35, betaal_alsnog))
    voorstellen.meld_aan(TEGEMOETKOMING, Voorstelsoort(keur_tegemoetkoming_goed, wijs_tegemoetkoming_af))
    voorstellen.meld_aan(BETALERREKENING, Voorstelsoort(keur_betalerrekening_goed, wijs_betalerrekening_af))
    voorstellen.meld_aan(VERKLARING, Voorstelsoort(keur_verklaring_goed, wijs_verklaring_af))
    nachtwerk.meld_aan("betalingen_batches", Nachtwerk(65, bewaak_batches))
