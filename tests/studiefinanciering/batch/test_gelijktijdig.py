"""What happens at the same moment to one family, each in a connection of its own; and what dies halfway."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.batches.models import Brokstaat, Run, Staat
from duo_portal.batches.services import start_run, verwerk_brok
from duo_portal.batches.tasks import doe_brok
from duo_portal.berichten.models import Bericht
from duo_portal.besluiten.models import Besluit
from duo_portal.register.models import Persoon
from studiefinanciering.batch import beslis
from studiefinanciering.models import Aanvullend, Toekenning
from studiefinanciering.services.zeg_ja import zeg_ja
from tests.chaos.test_gelijktijdig import draad
from tests.studiefinanciering.batch import mensen

pytestmark = pytest.mark.usefixtures("kloon", "stil")
BEIDEN = 49_108 - 10_483


@pytest.fixture
def stil(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody hears the bell: the tests do the chunks themselves."""
    monkeypatch.setattr(doe_brok, "apply_async", lambda *_, **__: None)


def broer_en_zus() -> list[Persoon]:
    """Two children in higher education of the same parents (30,000 each), with a grant, never asked about more."""
    kinderen = [mensen.student("Dam", date(2004, 2, 29)), mensen.student("Dam", date(2006, 8, 1))]
    ouders = mensen.ouders(kinderen, 3_000_000, 3_000_000)
    for ouder in ouders:
        mensen.inkomen(ouder, 3_000_000, 2023)
    for kind in kinderen:
        mensen.ho(kind, date(2025, 9, 1))
        mensen.keuze(kind, date(2025, 9, 1), Aanvullend.NIET_GEVRAAGD)
    for jaar in (2025, 2026):
        mensen.draai(jaar=jaar)
    return kinderen


def samen(*werk: Callable[[], object]) -> None:
    for bezig in [draad(deel) for deel in werk]:
        bezig.join(60)
        assert not bezig.is_alive()


def doe_run(run: Run) -> None:
    for brok in run.brokken.filter(staat=Brokstaat.OPEN).order_by("volgnummer").values_list("pk", flat=True):
        verwerk_brok(brok)


def aanvullend(wie: Persoon) -> set[int]:
    return {rij.aanvullend_centen for rij in mensen.maanden(wie).values()}


def test_broer_en_zus_zeggen_tegelijk_ja_en_delen_daarna_de_bijdrage() -> None:
    kinderen = broer_en_zus()
    mensen.draai("ambtshalve")
    voorstellen = list(Aanvraag.objects.order_by("persoon_id").values_list("pk", "persoon_id"))
    samen(*[lambda pk=pk, wie=wie: zeg_ja(pk, wie) for pk, wie in voorstellen])
    assert set(Aanvraag.objects.values_list("staat", flat=True)) == {Aanvraagstaat.AFGEHANDELD}
    for jaar in (2025, 2026):
        mensen.draai(jaar=jaar, alle=False)
    assert [aanvullend(kind) for kind in kinderen] == [{BEIDEN}, {BEIDEN}]


def test_wie_ja_zegt_terwijl_de_run_toekent_krijgt_het_een_keer() -> None:
    kinderen = broer_en_zus()
    mensen.draai("ambtshalve")
    voorstel = Aanvraag.objects.get(persoon=kinderen[0])
    run = start_run("ambtshalve", mensen.VANDAAG, {"automatisch": True}, omvang=1)
    samen(lambda: doe_run(run), lambda: zeg_ja(voorstel.pk, kinderen[0].pk))
    for jaar in (2025, 2026):
        mensen.draai(jaar=jaar, alle=False)
    assert mensen.maanden(kinderen[0])[1].aanvullend_centen == BEIDEN
    for besluit in Besluit.objects.filter(soort=2):
        assert Bericht.objects.filter(besluit=besluit).count() == 1
        assert Besluit.objects.filter(vervangt=besluit).count() <= 1


def test_wat_halverwege_sterft_laat_niets_achter_en_wordt_daarna_een_keer_gedaan(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = [mensen.die_vroeg() for _ in range(6)]
    run = start_run("toekenning", mensen.VANDAAG, {"jaar": 2026}, omvang=2)
    beurten = iter([False, True, False, True, False, False, False])

    def sterf(waar: str) -> None:
        if next(beurten):
            raise ConnectionError(waar)

    monkeypatch.setattr(beslis, "breek", sterf)
    for brok in run.brokken.order_by("volgnummer").values_list("pk", flat=True):
        for _ in range(2):
            try:
                verwerk_brok(brok)
            except ConnectionError:
                connection.close()
    run.refresh_from_db()
    assert (run.staat, run.tellingen["besluiten"], run.brokken.count()) == (Staat.KLAAR, 6, 3)
    assert Besluit.objects.count() == Bericht.objects.count() == len(wie)
    assert Toekenning.objects.count() == run.tellingen["toekenningen"]
