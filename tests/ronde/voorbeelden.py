"""Which page of whom is the example of an address. Most follow from the names in the path; the others stand here one by one.

A new address whose arguments are known here is walked by itself. Else: add its argument to ``ARGUMENTEN``, or its name to
``EIGEN``; say in ``LEIDT_VERDER`` why it shows nothing of itself, if it only leads to another page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.berichten.models import Briefgeluid
from duo_portal.mijngegevens.models import Machtigingsaanbod
from duo_portal.register.models import Persoon, Vertegenwoordiging
from tests import bouw
from tests.infra.adressen import Adres
from tests.ronde.wereld import Wereld
from tests.tegenspraak.wereld import besluitbericht


@dataclass(frozen=True)
class Voorbeeld:
    """An address as somebody asks for it; ``wie`` is None for who did not log in, ``dag`` another day than today."""

    naam: str
    pad: str
    wie: Persoon | None
    dag: str = ""


# What stands for an argument, in the path of Youssef.
ARGUMENTEN: dict[str, Callable[[Wereld], Any]] = {
    "aanbod_id": lambda wereld: Machtigingsaanbod.objects.filter(persoon=wereld.youssef).latest("pk").pk,
    "bericht_id": lambda wereld: besluitbericht(wereld.youssef).pk,
    "besluit_id": lambda wereld: besluitbericht(wereld.youssef).besluit_id,
    "jaar": lambda wereld: bouw.SCHOOLJAAR,
    "vertegenwoordiging_id": lambda wereld: Vertegenwoordiging.objects.filter(persoon=wereld.youssef).latest("pk").pk,
    "vordering_id": lambda wereld: wereld.vordering(wereld.youssef).pk,
    "zaak_id": lambda wereld: wereld.zaak.pk,
}


def _van(naam: str, wie: Callable[[Wereld], Persoon | None], dag: str = "", **argumenten: Callable[[Wereld], Any]) -> "Maker":
    def maak(wereld: Wereld) -> Voorbeeld:
        waarden = {sleutel: waarde(wereld) for sleutel, waarde in argumenten.items()}
        return Voorbeeld(naam, reverse(naam, kwargs=waarden), wie(wereld), dag)

    return maak


Maker = Callable[[Wereld], Voorbeeld]


def _eigen(*makers: tuple[str, Maker]) -> dict[str, list[Maker]]:
    uit: dict[str, list[Maker]] = {}
    for naam, maker in makers:
        uit.setdefault(naam, []).append(maker)
    return uit


def _vordering(naam: str, van: Callable[[Wereld], Persoon], dag: str = "") -> tuple[str, Maker]:
    return naam, _van(naam, van, dag, vordering_id=lambda wereld: wereld.vordering(van(wereld)).pk)


def _aanvraag(naam: str, van: Callable[[Wereld], Persoon]) -> tuple[str, Maker]:
    return naam, _van(naam, van, aanvraag_id=lambda wereld: Aanvraag.objects.filter(persoon=van(wereld)).latest("pk").pk)


def _pad(naam: str, pad: Callable[[Wereld], str], wie: Callable[[Wereld], Persoon | None]) -> tuple[str, Maker]:
    return naam, lambda wereld: Voorbeeld(naam, pad(wereld), wie(wereld))


def _met_geluid(wereld: Wereld) -> str:
    return f"/berichten/{Briefgeluid.objects.get().bericht_id}/voorgelezen.wav"


UITKOMST = (
    "/rekenen/lesgeld-teruggave/?schooljaar=2025-2026&inschrijfdatum=1-8-2025&uitschrijfdatum=31-1-2026"
    "&reden=diploma&betaald_centen=1.458,00&bereken=1"
)


def _open(naam: str, pad: str) -> tuple[str, Maker]:
    return _pad(naam, lambda wereld: pad, lambda wereld: None)


def _wie_begon(wereld: Wereld) -> Persoon:
    return wereld.begonnen


def _begonnen(deel: str, stroom: str, wie: Callable[[Wereld], Persoon] = _wie_begon) -> tuple[str, Maker]:
    """The questions themselves follow from the links on the check page."""
    staart = "" if deel == "begin" else f"{deel}/"
    return _pad(f"vragen:{deel}", lambda wereld: f"/vragen/{stroom}/{staart}", wie)


def _stufi() -> list[tuple[str, Maker]]:
    """Every flow of studiefinanciering at its check page, and the pages of parents and proposals."""
    stromen: dict[str, Callable[[Wereld], Persoon]] = {
        "studiefinanciering/2025": lambda wereld: wereld.stufi.nieuw,
        "ouder-uit-beeld/0": lambda wereld: wereld.stufi.nieuw,
        "studiefinanciering-wijzigen/0": lambda wereld: wereld.stufi.kind,
        "studiefinanciering-stoppen/0": lambda wereld: wereld.stufi.kind,
        "later-peiljaar/2026": lambda wereld: wereld.stufi.kind,
        "ouder-gegevens/2024": lambda wereld: wereld.stufi.ouder,
    }
    vragen = [_begonnen(deel, stroom, wie) for stroom, wie in stromen.items() for deel in ("begin", "controle")]
    return [
        *vragen,
        _pad("studiefinanciering:ouders", lambda wereld: "/studiefinanciering/ouders/", lambda wereld: wereld.stufi.ouder),
        _pad("studiefinanciering:ouderkind", lambda w: f"/studiefinanciering/ouders/{w.stufi.kind.pk}/2026/", lambda w: w.stufi.ouder),
        _pad(
            "studiefinanciering:voorstel", lambda w: f"/studiefinanciering/voorstel/{w.stufi.voorstel_id}/", lambda w: w.stufi.met_voorstel
        ),
        _pad("studiefinanciering:wijzigen", lambda wereld: "/studiefinanciering/wijzigen/", lambda wereld: wereld.stufi.kind),
        _pad("studiefinanciering:stoppen", lambda wereld: "/studiefinanciering/stoppen/", lambda wereld: wereld.stufi.kind),
    ]


STUFI = {"nu": "", "maanden": "maanden/", "maand": "maand/2026/6/", "als_ik_stop": "als-ik-stop/"}


def _stufipagina(naam: str, pad: str) -> tuple[str, Maker]:
    return _pad(f"studiefinanciering:{naam}", lambda wereld: f"/studiefinanciering/{pad}", lambda wereld: wereld.ontvangt)


EIGEN: dict[str, list[Maker]] = _eigen(
    _vordering("betalen:termijnen", lambda wereld: wereld.achter, "2025-09-20"),
    _vordering("betalen:stoppen", lambda wereld: wereld.in_termijnen),
    _vordering("betalen:ideal", lambda wereld: wereld.achter),
    _vordering("betalen:betalen", lambda wereld: wereld.achter),
    _vordering("betalen:regeling", lambda wereld: wereld.achter),
    _vordering("betalen:mens", lambda wereld: wereld.achter),
    _vordering("betalen:uitstel", lambda wereld: wereld.achter),
    _aanvraag("aanvragen:aanvraag", lambda wereld: wereld.vraagt),
    _aanvraag("aanvragen:bewijs", lambda wereld: wereld.vraagt),
    _aanvraag("lesgeld:bevestig", lambda wereld: wereld.met_voorstel),
    _pad("betalen:ideal_terug", lambda wereld: f"/betalen/ideal/{wereld.poging}/", lambda wereld: wereld.achter),
    _pad("nagebootste-bank:betaal", lambda wereld: wereld.bank, lambda wereld: None),
    _pad("berichten:geluid", _met_geluid, lambda wereld: wereld.youssef),
    _pad("mijngegevens:email_bevestigen", lambda wereld: wereld.emaillink, lambda wereld: None),
    _pad("portaal:voorpagina", lambda wereld: "/", lambda wereld: None),
    _pad("portaal:voorpagina", lambda wereld: "/", lambda wereld: wereld.kaal),
    _pad("portaal:voorpagina", lambda wereld: "/", lambda wereld: wereld.ontvangt),
    *(_stufipagina(naam, pad) for naam, pad in STUFI.items()),
    _pad("studiefinanciering:nu", lambda wereld: "/studiefinanciering/", lambda wereld: wereld.kaal),
    _pad("studiefinanciering:als_ik_stop", lambda wereld: "/studiefinanciering/als-ik-stop/", lambda wereld: wereld.kaal),
    _pad("lesgeld:nieuwste", lambda wereld: "/lesgeld/", lambda wereld: wereld.kaal),
    _open("openbaar:rekenhulp", "/rekenen/lesgeld-teruggave/?bereken=1"),
    _open("openbaar:rekenhulp", UITKOMST),
    _open("openbaar:zoeken", "/zoeken/?q=diplomma"),
    _pad("openbaar:hulp", lambda wereld: "/hulp/", lambda wereld: wereld.youssef),
    _pad("vragen:begin", lambda wereld: "/vragen/lesgeld-terugvragen/2025/", lambda wereld: wereld.youssef),
    *(_begonnen(deel, stroom) for deel in ("begin", "controle", "weg") for stroom in ("lesgeld-terugvragen/2025", "correctieverzoek/0")),
    *_stufi(),
    _pad("tegenspraak:bezwaar", lambda wereld: f"/niet-eens/bericht/{besluitbericht(wereld.uitbetaald).pk}/", lambda w: w.uitbetaald),
)

# Addresses that never show a page of their own, and where they lead.
LEIDT_VERDER = {
    "lesgeld:terugvragen": "naar de vragen",
    "studiefinanciering:wijzigen": "naar de vragen",
    "studiefinanciering:stoppen": "naar de vragen",
    "tegenspraak:besluit": "naar het bericht van het besluit",
    "toegang:begin": "naar de inlogdienst",
    "toegang:inzagen": "een oud adres, naar mijn gegevens",
    "set_language": "terug naar de pagina, in de andere taal",
    "oauth2_provider:rp-initiated-logout": "terug naar het portaal",
    "toegang:klaar": "terug van de inlogdienst; zonder geldig antwoord naar inloggen",
}


def voorbeelden_van(adres: Adres, wereld: Wereld) -> list[Voorbeeld]:
    """Empty where nothing is known: then a link has to lead there."""
    if adres.naam in EIGEN:
        return [maak(wereld) for maak in EIGEN[adres.naam]]
    if adres.naam.startswith("oauth2_provider:authorize"):
        return []  # its address is what /inloggen/begin/ says
    if not set(adres.argumenten) <= set(ARGUMENTEN):
        return []
    waarden = {argument: ARGUMENTEN[argument](wereld) for argument in adres.argumenten}
    return [Voorbeeld(adres.naam, reverse(adres.naam, kwargs=waarden), wereld.youssef if adres.voor_burger else None)]
