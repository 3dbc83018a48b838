"""Logging in and out, and choosing on whose behalf. The log tells that it happened, never who it was."""

import structlog
from django.contrib.sessions.backends.base import SessionBase

from duo_portal.register.models import Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.register.selectors import GELDIG
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import SLEUTEL, Burger, Niveau, laad_burger
from duo_portal.toegang.models import Inzage

log = structlog.get_logger(__name__)


class OnbekendePersoon(Exception):
    """There is nobody with this number."""


def log_in(sessie: SessionBase, persoon_id: int, niveau: Niveau) -> Burger:
    """Begin a new session for this person; nothing of the old one goes along.

    Raises ``OnbekendePersoon`` or ``Overleden``.
    """
    burger = laad_burger(persoon_id, niveau)
    if burger is None:
        raise OnbekendePersoon
    sessie.flush()
    sessie[SLEUTEL] = {"persoon": persoon_id, "niveau": int(niveau), "vertegenwoordiging": None}
    log.info("burger_ingelogd", niveau=niveau.name.lower())
    return burger


def log_uit(sessie: SessionBase) -> None:
    was_ingelogd = SLEUTEL in sessie
    sessie.flush()
    if was_ingelogd:
        log.info("burger_uitgelogd")


def kies_namens(sessie: SessionBase, burger: Burger, vertegenwoordiging_id: int | None) -> Burger | None:
    """Look on behalf of another, or (None) for oneself again. None when there is no such authority today."""
    nieuw = laad_burger(burger.persoon_id, burger.niveau, vertegenwoordiging_id)
    if nieuw is None or (vertegenwoordiging_id is not None and nieuw.namens is None):
        return None
    sessie[SLEUTEL] = {"persoon": burger.persoon_id, "niveau": int(burger.niveau), "vertegenwoordiging": vertegenwoordiging_id}
    log.info("namens_gekozen", namens=vertegenwoordiging_id is not None)
    return nieuw


VAN_MIJ = f"""
SELECT v.* FROM register_vertegenwoordiging v WHERE v.vertegenwoordiger_id = %(persoon)s AND v.mag_lezen AND {GELDIG} ORDER BY v.id
"""


def vertegenwoordigingen_van(persoon_id: int) -> list[Vertegenwoordiging]:
    """The persons whom this person may represent today; for somebody who died only as an heir."""
    return list(Vertegenwoordiging.objects.raw(VAN_MIJ, {"persoon": persoon_id, "dag": vandaag()}))


def schrijf_inzage_namens(burger: Burger, wat: str) -> None:
    """A representative looked: told to the person it is about."""
    if burger.namens is None:
        return
    soort = Vertegenwoordigingssoort(burger.namens.soort).label
    Inzage.objects.create(
        persoon_id=burger.betreft_id, door=burger.naam[:120], wat=wat[:120], doel="namens u kijken of handelen", grond=soort
    )
