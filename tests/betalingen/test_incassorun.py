"""The debit run: who is debited, for how much, on which day, and never twice."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from duo_portal.batches.models import Modus, Run
from duo_portal.batches.services import start_run, verwerk_brok
from duo_portal.betalingen.batch.incasso import schrijf_af, venster
from duo_portal.betalingen.models import Batchsoort, Betaalbatch, Incasso, Incassomachtiging
from duo_portal.betalingen.selectors import Afschrijfstand, afschrijvingen_van
from duo_portal.betalingen.services.geef_vrij import NietVrijTeGeven, geef_vrij
from duo_portal.betalingen.services.start_incasso import start_incasso
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Remsoort
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.tijd.bankdagen import tel_bankdagen
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Einde, Regelingeinde, Vordering
from duo_portal.vorderingen.selectors import Stand, stand_van_termijnen
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.betalingen import incasso as hulp
from tests.toegang.rolverdeling import medewerker

pytestmark = pytest.mark.django_db
OKTOBER, NOVEMBER = date(2025, 10, 22), date(2025, 11, 20)  # three bank days before the debit


@pytest.fixture
def student(monkeypatch: pytest.MonkeyPatch) -> Persoon:
    """Pays in nine instalments from 27 October."""
    wie = bouw.student()
    hulp.op(hulp.KEUZE, monkeypatch)
    hulp.in_incasso(wie)
    return wie


def draai(dag: date, monkeypatch: pytest.MonkeyPatch) -> Run:
    hulp.op(dag, monkeypatch)
    return bouw.draai("incasso", dag)


def test_het_venster_reikt_drie_bankdagen_ver() -> None:
    assert venster(OKTOBER) == [OKTOBER + timedelta(days=dag) for dag in range(1, 6)]
    assert venster(date(2025, 10, 25)) == [date(2025, 10, 28), date(2025, 10, 29)]  # on Monday nobody could release it in time
    assert venster(date(2025, 12, 23))[-1] == date(2025, 12, 30)  # over Christmas and a weekend


def test_een_regeling_die_helemaal_is_betaald_eindigt_voltooid_ook_met_een_rem(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ladder ends it in the same words; whoever sees it first does it once."""
    bouw.betaal(student, 145_800, OKTOBER)
    zet_rem(student.pk, Remsoort.HANDMATIG, van=OKTOBER)
    run = draai(OKTOBER, monkeypatch)
    assert (run.tellingen["voltooid"], run.tellingen["geremd"], run.tellingen["opdrachten"]) == (1, 0, 0)
    bouw.draai("inning", OKTOBER)
    einde = Regelingeinde.objects.get()
    assert (einde.soort, einde.datum) == (Einde.VOLTOOID, OKTOBER)


def test_drie_bankdagen_vooraf_komt_er_een_opdracht_in_een_bevroren_batch(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    run = draai(OKTOBER, monkeypatch)
    opdracht, batch = Incasso.objects.get(), Betaalbatch.objects.get()
    assert (opdracht.bedrag_centen, opdracht.iban, opdracht.batch_id, opdracht.poging) == (16_200, bouw.IBAN, batch.pk, 1)
    assert (batch.soort, batch.uitvoeren_op, batch.aantal, batch.totaal_centen) == (Batchsoort.INCASSO, date(2025, 10, 27), 1, 16_200)
    assert opdracht.omschrijving.startswith("Lesgeld 2025-2026, termijn 1, kenmerk ")
    assert (run.tellingen["opdrachten"], run.tellingen["incasso_centen"], run.tellingen["batches"]) == (1, 16_200, 1)
    assert not Boeking.objects.filter(oorzaak=3).exists(), "geld komt pas in het grootboek als de bank het zegt"


@pytest.mark.parametrize("dag", [date(2025, 10, 21), date(2025, 10, 27), date(2025, 10, 28)], ids=["te vroeg", "op de dag", "erna"])
def test_buiten_het_venster_gebeurt_niets(student: Persoon, dag: date, monkeypatch: pytest.MonkeyPatch) -> None:
    draai(dag, monkeypatch)
    assert not Incasso.objects.exists()


def test_elke_nacht_opnieuw_draaien_schrijft_een_keer_af(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    for dagen in range(5):
        draai(OKTOBER + timedelta(days=dagen), monkeypatch)
    assert Incasso.objects.count() == Betaalbatch.objects.count() == 1


def test_een_proefrun_telt_en_schrijft_niets(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    hulp.op(OKTOBER, monkeypatch)
    run = start_run("incasso", OKTOBER, modus=Modus.PROEF)
    for brok in run.brokken.all():
        verwerk_brok(brok.pk)
    run.refresh_from_db()
    assert run.tellingen["incasso_centen"] == 16_200
    assert not Incasso.objects.exists()
    assert not Betaalbatch.objects.exists()


def test_een_grens_houdt_de_run_tegen(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    hulp.op(OKTOBER, monkeypatch)
    run = start_run("incasso", OKTOBER, grenzen={"incasso_centen": 16_199})
    for brok in run.brokken.all():
        verwerk_brok(brok.pk)
    run.refresh_from_db()
    assert run.get_staat_display() == "gestopt voor een mens"
    assert not Incasso.objects.exists()


def test_zonder_regeling_of_na_stoppen_wordt_niets_afgeschreven(monkeypatch: pytest.MonkeyPatch) -> None:
    bouw.student()
    draai(OKTOBER, monkeypatch)
    assert not Incasso.objects.exists()


@pytest.mark.parametrize("soort", list(Remsoort))
def test_wie_geremd_is_wordt_niet_afgeschreven_en_staat_op_de_lijst(
    student: Persoon, soort: Remsoort, monkeypatch: pytest.MonkeyPatch
) -> None:
    zet_rem(student.pk, soort)
    run = draai(OKTOBER, monkeypatch)
    assert (run.tellingen["geremd"], run.tellingen["opdrachten"]) == (1, 0)
    assert Taak.objects.get(soort="geremd").persoon_id == student.pk


@pytest.mark.parametrize(("welke", "opdrachten"), [("deze", 0), ("andere", 1)])
def test_een_rem_op_een_vordering_houdt_alleen_die_tegen(
    student: Persoon, welke: str, opdrachten: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An instalment that is skipped is never debited later: putting off one claim must not break the plan of another."""
    claim = hulp.claim(student)
    oud = Vordering.objects.create(
        persoon=student, soort=claim.soort, periode=2023, besluit=claim.besluit, ontstaan_op=hulp.KEUZE, betaal_voor=hulp.KEUZE
    )
    zet_rem(student.pk, Remsoort.UITSTEL, lijn="lesgeld", vordering_id=claim.pk if welke == "deze" else oud.pk)
    run = draai(OKTOBER, monkeypatch)
    assert (run.tellingen["opdrachten"], run.tellingen["geremd"]) == (opdrachten, 1 - opdrachten)


def test_wie_vooruit_betaalde_betaalt_alleen_wat_nog_open_is(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    bouw.betaal(student, 20_000, date(2025, 10, 1))
    assert draai(OKTOBER, monkeypatch).tellingen["opdrachten"] == 0
    draai(NOVEMBER, monkeypatch)
    assert Incasso.objects.get().bedrag_centen == 12_400


def test_wat_nog_onderweg_is_telt_als_betaald(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    draai(OKTOBER, monkeypatch)
    hulp.naar_de_bank(Betaalbatch.objects.get())
    bouw.betaal(student, 121_500, date(2025, 11, 1))
    for dag in (
        NOVEMBER,
        date(2025, 12, 22),
        date(2026, 1, 21),
        date(2026, 2, 20),
        date(2026, 3, 20),
        date(2026, 4, 22),
        date(2026, 5, 20),
    ):
        draai(dag, monkeypatch)
    assert list(Incasso.objects.order_by("pk").values_list("bedrag_centen", flat=True)) == [16_200]
    draai(date(2026, 6, 22), monkeypatch)
    assert sum(Incasso.objects.values_list("bedrag_centen", flat=True)) + 121_500 == 145_800


def test_lager_lesgeld_laat_de_laatste_termijnen_vervallen(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    for dag in (date(2025, 10, 27), date(2025, 11, 25), date(2025, 12, 29), date(2026, 1, 26)):
        bouw.betaal(student, 16_200, dag)
    bouw.eindig(student, date(2026, 1, 31))
    bouw.diploma(student, date(2026, 1, 23))
    hulp.op(date(2026, 2, 10), monkeypatch)
    bouw.geef_terug(date(2026, 2, 10))
    centen = []
    for dag in (date(2026, 2, 20), date(2026, 3, 20)):
        draai(dag, monkeypatch)
        centen = list(Incasso.objects.order_by("pk").values_list("bedrag_centen", flat=True))
    assert centen == [8_100], "648 betaald van 729: nog 81, en daarna niets meer"


def test_een_overledene_wordt_niet_afgeschreven(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    bouw.overlijden(student, date(2025, 10, 1))
    assert draai(OKTOBER, monkeypatch).tellingen["naar_mens"] == 1
    assert not Incasso.objects.exists()
    assert "overleden" in Taak.objects.get(soort="incasso_kan_niet").omschrijving


def test_zonder_geldige_machtiging_beslist_een_mens(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    Incassomachtiging.objects.update(vervangen_op=timezone.now())
    draai(OKTOBER, monkeypatch)
    assert not Incasso.objects.exists()
    assert Taak.objects.get(soort="incasso_kan_niet").persoon_id == student.pk


def test_een_eigen_schema_wordt_afgeschreven_behalve_wat_al_voldaan_was(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = bouw.student(betaald=32_400)
    hulp.op(date(2025, 12, 20), monkeypatch)
    start_incasso(wie.pk, hulp.claim(wie).pk, hulp.machtiging(wie).pk)
    draai(date(2025, 12, 22), monkeypatch)
    assert not Incasso.objects.exists()
    draai(date(2026, 1, 21), monkeypatch)
    assert Incasso.objects.get().bedrag_centen == 18_900


@pytest.mark.parametrize("betaald", [0, 1, 16_200, 40_000, 129_600, 140_000, 145_800])
@pytest.mark.parametrize("nummer", [1, 2, 9])
def test_het_bedrag_is_wat_de_pagina_open_noemt(betaald: int, nummer: int, student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    if betaald:
        bouw.betaal(student, betaald, date(2025, 10, 1))
    dag = hulp.DAGEN[nummer - 1]
    draai(tel_bankdagen(dag, -1), monkeypatch)
    stand = stand_van_termijnen([(nr, d, 16_200) for nr, d in enumerate(hulp.DAGEN, 1)], Stand(145_800, betaald, 0, 0, 0, 0))
    assert sum(Incasso.objects.values_list("bedrag_centen", flat=True)) == stand[nummer - 1].open


def test_de_pagina_ziet_wat_onderweg_is(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    draai(OKTOBER, monkeypatch)
    eerste, *rest = afschrijvingen_van(hulp.claim(student).pk, student.pk, OKTOBER)
    assert (eerste.stand, eerste.dag, eerste.centen) == (Afschrijfstand.ONDERWEG, date(2025, 10, 27), 16_200)
    assert len(rest) == 8
    assert {deel.stand for deel in rest} == {Afschrijfstand.KOMT}


def test_de_deur_begint_alleen_iets_als_er_een_termijn_is(student: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    hulp.op(OKTOBER, monkeypatch)
    assert list(schrijf_af(date(2025, 10, 10))) == []
    assert [run.soort for run in schrijf_af(OKTOBER)] == ["incasso"]


def test_een_batch_die_niet_optelt_komt_niet_vrij_en_na_vrijgave_komt_er_niets_bij(
    student: Persoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    draai(OKTOBER, monkeypatch)
    batch, opdracht = Betaalbatch.objects.get(), Incasso.objects.get()
    wim = medewerker("wim", Rol.FINANCIEEL)
    fout = Betaalbatch.objects.create(soort=Batchsoort.INCASSO, uitvoeren_op=batch.uitvoeren_op, aantal=1, totaal_centen=1)
    with pytest.raises(NietVrijTeGeven):
        geef_vrij(fout.pk, wim)
    geef_vrij(batch.pk, wim)
    uitbetaling = Betaalbatch.objects.create(uitvoeren_op=batch.uitvoeren_op, aantal=1, totaal_centen=1)
    for doel in (batch, uitbetaling):
        opdracht.pk, opdracht.poging, opdracht.batch = None, 2, doel
        with pytest.raises(DatabaseError), transaction.atomic():
            opdracht.save(force_insert=True)
