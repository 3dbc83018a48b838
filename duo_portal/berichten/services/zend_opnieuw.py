"""Order that a message goes out on paper, again or otherwise: the second sending is the time of sending (Awb 2:11)."""

from collections.abc import Sequence
from datetime import date

import structlog
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from duo_portal.berichten.models import Bericht, Zendopdracht, Zendreden
from duo_portal.tijd import vandaag
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)
MEESTE_REGELS = 5
LANGSTE_REGEL = 120

# The next number of a message over everything that has one; 1 is its own channel, also when that led to nothing.
VOLGENDE = """
1 + greatest(1,
    (SELECT max(z.volgnummer) FROM berichten_zendopdracht z WHERE z.bericht_id = {bericht}),
    (SELECT max(p.volgnummer) FROM berichten_poststuk p WHERE p.bericht_id = {bericht}),
    (SELECT max(m.volgnummer) FROM berichten_bekendmaking m WHERE m.bericht_id = {bericht}))
"""


class ZendenGeweigerd(Weigering):
    """This message is not sent again now; the text says why."""


def zend_opnieuw(bericht_id: int, medewerker: User, adresregels: Sequence[str] = ()) -> Zendopdracht:
    """A person sends a message again, to the address of the register or to one that they found.

    1. the address is one that fits an envelope; 2. nothing of this message waits already; 3. order it.
    """
    regels = [regel.strip() for regel in adresregels if regel.strip()]
    if regels and (not 2 <= len(regels) <= MEESTE_REGELS or max(map(len, regels)) > LANGSTE_REGEL):
        raise ZendenGeweigerd("Geef het adres in twee tot vijf regels, zonder de naam. De laatste regel is de plaats of het land.")
    bericht = Bericht.objects.get(pk=bericht_id)
    if bericht.zendopdrachten.exclude(volgnummer__in=bericht.poststukken.values("volgnummer")).filter(dag__gte=vandaag()).exists():
        raise ZendenGeweigerd("Dit bericht staat vandaag al klaar om opnieuw te worden verstuurd.")
    opdracht = beveel(bericht_id, Zendreden.MEDEWERKER, vandaag(), medewerker, regels)
    log.info("zendopdracht", bericht=bericht_id, volgnummer=opdracht.volgnummer)
    return opdracht


def beveel(bericht_id: int, reden: Zendreden, dag: date, medewerker: User | None = None, adresregels: Sequence[str] = ()) -> Zendopdracht:
    """Write the order under the next free number. Two at once: the second gets the number after."""
    try:
        return _schrijf(bericht_id, reden, dag, medewerker, adresregels)
    except IntegrityError:
        return _schrijf(bericht_id, reden, dag, medewerker, adresregels)


def _schrijf(bericht_id: int, reden: Zendreden, dag: date, medewerker: User | None, adresregels: Sequence[str]) -> Zendopdracht:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {VOLGENDE.format(bericht='%(bericht)s')}", {"bericht": bericht_id})
            volgnummer = int(cursor.fetchone()[0])
        return Zendopdracht.objects.create(
            bericht_id=bericht_id, volgnummer=volgnummer, reden=reden, adresregels=list(adresregels), dag=dag, medewerker=medewerker
        )
