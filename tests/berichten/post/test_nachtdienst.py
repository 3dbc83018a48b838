"""A night as beat rings it and as the demo clock plays it: the same work, however often it is repeated."""

from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command
from pytest_django import Settings

from duo_portal.batches.models import Run, Staat
from duo_portal.batches.nachtwerk import op_volgorde
from duo_portal.batches.services import pauzeer_run
from duo_portal.berichten import deuren, tasks
from duo_portal.berichten.models import Bekendmaking, Drukbestand, Drukbundel, Kanaal, Melding, Poststuk
from duo_portal.berichten.nachtdienst import druk, nacht
from duo_portal.berichten.services.draai_papier import draai_papier_hier, start_papier
from duo_portal.celery import app
from duo_portal.tijd.klok import AMSTERDAM
from duo_portal.werkvoorraad.models import Taak
from tests.berichten.post.bouw import DAG, bericht, bewoner
from tests.berichten.post.test_meldingen import digitaal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def post(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(tasks, "close_old_connections", lambda: None)  # the test's own transaction would go with it


def test_een_nacht_maakt_brieven_bundels_en_meldingen_en_herhalen_doet_niets() -> None:
    bericht(bewoner()), bericht(bewoner())
    digitaal(), digitaal(email="")
    eerste = nacht(DAG)
    assert (eerste.poststukken, len(eerste.bundels), eerste.gemeld, eerste.naar_papier) == (2, 1, 1, 1)
    tweede = nacht(DAG)
    assert (tweede.poststukken, len(tweede.bundels), tweede.gemeld, tweede.naar_papier) == (1, 1, 0, 0), "zonder e-mail nu op papier"
    derde = nacht(DAG)
    assert vars(derde) == {**vars(derde), "poststukken": 0, "bundels": [], "gemeld": 0, "te_laat": 0}


def test_op_zondag_rust_alles_maar_de_wekker_niet() -> None:
    zondag = DAG - timedelta(days=1)
    bericht(bewoner(), vanaf=zondag)
    digitaal(vanaf=zondag - timedelta(days=3))
    verslag = nacht(zondag)
    assert (verslag.poststukken, verslag.gemeld, verslag.te_laat) == (0, 0, 1)


def test_zolang_er_brieven_gemaakt_worden_wordt_er_niet_gebundeld() -> None:
    bericht(bewoner())
    start_papier(DAG)
    assert druk(DAG) == [] and not Drukbundel.objects.exists()


def test_een_bundel_die_mislukt_houdt_de_andere_niet_op() -> None:
    bericht(bewoner("1011CD"))
    nacht(DAG)
    Drukbundel.objects.create(dag=DAG, volgnummer=9, aantal=3)  # its pieces are not there
    bericht(bewoner("9711AB"))
    verslag = nacht(DAG)
    assert len(verslag.bundels) == 1 and Drukbestand.objects.count() == 2
    assert Taak.objects.get().soort == "drukwerk_mislukt"


def test_elke_taak_van_beat_bestaat() -> None:
    namen = {str(regel["task"]) for regel in settings.CELERY_BEAT_SCHEDULE.values()}
    app.loader.import_default_modules()
    assert {naam for naam in namen if naam.startswith("berichten.")} == {f"berichten.{n}" for n in ("druk", "meld", "bewaak")}
    assert namen <= set(app.tasks)


def test_de_deuren_van_de_nacht_doen_hetzelfde_in_de_goede_volgorde() -> None:
    bericht(bewoner())
    digitaal()
    for naam, werk in op_volgorde():
        for run in (werk.doe(DAG) if naam.startswith("berichten_") else None) or ():
            draai_papier_hier(DAG)  # the door's own run, done here
            assert Run.objects.get(pk=run.pk).staat == Staat.KLAAR
    assert (Poststuk.objects.count(), Drukbestand.objects.count(), Melding.objects.count()) == (1, 1, 1)
    eigen = [naam for naam, _ in op_volgorde() if naam.startswith("berichten_")]
    assert eigen == [f"berichten_{naam}" for naam in ("plan", "papier", "druk", "meld", "geluid", "bewaak")]
    assert [naam for naam, _ in op_volgorde()][-6:] == eigen, "na alles wat berichten schrijft"


def test_een_papierrun_die_iemand_stilzette_houdt_het_geld_van_de_volgende_nacht_niet_op() -> None:
    bericht(bewoner())
    run = start_papier(DAG)
    assert run is not None
    pauzeer_run(run.pk)
    assert deuren.papier(DAG) == []


def test_bij_een_echte_klok_wachten_meldingen_op_de_ochtend(monkeypatch: pytest.MonkeyPatch) -> None:
    digitaal()
    monkeypatch.delenv("DUO_VANDAAG")
    deuren.meld(DAG)
    assert not Melding.objects.exists()


@pytest.mark.parametrize(("uur", "verzonden"), [(3, 0), (12, 1), (22, 0)])
def test_meldingen_gaan_alleen_in_het_venster(uur: int, verzonden: int) -> None:
    digitaal()
    with time_machine.travel(datetime(2026, 6, 15, uur, 30, tzinfo=AMSTERDAM), tick=False):
        tasks.meld()
    assert Melding.objects.count() == verzonden


def test_de_opdracht_doet_de_nacht_en_speelt_in_de_demo_de_drukker() -> None:
    bericht(bewoner())
    uit = StringIO()
    call_command("draai_post", "--demopersonen", "--hoogstens", "5", "--bevestig", stdout=uit)
    assert Bekendmaking.objects.get().kanaal == Kanaal.PAPIER
    assert "bekendgemaakt_per_post        1" in uit.getvalue()


def test_alleen_papier_laat_meldingen_hun_eigen_gang_gaan() -> None:
    bericht(bewoner()), digitaal()
    uit = StringIO()
    call_command("draai_post", "--alleen-papier", "--bevestig", stdout=uit)
    assert "bekendgemaakt_per_post        1" in uit.getvalue()
    assert not Melding.objects.exists()


def test_buiten_de_demo_bevestigt_alleen_een_mens(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="medewerker"):
        call_command("draai_post", "--bevestig")


def test_een_jaar_nachten_zonder_werk_laat_niets_achter(var: Path) -> None:
    for nummer in range(0, 360, 12):
        verslag = nacht(date(2025, 8, 1) + timedelta(days=nummer))
        assert not any(vars(verslag).values())
    assert not (var / "drukwerk").exists()
