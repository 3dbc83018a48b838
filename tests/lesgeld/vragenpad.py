"""The questions about a refund, answered one after the other, for the tests about them."""

from django.test import Client

from tests.portaal.vragen.lopen import begin, bestand, volgende

BEGIN = "/vragen/lesgeld-terugvragen/2025/"


def tot_controle(client: Client, reden: str = "zelf_ziek", toelichting: str = "", bewijs: bool = False) -> str:
    """Answer every question that is asked; returns the address of the check page."""
    getypt: dict[str, dict[str, object]] = {
        "reden": {"reden": reden},
        "laatste-schooldag": {"laatste_schooldag": "20-2-2026"},
        "uitleg": {"toelichting": toelichting},
        "waarom-nu": {"reden_laat": "Ik was opgenomen."},
        "bewijs": {"bewijs": bestand()} if bewijs else {},
    }
    adres = begin(client, BEGIN)
    while not adres.endswith("/controle/"):
        adres = volgende(client, adres, **getypt[adres.rstrip("/").rsplit("/", 1)[1]])
    return adres


def verstuur(client: Client, **keuzes: object) -> str:
    """The whole way; returns the page of what was sent."""
    return volgende(client, tot_controle(client, **keuzes), akkoord="on")  # type: ignore[arg-type]
