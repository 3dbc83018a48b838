"""System checks: the demo login never stands on a public address, and nobody outside is imitated but in the demo."""

from ipaddress import ip_address
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

NAGEBOOTST = "duo_portal.tegenpartijen"
INLOGDIENST = "duo_portal.inlogdienst"
ENDPOINTS = ("OIDC_OP_AUTHORIZATION_ENDPOINT", "OIDC_OP_TOKEN_ENDPOINT", "OIDC_OP_JWKS_ENDPOINT")
LUS = frozenset({"127.0.0.1", "::1", "[::1]", "localhost", ".localhost", "testserver"})


def is_lus(adres: str) -> bool:
    """Whether an address or host name is this machine itself."""
    if adres in LUS:
        return True
    try:
        return ip_address(adres).is_loopback
    except ValueError:  # a name: only those above, for 127.example.com is anybody's
        return False


@register("veiligheid")
def demo_alleen_op_lus(**_: Any) -> list[CheckMessage]:
    if not settings.DEMO:
        return []
    open_adressen = [adres for adres in (settings.WEB_ADRES, *settings.ALLOWED_HOSTS) if not is_lus(adres)]
    if not open_adressen:
        return []
    return [
        Error(
            f"De inlogdienst van de demo staat aan, maar het portaal is ook bereikbaar via {', '.join(sorted(set(open_adressen)))}.",
            hint="Zet DUO_DEMO uit, of laat DUO_HOSTS en DUO_ADRES alleen naar 127.0.0.1 en localhost wijzen.",
            id="toegang.E001",
        )
    ]


@register("veiligheid")
def tegenpartijen_alleen_in_demo(**_: Any) -> list[CheckMessage]:
    """A bank or bailiff that says what we like must never answer in earnest."""
    if settings.DEMO or not (apps.is_installed(NAGEBOOTST) or settings.BETAALDIENST.startswith(f"{NAGEBOOTST}.")):
        return []
    return [
        Error(
            "De nagebootste bank, het CJIB en de deurwaarder staan aan, maar dit is niet de demo.",
            hint="Haal duo_portal.tegenpartijen uit INSTALLED_APPS, en noem in DUO_BETAALDIENST een echte betaaldienst of niets.",
            id="toegang.E002",
        )
    ]


@register("veiligheid")
def inlogdienst_alleen_in_demo(**_: Any) -> list[CheckMessage]:
    """Where anybody may choose who they are, nobody real may be found."""
    if settings.DEMO or not apps.is_installed(INLOGDIENST):
        return []
    return [
        Error(
            "De inlogdienst van de demo staat aan, maar dit is niet de demo: iedereen kan zich voor ieder ander uitgeven.",
            hint="Haal duo_portal.inlogdienst uit INSTALLED_APPS, en noem in OIDC_ISSUER een echte inlogdienst.",
            id="toegang.E003",
        )
    ]


def weiger_open_demo() -> None:
    """A web server runs no system checks by itself: these it never starts without. Raises ``ImproperlyConfigured``."""
    fouten = [*demo_alleen_op_lus(), *tegenpartijen_alleen_in_demo(), *inlogdienst_alleen_in_demo()]
    if fouten:
        raise ImproperlyConfigured(" ".join(f"{fout.msg} {fout.hint}" for fout in fouten))


@register("veiligheid")
def echte_inlogdienst_is_volledig(**_: Any) -> list[CheckMessage]:
    """Half a login service is none; and what it says must come over an encrypted line."""
    if not settings.OIDC_OP_ISSUER:
        return []
    adressen = {naam: getattr(settings, naam) for naam in ENDPOINTS}
    ontbreekt = [naam for naam in (*ENDPOINTS, "OIDC_RP_CLIENT_ID", "OIDC_RP_CLIENT_SECRET") if not getattr(settings, naam)]
    onveilig = [
        naam for naam, adres in adressen.items() if adres and not adres.startswith(("https://", "/" if settings.DEMO else "https://"))
    ]
    return [
        Error(f"De inlogdienst is niet goed ingesteld: {naam}.", hint="Zie 'Inloggen' in README.md.", id="toegang.E004")
        for naam in (*ontbreekt, *onveilig)
    ]
