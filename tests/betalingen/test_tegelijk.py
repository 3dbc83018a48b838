"""Two people at the same moment, in a real database."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread

from django.db import connection, transaction

from duo_portal.betalingen.models import Batchregel, Betaalbatch, Vrijgave
from duo_portal.betalingen.services.geef_vrij import NietVrijTeGeven, geef_vrij
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.betalingen.services.vernieuw_opdracht import _boek_opnieuw
from duo_portal.register.models import Persoon
from duo_portal.toegang.rollen import Rol
from tests.beheer.wereld import ontvanger_van, student_met_opdracht
from tests.infra.databank import Kloon
from tests.toegang.rolverdeling import medewerker

MORGEN = date(2026, 6, 16)


def tegelijk(*werk: Callable[[], object]) -> list[object]:
    """Let each do its work in a thread and a connection of its own, starting together."""
    start, uitkomsten = Barrier(len(werk)), []

    def doe(deel: Callable[[], object]) -> None:
        start.wait()
        try:
            uitkomsten.append(deel())
        except NietVrijTeGeven as fout:
            uitkomsten.append(fout)
        finally:
            connection.close()

    draden = [Thread(target=doe, args=[deel]) for deel in werk]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten


def test_twee_keer_samenstellen_tegelijk_betaalt_elke_opdracht_een_keer(kloon: Kloon) -> None:
    for nummer in range(20):
        student_met_opdracht(f"Jansen{nummer}")
    tegelijk(*[lambda: stel_batch_samen(MORGEN)] * 4)
    assert Batchregel.objects.count() == 20
    assert sum(Betaalbatch.objects.values_list("aantal", flat=True)) == 20


def test_een_mens_die_twee_keer_tegelijk_klikt_geeft_een_keer_vrij(kloon: Kloon) -> None:
    student_met_opdracht()
    wim = medewerker("wim", Rol.FINANCIEEL)
    batch = stel_batch_samen(MORGEN).batch
    assert batch is not None
    uitkomsten = tegelijk(*[lambda: geef_vrij(batch.pk, wim)] * 3)
    assert Vrijgave.objects.count() == 1
    assert sum(isinstance(uitkomst, NietVrijTeGeven) for uitkomst in uitkomsten) == 2


def test_wie_een_opdracht_vernieuwt_terwijl_een_ander_samenstelt_betaalt_een_keer(kloon: Kloon) -> None:
    """The one who puts the batch together waits for the one who reverses the order, and then sees that it is gone."""
    opdracht = student_met_opdracht()
    uitkomsten: list[object] = []

    def stel_samen() -> None:
        uitkomsten.append(stel_batch_samen(MORGEN).batch)
        connection.close()

    draad = Thread(target=stel_samen)
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=ontvanger_van(opdracht).pk)
        draad.start()
        draad.join(0.5)
        _boek_opnieuw(opdracht.boeking)
    draad.join()
    assert uitkomsten == [None]
