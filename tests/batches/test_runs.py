"""Starting, pausing and bounding a run."""

import itertools
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from duo_portal.batches.grenzen import VERSCHIL
from duo_portal.batches.models import Brok, Brokstaat, Modus, Run, Staat
from duo_portal.batches.services import hervat_run, pauzeer_run, verwerk_brok
from duo_portal.besluiten.models import Besluit
from duo_portal.grootboek.models import Boeking
from duo_portal.werkvoorraad.models import Taak
from tests.batches.conftest import Werkplaats, maak_personen


def tegelijk(*werk: Callable[[], object]) -> list[object]:
    """Each in a thread with a connection of its own, let go at the same moment."""
    start, uitkomsten = threading.Barrier(len(werk)), list[object]()

    def doe(taak: Callable[[], object]) -> None:
        connection.ensure_connection()
        start.wait(10)
        try:
            uitkomsten.append(taak())
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=[taak]) for taak in werk]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert len(uitkomsten) == len(werk)
    return uitkomsten


def test_brokken_zijn_even_groot_en_samen_iedereen(werkplaats: Werkplaats) -> None:
    run = werkplaats.start(omvang=12)
    brokken = list(run.brokken.order_by("volgnummer"))
    assert [brok.kandidaten for brok in brokken] == [12, 12, 12, 12, 2]
    grenzen = [(brok.persoon_van, brok.persoon_tot) for brok in brokken]
    assert all(tot < van for (_, tot), (van, _) in itertools.pairwise(grenzen))
    assert (grenzen[0][0], grenzen[-1][1]) == (min(werkplaats.personen), max(werkplaats.personen))


def test_een_run_beslist_iedereen_een_keer_en_sluit(werkplaats: Werkplaats) -> None:
    run = werkplaats.start()
    werkplaats.werk()
    run.refresh_from_db()
    verwacht = sum(1000 + persoon % 10 for persoon in werkplaats.personen)
    assert (run.staat, run.tellingen["besluiten"], run.tellingen["geboekt_centen"]) == (Staat.KLAAR, 50, verwacht)
    assert (Besluit.objects.filter(run=run).count(), Boeking.objects.filter(groep=run.pk).count()) == (50, 50)


def test_tegelijk_starten_geeft_een_run(werkplaats: Werkplaats) -> None:
    runs = tegelijk(*[lambda: werkplaats.start().pk] * 4)
    assert len(set(runs)) == 1
    assert Brok.objects.count() == 5
    assert sorted(werkplaats.gebeld) == sorted(Brok.objects.values_list("pk", flat=True))


def test_vier_workers_aan_hetzelfde_brok_doen_het_een_keer(werkplaats: Werkplaats) -> None:
    brok = werkplaats.start(omvang=50).brokken.get()
    gedaan = tegelijk(*[lambda: verwerk_brok(brok.pk)] * 4)
    assert sorted(map(bool, gedaan)) == [False, False, False, True]
    assert Besluit.objects.count() == 50


def test_een_lopende_run_wordt_niet_nog_eens_gestart(werkplaats: Werkplaats) -> None:
    run = werkplaats.start()
    assert werkplaats.start().pk == run.pk
    assert len(werkplaats.gebeld) == 5


def test_nog_eens_draaien_verandert_niets(werkplaats: Werkplaats) -> None:
    werkplaats.start()
    werkplaats.werk()
    tweede = werkplaats.start()
    werkplaats.werk()
    tweede.refresh_from_db()
    assert (tweede.nummer, tweede.staat, tweede.tellingen) == (2, Staat.KLAAR, {})
    assert (Besluit.objects.count(), Boeking.objects.count()) == (50, 50)


def test_pauze_houdt_nieuwe_brokken_tegen_en_hervatten_doet_ze(werkplaats: Werkplaats) -> None:
    run = werkplaats.start()
    werkplaats.werk(2)
    assert pauzeer_run(run.pk)
    werkplaats.werk()
    assert werkplaats.open(run) == 3
    assert hervat_run(run.pk)
    assert not hervat_run(run.pk)
    werkplaats.werk()
    run.refresh_from_db()
    assert (run.staat, run.melding, Besluit.objects.count()) == (Staat.KLAAR, "", 50)


def test_wat_al_bezig_is_bij_een_pauze_wordt_afgemaakt(werkplaats: Werkplaats, monkeypatch: pytest.MonkeyPatch) -> None:
    run = werkplaats.start(omvang=50)
    monkeypatch.setitem(verwerk_brok.__globals__, "breek", lambda naam: naam == "na_claim" and tegelijk(lambda: pauzeer_run(run.pk)))
    werkplaats.werk()
    run.refresh_from_db()
    assert (run.staat, werkplaats.open(run), Besluit.objects.count()) == (Staat.GEPAUZEERD, 0, 50)
    hervat_run(run.pk)
    run.refresh_from_db()
    assert run.staat == Staat.KLAAR


def gestopt(werkplaats: Werkplaats, run: Run) -> str:
    """The run stands still with a task, and nothing is kept but what done chunks wrote."""
    run.refresh_from_db()
    assert run.staat == Staat.GESTOPT
    klaar = Brok.objects.filter(run=run, staat=Brokstaat.KLAAR)
    assert Besluit.objects.filter(run=run).count() == sum(brok.tellingen["besluiten"] for brok in klaar)
    assert Taak.objects.get(soort="run").gegevens == {"run": run.pk}
    werkplaats.werk()
    assert werkplaats.open(run) == 5 - klaar.count()
    return run.melding


@pytest.mark.parametrize(
    ("grens", "klaar"), [({"besluiten": 25}, 2), ({"geboekt_centen": 12_000}, 1), ({"grootste_bedrag_centen": 1008}, 0)]
)
def test_een_grens_stopt_de_run_voor_een_mens(werkplaats: Werkplaats, grens: dict[str, int], klaar: int) -> None:
    run = werkplaats.start(grenzen=grens)
    werkplaats.werk()
    assert next(iter(grens)) in gestopt(werkplaats, run)
    assert Brok.objects.filter(staat=Brokstaat.KLAAR).count() == klaar


def test_een_grens_die_niet_bestaat_stopt_ook(werkplaats: Werkplaats) -> None:
    run = werkplaats.start(grenzen={"besluit": 10})
    werkplaats.werk()
    assert "'besluit' past niet" in gestopt(werkplaats, run)


def test_twee_brokken_tegelijk_komen_samen_niet_over_de_grens(werkplaats: Werkplaats) -> None:
    """Each alone would fit; the lock on the run makes the second see the first."""
    run = werkplaats.start(omvang=25, grenzen={"besluiten": 30})
    brokken = run.brokken.values_list("pk", flat=True)
    assert sorted(map(bool, tegelijk(*[lambda pk=pk: verwerk_brok(pk) for pk in brokken]))) == [False, True]
    run.refresh_from_db()
    assert (run.staat, Besluit.objects.count()) == (Staat.GESTOPT, 25)


def test_een_gestopte_run_gaat_niet_vanzelf_verder_door_hem_weer_te_starten(werkplaats: Werkplaats) -> None:
    run = werkplaats.start(grenzen={"besluiten": 25})
    werkplaats.werk()
    assert werkplaats.start().pk == run.pk
    werkplaats.werk()
    assert Besluit.objects.count() == 20


def test_een_mens_verruimt_de_grens_en_de_run_gaat_verder(werkplaats: Werkplaats) -> None:
    run = werkplaats.start(grenzen={"besluiten": 25})
    werkplaats.werk()
    assert hervat_run(run.pk, {"besluiten": 35})
    werkplaats.werk()
    assert Taak.objects.filter(soort="run").count() == 2  # each stop is told
    assert hervat_run(run.pk, {})
    werkplaats.werk()
    run.refresh_from_db()
    assert (run.staat, Besluit.objects.count()) == (Staat.KLAAR, 50)


def test_een_proefrun_schrijft_niets_en_telt_hetzelfde(werkplaats: Werkplaats) -> None:
    proef = werkplaats.start(modus=Modus.PROEF)
    werkplaats.werk()
    assert not Besluit.objects.exists()
    assert not Boeking.objects.exists()
    echt = werkplaats.start()
    werkplaats.werk()
    proef.refresh_from_db()
    echt.refresh_from_db()
    assert proef.tellingen["besluiten"] == 50
    assert (proef.staat, proef.tellingen) == (echt.staat, echt.tellingen)


def test_een_run_die_meer_doet_dan_zijn_proefrun_stopt(werkplaats: Werkplaats) -> None:
    werkplaats.start(modus=Modus.PROEF)
    werkplaats.werk()
    maak_personen(3, "proef-later")
    run = werkplaats.start(grenzen={VERSCHIL: 5}, omvang=11)
    werkplaats.werk()
    assert "wijkt af van de proefrun" in gestopt(werkplaats, run)


def test_een_run_die_minder_doet_dan_zijn_proefrun_wordt_gemeld(werkplaats: Werkplaats) -> None:
    werkplaats.start(modus=Modus.PROEF)
    werkplaats.werk()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_persoon WHERE id = ANY (%s)", [werkplaats.personen[:5]])
    run = werkplaats.start(grenzen={VERSCHIL: 5})
    werkplaats.werk()
    run.refresh_from_db()
    assert (run.staat, Besluit.objects.count()) == (Staat.MET_FOUTEN, 45)
    assert "wijkt af van de proefrun" in Taak.objects.get(soort="run").omschrijving


def test_zonder_proefrun_geen_vergelijking(werkplaats: Werkplaats) -> None:
    run = werkplaats.start(grenzen={VERSCHIL: 5})
    werkplaats.werk()
    assert "geen proefrun" in gestopt(werkplaats, run)
