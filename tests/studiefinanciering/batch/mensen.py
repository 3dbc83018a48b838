"""Students and their parents in a few lines: the demo persons, and whoever a test needs beside them."""

from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.utils import timezone

from duo_portal.batches.models import Brokstaat, Run
from duo_portal.batches.services import start_run, verwerk_brok
from duo_portal.besluiten.models import Besluit
from duo_portal.regels.codes import Onderwijs
from duo_portal.register.models import Adres, Familierelatie, Inschrijving, Opleiding, Overlijden, Persoon, Persoonsgegeven, TeBeoordelen
from duo_portal.register.models.onderwijs import Opleidingssoort
from duo_portal.register.models.persoon import Adressoort, Relatiesoort
from studiefinanciering.models import Aanvullend, Ouderjaar, Studiekeuze, Toekenning
from tests import bouw

VANDAAG = date(2026, 6, 15)


def student(naam: str, geboren: date, nationaliteit: str = "0001") -> Persoon:
    wie = bouw.persoon(naam, geboren)
    Persoonsgegeven.objects.filter(persoon=wie).update(vervangen_op=timezone.now())
    brp = int(geboren.strftime("%Y%m%d"))
    Persoonsgegeven.objects.create(
        persoon=wie, voornamen="Robin", geslachtsnaam=naam, geboortedatum=geboren, geboortedatum_brp=brp, nationaliteit=nationaliteit
    )
    return wie


def ouders(kinderen: Sequence[Persoon], *inkomens: int | None, jaar: int = 2024) -> list[Persoon]:
    """Legal parents of these children, each with an income in cents over ``jaar`` (None: unknown)."""
    uit = []
    for nr, centen in enumerate(inkomens, start=1):
        ouder = bouw.persoon(f"Ouder{nr}", date(1975, 5, 2))
        for kind in kinderen:
            Familierelatie.objects.create(persoon=kind, verwant=ouder, soort=Relatiesoort(nr))
        if centen is not None:
            inkomen(ouder, centen, jaar)
        uit.append(ouder)
    return uit


def inkomen(ouder: Persoon, centen: int, jaar: int = 2024) -> None:
    """In plain SQL: the database gives no income back without a ground."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_inkomen (persoon_id, jaar, toetsingsinkomen_centen, bron) VALUES (%s, %s, %s, 'Belastingdienst')",
            [ouder.pk, jaar, centen],
        )


def zonder_partner(ouder: Persoon, jaar: int = 2024, **velden: int) -> None:
    Ouderjaar.objects.create(persoon=ouder, jaar=jaar, zonder_partner=True, bron="opgave", **velden)


def overleden(wie: Persoon, op: date) -> None:
    Overlijden.objects.create(persoon=wie, datum=op, datum_brp=int(op.strftime("%Y%m%d")))


def mbo(wie: Persoon, begin: date = date(2025, 8, 1), eind: date | None = None, niveau: str = "2") -> Inschrijving:
    wat = Opleiding.objects.get_or_create(
        soort=Opleidingssoort.MBO, code=f"2564{niveau}", defaults={"naam": f"Kapper {niveau}", "niveau": niveau}
    )[0]
    return bouw.inschrijving(wie, begin, eind, Onderwijs.BOL, wat=wat)


def ho(wie: Persoon, begin: date = date(2025, 9, 1), eind: date | None = None, soort: Onderwijs = Onderwijs.HBO) -> Inschrijving:
    wat = Opleiding.objects.get_or_create(soort=Opleidingssoort.HO, code="30020", defaults={"naam": "Rechten"})[0]
    return bouw.inschrijving(wie, begin, eind, soort, wat=wat)


def keuze(wie: Persoon, vanaf: date, aanvullend: Aanvullend = Aanvullend.JA, op: date | None = None, **velden: object) -> Studiekeuze:
    return Studiekeuze.objects.create(persoon=wie, vanaf=vanaf, aanvullend=aanvullend, aangevraagd_op=op or vanaf, **velden)


def meld(wie: Persoon, jaar: int = 2026, aanleiding: str = "keuze") -> None:
    TeBeoordelen.objects.create(persoon=wie, lijn="studiefinanciering", periode=jaar, aanleiding=aanleiding)


def draai(soort: str = "toekenning", peildatum: date = VANDAAG, omvang: int | None = None, **parameters: object) -> Run:
    """Start a run and do its chunks here, without a worker."""
    run = start_run(soort, peildatum, dict(parameters), omvang=omvang)
    for brok_id in run.brokken.filter(staat=Brokstaat.OPEN).order_by("volgnummer").values_list("pk", flat=True):
        verwerk_brok(brok_id)
    run.refresh_from_db()
    return run


def besluiten(wie: Persoon, jaar: int = 2026) -> list[Besluit]:
    return list(Besluit.objects.filter(persoon=wie, soort=2, periode=jaar).order_by("pk"))


def maanden(wie: Persoon, jaar: int = 2026) -> dict[int, Toekenning]:
    """What the decision in force awards, by number of the month."""
    laatste = besluiten(wie, jaar)[-1]
    rijen = Toekenning.objects.filter(besluit=laatste)
    return {maand: rij for rij in rijen for maand in range(rij.van.month, rij.tot.month + 1)}


def die_vroeg(aanvullend: Aanvullend = Aanvullend.NEE) -> Persoon:
    """In higher education, with an application that no run has seen yet."""
    wie = student("Vries", date(2005, 3, 1))
    ho(wie)
    keuze(wie, date(2025, 9, 1), aanvullend)
    return wie


def die_niet_vroeg() -> Persoon:
    """The same, never asked about the aanvullende beurs."""
    return die_vroeg(Aanvullend.NIET_GEVRAAGD)


def verbeter_inkomen(ouder: Persoon, centen: int, jaar: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_vervang_inkomens(%s, %s)", [[ouder.pk], [jaar]])
    inkomen(ouder, centen, jaar)


def vervang_keuzes(wie: Persoon) -> None:
    Studiekeuze.objects.filter(persoon=wie, vervangen_op__isnull=True).update(vervangen_op=timezone.now())


def verhuis(wie: Persoon, dag: date) -> None:
    """To an address of one's own, from that day on."""
    Adres.objects.filter(persoon=wie, vervangen_op__isnull=True).update(vervangen_op=timezone.now())
    Adres.objects.create(
        persoon=wie, soort=Adressoort.WOONADRES, straat="Nieuwstraat", huisnummer=120, postcode="2312ZX", plaats="Leiden", van=dag
    )
