"""The cast of the page tests: students as they stand on 15 June 2026, and a browser to look with."""

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duo_portal.berichten.models import Bericht, Kanaal, Kanaalkeuze
from duo_portal.betalingen.models import Incassomachtiging, Incassoregeling
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.vorderingen.models import Betalingsregeling, Inning, Inningsstap, Regelingsoort, Vordering
from tests import bouw

AFSCHRIJVINGEN = (date(2025, 10, 27), date(2025, 11, 25), date(2025, 12, 29))
LADDER = (
    (Inningsstap.AFSCHRIJVING_MISLUKT, date(2026, 1, 26), 16_200),
    (Inningsstap.AFSCHRIJVING_MISLUKT, date(2026, 2, 25), 16_200),
    (Inningsstap.REGELING_VERVALLEN, date(2026, 2, 25), 97_200),
    (Inningsstap.BETALINGSVERZOEK, date(2026, 3, 2), 97_200),
    (Inningsstap.CJIB, date(2026, 5, 18), 97_200),
    (Inningsstap.DEURWAARDER, date(2026, 6, 8), 97_200),
)


def student(naam: str = "El Amrani", keer: int = 0, stappen: int = 0) -> Persoon:
    """Who chose digital post, paid ``keer`` instalments, and went through the first ``stappen`` steps of collection."""
    wie = bouw.persoon(naam)
    Kanaalkeuze.objects.create(persoon=wie, berichtsoort="lesgeld", kanaal=Kanaal.DIGITAAL)
    bouw.inschrijving(wie)
    bouw.stel_vast()
    for dag in AFSCHRIJVINGEN[:keer]:
        bouw.betaal(wie, 16_200, dag)
    vordering = Vordering.objects.get(persoon=wie)
    for stap, op, centen in LADDER[:stappen]:
        Inning.objects.create(vordering=vordering, stap=stap, datum=op, bedrag_centen=centen)
    return wie


def in_termijnen(wie: Persoon, iban: str = bouw.IBAN, van: date = date(2025, 9, 20)) -> Betalingsregeling:
    """This person's instalments are debited."""
    regeling = Betalingsregeling.objects.create(
        persoon=wie, vordering=Vordering.objects.get(persoon=wie), soort=Regelingsoort.TERMIJNEN, van=van
    )
    machtiging = Incassomachtiging.objects.create(persoon=wie, kenmerk=f"M{wie.pk}", iban=iban, tenaamstelling="R. Jansen", getekend_op=van)
    Incassoregeling.objects.create(regeling=regeling, machtiging=machtiging)
    return regeling


def afgestudeerd(wie: Persoon, eind: date = date(2026, 1, 31)) -> Persoon:
    bouw.eindig(wie, eind)
    bouw.diploma(wie, eind)
    return wie


def bij_de_deurwaarder() -> Persoon:
    """As Youssef: 486.00 paid, then the bailiff, then a diploma that lowers the fee to 729.00."""
    wie = afgestudeerd(student(keer=3, stappen=6))
    bouw.geef_terug()
    return wie


def met_uitbetaling() -> Persoon:
    """Paid the whole year at once and gets half of it back."""
    wie = student("Postma")
    bouw.betaal(wie, 145_800, date(2025, 10, 2))
    afgestudeerd(wie)
    bouw.geef_terug()
    return wie


def met_voorstel() -> Persoon:
    """The switch is off: a request lies ready."""
    wie = student("Bakker")
    bouw.betaal(wie, 145_800, date(2025, 10, 2))
    afgestudeerd(wie)
    bouw.geef_terug(automatisch=False)
    return wie


def laatste_bericht(wie: Persoon) -> Bericht:
    return Bericht.objects.filter(persoon=wie).latest("pk")


def paginas(wie: Persoon) -> list[str]:
    """Every page of this person, with the letter last."""
    bericht, vordering = laatste_bericht(wie).pk, Vordering.objects.filter(persoon=wie).latest("periode").pk
    return [
        "/",
        "/berichten/",
        f"/berichten/{bericht}/",
        f"/lesgeld/{bouw.SCHOOLJAAR}/",
        f"/lesgeld/{bouw.SCHOOLJAAR}/berekening/",
        f"/betalen/{vordering}/",
        f"/betalen/{vordering}/overzicht/",
        f"/berichten/{bericht}/brief.pdf",
    ]


def machtig(wie: Persoon, **velden: object) -> Persoon:
    """Somebody who may read for ``wie``; logged in with ``namens``."""
    ander = bouw.persoon("Vermeer")
    vast = {"van": date(2026, 1, 1), "mag_lezen": True, "soort": Vertegenwoordigingssoort.MACHTIGING}
    Vertegenwoordiging.objects.create(persoon=wie, vertegenwoordiger=ander, **{**vast, **velden})
    return ander


def lees(client: Client, pad: str, taal: str = "nl") -> str:
    client.cookies["django_language"] = taal
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, (pad, antwoord.status_code)
    return antwoord.content.decode()


def tel_vragen(client: Client, pad: str) -> int:
    """Questions to the database; what opens and closes a transaction asks nothing."""
    with CaptureQueriesContext(connection) as gevraagd:
        assert client.get(pad).status_code == 200, pad
    return sum(not vraag["sql"].startswith(("SAVEPOINT", "RELEASE")) for vraag in gevraagd)
