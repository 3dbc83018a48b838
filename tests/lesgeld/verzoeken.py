"""Requests for a refund of lesgeld, filed and judged in a line, for the tests about them."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from django.contrib.auth.models import User

from duo_portal.aanvragen.bestanden import Bestand
from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening, dien_aanvraag_in
from duo_portal.besluiten.models import Besluit
from duo_portal.register.models import Persoon
from lesgeld.codes import Reden
from lesgeld.services.ken_verzoek_toe import Toekenning, ken_verzoek_toe
from lesgeld.terugvragen import SOORT
from tests import bouw

PDF = Bestand("verklaring.pdf", b"%PDF-1.7\n1 0 obj\n%%EOF\n")
FEBRUARI = date(2026, 2, 20)
UITLEG = "De arts en de school bevestigen wat er is gebeurd."


def medewerker(naam: str = "samira") -> User:
    return User.objects.get_or_create(username=naam)[0]


def gestopt(eind: date = FEBRUARI) -> Persoon:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, eind)
    bouw.geef_terug()
    return wie


def indiening(wie: Persoon, sleutel: UUID | None = None, bestanden: tuple[Bestand, ...] = ()) -> Indiening:
    return Indiening(
        SOORT, wie.pk, 2025, {"reden": "zelf_ziek", "laatste_schooldag": "20-2-2026"}, sleutel or uuid4(), wie.pk, None, bestanden
    )


def vraag_terug(wie: Persoon, **getypt: str) -> Aanvraag:
    wat = indiening(wie)
    return dien_aanvraag_in(replace(wat, getypt={**wat.getypt, **getypt}))


def ken_toe(aanvraag: Aanvraag, reden: Reden = Reden.ZIEKTE, vanaf: date = FEBRUARI) -> None:
    ken_verzoek_toe(Toekenning(aanvraag.pk, reden, vanaf, UITLEG), medewerker())


def uitkomsten(wie: Persoon) -> list[int]:
    return list(Besluit.objects.filter(persoon=wie).order_by("pk").values_list("uitkomst_centen", flat=True))
