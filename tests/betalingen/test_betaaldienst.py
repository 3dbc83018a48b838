"""Paying by iDEAL: success, cancel, failure, a late notice, the same notice twice, a success after a cancellation."""

from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from duo_portal.betalingen import betaaldienst
from duo_portal.betalingen.betaaldienst import OngeldigeMelding, OnlineBetalenNietMogelijk, lees_melding, onderteken
from duo_portal.betalingen.models import Betaalpoging, Betaaluitkomst, Ontvangst, Pogingstand
from duo_portal.betalingen.services.betaal_nu import BetalingGeweigerd, betaal_nu
from duo_portal.betalingen.services.verwerk_betaalmelding import verwerk_betaalmelding
from duo_portal.betalingen.services.vraag_standen import vraag_standen
from duo_portal.register.models import TeBeoordelen
from duo_portal.tegenpartijen.betaaldienst import dienst
from duo_portal.toegang.controles import tegenpartijen_alleen_in_demo
from duo_portal.vorderingen.models import Vordering
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.betalingen.nepbank import BASIS, begin, betaald, bij_de_bank, brief, meld, standen, vordering_van
from tests.infra.databank import Kloon
from tests.toegang.rolverdeling import burger

db = pytest.mark.django_db


@pytest.fixture(autouse=True)
def var(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Notices are delivered at once, through the door of the portal; the answers that the provider got."""
    antwoorden: list[int] = []

    def bezorg(betaling: dienst.Nepbetaling) -> None:
        antwoorden.append(meld(betaling.melding).status_code)

    monkeypatch.setattr("duo_portal.tegenpartijen.betaaldienst.views.meld", bezorg)
    return antwoorden


@db
def test_een_geslaagde_betaling_staat_op_de_vordering_en_op_weg_van_de_betaaldienst(post: list[int]) -> None:
    wie = bouw.student()
    terug = bij_de_bank(begin(wie), "betaal")
    assert (post, betaald(wie), standen()) == ([200], 145_800, [Pogingstand.GESLAAGD])
    uitkomst = Betaaluitkomst.objects.get()
    assert uitkomst.boeking is not None
    assert uitkomst.boeking.ontvangst.iban == "NL69ZZZZ0000000006"
    assert "Uw betaling is binnen" in burger(wie).get(terug).content.decode()


@db
@pytest.mark.parametrize(("knop", "woorden"), [("annuleer", "U stopte de betaling"), ("mislukt", "niet gelukt")])
def test_wie_stopt_of_faalt_betaalt_niets_en_kan_het_opnieuw_proberen(post: list[int], knop: str, woorden: str) -> None:
    wie = bouw.student()
    pagina = burger(wie).get(bij_de_bank(begin(wie), knop)).content.decode()
    assert woorden in pagina
    assert f"/betalen/{vordering_van(wie).pk}/" in pagina
    assert betaald(wie) == 0
    bij_de_bank(begin(wie), "betaal")
    assert betaald(wie) == 145_800


@db
def test_dezelfde_melding_twee_keer_boekt_een_keer(post: list[int]) -> None:
    wie = bouw.student()
    bij_de_bank(begin(wie), "betaal_dubbel")
    assert (post, betaald(wie), standen()) == ([200, 200], 145_800, [Pogingstand.GESLAAGD])


@db
def test_een_geslaagde_betaling_na_een_annulering_telt(post: list[int]) -> None:
    wie = bouw.student()
    adres = begin(wie)
    bij_de_bank(adres, "annuleer")
    terug = bij_de_bank(adres, "betaal")
    assert (betaald(wie), standen()) == (145_800, [Pogingstand.GESLAAGD, Pogingstand.GEANNULEERD])
    assert "Uw betaling is binnen" in burger(wie).get(terug).content.decode()


@db
def test_een_melding_die_niet_komt_wordt_gevraagd_als_de_student_terug_is(post: list[int]) -> None:
    wie = bouw.student()
    terug = bij_de_bank(begin(wie), "betaal_laat")
    assert (post, betaald(wie)) == ([], 0)
    assert "Uw betaling is binnen" in burger(wie).get(terug).content.decode()
    (betaling,) = dienst.alle()
    assert meld(betaling.melding).status_code == 200, "en komt daarna toch nog"
    assert betaald(wie) == 145_800


@db
def test_wie_niet_terugkomt_wordt_gevonden_door_het_navragen(post: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    wie = bouw.student()
    bij_de_bank(begin(wie), "betaal_laat")
    assert vraag_standen() == 0, "te vers"
    straks(monkeypatch, minutes=11)
    assert [vraag_standen() for _ in range(2)] == [1, 0]
    assert betaald(wie) == 145_800


def straks(monkeypatch: pytest.MonkeyPatch, **later: int) -> None:
    nu = timezone.now() + timedelta(**later)
    monkeypatch.setattr("duo_portal.betalingen.services.vraag_standen.timezone.now", lambda: nu)


@db
def test_een_poging_zonder_antwoord_verloopt_na_een_dag(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = bouw.student()
    begin(wie)
    straks(monkeypatch, hours=2)
    assert vraag_standen() == 0
    straks(monkeypatch, hours=25)
    assert vraag_standen() == 1
    assert standen() == [Pogingstand.VERLOPEN]


@db
def test_een_betaaldienst_die_niet_antwoordt_is_een_taak(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(*_: object) -> None:
        raise ConnectionError

    wie = bouw.student()
    begin(wie)
    straks(monkeypatch, minutes=11)
    monkeypatch.setattr(dienst.NagebootsteDienst, "vraag_stand", stuk)
    assert [vraag_standen() for _ in range(2)] == [0, 0]
    assert Taak.objects.filter(soort="betaaldienst_onbereikbaar").count() == 1
    monkeypatch.setattr(dienst.NagebootsteDienst, "start", stuk)
    with pytest.raises(OnlineBetalenNietMogelijk, match="lukt nu niet"):
        begin(wie)


@db
def test_zonder_betaaldienst_zegt_de_pagina_wat_wel_kan(settings: Settings) -> None:
    settings.BETAALDIENST = ""
    with pytest.raises(OnlineBetalenNietMogelijk, match="maak het bedrag over"):
        begin(bouw.student())


@db
def test_twee_keer_betaald_komt_vanzelf_terug(post: list[int]) -> None:
    wie = bouw.student()
    een, twee = begin(wie), begin(wie)
    for adres in (een, twee):
        bij_de_bank(adres, "betaal")
    assert betaald(wie) == 2 * 145_800
    assert TeBeoordelen.objects.filter(aanleiding="te_veel_betaald", persoon=wie).exists()
    assert Ontvangst.objects.count() == 2


@db
@pytest.mark.parametrize("centen", [0, -1, 145_801])
def test_meer_dan_er_openstaat_of_niets_kan_niet(centen: int) -> None:
    with pytest.raises(BetalingGeweigerd, match=r"van €\s0,01 tot en met €\s1\.458,00"):
        begin(bouw.student(), centen)


@db
def test_wie_niets_meer_moet_betaalt_niets() -> None:
    with pytest.raises(BetalingGeweigerd, match="niets meer te betalen"):
        begin(bouw.student(betaald=145_800), 1)


@db
def test_voor_een_vreemde_bestaat_de_vordering_en_de_betaling_niet(post: list[int]) -> None:
    wie, vreemde = bouw.student(), bouw.persoon("Vreemde")
    with pytest.raises(Vordering.DoesNotExist):
        betaal_nu(vreemde.pk, vordering_van(wie).pk, 100, BASIS)
    terug = bij_de_bank(begin(wie), "betaal")
    assert burger(vreemde).get(terug).status_code == 404


@db
def test_de_betaaldienst_rekent_elke_betaling_een_keer_af(post: list[int]) -> None:
    wie = bouw.student()
    bij_de_bank(begin(wie, 1_000), "betaal")
    bij_de_bank(begin(wie, 500), "annuleer")
    assert [dienst.reken_af() for _ in range(2)] == [1_000, 0]


@db
def test_de_nagebootste_bank_zegt_dat_zij_nagebootst_is_en_kent_alleen_haar_eigen_betalingen() -> None:
    pagina = Client().get(begin(bouw.student())).content.decode()
    assert "DEMO: nagebootste bank" in pagina
    assert "geen echte bank" in pagina
    assert Client().get("/nagebootste-bank/NEP-onbekend/").status_code == 404


def test_tien_dezelfde_meldingen_tegelijk_boeken_een_keer(kloon: Kloon) -> None:
    wie = bouw.student()
    begin(wie, 1_000)
    poging = Betaalpoging.objects.get()
    inhoud = brief(poging)
    melding = lees_melding(inhoud, onderteken(inhoud))
    start = Barrier(10)

    def doe() -> None:
        start.wait()
        verwerk_betaalmelding(melding)
        connection.close()

    draden = [Thread(target=doe) for _ in range(10)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert betaald(wie) == 1_000


def test_de_sleutel_is_nodig(settings: Settings) -> None:
    settings.BETAALDIENST_SLEUTEL = ""
    with pytest.raises(OngeldigeMelding):
        lees_melding(b"{}", "t=1,v1=0")
    with pytest.raises(OnlineBetalenNietMogelijk):
        betaaldienst.betaaldienst()


def test_de_nagebootste_dienst_bestaat_alleen_in_de_demo(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tegenpartijen_alleen_in_demo() == []
    settings.DEMO = False
    monkeypatch.setattr("duo_portal.toegang.controles.apps.is_installed", lambda naam: False)
    assert [fout.id for fout in tegenpartijen_alleen_in_demo()] == ["toegang.E002"]
    with pytest.raises(ImproperlyConfigured):
        dienst.NagebootsteDienst()
    settings.BETAALDIENST = ""
    assert tegenpartijen_alleen_in_demo() == []
