"""The one client of the login service, and the one user that its tables want."""

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from oauth2_provider.models import Application

# Loopback only; for these hosts any port is good (RFC 8252, 7.3).
HOSTS = ("127.0.0.1", "localhost")


def zorg_voor_klant() -> Application:
    """The portal as client: made at first use, and kept in step with the settings. A repeat changes nothing."""
    klant = Application.objects.filter(client_id=settings.OIDC_RP_CLIENT_ID).first()
    if klant is not None and constant_time_compare(settings.OIDC_RP_CLIENT_SECRET, klant.client_secret):
        return klant
    velden = {
        "name": "Onderwijsloket",
        "client_type": Application.CLIENT_CONFIDENTIAL,
        "authorization_grant_type": Application.GRANT_AUTHORIZATION_CODE,
        "algorithm": Application.RS256_ALGORITHM,
        "client_secret": settings.OIDC_RP_CLIENT_SECRET,
        "hash_client_secret": False,  # long and random: a slow hash would only make every login wait
        "redirect_uris": _adressen("toegang:klaar"),
        "post_logout_redirect_uris": _adressen("toegang:inloggen"),
    }
    klant, _ = Application.objects.update_or_create(client_id=settings.OIDC_RP_CLIENT_ID, defaults=velden)
    return klant


def _adressen(naam: str) -> str:
    return " ".join(f"http://{host}{reverse(naam)}" for host in HOSTS)


def technische_gebruiker() -> User:
    """Tokens hang from a user of Django. Citizens are none: this one stands for all, has no password, and is no staff."""
    gebruiker, nieuw = User.objects.get_or_create(username="inlogdienst-demo")
    if nieuw:
        gebruiker.set_unusable_password()
        gebruiker.save(update_fields=["password"])
    return gebruiker
