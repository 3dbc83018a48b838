"""Who applies in these tests, and the way through the questions."""

from datetime import date

from django.test import Client
from django.utils import timezone

from duo_portal.berichten.opmaak import centen
from duo_portal.regels.codes import Onderwijs
from duo_portal.register.models import Familierelatie, Inkomen, Opleiding, Persoon, Persoonsgegeven
from duo_portal.register.models.onderwijs import Opleidingssoort
from duo_portal.register.models.persoon import Relatiesoort
from tests import bouw
from tests.portaal.vragen.lopen import begin, lees, verborgen, volgende

AANVRAAG = "/vragen/studiefinanciering/2025/"
ANTWOORDEN: dict[str, dict[str, object]] = {
    "opleiding": {"opleiding": "mbo_12"},
    "vanaf": {"vanaf": "begin"},
    "aanvullende-beurs": {"aanvullend": "ja"},
    "lening": {"lening": "nee"},
    "lening-bedrag": {"lening_bedrag": "100"},
    "collegegeld": {"collegegeld": "nee"},
    "reisproduct": {"reisproduct": "week"},
    "kind": {"eenouder": "nee"},
}


def opleiding(niveau: str = "2", ho: bool = False) -> Opleiding:
    soort = Opleidingssoort.HO if ho else Opleidingssoort.MBO
    code = f"9{niveau}00" if not ho else "50001"
    return Opleiding.objects.get_or_create(soort=soort, code=code, defaults={"naam": f"Opleiding {code}", "niveau": niveau})[0]


def gezin(kind: Persoon, *ouders: Persoon) -> None:
    for soort, ouder in zip((Relatiesoort.OUDER1, Relatiesoort.OUDER2), ouders, strict=False):
        Familierelatie.objects.create(persoon=kind, verwant=ouder, soort=soort)


def mbo(niveau: str = "2", naam: str = "De Wit", geboren: date = date(2005, 11, 14), ouders: int = 2) -> Persoon:
    """A student of mbo who lives with the first of the parents; nobody asked for anything yet."""
    wie = bouw.persoon(naam, geboren)
    bouw.inschrijving(wie, wat=opleiding(niveau))
    _thuis(wie, naam, ouders)
    return wie


def ho(naam: str = "Bakker", geboren: date = date(2006, 5, 19), ouders: int = 2) -> Persoon:
    wie = bouw.persoon(naam, geboren)
    bouw.inschrijving(wie, begin=date(2025, 9, 1), onderwijs=Onderwijs.WO, wat=opleiding("", ho=True))
    _thuis(wie, naam, ouders)
    return wie


def _thuis(wie: Persoon, naam: str, aantal: int) -> None:
    ouders = [bouw.persoon(f"{naam}-{nr}", date(1976, 3, nr)) for nr in range(1, aantal + 1)]
    gezin(wie, *ouders)
    for nr, ander in enumerate([wie, *ouders]):
        bouw.adres(ander, huisnummer=max(1, nr))


def ouders_van(kind: Persoon) -> list[Persoon]:
    return [relatie.verwant for relatie in Familierelatie.objects.filter(persoon=kind).order_by("soort") if relatie.verwant]


def tot_controle(client: Client, begin_adres: str = AANVRAAG, **anders: dict[str, object]) -> tuple[str, list[str]]:
    """Answer what is asked; returns the check page, and which steps were asked."""
    getypt = ANTWOORDEN | {naam.replace("_", "-"): waarde for naam, waarde in anders.items()}
    adres, gevraagd = begin(client, begin_adres), []
    while not adres.endswith("/controle/"):
        naam = adres.rstrip("/").rsplit("/", 1)[1]
        gevraagd.append(naam)
        adres = volgende(client, adres, **getypt.get(naam, {}))
    return adres, gevraagd


def verstuur(client: Client, begin_adres: str = AANVRAAG, **anders: dict[str, object]) -> str:
    """The whole way; returns the page of what was sent."""
    return volgende(client, tot_controle(client, begin_adres, **anders)[0], akkoord="on")


def verborgen_van(client: Client, adres: str) -> dict[str, str]:
    return verborgen(lees(client, adres))


def geef_inkomen(ouder: Persoon, centen: int, jaar: int = 2024) -> None:
    Inkomen.objects.bulk_create([Inkomen(persoon=ouder, jaar=jaar, toetsingsinkomen_centen=centen, bron="toets")])


def nederlander(*mensen: Persoon) -> None:
    """Of Dutch nationality from the beginning: the fact of the tests has none."""
    for wie in mensen:
        oud = Persoonsgegeven.objects.get(persoon=wie, vervangen_op__isnull=True)
        Persoonsgegeven.objects.filter(pk=oud.pk).update(vervangen_op=timezone.now())
        oud.pk, oud.nationaliteit = None, "0001"
        oud.save(force_insert=True)


def bedrag(waarde: int) -> str:
    return centen(waarde)
