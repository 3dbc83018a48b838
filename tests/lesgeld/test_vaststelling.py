"""The yearly run, through real Postgres."""

from datetime import date

import pytest

from duo_portal.berichten.models import Bekendmaking, Bericht, Kanaal, Kanaalkeuze
from duo_portal.besluiten.models import Besluit
from duo_portal.grootboek.models import Boeking, Grootboekrekening
from duo_portal.regels.codes import Onderwijs
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.models import Termijn, Vordering
from duo_portal.werkvoorraad.models import Taak
from tests import bouw

pytestmark = pytest.mark.django_db


def test_wie_lesgeld_moet_krijgt_besluit_vordering_termijnen_boeking_en_betalingsverzoek() -> None:
    wie = bouw.student()
    besluit = Besluit.objects.get(persoon=wie)
    assert besluit.uitkomst_centen == 145_800
    assert besluit.feiten["inschrijvingen"][0]["begindatum"] == "2025-08-01"
    vordering = Vordering.objects.get(persoon=wie)
    assert vordering.betaal_voor == date(2025, 10, 15)
    bedragen = list(Termijn.objects.filter(vordering=vordering).values_list("bedrag_centen", flat=True))
    assert bedragen == [16_200] * 9
    boeking = Boeking.objects.get(persoon=wie)
    assert (boeking.debet, boeking.credit) == (Grootboekrekening.VORDERING_LESGELD, Grootboekrekening.BATEN_LESGELD)
    assert boeking.bedrag_centen == 145_800
    assert Bericht.objects.get(persoon=wie).waarden["lesgeld"] == 145_800


def test_wie_op_1_augustus_18_wordt_betaalt_en_een_dag_later_niet() -> None:
    net, nog_niet = bouw.persoon("Net", date(2007, 8, 1)), bouw.persoon("Nogniet", date(2007, 8, 2))
    for wie in (net, nog_niet):
        bouw.inschrijving(wie)
    bouw.stel_vast()
    assert list(Besluit.objects.values_list("persoon", flat=True)) == [net.pk]


@pytest.mark.parametrize("onderwijs", [Onderwijs.BBL, Onderwijs.MBO_DEELTIJD, Onderwijs.VAVO_DEELTIJD, Onderwijs.HBO])
def test_wie_geen_recht_raakt_krijgt_geen_besluit(onderwijs: Onderwijs) -> None:
    bouw.inschrijving(bouw.persoon(), onderwijs=onderwijs)
    bouw.stel_vast()
    assert not Besluit.objects.exists()


def test_een_latere_inschrijving_betaalt_twaalfden_in_minder_termijnen() -> None:
    bouw.inschrijving(bouw.persoon(), begin=date(2025, 12, 5))
    bouw.stel_vast(date(2025, 12, 15))
    assert Besluit.objects.get().uitkomst_centen == 97_200
    assert sum(Termijn.objects.values_list("bedrag_centen", flat=True)) == 97_200


def test_een_tweede_run_doet_niets_meer() -> None:
    bouw.student()
    run = bouw.stel_vast()
    assert run.nummer == 2
    assert run.brokken.count() == 0
    assert Besluit.objects.count() == Vordering.objects.count() == 1


def test_zonder_geboortedatum_beslist_een_mens() -> None:
    wie = bouw.persoon(geboren=None)
    bouw.inschrijving(wie)
    bouw.stel_vast()
    assert not Besluit.objects.exists()
    assert Taak.objects.get().persoon_id == wie.pk


def test_een_rem_houdt_tegen_en_komt_op_de_werkvoorraad() -> None:
    wie = bouw.persoon()
    bouw.inschrijving(wie)
    Rem.objects.create(persoon=wie, soort=Remsoort.TOESLAGEN, van=date(2021, 4, 12))
    run = bouw.stel_vast()
    assert run.tellingen["geremd"] == 1
    assert not Besluit.objects.exists()
    assert Taak.objects.get(soort="geremd").persoon_id == wie.pk


def test_alleen_wie_dat_koos_krijgt_het_digitaal() -> None:
    papier, digitaal = bouw.persoon("Papier"), bouw.persoon("Digitaal")
    Kanaalkeuze.objects.create(persoon=digitaal, berichtsoort="lesgeld", kanaal=Kanaal.DIGITAAL)
    for wie in (papier, digitaal):
        bouw.inschrijving(wie)
    bouw.stel_vast()
    bekend = Bekendmaking.objects.get()
    assert bekend.bericht.persoon_id == digitaal.pk
    assert bekend.laatste_dag is None  # a payment request is no decision
    assert Bericht.objects.get(persoon=papier).kanaal == Kanaal.PAPIER


def test_de_tellingen_sluiten_aan_op_het_grootboek() -> None:
    for nummer in range(5):
        bouw.inschrijving(bouw.persoon(f"Nummer{nummer}"))
    run = bouw.stel_vast()
    geboekt = sum(Boeking.objects.filter(groep=run.pk).values_list("bedrag_centen", flat=True))
    assert run.tellingen["geboekt_centen"] == geboekt == 5 * 145_800


def test_wie_overleed_voor_de_vaststelling_krijgt_geen_betalingsverzoek() -> None:
    wie = bouw.persoon()
    bouw.inschrijving(wie)
    bouw.overlijden(wie, date(2025, 9, 1))
    bouw.stel_vast(date(2026, 1, 15))
    assert not Besluit.objects.exists()
    assert not Bericht.objects.exists()
    assert not Vordering.objects.exists()


def test_wie_na_1_oktober_overleed_zonder_vastgesteld_lesgeld_gaat_naar_een_mens() -> None:
    wie = bouw.persoon()
    bouw.inschrijving(wie)
    bouw.overlijden(wie, date(2025, 11, 1))
    bouw.stel_vast(date(2026, 1, 15))
    assert not Bericht.objects.exists()
    assert Taak.objects.get().persoon_id == wie.pk
