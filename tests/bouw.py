"""A few lines to put people and schools in the register, so that a test reads as a story."""

from datetime import date

from django.utils import timezone

from duo_portal.batches.models import Brokstaat, Run
from duo_portal.batches.services import start_run, verwerk_brok
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.regels.codes import Onderwijs
from duo_portal.register.models import (
    Adres,
    Diploma,
    Inschrijving,
    Instelling,
    Opleiding,
    Overlijden,
    Persoon,
    Persoonsgegeven,
    Rekening,
    TeBeoordelen,
)
from duo_portal.register.models.onderwijs import Opleidingssoort
from duo_portal.register.models.persoon import Adressoort, Herkomst
from duo_portal.vorderingen.models import Vordering

SCHOOLJAAR = 2025
BEGIN = date(2025, 8, 1)
VASTSTELLING = date(2025, 9, 15)
VANDAAG = date(2026, 6, 15)
IBAN = "NL91ABNA0417164300"


def school(brin: str = "99ZW") -> Instelling:
    return Instelling.objects.get_or_create(brin=brin, defaults={"naam": f"ROC De Waterkant {brin}", "fictief": True})[0]


def opleiding(code: str = "25641") -> Opleiding:
    return Opleiding.objects.get_or_create(soort=Opleidingssoort.MBO, code=code, defaults={"naam": "Kapper"})[0]


def persoon(naam: str = "Jansen", geboren: date | None = date(2001, 6, 2), rekening: bool = True) -> Persoon:
    nieuw = Persoon.objects.create(herkomst=Herkomst.DEMO)
    brp = int(geboren.strftime("%Y%m%d")) if geboren else 0
    Persoonsgegeven.objects.create(persoon=nieuw, voornamen="Robin", geslachtsnaam=naam, geboortedatum=geboren, geboortedatum_brp=brp)
    if rekening:
        Rekening.objects.create(persoon=nieuw, iban=IBAN, tenaamstelling=f"R. {naam}")
    return nieuw


def adres(wie: Persoon, postcode: str = "9711AB", straat: str = "Kade", huisnummer: int = 1) -> Adres:
    """Where the person lives from now on; an address that stood there is replaced."""
    Adres.objects.filter(persoon=wie, vervangen_op__isnull=True).update(vervangen_op=timezone.now())
    return Adres.objects.create(
        persoon=wie, soort=Adressoort.WOONADRES, straat=straat, huisnummer=huisnummer, postcode=postcode, plaats="Zwolle"
    )


def inschrijving(
    wie: Persoon,
    begin: date = BEGIN,
    eind: date | None = None,
    onderwijs: Onderwijs = Onderwijs.BOL,
    waar: Instelling | None = None,
    wat: Opleiding | None = None,
    ontvangen: date | None = None,
) -> Inschrijving:
    return Inschrijving.objects.create(
        persoon=wie,
        instelling=waar or school(),
        opleiding=wat or opleiding(),
        onderwijs=onderwijs,
        begindatum=begin,
        einddatum=eind,
        ontvangen_op=ontvangen or begin,
    )


def eindig(wie: Persoon, eind: date, aanleiding: str = "uitschrijving") -> Inschrijving:
    """The school delivers the end of the only running enrolment: a new fact in the place of the old one."""
    oud = Inschrijving.objects.get(persoon=wie, vervangen_op__isnull=True, einddatum__isnull=True)
    Inschrijving.objects.filter(pk=oud.pk).update(vervangen_op=timezone.now())
    nieuw = inschrijving(wie, oud.begindatum, eind, Onderwijs(oud.onderwijs), oud.instelling, oud.opleiding)
    meld(wie, aanleiding)
    return nieuw


def diploma(wie: Persoon, op: date, wat: Opleiding | None = None) -> Diploma:
    feit = Diploma.objects.create(persoon=wie, instelling=school(), opleiding=wat or opleiding(), behaald_op=op, ontvangen_op=op)
    meld(wie, "diploma")
    return feit


def overlijden(wie: Persoon, op: date) -> None:
    Overlijden.objects.create(persoon=wie, datum=op, datum_brp=int(op.strftime("%Y%m%d")))
    meld(wie, "overlijden")


def meld(wie: Persoon, aanleiding: str, schooljaar: int = SCHOOLJAAR) -> None:
    TeBeoordelen.objects.create(persoon=wie, lijn="lesgeld", periode=schooljaar, aanleiding=aanleiding)


def betaal(wie: Persoon, centen: int, op: date = date(2025, 10, 27)) -> Boeking:
    return Boeking.objects.create(
        persoon=wie,
        vordering=Vordering.objects.get(persoon=wie),
        debet=Grootboekrekening.BANK,
        credit=Grootboekrekening.VORDERING_LESGELD,
        bedrag_centen=centen,
        oorzaak=Oorzaak.BETALING,
        boekdatum=op,
        valutadatum=op,
    )


def draai(soort: str, peildatum: date, **parameters: object) -> Run:
    """Start a run and do its chunks here, without a worker."""
    run = start_run(soort, peildatum, {"schooljaar": SCHOOLJAAR, **parameters})
    for brok_id in run.brokken.filter(staat=Brokstaat.OPEN).values_list("pk", flat=True):
        verwerk_brok(brok_id)
    run.refresh_from_db()
    return run


def stel_vast(peildatum: date = VASTSTELLING) -> Run:
    return draai("vaststelling", peildatum)


def geef_terug(peildatum: date = VANDAAG, **parameters: object) -> Run:
    return draai("teruggave", peildatum, **parameters)


def student(naam: str = "Jansen", betaald: int = 0) -> Persoon:
    """An adult BOL student whose fee of this school year is determined, with ``betaald`` cents paid."""
    wie = persoon(naam)
    inschrijving(wie)
    stel_vast()
    if betaald:
        betaal(wie, betaald)
    return wie
