"""Who the tests of collection are about, and the nights that pass."""

import os
from datetime import date, timedelta
from unittest.mock import patch

from duo_portal.batches.models import Brokstaat, Run, Staat
from duo_portal.batches.services import start_run, verwerk_brok
from duo_portal.batches.services.rond_run_af import rond_run_af
from duo_portal.berichten.models import Bekendmaking, Bericht, Kanaal, Kanaalkeuze
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import (
    Betalingsregeling,
    Einde,
    Inning,
    Inningsagenda,
    Inningsstap,
    Regelingeinde,
    Regelingsoort,
    Vordering,
)
from tests import bouw

VERVALLEN = date(2026, 2, 25)
BETAALD = (date(2025, 10, 27), date(2025, 11, 25), date(2025, 12, 29))


def student(naam: str = "Jansen", digitaal: bool = True) -> Vordering:
    """A student with a fee of 1,458.00, to be paid by 15 October 2025."""
    wie = bouw.persoon(naam)
    if digitaal:
        Kanaalkeuze.objects.create(persoon=wie, berichtsoort="lesgeld", kanaal=Kanaal.DIGITAAL)
    bouw.inschrijving(wie)
    bouw.stel_vast()
    return Vordering.objects.get(persoon=wie)


def plan(vordering: Vordering) -> Betalingsregeling:
    """The nine instalments, as if debited."""
    return Betalingsregeling.objects.create(
        persoon=vordering.persoon, vordering=vordering, soort=Regelingsoort.TERMIJNEN, van=vordering.ontstaan_op
    )


def beeindig(regeling: Betalingsregeling, op: date, soort: Einde = Einde.NIET_NAGEKOMEN) -> None:
    Betalingsregeling.objects.filter(pk=regeling.pk).update(vervangen_op=f"{op}T12:00Z")
    Regelingeinde.objects.create(regeling=regeling, soort=soort, datum=op)


def youssef(digitaal: bool = True) -> Vordering:
    """486.00 paid by debit, then two failures in a row, after which the plan lapsed on 25 February."""
    vordering = student("El Amrani", digitaal)
    regeling = plan(vordering)
    for dag in BETAALD:
        bouw.betaal(vordering.persoon, 16_200, dag)
    for dag in (date(2026, 1, 26), VERVALLEN):
        Inning.objects.create(vordering=vordering, stap=Inningsstap.AFSCHRIJVING_MISLUKT, datum=dag, bedrag_centen=16_200)
    beeindig(regeling, VERVALLEN)
    Inning.objects.create(vordering=vordering, stap=Inningsstap.REGELING_VERVALLEN, datum=VERVALLEN, bedrag_centen=97_200)
    return vordering


def nacht(op: date) -> Run:
    """One night of collection on that civil day, done here."""
    with patch.dict(os.environ, DUO_VANDAAG=op.isoformat()):
        run = start_run("inning", op)
        for brok_id in run.brokken.filter(staat=Brokstaat.OPEN).values_list("pk", flat=True):
            verwerk_brok(brok_id)
        rond_run_af(run.pk)  # a night with nothing to do has no chunk that ends it
    run.refresh_from_db()
    assert run.staat == Staat.KLAAR, run.melding
    return run


def nachten(van: date, tot: date) -> None:
    """Every night from ``van`` up to and including ``tot``; a night for which nothing is on the agenda does nothing."""
    for nummer in range((tot - van).days + 1):
        dag = van + timedelta(days=nummer)
        if Inningsagenda.objects.filter(kijk_op__lte=dag).exists():
            nacht(dag)


def stappen(vordering: Vordering, vanaf: Inningsstap | None = None) -> list[tuple[str, date, int]]:
    rijen = Inning.objects.filter(vordering=vordering).order_by("datum", "pk").values_list("stap", "datum", "bedrag_centen")
    return [(Inningsstap(stap).name, datum, centen) for stap, datum, centen in rijen]


def ladder(vordering: Vordering) -> list[tuple[str, date]]:
    """The steps that the nights took, without those of the debits."""
    eigen = {"AFSCHRIJVING_MISLUKT"}
    return [(naam, op) for naam, op, _ in stappen(vordering) if naam not in eigen]


def maak_bekend(persoon: Persoon, op: date) -> None:
    """Paper goes out: every letter of this person that was not sent before."""
    for bericht in Bericht.objects.filter(persoon=persoon, bekendmakingen=None):
        Bekendmaking.objects.create(bericht=bericht, kanaal=Kanaal.PAPIER, toegankelijk_op=op)
