"""Statements that follow on each other, and our own files that they report."""

from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection

from duo_portal.betalingen.models import Betaalbatch, Regelverwerking
from duo_portal.betalingen.services.geef_vrij import geef_vrij
from duo_portal.betalingen.services.laad_afschrift import Ingelezen, laad_afschrift
from duo_portal.betalingen.services.maak_bestand import maak_bestand
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.grootboek.models import Boeking, Grootboekrekening
from duo_portal.register.models import Persoon
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Vordering
from tests.beheer.wereld import student_met_opdracht
from tests.betalingen.afschrift.maken import MORGEN, Regel, afschrift, zet
from tests.toegang.rolverdeling import medewerker


class Lader:
    """Imports statements that follow on each other."""

    def __init__(self, map_: Path) -> None:
        self.map, self.saldo, self.nummer = map_, 0, 0
        self.vooraf: int | None = None

    def __call__(self, *regels: Regel) -> Ingelezen:
        self.nummer += 1
        if self.vooraf is None:  # what a test booked itself
            self.vooraf = saldo(Grootboekrekening.BANK)
        pad = zet(self.map, afschrift(regels, self.saldo, f"A-{self.nummer}"))
        self.saldo += sum(regel.centen if regel.bij else -regel.centen for regel in regels)
        uitkomst = laad_afschrift(pad)
        assert saldo(Grootboekrekening.BANK) - self.vooraf == self.saldo, "de bank en het grootboek zijn het eens"
        return uitkomst


def saldo(rekening: Grootboekrekening, vordering: Vordering | None = None) -> int:
    boekingen = Boeking.objects.filter(vordering=vordering) if vordering else Boeking.objects.all()
    return sum(b.bedrag_centen * ((b.debet == rekening) - (b.credit == rekening)) for b in boekingen)


def vordering_van(wie: Persoon) -> Vordering:
    return Vordering.objects.get(persoon=wie)


def kenmerk(vordering: Vordering) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vorderingen_betalingskenmerk(%s)", [vordering.pk])
        return str(cursor.fetchone()[0])


def bestemmingen() -> list[int]:
    return list(Regelverwerking.objects.order_by("regel_id", "volgnummer").values_list("bestemming", flat=True))


def vrij(batch: Betaalbatch) -> None:
    for naam in ("wim", "samira"):
        bestaand = User.objects.filter(username=naam).first()
        geef_vrij(batch.pk, bestaand or medewerker(naam, Rol.FINANCIEEL))


def uitbetaalbatch(*centen: int) -> tuple[Betaalbatch, list[int]]:
    opdrachten = [student_met_opdracht(f"Jansen{nr}", bedrag).pk for nr, bedrag in enumerate(centen)]
    batch = stel_batch_samen(MORGEN).batch
    assert batch is not None
    vrij(batch)
    maak_bestand(batch.pk)
    return batch, opdrachten


def uitvoering(batch: Betaalbatch) -> Regel:
    return Regel(batch.totaal_centen, bij=False, batch=batch.bestand.berichtkenmerk)


def teruggekomen(opdracht: int, centen: int) -> Regel:
    return Regel(centen, eindtoeeind=f"O{opdracht:012d}", retour="AC04")
