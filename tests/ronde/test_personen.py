"""Everybody of the layout file of the RvIG and of the demo: their pages are whole, whatever their name, birthday, address or family."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from duo_portal.register.generator.demopersonen.laden import SITUATIE, VERLOOP, laad_demopersonen
from duo_portal.register.importeren import personen
from duo_portal.register.importeren.bestanden import GEGEVENS
from duo_portal.register.models import Overlijden, Persoon, Persoonsgegeven, Vertegenwoordiging
from duo_portal.register.models.persoon import Herkomst
from tests import bouw
from tests.infra.adressen import alle_adressen
from tests.register.generator.naslag import zet_naslag_klaar
from tests.ronde.keuren import sporen
from tests.ronde.lopen import inhoud
from tests.ronde.wandelen import wandel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
# What of a person the pages read: name, birthday, address, family, account, who acts for them.
KERN = ("portaal:voorpagina", "mijngegevens:start")
# Nothing of the person is on these, and some cost a letter or a file.
DOORGAANS = {"toegang:sessie", "toegang:verleng"}


def eigen_paginas() -> list[str]:
    """Every page of a citizen that needs no object: also those that are made tomorrow."""
    adressen = [adres for adres in alle_adressen() if adres.voor_burger and not adres.argumenten and adres.naam not in DOORGAANS]
    return ["/", *(reverse(adres.naam) for adres in adressen)]


def klachten(client: Client, paden: list[str]) -> list[tuple[str, int, list[str]]]:
    uit = []
    for pad in paden:
        with transaction.atomic():
            antwoord = client.get(pad)
        html = inhoud(antwoord)
        if antwoord.status_code not in (200, 302, 403, 405) or (html and sporen(html)):
            uit.append((pad, antwoord.status_code, sporen(html) if html else []))
    return uit


def bijzonderen() -> set[int]:
    """An unknown birthday, a secret address, the longest names, somebody who acts for them or for whom they act."""
    gegevens = Persoonsgegeven.objects.filter(vervangen_op__isnull=True)
    lang = sorted(gegevens.values_list("geslachtsnaam", "persoon_id"), key=lambda rij: -len(rij[0]))[:3]
    onbekend = gegevens.filter(geboortedatum__isnull=True).values_list("persoon_id", flat=True)
    geheim = gegevens.exclude(geheimhouding=0).values_list("persoon_id", flat=True)[:3]
    relaties = Vertegenwoordiging.objects.values_list("persoon_id", "vertegenwoordiger_id")[:4]
    return {wie for _, wie in lang} | set(onbekend) | set(geheim) | {wie for paar in relaties for wie in paar if wie}


def test_alle_personen_van_de_rvig_zien_hun_paginas() -> None:
    personen.laad(GEGEVENS / "personen" / "testpersonen.csv")
    doden, bijzonder = set(Overlijden.objects.values_list("persoon_id", flat=True)), bijzonderen()
    kern, alles = [reverse(naam) for naam in KERN], eigen_paginas()
    assert len(alles) > 12 and len(bijzonder) > 12
    levenden = [wie for wie in Persoon.objects.order_by("pk") if wie.pk not in doden]
    assert len(levenden) == 297
    fout = {}
    for wie in levenden:
        if gevonden := klachten(burger(wie), alles if wie.pk in bijzonder else kern):
            fout[wie.bronsleutel] = gevonden
    assert fout == {}


def test_alle_demopersonen_zien_al_hun_paginas() -> None:
    """The named persons and their families, with all that links lead to: decisions, messages, letters, calculations."""
    zet_naslag_klaar()
    laad_demopersonen(SITUATIE)
    bouw.stel_vast(date(2025, 9, 15))
    laad_demopersonen(VERLOOP)
    bouw.geef_terug()
    doden = set(Overlijden.objects.values_list("persoon_id", flat=True))
    levenden = [wie for wie in Persoon.objects.filter(herkomst=Herkomst.DEMO).order_by("pk") if wie.pk not in doden]
    assert len(levenden) >= 12
    fout, gezien = [], set()
    for wie in levenden:
        for bezoek in wandel(burger(wie), wie):
            gezien.add(bezoek.voorbeeld.naam)
            if bezoek.status not in (200, 302, 405) or (bezoek.html and sporen(bezoek.html)):
                fout.append((wie.bronsleutel, bezoek.waar, bezoek.status, bezoek.fout, bezoek.html and sporen(bezoek.html)))
    assert {"lesgeld:schooljaar", "lesgeld:berekening", "berichten:bericht", "betalen:betalen"} <= gezien
    assert fout == []
