"""The night goes door by door, waits for runs, and never goes on in silence after a failure."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.batches import nachtwerk as lijst
from duo_portal.batches.models import Nachtstaat, Nachtstap, Run, Staat
from duo_portal.batches.nachtwerk import Nachtwerk
from duo_portal.batches.services import nacht
from duo_portal.werkvoorraad.models import Taak

pytestmark = pytest.mark.django_db
DAG = date(2026, 6, 15)


class Deuren(list[str]):
    """Doors that write down when they were opened; ``fout`` fails, ``run`` starts a run."""

    def deur(self, naam: str, volgorde: int, fout: bool = False, met_run: bool = False) -> None:
        def doe(dag: date) -> list[Run]:
            self.append(f"{naam} {dag}")
            if fout:
                raise ValueError("kapot")
            return [Run.objects.create(soort=naam, peildatum=dag)] if met_run else []

        lijst.nachtwerk.meld_aan(naam, Nachtwerk(volgorde, doe))


@pytest.fixture
def deuren(monkeypatch: pytest.MonkeyPatch) -> Deuren:
    leeg: Aanmeldlijst[Nachtwerk] = Aanmeldlijst("nachtwerk")
    monkeypatch.setattr(lijst, "nachtwerk", leeg)
    monkeypatch.setattr(nacht, "nachtwerk", leeg)
    return Deuren()


def test_elke_deur_gaat_eenmaal_open_in_volgorde(deuren: Deuren) -> None:
    deuren.deur("laat", 80)
    deuren.deur("vroeg", 10)
    nacht.draai_nacht(DAG)
    nacht.draai_nacht(DAG)
    assert deuren == [f"vroeg {DAG}", f"laat {DAG}"]


def test_de_volgende_deur_wacht_op_de_run_van_de_vorige(deuren: Deuren) -> None:
    deuren.deur("run", 10, met_run=True)
    deuren.deur("daarna", 20)
    nacht.begin_nacht(DAG)
    while nacht.ga_verder():
        pass
    assert deuren == [f"run {DAG}"]
    Run.objects.update(staat=Staat.GESTOPT)
    assert not nacht.ga_verder()
    Run.objects.update(staat=Staat.KLAAR)
    while nacht.ga_verder():
        pass
    assert deuren == [f"run {DAG}", f"daarna {DAG}"]


def test_een_deur_die_drie_keer_mislukt_wacht_op_een_medewerker(deuren: Deuren) -> None:
    deuren.deur("kapot", 10, fout=True)
    deuren.deur("daarna", 20)
    with pytest.raises(RuntimeError, match="kapot"):
        nacht.draai_nacht(DAG)
    assert deuren == [f"kapot {DAG}"] * 3
    stap = Nachtstap.objects.get(naam="kapot")
    assert stap.staat == Nachtstaat.MISLUKT
    assert Taak.objects.get(soort="nacht").gegevens == {"nachtstap": stap.pk}
    assert nacht.sla_over(stap.pk)
    nacht.draai_nacht(DAG)
    assert deuren[-1] == f"daarna {DAG}"


def test_een_nacht_haalt_de_vorige_niet_in(deuren: Deuren) -> None:
    deuren.deur("a", 10)
    deuren.deur("b", 20)
    nacht.begin_nacht(DAG)
    nacht.begin_nacht(DAG + timedelta(1))
    while nacht.ga_verder():
        pass
    assert [regel.split()[0] for regel in deuren] == ["a", "b", "a", "b"]
    assert deuren[1] == f"b {DAG}"


def test_een_deur_die_haar_proces_verloor_gaat_opnieuw_open(deuren: Deuren) -> None:
    deuren.deur("a", 10)
    nacht.begin_nacht(DAG)
    lang_geleden = timezone.now() - nacht.VERLATEN - timedelta(minutes=1)
    Nachtstap.objects.update(staat=Nachtstaat.BEZIG, begonnen_op=timezone.now())
    assert not nacht.ga_verder()
    Nachtstap.objects.update(begonnen_op=lang_geleden)
    assert nacht.ga_verder()
    assert deuren == [f"a {DAG}"]
