"""What fails reaches staff and stops nobody else."""

from datetime import timedelta

import pytest
import structlog
from django.db import connection
from django.utils import timezone

from duo_portal.batches.models import Brok, Brokstaat, Run, Staat
from duo_portal.batches.services import probeer_mislukte_opnieuw, verwerk_brok
from duo_portal.batches.services.mislukking import HOOGSTENS_BEGONNEN, tel_begin
from duo_portal.batches.tasks import veeg
from duo_portal.besluiten.models import Besluit
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from tests.batches.conftest import Werkplaats
from tests.batches.proefdienst.soort import Proef


def test_drie_keer_mislukt_gaat_naar_een_mens_en_de_rest_gaat_door(werkplaats: Werkplaats, proef: Proef) -> None:
    proef.struikelt_over = frozenset({werkplaats.personen[15]})
    run = werkplaats.start()
    werkplaats.werk()
    run.refresh_from_db()
    mislukt = run.brokken.get(staat=Brokstaat.MISLUKT)
    assert (run.staat, mislukt.pogingen, mislukt.volgnummer) == (Staat.MET_FOUTEN, 3, 1)
    assert mislukt.fout.startswith("ValueError: over deze persoon struikelt de proef (soort.py:")
    assert Besluit.objects.count() == 40
    taak = Taak.objects.get()
    assert (taak.soort, taak.gegevens, taak.staat) == ("brok", {"run": run.pk}, Taakstaat.OPEN)


def test_een_mislukt_brok_wordt_gemeld_voor_de_run_klaar_is(werkplaats: Werkplaats, proef: Proef) -> None:
    proef.struikelt_over = frozenset({werkplaats.personen[0]})
    werkplaats.start()
    eerste = werkplaats.gebeld[0]
    werkplaats.gebeld[:] = [eerste] * 3
    werkplaats.werk(3)
    assert Brok.objects.get(pk=eerste).staat == Brokstaat.MISLUKT
    assert Taak.objects.filter(soort="brok").exists()


def test_de_knop_probeert_alleen_het_mislukte_opnieuw(werkplaats: Werkplaats, proef: Proef) -> None:
    proef.struikelt_over = frozenset({werkplaats.personen[15], werkplaats.personen[49]})
    run = werkplaats.start()
    werkplaats.werk()
    assert probeer_mislukte_opnieuw(run.pk) == 2  # not repaired yet: it fails again
    werkplaats.werk()
    run.refresh_from_db()
    assert run.staat == Staat.MET_FOUTEN
    proef.struikelt_over = frozenset()
    assert probeer_mislukte_opnieuw(run.pk) == 2
    werkplaats.werk()
    run.refresh_from_db()
    assert (run.staat, run.melding, Besluit.objects.count()) == (Staat.KLAAR, "", 50)
    assert probeer_mislukte_opnieuw(run.pk) == 0


def test_na_afhandelen_wordt_een_nieuwe_mislukking_weer_gemeld(werkplaats: Werkplaats, proef: Proef) -> None:
    proef.struikelt_over = frozenset(werkplaats.personen)
    run = werkplaats.start()
    werkplaats.werk()
    assert Taak.objects.count() == 1  # not one for each of five chunks
    Taak.objects.update(staat=Taakstaat.AFGEHANDELD)
    probeer_mislukte_opnieuw(run.pk)
    werkplaats.werk()
    assert Taak.objects.filter(staat=Taakstaat.OPEN).count() == 1


def test_tellingen_die_niet_aansluiten_op_het_grootboek_worden_gemeld(werkplaats: Werkplaats, proef: Proef) -> None:
    proef.telt_te_veel = 1
    run = werkplaats.start()
    werkplaats.werk()
    run.refresh_from_db()
    assert run.staat == Staat.MET_FOUTEN
    assert "sluiten niet aan op het grootboek" in run.melding
    assert Taak.objects.get(soort="run").omschrijving.endswith(run.melding)


def test_een_brok_dat_workers_doodt_gaat_naar_een_mens(werkplaats: Werkplaats, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dead worker counts nothing; that it began was committed before."""
    run = werkplaats.start(omvang=50)
    brok = run.brokken.get()

    def sterf(_: str) -> None:
        raise SystemExit  # as near to death as a test may come

    monkeypatch.setitem(verwerk_brok.__globals__, "breek", sterf)
    for keer in range(HOOGSTENS_BEGONNEN):
        with pytest.raises(SystemExit):
            verwerk_brok(brok.pk)
        assert Brok.objects.get(pk=brok.pk).begonnen == keer + 1
    assert not verwerk_brok(brok.pk)
    brok.refresh_from_db()
    run.refresh_from_db()
    assert (brok.staat, run.staat, Taak.objects.count()) == (Brokstaat.MISLUKT, Staat.MET_FOUTEN, 1)
    assert "viel 10 keer om" in brok.fout


def test_wie_in_andere_handen_is_wordt_niet_begonnen(werkplaats: Werkplaats) -> None:
    brok = werkplaats.start(omvang=50).brokken.get()
    with werkplaats.kloon.verbind("duo_app") as ander, ander.transaction():
        ander.execute("SELECT 1 FROM batches_brok WHERE id = %s FOR UPDATE", [brok.pk])
        assert not tel_begin(brok.pk)
        assert not verwerk_brok(brok.pk)
    brok.refresh_from_db()
    assert brok.begonnen == 0
    assert verwerk_brok(brok.pk)


def test_de_veger_zet_een_gevaarlijk_brok_achteraan(werkplaats: Werkplaats) -> None:
    run = werkplaats.start()
    eerste, *rest = run.brokken.order_by("volgnummer").values_list("pk", flat=True)
    Brok.objects.filter(pk=eerste).update(begonnen=1)
    werkplaats.gebeld.clear()
    veeg()
    assert werkplaats.gebeld == [*rest, eerste]


def test_een_run_die_stilstaat_wordt_gemeld(werkplaats: Werkplaats) -> None:
    run = werkplaats.start()
    veeg()
    assert not Taak.objects.exists()
    Run.objects.filter(pk=run.pk).update(loopt_sinds=timezone.now() - timedelta(minutes=16))
    veeg()
    veeg()
    assert "geen brok klaar" in Taak.objects.get().omschrijving


def test_fout_en_log_noemen_geen_gegevens_van_iemand(werkplaats: Werkplaats, monkeypatch: pytest.MonkeyPatch) -> None:
    """The detail of a database error quotes the row."""

    def overtreed(*_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO register_persoon (herkomst, bronsleutel) VALUES (1, 'proef-1')")

    monkeypatch.setattr(Proef, "verwerk", overtreed)
    run = werkplaats.start(omvang=50)
    with structlog.testing.capture_logs() as regels:
        werkplaats.werk()
    fout = run.brokken.get().fout
    assert "IntegrityError" in fout
    assert "persoon_bronsleutel_uniek" in fout
    assert "proef-1" not in fout + str(regels)
    assert "brok_mislukt" in str(regels)
