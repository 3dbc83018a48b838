"""A member of staff puts the decision on an objection off, once, and whoever objected is told (Awb 7:10 lid 3 and 5)."""

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.models import Verdaagreden, Verdaging, Zaak, Zaaksoort
from duo_portal.tegenspraak.selectors import aangevuld_op, antwoord_voor, zaken_van
from duo_portal.tegenspraak.termijnen import verdaagd_tot
from duo_portal.tijd import vandaag
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak

log = structlog.get_logger(__name__)
SJABLOON = "tegenspraak/bezwaar_verdaagd"


class VerdagenKanNiet(Weigering):
    """It cannot be put off; the text says why."""


def verdaag(zaak_id: int, reden: Verdaagreden, medewerker: User) -> Verdaging:
    """1. lock the person; 2. may it still; 3. tell; 4. record, once; 5. the task gets the new day. Raises ``VerdagenKanNiet``."""
    with transaction.atomic():
        persoon_id = Zaak.objects.values_list("persoon_id", flat=True).get(pk=zaak_id)
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        zaak = zaken_van(persoon_id).get(pk=zaak_id)
        was = antwoord_voor(zaak, aangevuld_op(zaak))
        _toets(zaak, te_laat=was < vandaag())
        tot = verdaagd_tot(was)
        waarden = {"zaak": zaak.kenmerk, "was": was.isoformat(), "tot": tot.isoformat(), "reden": reden.name.lower()}
        bericht = stuur_bericht(persoon_id, SJABLOON, waarden, lijn=zaak.lijn)
        verdaging = Verdaging.objects.create(
            zaak=zaak, reden=reden, dag=vandaag(), was=was, tot=tot, bericht_id=bericht, medewerker=medewerker
        )
        Taak.objects.filter(pk=zaak.taak_id).update(termijn=tot)
    log.info("bezwaar_verdaagd", zaak=zaak_id)
    return verdaging


def _toets(zaak: Zaak, te_laat: bool) -> None:
    if zaak.soort != Zaaksoort.BEZWAAR or not zaak.loopt:
        raise VerdagenKanNiet("Alleen een bezwaar dat nog loopt, kan worden verdaagd.")
    if zaak.verdaagd:
        raise VerdagenKanNiet("Dit bezwaar is al verdaagd. Dat kan één keer (Awb artikel 7:10 lid 3).")
    if te_laat:
        raise VerdagenKanNiet("De laatste dag is al voorbij. Verdagen kan niet meer. Beslis zo snel mogelijk, en bel de indiener.")
