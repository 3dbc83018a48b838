"""What happens at the same moment to the same person, each in a connection of its own."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Sum

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.batches.models import Brokstaat, Run, Staat
from duo_portal.batches.services import start_run, verwerk_brok
from duo_portal.batches.tasks import doe_brok
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.models import Betaalopdracht, Ontvangst
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Persoon, TeBeoordelen
from duo_portal.vorderingen.models import Vordering
from lesgeld.batch import teruggave
from lesgeld.batch.lezen import Situatie, lees_situatie
from lesgeld.services.bevestig_teruggave import bevestig_teruggave
from tests import bouw
from tests.infra.databank import Kloon
from tests.lesgeld.test_maatwerk import besluit_af
from tests.wachten import wacht_op

pytestmark = pytest.mark.usefixtures("kloon", "stil")


@pytest.fixture
def stil(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody hears the bell: the tests do the chunks themselves."""
    monkeypatch.setattr(doe_brok, "apply_async", lambda *_, **__: None)


def draad(werk: Callable[[], object]) -> threading.Thread:
    def doe() -> None:
        try:
            werk()
        finally:
            connection.close()

    bezig = threading.Thread(target=doe)
    bezig.start()
    return bezig


def doe_run(run: Run) -> None:
    for brok in run.brokken.filter(staat=Brokstaat.OPEN).order_by("volgnummer").values_list("pk", flat=True):
        verwerk_brok(brok)


def samen(*runs: Run) -> None:
    """All runs at once, each by a worker of its own."""
    start = threading.Barrier(len(runs))

    def doe(run: Run) -> None:
        start.wait(10)
        doe_run(run)

    for bezig in [draad(lambda run=run: doe(run)) for run in runs]:  # type: ignore[misc]
        bezig.join(60)
    for run in runs:
        run.refresh_from_db()
        assert (run.staat, run.melding) == (Staat.KLAAR, "")


def test_twee_runs_over_dezelfde_mensen_doen_het_werk_een_keer() -> None:
    """Different runs, so that not the run but the decisions themselves must be unique."""
    for nummer in range(40):
        bouw.inschrijving(bouw.persoon(f"Nummer{nummer}"))
    runs = [start_run("vaststelling", dag, {"schooljaar": bouw.SCHOOLJAAR}, omvang=4) for dag in (date(2025, 9, 15), date(2025, 9, 16))]
    samen(*runs)
    assert Besluit.objects.count() == Vordering.objects.count() == Boeking.objects.count() == 40
    assert sum(run.tellingen["besluiten"] for run in runs) == 40

    for wie in Persoon.objects.all():
        bouw.betaal(wie, 145_800)
        bouw.eindig(wie, date(2026, 1, 31))
        bouw.diploma(wie, date(2026, 1, 31))
    runs = [start_run("teruggave", dag, {"schooljaar": bouw.SCHOOLJAAR}, omvang=4) for dag in (date(2026, 6, 15), date(2026, 6, 16))]
    samen(*runs)
    assert Betaalopdracht.objects.count() == sum(run.tellingen["opdrachten"] for run in runs) == 40
    assert not TeBeoordelen.objects.filter(run_id=None).exists()


@pytest.fixture
def student() -> Persoon:
    """All paid from an account that we know, also after a death, and a diploma in January: half comes back."""
    wie = bouw.student()
    Ontvangst.objects.create(boeking=bouw.betaal(wie, 145_800), iban=bouw.IBAN, tenaamstelling="R. Jansen")
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, date(2026, 1, 31))
    return wie


def laat_twee_redenen_racen(wie: Persoon, monkeypatch: pytest.MonkeyPatch, geduld: float = 1.5) -> None:
    """The first run read the diploma; only then comes the death, and a second run reads both. Then both write, if they may."""
    eerste_las, beiden_lazen = threading.Event(), threading.Barrier(2)
    lees = lees_situatie

    def lees_en_wacht(*argumenten: Any, **velden: Any) -> Situatie:
        situatie = lees(*argumenten, **velden)
        is_tweede = eerste_las.is_set()
        eerste_las.set()
        with suppress(threading.BrokenBarrierError):  # with the lock the second cannot come this far
            beiden_lazen.wait(geduld)
            time.sleep(1.0 * is_tweede)  # who read first, and knows less, writes first
        return situatie

    monkeypatch.setattr(teruggave, "lees_situatie", lees_en_wacht)
    eerste = start_run("teruggave", date(2026, 6, 15), {"schooljaar": bouw.SCHOOLJAAR})
    bezig = [draad(lambda: doe_run(eerste))]
    assert eerste_las.wait(60)  # on a busy machine a chunk takes its time
    bouw.overlijden(wie, date(2025, 11, 20))
    tweede = start_run("teruggave", date(2026, 6, 16), {"schooljaar": bouw.SCHOOLJAAR})
    bezig.append(draad(lambda: doe_run(tweede)))
    for ieder in bezig:
        ieder.join(90)
        assert not ieder.is_alive()


def terugbetaald(wie: Persoon) -> int:
    return int(Betaalopdracht.objects.filter(persoon=wie).aggregate(som=Sum("bedrag_centen"))["som"] or 0)


def test_twee_redenen_voor_een_student_tellen_allebei(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    laat_twee_redenen_racen(student, monkeypatch)
    uitkomsten = list(Besluit.objects.order_by("pk").values_list("uitkomst_centen", flat=True))
    assert uitkomsten == [145_800, 72_900, 48_600]
    assert terugbetaald(student) == 145_800 - 48_600
    assert not TeBeoordelen.objects.filter(run_id=None).exists()


def test_zonder_slot_gaat_het_mis(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    """That the test above can fail: without the lock the second reason is lost, and nobody would know."""
    monkeypatch.setattr(teruggave, "VERGRENDEL", "SELECT 1")
    laat_twee_redenen_racen(student, monkeypatch, geduld=25)  # the second does come: on a busy machine it may take its time
    assert terugbetaald(student) == 145_800 - 72_900
    assert not TeBeoordelen.objects.filter(run_id=None).exists()


WACHT_OP_SLOT = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def test_maatwerk_dat_komt_terwijl_een_run_bezig_is_wordt_niet_overschreven(student: Persoon, kloon: Kloon) -> None:
    run = start_run("teruggave", date(2026, 6, 15), {"schooljaar": bouw.SCHOOLJAAR})
    with kloon.verbind("postgres") as super_, transaction.atomic():
        besluit_af(student, 100_000)
        bezig = draad(lambda: doe_run(run))
        assert wacht_op(lambda: super_.execute(WACHT_OP_SLOT).fetchall() == [(1,)])
    bezig.join(30)
    assert Besluit.objects.latest("pk").uitkomst_centen == 100_000


def test_wie_op_ja_klikt_wacht_op_een_run_en_houdt_haar_niet_op(student: Persoon, kloon: Kloon) -> None:
    """The click locks in the order of a run, the person first: else the two wait for each other."""
    bouw.geef_terug(automatisch=False)
    aanvraag = Aanvraag.objects.get()
    with kloon.verbind("postgres") as super_, transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=student.pk)
        bezig = draad(lambda: bevestig_teruggave(aanvraag.pk, student.pk))
        assert wacht_op(lambda: super_.execute(WACHT_OP_SLOT).fetchall() == [(1,)])
        Aanvraag.objects.select_for_update(nowait=True).get(pk=aanvraag.pk)
    bezig.join(30)
    assert terugbetaald(student) == 72_900


def test_heen_en_weer_zijn_drie_besluiten_en_een_kloppend_saldo(student: Persoon, kloon: Kloon) -> None:
    bouw.geef_terug(date(2026, 6, 15))
    student.diplomas.update(vervangen_op="2026-06-16T00:00Z")
    bouw.meld(student, "diploma ingetrokken")
    bouw.geef_terug(date(2026, 6, 16))
    keten = list(Besluit.objects.order_by("pk").values_list("uitkomst_centen", "vervangt_id"))
    eerste, tweede, _ = Besluit.objects.order_by("pk").values_list("pk", flat=True)
    assert keten == [(145_800, None), (72_900, eerste), (145_800, tweede)]
    boekingen = Boeking.objects.filter(vordering__persoon=student)
    som = {kant: boekingen.filter(**{kant: 130}).aggregate(som=Sum("bedrag_centen"))["som"] for kant in ("debet", "credit")}
    # 1,458.00 owed and paid, 729.00 sent back: that is open again.
    assert som["debet"] - som["credit"] == 72_900
