"""Two people waive a claim or its costs, or pay interest where we were wrong; nobody does it alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from duo_portal.berichten.models import Bekendmaking, Bericht, Kanaal, Kanaalkeuze
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.betalingen.models import Betaalopdracht, Tegemoetkoming, Tegemoetkomingsoort
from duo_portal.betalingen.services.kom_tegemoet import TegemoetkomenKanNiet
from duo_portal.betalingen.services.stel_tegemoetkoming_voor import (
    Voorstel,
    keur_tegemoetkoming_goed,
    stel_tegemoetkoming_voor,
    wijs_tegemoetkoming_af,
)
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Vordering
from duo_portal.vorderingen.regels.rente import Deel
from duo_portal.werkvoorraad.models import Taak
from duo_portal.werkvoorraad.voorstellen import VoorstelGeweigerd
from tests import bouw
from tests.toegang.rolverdeling import beheerder, medewerker
from tests.vorderingen.partijen import bij_deurwaarder, kort, nacht, schuldenaar

pytestmark = pytest.mark.django_db
WAAROM = "Innen kost hier meer dan het oplevert."


@pytest.fixture(autouse=True)
def _eigen_map(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


@pytest.fixture
def samira() -> User:
    return medewerker("samira", Rol.BEHANDELAAR_LESGELD)


@pytest.fixture
def wim() -> User:
    return medewerker("wim", Rol.TEAMLEIDER)


def kwijt(vordering: Vordering, hoofdsom: int = 0, kosten: int = 2_000) -> Voorstel:
    return Voorstel(vordering.pk, Tegemoetkomingsoort.KWIJTSCHELDING, "Awb 4:94a", WAAROM, hoofdsom, kosten)


def rente(vordering: Vordering) -> Voorstel:
    """729.00 that was ours wrongly for half a year: 91 days at 6 % and 165 days at 4 %."""
    delen = (Deel(72_900, date(2025, 10, 2)),)
    return Voorstel(vordering.pk, Tegemoetkomingsoort.RENTE, "Awb 4:102 lid 4", WAAROM, delen=delen, tot=date(2026, 6, 15))


def beslis(voorstel: Voorstel, samira: User, wim: User) -> Tegemoetkoming:
    keur_tegemoetkoming_goed(stel_tegemoetkoming_voor(voorstel, samira).pk, wim)
    return Tegemoetkoming.objects.get()


def open_van(vordering: Vordering, rekening: int) -> int:
    boekingen = Boeking.objects.filter(vordering=vordering)
    return sum(b.bedrag_centen for b in boekingen.filter(debet=rekening)) - sum(b.bedrag_centen for b in boekingen.filter(credit=rekening))


def test_kosten_kwijtgescholden_zijn_weg_en_de_deurwaarder_hoort_het(samira: User, wim: User) -> None:
    vordering = bij_deurwaarder()
    besluit = beslis(kwijt(vordering), samira, wim)
    assert open_van(vordering, Grootboekrekening.VORDERING_KOSTEN) == 0
    assert (besluit.kosten_centen, besluit.medewerker, besluit.tweede_medewerker) == (2_000, samira, wim)
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("wijzigen", 97_200, 0)]


def test_wie_alles_kwijt_is_wordt_teruggeroepen_en_leest_dat_er_niets_meer_is(samira: User, wim: User) -> None:
    vordering = bij_deurwaarder()
    beslis(kwijt(vordering, 97_200), samira, wim)
    bericht = Bericht.objects.filter(persoon=vordering.persoon_id).latest("pk")
    assert (bericht.waarden["totaal"], bericht.waarden["nog_open"]) == (99_200, 0)
    assert "U betaalt niets meer" in artikel(gegevens_van(bericht))
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("intrekken", 0, 0)]


def test_rente_wordt_berekend_geboekt_betaald_en_uitgelegd(samira: User, wim: User) -> None:
    vordering = schuldenaar()
    besluit = beslis(rente(vordering), samira, wim)
    verwacht = (72_900 * (91 * 6 + 165 * 4) * 2 + 36_500) // 73_000
    opdracht = Betaalopdracht.objects.get()
    assert (besluit.rente_centen, opdracht.bedrag_centen, opdracht.iban) == (verwacht, verwacht, bouw.IBAN)
    boeking = Boeking.objects.get(oorzaak=Oorzaak.RENTE_VERGOED)
    assert (boeking.debet, boeking.credit) == (Grootboekrekening.LASTEN_RENTE, Grootboekrekening.TE_BETALEN_LESGELD)
    tekst = artikel(gegevens_van(Bericht.objects.filter(persoon=vordering.persoon_id).latest("pk")))
    assert "6,00%" in tekst
    assert "4,00%" in tekst


def test_zonder_rekening_wacht_de_rente_op_een_taak(samira: User, wim: User) -> None:
    vordering = schuldenaar()
    vordering.persoon.rekeningen.update(vervangen_op="2026-01-01T00:00Z")
    beslis(rente(vordering), samira, wim)
    assert not Betaalopdracht.objects.exists()
    assert Taak.objects.get(soort="rekening_ontbreekt").persoon_id == vordering.persoon_id


def test_tegen_het_besluit_kan_bezwaar_met_een_laatste_dag(samira: User, wim: User) -> None:
    vordering = schuldenaar()
    Kanaalkeuze.objects.create(persoon=vordering.persoon, berichtsoort="lesgeld", kanaal=Kanaal.DIGITAAL)
    beslis(kwijt(vordering), samira, wim)
    assert Bekendmaking.objects.latest("pk").laatste_dag == date(2026, 7, 27)


def test_niemand_beslist_alleen(samira: User, wim: User) -> None:
    vordering = schuldenaar()
    taak = stel_tegemoetkoming_voor(kwijt(vordering), wim)
    with pytest.raises(VoorstelGeweigerd, match="eigen voorstel"):
        keur_tegemoetkoming_goed(taak.pk, wim)
    with pytest.raises(PermissionDenied):
        keur_tegemoetkoming_goed(taak.pk, samira)
    assert not Tegemoetkoming.objects.exists()


def test_ook_de_databank_weigert_een_persoon(samira: User, wim: User) -> None:
    besluit = beslis(kwijt(schuldenaar()), samira, wim)
    besluit.pk, besluit.tweede_medewerker = None, samira
    with pytest.raises(IntegrityError, match="tegemoetkoming_vier_ogen"), transaction.atomic():
        besluit.save(force_insert=True)


def test_een_voorstel_wordt_een_keer_besloten_en_twee_keer_sturen_is_een_voorstel(samira: User, wim: User) -> None:
    vordering = schuldenaar()
    een, twee = (stel_tegemoetkoming_voor(kwijt(vordering), samira) for _ in range(2))
    assert een.pk == twee.pk
    keur_tegemoetkoming_goed(een.pk, wim)
    with pytest.raises(VoorstelGeweigerd, match="al besloten"):
        keur_tegemoetkoming_goed(een.pk, wim)
    assert Tegemoetkoming.objects.count() == 1


def test_afgewezen_verandert_niets_en_noemt_de_reden(samira: User, wim: User) -> None:
    taak = stel_tegemoetkoming_voor(kwijt(schuldenaar()), samira)
    with pytest.raises(TegemoetkomenKanNiet):
        wijs_tegemoetkoming_af(taak.pk, wim, " ")
    wijs_tegemoetkoming_af(taak.pk, wim, "te weinig gezocht")
    taak.refresh_from_db()
    assert taak.uitkomst == "niet akkoord: te weinig gezocht"
    assert not Tegemoetkoming.objects.exists()


def test_staat_er_intussen_minder_open_dan_vervalt_er_niets(samira: User, wim: User) -> None:
    vordering = schuldenaar()
    taak = stel_tegemoetkoming_voor(kwijt(vordering, 97_200), samira)
    bouw.betaal(vordering.persoon, 10_000, date(2026, 6, 15))
    with pytest.raises(TegemoetkomenKanNiet, match="minder open"):
        keur_tegemoetkoming_goed(taak.pk, wim)
    taak.refresh_from_db()
    assert taak.staat != 3
    assert not Tegemoetkoming.objects.exists()


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"grond": " "}, "artikel"),
        ({"motivering": "zomaar"}, "paar zinnen"),
        ({"kosten_centen": 0}, "hoeveel"),
        ({"kosten_centen": -1}, "hoeveel"),
    ],
)
def test_een_voorstel_moet_kloppen(samira: User, anders: dict[str, Any], verwacht: str) -> None:
    with pytest.raises(TegemoetkomenKanNiet, match=verwacht):
        stel_tegemoetkoming_voor(replace(kwijt(schuldenaar()), **anders), samira)


def test_zonder_bekend_percentage_komt_er_geen_voorstel(samira: User) -> None:
    with pytest.raises(TegemoetkomenKanNiet, match="niet bekend"):
        stel_tegemoetkoming_voor(replace(rente(schuldenaar()), tot=date(2026, 8, 1)), samira)


def test_in_het_beheer_van_voorstel_tot_besluit(samira: User, wim: User) -> None:
    vordering = schuldenaar()
    formulier = {"hoofdsom": "0", "kosten": "20", "grond": "Awb 4:94a", "motivering": WAAROM}
    beheerder(samira, vordering.persoon).post(f"/beheer/vorderingen/vordering/{vordering.pk}/scheld-kwijt/", formulier)
    taak = Taak.objects.get(soort="tegemoetkoming_voorstel")
    beheerder(wim, vordering.persoon).post(f"/beheer/werkvoorraad/taak/{taak.pk}/akkoord/")
    assert Tegemoetkoming.objects.get().kosten_centen == 2_000


def test_in_het_beheer_rente_voorstellen_en_weigeren(samira: User, wim: User) -> None:
    vordering = schuldenaar()
    formulier = {"bedrag": "729", "vanaf": "2025-10-02", "tot": "2026-06-15", "grond": "Awb 4:102", "motivering": WAAROM}
    beheerder(samira, vordering.persoon).post(f"/beheer/vorderingen/vordering/{vordering.pk}/vergoed-rente/", formulier)
    taak = Taak.objects.get(soort="tegemoetkoming_voorstel")
    beheerder(wim, vordering.persoon).post(f"/beheer/werkvoorraad/taak/{taak.pk}/niet-akkoord/", {"reden": "geen fout van ons"})
    taak.refresh_from_db()
    assert taak.uitkomst == "niet akkoord: geen fout van ons"
