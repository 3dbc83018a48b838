"""Logging in and out, and choosing on whose behalf. The log tells that it happened, never who it was."""

import structlog
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from duo_portal.toegang.bewaren import BEWAARD, van_persoon
from duo_portal.toegang.burger import EERDER, SLEUTEL, Burger, Niveau, laad_burger
from duo_portal.toegang.models import Inlogmoment
from duo_portal.toegang.sessiewinkel import beeindig_alles, verlopen_kern

log = structlog.get_logger(__name__)


class OnbekendePersoon(Exception):
    """There is nobody with this number."""


def log_in(sessie: SessionBase, persoon_id: int, niveau: Niveau, vertegenwoordiging_id: int | None = None) -> Burger:
    """Begin a new session for this person; of the old one only goes along what they had typed themselves.

    Raises ``OnbekendePersoon`` or ``Overleden``.
    """
    burger = laad_burger(persoon_id, niveau, vertegenwoordiging_id)
    if burger is None:
        raise OnbekendePersoon
    bewaard = van_persoon(sessie.get(BEWAARD, {}), persoon_id)
    vorige = Inlogmoment.objects.filter(persoon_id=persoon_id).order_by("-pk").values_list("op", flat=True).first()
    sessie.flush()
    sessie[SLEUTEL] = {
        "persoon": persoon_id,
        "niveau": int(niveau),
        "vertegenwoordiging": burger.namens.vertegenwoordiging_id if burger.namens else None,
        "vorige_keer": vorige.isoformat() if vorige else None,
    }
    if bewaard:
        sessie[BEWAARD] = bewaard
    Inlogmoment.objects.create(persoon_id=persoon_id, niveau=niveau)
    log.info("burger_ingelogd", niveau=niveau.name.lower())
    return burger


def begin_sessie(request: HttpRequest, persoon_id: int, niveau: Niveau) -> Burger:
    """Log in on this browser. Who logs in again goes on where they were, also on behalf of the same person.

    For somebody else every form that is still open in the browser becomes invalid: nobody sends another's form.
    Raises as ``log_in``.
    """
    eerder = request.session.get(SLEUTEL) or request.session.get(EERDER) or {}
    dezelfde = eerder.get("persoon") == persoon_id
    burger = log_in(request.session, persoon_id, niveau, eerder.get("vertegenwoordiging") if dezelfde else None)
    if not dezelfde:
        rotate_token(request)
    return burger


def onthoud_wie_eerder(request: HttpRequest) -> None:
    """The cookie points at a session that ended by itself: remember on the server whose it was, for what is still to be sent."""
    koekje = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if koekje and request.session.is_empty() and (kern := verlopen_kern(koekje)):
        request.session[EERDER] = {"persoon": kern["persoon"], "vertegenwoordiging": kern["vertegenwoordiging"]}


def log_uit(sessie: SessionBase, *, overal: bool = False) -> None:
    """Log out on the server; ``overal`` also logs the same person out on other devices."""
    kern = sessie.get(SLEUTEL)
    sessie.flush()
    if kern is None:
        return
    if overal:
        beeindig_alles(kern["persoon"])
    log.info("burger_uitgelogd", overal=overal)


def kies_namens(sessie: SessionBase, burger: Burger, vertegenwoordiging_id: int | None) -> Burger | None:
    """Look on behalf of another, or (None) for oneself again. None when there is no such authority today."""
    nieuw = laad_burger(burger.persoon_id, burger.niveau, vertegenwoordiging_id)
    if nieuw is None or (vertegenwoordiging_id is not None and nieuw.namens is None):
        return None
    sessie[SLEUTEL] = {**sessie[SLEUTEL], "vertegenwoordiging": vertegenwoordiging_id}
    log.info("namens_gekozen", namens=vertegenwoordiging_id is not None)
    return nieuw
