"""The persons of the walk, who together have everything that a page can show, as they stand on 15 June 2026."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from duo_portal.berichten.models import Bericht, Briefgeluid, Voorkeur
from duo_portal.betalingen.models import Betaalpoging
from duo_portal.mijngegevens.link import link_van
from duo_portal.mijngegevens.models import Emailwijziging
from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.models import Zaak
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Vordering
from studiefinanciering.models import Studieverleden
from studiefinanciering.services.trek_steekproef import trek_steekproef
from tests import bouw, toneel
from tests.betalen import rijen
from tests.lesgeld import verzoeken, vragenpad
from tests.mijngegevens import test_machtigingen as machtigingen
from tests.portaal.vragen import lopen
from tests.ronde.stufi import Stufi, maak_stufi
from tests.studiefinanciering.paginas import studenten
from tests.tegenspraak.test_paginas import verstuur
from tests.tegenspraak.wereld import besluitbericht
from tests.toegang.rolverdeling import burger, medewerker

__all__ = ["Wereld", "maak_wereld"]
CORRECTIE = "/vragen/correctieverzoek/0/"


@dataclass(frozen=True)
class Wereld:
    """``youssef`` has most; the others stand in another state each. ``tokens``: what only a mail tells."""

    youssef: Persoon
    achter: Persoon
    in_termijnen: Persoon
    met_voorstel: Persoon
    uitbetaald: Persoon
    vraagt: Persoon
    begonnen: Persoon
    kaal: Persoon
    ontvangt: Persoon
    gemachtigde: Persoon
    emaillink: str
    poging: UUID
    bank: str
    stufi: Stufi

    @property
    def studenten(self) -> list[Persoon]:
        """Who have lesgeld to pay, each in another state."""
        return [self.youssef, self.achter, self.in_termijnen, self.met_voorstel, self.uitbetaald, self.vraagt, self.begonnen]

    @property
    def zaak(self) -> Zaak:
        return Zaak.objects.get(persoon=self.youssef)

    def vordering(self, wie: Persoon) -> Vordering:
        return Vordering.objects.filter(persoon=wie).latest("periode")


def maak_wereld() -> Wereld:
    youssef = toneel.bij_de_deurwaarder()
    Voorkeur.objects.update_or_create(persoon=youssef, defaults={"email": "youssef@voorbeeld.invalid"})
    eigen = burger(youssef)
    verstuur(eigen, f"/niet-eens/bericht/{besluitbericht(youssef).pk}/", tekst="Ik stopte al in januari.")
    _lees_voor(toneel.laatste_bericht(youssef))
    gemachtigde = machtig(youssef)
    achter = toneel.student("Visser", keer=3, stappen=4)
    poging, bank = _bij_de_bank(achter)
    begonnen = _begonnen()
    return Wereld(
        youssef=youssef,
        achter=achter,
        in_termijnen=_in_termijnen(),
        met_voorstel=toneel.met_voorstel(),
        uitbetaald=toneel.met_uitbetaling(),
        vraagt=_vraagt(),
        begonnen=begonnen,
        kaal=bouw.persoon("Nieuw", rekening=False),
        ontvangt=_ontvangt(),
        gemachtigde=gemachtigde,
        emaillink=_emaillink(youssef),
        poging=poging,
        bank=bank,
        stufi=maak_stufi(),
    )


def _ontvangt() -> Persoon:
    """In higher education, with a grant, a loan, an earlier year, and a lot that was drawn; and a proposal that is open."""
    wie = studenten.in_het_ho(uitwonend=True)
    Studieverleden.objects.create(
        persoon=wie, eerste_maand=date(2025, 9, 1), eerste_maand_ho=date(2025, 9, 1), gift_centen=150_000, prestatie_centen=52_084
    )
    studenten.voorstel(wie, "eerst_gift")
    trek_steekproef(bouw.VANDAAG, 1, door=medewerker("loting", Rol.TEAMLEIDER), zaad=7)
    return wie


def machtig(wie: Persoon) -> Persoon:
    """One mandate given, and one more offered and taken, so that it waits for the giver."""
    ander = bouw.persoon("Vermeer")
    machtigingen.geef(wie, ander)
    machtigingen.neem_aan(burger(bouw.persoon("Smit")), machtigingen.bied_aan(wie))
    return ander


def _lees_voor(bericht: Bericht) -> None:
    """The letter as sound, without the program that speaks."""
    pad = settings.VAR / "geluid" / "00" / f"{'0' * 64}.wav"
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(b"RIFF")
    Briefgeluid.objects.create(bericht=bericht, sha256="0" * 64, grootte=4)


def _bij_de_bank(wie: Persoon) -> tuple[UUID, str]:
    """A payment that was begun and not finished; and the address of the bank."""
    client, adres = burger(wie), f"/betalen/{Vordering.objects.get(persoon=wie).pk}/"
    bedrag = re.search(r'name="hoeveel" value="(\d+)"', toneel.lees(client, adres))
    assert bedrag is not None
    antwoord = client.post(f"{adres}ideal/", {"hoeveel": bedrag[1]})
    assert antwoord.status_code == 302, antwoord.content.decode()
    return Betaalpoging.objects.get(persoon=wie).kenmerk, antwoord["Location"]


def _in_termijnen() -> Persoon:
    """Debits paid, on their way and to come."""
    wie = toneel.student("Bakker")
    regeling = toneel.in_termijnen(wie)
    for nummer, dag in enumerate(toneel.AFSCHRIJVINGEN, 1):
        rijen.geboekt(rijen.afschrijving(regeling, nummer, dag), dag)
    rijen.afschrijving(regeling, 6, bouw.VANDAAG)
    return wie


def _vraagt() -> Persoon:
    wie = verzoeken.gestopt()
    vragenpad.verstuur(burger(wie), bewijs=True)
    return wie


def _begonnen() -> Persoon:
    """At the check page of every flow, without having sent it."""
    wie = verzoeken.gestopt()
    client = burger(wie)
    vragenpad.tot_controle(client, bewijs=True)
    getypt = {"wat": {"wat": "naam"}, "nu": {"nu": "Jansn"}, "juist": {"juist": "Jansen"}, "sinds": {"sinds": ""}}
    adres = lopen.begin(client, CORRECTIE)
    while not adres.endswith("/controle/"):
        adres = lopen.volgende(client, adres, **getypt.get(adres.rstrip("/").rsplit("/", 1)[1], {}))
    return wie


def _emaillink(wie: Persoon) -> str:
    assert burger(wie).post("/mijn-gegevens/email/", {"email": "nieuw@voorbeeld.invalid"}).status_code == 302
    return link_van(Emailwijziging.objects.get(persoon=wie)).removeprefix("http://testserver")
