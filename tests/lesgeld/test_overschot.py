"""More came in than was due: it goes back by itself, to whom it came from."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.betalingen.services.boek_betalingen import Betaling, boek_betalingen
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.models import Persoon, Rekening, TeBeoordelen
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.models import Inning, Inningsstap, Vordering
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.infra.databank import Kloon

MOEDER = "NL20INGB0001234567"
MORGEN = date(2026, 6, 16)
db = pytest.mark.django_db


def betaal(wie: Persoon, centen: int, iban: str = bouw.IBAN, debet: Grootboekrekening = Grootboekrekening.BANK) -> None:
    vordering = Vordering.objects.get(persoon=wie)
    boek_betalingen([Betaling(vordering.pk, centen, debet, bouw.VANDAAG, bouw.VANDAAG, iban, "Wie betaalde")])


def opdrachten(wie: Persoon) -> list[tuple[int, str]]:
    return sorted(Betaalopdracht.objects.filter(persoon=wie).values_list("bedrag_centen", "iban"))


def saldo(wie: Persoon) -> int:
    boekingen = Boeking.objects.filter(vordering__persoon=wie)
    return sum(b.bedrag_centen * ((b.debet == 130) - (b.credit == 130)) for b in boekingen)


def laatste(wie: Persoon) -> Bericht:
    return Bericht.objects.filter(persoon=wie).latest("pk")


@db
def test_wie_zelf_te_veel_betaalde_krijgt_het_op_de_eigen_rekening() -> None:
    wie = bouw.student()
    betaal(wie, 150_000)
    run = bouw.geef_terug()
    assert (run.tellingen["te_veel_betaald"], run.tellingen["terug_te_betalen_centen"]) == (1, 4_200)
    assert opdrachten(wie) == [(4_200, bouw.IBAN)]
    assert saldo(wie) == 0
    assert laatste(wie).waarden == {
        "schooljaar": 2025,
        "terug": 4_200,
        "naar_betaler": 0,
        "rekening": "NL•• •••• •••• •••3 00",
        "uitbetaald_voor": "2026-06-29",
    }
    assert not TeBeoordelen.objects.filter(run_id__isnull=True).exists()


@db
def test_wat_een_ander_te_veel_betaalde_gaat_terug_naar_die_ander() -> None:
    wie = bouw.student(betaald=145_000)
    betaal(wie, 1_000, MOEDER)
    bouw.geef_terug()
    assert opdrachten(wie) == [(200, MOEDER)]
    assert (laatste(wie).waarden["naar_betaler"], laatste(wie).waarden["rekening"]) == (200, None)


@db
def test_dubbel_betaald_gaat_terug_naar_wie_het_laatst_betaalde() -> None:
    wie = bouw.student()
    betaal(wie, 145_800, MOEDER)
    betaal(wie, 145_800)
    betaal(wie, 100, MOEDER)
    bouw.geef_terug()
    assert opdrachten(wie) == [(100, MOEDER), (145_800, bouw.IBAN)]
    assert laatste(wie).waarden["terug"] == 145_900
    assert Bericht.objects.filter(persoon=wie, sjabloonversie__naam="lesgeld/te_veel_betaald").count() == 1


@db
def test_een_oude_rekening_van_de_student_is_ook_van_de_student() -> None:
    wie = bouw.student(betaald=145_800)
    wie.rekeningen.update(vervangen_op="2026-01-01T00:00Z")
    Rekening.objects.create(persoon=wie, iban="NL02ABNA0123456789", tenaamstelling="R. Jansen")
    betaal(wie, 100)
    bouw.geef_terug()
    assert opdrachten(wie) == [(100, "NL02ABNA0123456789")]


@db
def test_nog_een_nacht_betaalt_niets_meer() -> None:
    wie = bouw.student(betaald=145_800)
    betaal(wie, 100)
    bouw.geef_terug()
    bouw.meld(wie, "nog eens")
    bouw.geef_terug(MORGEN)
    assert opdrachten(wie) == [(100, bouw.IBAN)]
    betaal(wie, 50)
    bouw.geef_terug(date(2026, 6, 17))
    assert opdrachten(wie) == [(50, bouw.IBAN), (100, bouw.IBAN)]


@db
def test_een_besluit_van_dezelfde_nacht_neemt_het_overschot_mee() -> None:
    wie = bouw.student(betaald=145_800)
    betaal(wie, 100)
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, date(2026, 1, 31))
    bouw.geef_terug()
    assert opdrachten(wie) == [(73_000, bouw.IBAN)]
    assert saldo(wie) == 0


@db
def test_na_overlijden_gaat_het_terug_naar_de_rekening_die_betaalde() -> None:
    wie = bouw.student(betaald=97_200)
    bouw.overlijden(wie, date(2026, 3, 3))
    bouw.geef_terug()
    betaal(wie, 500, MOEDER)
    betaal(wie, 300)
    bouw.geef_terug(MORGEN)
    assert opdrachten(wie) == [(300, bouw.IBAN), (500, MOEDER)]
    assert (laatste(wie).rol, laatste(wie).sjabloonversie.naam) == ("nabestaande", "lesgeld/te_veel_betaald")


@db
def test_wat_de_deurwaarder_na_het_terugroepen_ontvangt_komt_terug() -> None:
    wie = bouw.student(betaald=145_800)
    vordering = Vordering.objects.get(persoon=wie)
    Inning.objects.create(vordering=vordering, stap=Inningsstap.TERUGGEROEPEN, datum=bouw.VANDAAG)
    boek_betalingen([Betaling(vordering.pk, 10_000, Grootboekrekening.BIJ_CJIB, bouw.VANDAAG, bouw.VANDAAG)])
    bouw.geef_terug()
    assert opdrachten(wie) == [(10_000, bouw.IBAN)]


@db
def test_zonder_rekening_gaat_niets_verloren() -> None:
    wie = bouw.student(betaald=145_800)
    wie.rekeningen.update(vervangen_op="2026-01-01T00:00Z")
    boek_betalingen([Betaling(Vordering.objects.get(persoon=wie).pk, 100, Grootboekrekening.BANK, bouw.VANDAAG, bouw.VANDAAG)])
    bouw.geef_terug()
    assert opdrachten(wie) == []
    assert Boeking.objects.get(oorzaak=Oorzaak.TERUG_TE_BETALEN).credit == Grootboekrekening.TE_BETALEN_LESGELD
    assert Taak.objects.get(soort="rekening_ontbreekt").persoon_id == wie.pk


@db
def test_een_geremde_wacht_met_het_overschot() -> None:
    wie = bouw.student(betaald=145_800)
    betaal(wie, 100)
    rem = Rem.objects.create(persoon=wie, soort=Remsoort.HANDMATIG, van=date(2026, 1, 1))
    bouw.geef_terug()
    assert opdrachten(wie) == []
    assert Taak.objects.filter(soort="geremd", persoon=wie).exists()
    Rem.objects.filter(pk=rem.pk).update(vervangen_op="2026-06-16T00:00Z")
    bouw.geef_terug(date(2026, 6, 17))
    assert opdrachten(wie) == [(100, bouw.IBAN)]


@db
def test_het_bericht_laat_zich_tonen_in_beide_talen() -> None:
    for iban in (bouw.IBAN, MOEDER):
        wie = bouw.student(betaald=145_800)
        betaal(wie, 100, iban)
        bouw.geef_terug()
        bericht = laatste(wie)
        for taal in ("nl", "en"):
            bericht.taal = taal
            assert "<article" in artikel(gegevens_van(bericht))


def test_een_betaling_tijdens_de_run_gaat_een_keer_terug(kloon: Kloon) -> None:
    """Runs and payments at once, again and again: in the end nobody has paid too much, and every cent went back once."""
    wie = bouw.student(betaald=145_800)
    start = Barrier(2)

    def betalen() -> None:
        start.wait()
        for _ in range(15):
            betaal(wie, 100)
        connection.close()

    draad = Thread(target=betalen)
    draad.start()
    start.wait()
    for dag in range(1, 8):
        bouw.geef_terug(date(2026, 6, dag))
    draad.join()
    bouw.geef_terug(date(2026, 6, 20))
    assert saldo(wie) == 0
    assert sum(centen for centen, _ in opdrachten(wie)) == 1_500
