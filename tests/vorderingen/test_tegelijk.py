"""The night beside what others do at the same moment; and how much it asks of the database."""

from datetime import date
from threading import Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duo_portal.batches.models import Modus, Staat
from duo_portal.batches.services import start_run, verwerk_brok
from duo_portal.berichten.models import Bericht
from duo_portal.vorderingen.models import Inning, Overdrachtantwoord, Overdrachtregel
from duo_portal.vorderingen.services.maak_overdrachtbestanden import maak_overdrachtbestanden
from tests.infra.databank import Kloon
from tests.vorderingen.ladder import VERVALLEN, ladder, nacht, nachten, youssef
from tests.wachten import wacht_op

VERZOEK = date(2026, 3, 2)
BETALING = """
INSERT INTO grootboek_boeking (persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum)
VALUES (%s, %s, 100, 130, %s, 3, '2026-03-02', '2026-03-02')
"""
OP_SLOT = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def test_wie_betaalt_terwijl_de_nacht_begint_krijgt_geen_betalingsverzoek(kloon: Kloon) -> None:
    """The payment holds the lock on the person: the run waits, and reads the balance after it."""
    vordering = youssef()
    with kloon.verbind("duo_app") as bank, kloon.verbind("duo_app") as kijker:
        bank.execute("BEGIN")
        bank.execute("SELECT id FROM register_persoon WHERE id = %s FOR NO KEY UPDATE", [vordering.persoon_id])
        bank.execute(BETALING, [vordering.persoon_id, vordering.pk, 97_200])
        run = Thread(target=_nacht_in_eigen_verbinding)
        run.start()
        assert wacht_op(lambda: kijker.execute(OP_SLOT).fetchone() == (1,))
        bank.execute("COMMIT")
        run.join()
    assert ladder(vordering)[1:] == [("VOLDAAN", VERZOEK)]


def _nacht_in_eigen_verbinding() -> None:
    try:
        nacht(VERZOEK)
    finally:
        connection.close()


@pytest.mark.django_db
def test_meer_vorderingen_kosten_niet_meer_opdrachten() -> None:
    aantallen = []
    for nummer in (1, 4):
        for _ in range(nummer):
            youssef()
        nacht(date(2026, 2, 26))
        with CaptureQueriesContext(connection) as vragen:
            nacht(VERZOEK)
        aantallen.append(len(vragen))
    assert aantallen[1] <= aantallen[0]
    assert Inning.objects.filter(stap=1).count() == 5


@pytest.mark.django_db
def test_een_geweigerde_overdracht_houdt_de_ladder_tegen() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 5, 18))
    maak_overdrachtbestanden(date(2026, 5, 18))
    regel = Overdrachtregel.objects.get(vordering=vordering)
    Overdrachtantwoord.objects.create(regel=regel, aanvaard=False, code="NAW", op=date(2026, 5, 20))
    nachten(date(2026, 5, 19), date(2026, 6, 30))
    assert ladder(vordering)[-1] == ("CJIB", date(2026, 5, 18))


@pytest.mark.django_db
def test_een_proefrun_telt_en_legt_niets_vast() -> None:
    vordering = youssef()
    run = start_run("inning", VERZOEK, modus=Modus.PROEF)
    berichten = Bericht.objects.count()
    verwerk_brok(run.brokken.get().pk)
    run.refresh_from_db()
    assert run.tellingen["betalingsverzoeken"] == 1
    assert (ladder(vordering)[1:], Bericht.objects.count()) == ([], berichten)


@pytest.mark.django_db
def test_een_nacht_over_zijn_grens_stopt_voor_een_mens() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 5, 17))
    run = start_run("inning", date(2026, 5, 18), grenzen={"overgedragen": 0})
    verwerk_brok(run.brokken.get().pk)
    run.refresh_from_db()
    assert run.staat == Staat.GESTOPT
    assert ladder(vordering)[-1][0] == "AANMANING"
