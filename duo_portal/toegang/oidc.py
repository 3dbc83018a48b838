"""The portal as relying party of OpenID Connect: the back channel, and what an id_token must be before anything in it counts.

The authorization code, PKCE, state and nonce come from mozilla-django-oidc. Stricter than it: audience, issuer, time and authorised
party are checked, there is no user of Django and no call for user data, and nothing of an answer ever gets into the log or an exception.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

import jwt
import requests
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.urls import reverse
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from requests.exceptions import RequestException

SPELING = 30  # seconds that two clocks may differ
VERS = 600  # seconds: we ask for a new login, so the proof of it is not older than this
TEGELIJK, WACHTEN = 2, 0.3  # calls of the portal to itself at once, and how long (seconds) another waits for its turn
_BEURTEN = BoundedSemaphore(TEGELIJK)
VERPLICHT = ("iss", "aud", "sub", "exp", "iat", "nonce", "acr")


class Inlogfout(Exception):
    """The answer of the login service cannot be trusted. The text says why, and quotes nothing of the answer."""


def adres(request: HttpRequest, waarde: str) -> str:
    """The login service of the demo stands in the portal itself: its addresses are paths."""
    return request.build_absolute_uri(waarde) if waarde.startswith("/") else waarde


def terugadres(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("toegang:klaar"))


@contextmanager
def een_beurt() -> Iterator[bool]:
    """Whether this request may call the login service now.

    The service of the demo stands in this very server: if every thread of it waited for an answer, none would be left to give one.
    """
    if not settings.OIDC_OP_ISSUER.startswith("/"):
        yield True
        return
    gekregen = _BEURTEN.acquire(timeout=WACHTEN)
    try:
        yield gekregen
    finally:
        if gekregen:
            _BEURTEN.release()


class Inlogdienst(OIDCAuthenticationBackend):  # type: ignore[misc]
    """The login service as the back channel sees it."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__()
        self.request = request
        self.OIDC_OP_TOKEN_ENDPOINT = adres(request, settings.OIDC_OP_TOKEN_ENDPOINT)
        self.OIDC_OP_JWKS_ENDPOINT = adres(request, settings.OIDC_OP_JWKS_ENDPOINT)
        self.uitgever = adres(request, settings.OIDC_OP_ISSUER)

    def verklaring(self, code: str, nonce: str, code_verifier: str) -> Mapping[str, Any]:
        """Exchange the code for an id_token and return its claims, all checked. Raises ``Inlogfout``."""
        vraag = {
            "client_id": self.OIDC_RP_CLIENT_ID,
            "client_secret": self.OIDC_RP_CLIENT_SECRET,
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": terugadres(self.request),
            "code_verifier": code_verifier,
        }
        try:
            id_token = self.get_token(vraag)["id_token"]
            inhoud: Mapping[str, Any] = self.verify_token(id_token, nonce=nonce)
        except RequestException as fout:
            raise Inlogfout(f"achterkant: {type(fout).__name__}") from None
        except (jwt.PyJWTError, SuspiciousOperation, KeyError, TypeError, ValueError) as fout:
            raise Inlogfout(f"id_token: {type(fout).__name__}") from None
        _toets(inhoud, self.OIDC_RP_CLIENT_ID)
        return inhoud

    def raise_token_response_error(self, response: requests.Response) -> None:
        """As the parent, without what the service said."""
        if response.status_code != 200:
            raise requests.HTTPError(f"status {response.status_code}")

    def _verify_jws(self, payload: str, key: Any) -> Mapping[str, Any]:
        """Signed with the one algorithm that was agreed, for us, by this service, now."""
        inhoud: Mapping[str, Any] = jwt.decode(
            payload,
            key,
            algorithms=[self.OIDC_RP_SIGN_ALGO],
            audience=self.OIDC_RP_CLIENT_ID,
            issuer=self.uitgever,
            leeway=SPELING,
            options={"require": list(VERPLICHT)},
        )
        return inhoud


def _toets(inhoud: Mapping[str, Any], klant: str) -> None:
    """What the protocol asks beyond the signature (OpenID Connect Core 3.1.3.7)."""
    ontvangers = inhoud["aud"] if isinstance(inhoud["aud"], list) else [inhoud["aud"]]
    if inhoud.get("azp", klant if len(ontvangers) == 1 else None) != klant:
        raise Inlogfout("id_token: bedoeld voor een ander")
    wanneer = inhoud.get("auth_time", inhoud["iat"])
    if not isinstance(wanneer, int) or time.time() - wanneer > VERS:
        raise Inlogfout("id_token: het inloggen is te lang geleden")
