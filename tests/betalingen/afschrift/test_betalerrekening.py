"""Money of somebody else who paid came back: two people record the new account, it goes there once, and the payer is told."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from duo_portal.berichten.models import Bericht
from duo_portal.betalingen.aansluiting import verschillen
from duo_portal.betalingen.models import Afschriftregel, Betaalopdracht, Betalerrekening, Ontvangst
from duo_portal.betalingen.services.bestem_ontvangst import stuur_ontvangst_terug
from duo_portal.betalingen.services.betaal_opnieuw_uit import OpnieuwKanNiet, betaal_opnieuw_uit
from duo_portal.betalingen.services.maak_bestand import maak_bestand
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.betalingen.services.wijzig_betalerrekening import (
    BetalerrekeningKanNiet,
    Opgave,
    keur_betalerrekening_goed,
    stel_betalerrekening_voor,
    wijs_betalerrekening_af,
)
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.register.models import Persoon, Rekening
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak
from duo_portal.werkvoorraad.voorstellen import VoorstelGeweigerd
from tests import bouw
from tests.beheer.wereld import boek, ontvanger_van, opdracht, student_met_opdracht
from tests.betalingen.afschrift.lader import Lader, teruggekomen, uitbetaalbatch, uitvoering, vordering_van, vrij
from tests.betalingen.afschrift.maken import AFZENDER, MORGEN, Regel
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db
OUD, NIEUW = "NL20INGB0001234567", "NL02ABNA0123456789"
BEWIJS = "Brief van 8 juni, teruggebeld op het nummer uit 2024"


@pytest.fixture
def sara(laad: Lader) -> User:
    return medewerker("sara", Rol.FINANCIEEL)


@pytest.fixture
def tessa() -> User:
    return medewerker("tessa", Rol.TEAMLEIDER)


@pytest.fixture
def kwam_terug(laad: Lader) -> Betaalopdracht:
    """What the mother had paid too much came back from her account."""
    vordering = vordering_van(ontvanger_van(student_met_opdracht()))
    van_moeder = opdracht(vordering, 100, "M. Jansen", OUD)
    inleg = boek(vordering, Grootboekrekening.BANK, Grootboekrekening.VORDERING_LESGELD, 100, Oorzaak.BETALING)
    Ontvangst.objects.create(boeking=inleg, iban=OUD, tenaamstelling="M. Jansen")
    batch = stel_batch_samen(MORGEN).batch
    assert batch is not None
    vrij(batch)
    maak_bestand(batch.pk)
    laad(uitvoering(batch), teruggekomen(van_moeder.pk, 100))
    return van_moeder


def opgave(oud: Betaalopdracht, iban: str = NIEUW, bewijs: str = BEWIJS) -> Opgave:
    return Opgave(oud.pk, iban, "M. Jansen", bewijs)


def moeder() -> Persoon:
    wie = bouw.persoon("Jansen")
    Rekening.objects.filter(persoon=wie).update(vervangen_op="2026-06-01T00:00Z")
    Rekening.objects.create(persoon=wie, iban=OUD, tenaamstelling="M. Jansen")
    return wie


def test_twee_mensen_leggen_vast_en_dan_gaat_het_geld_erheen(kwam_terug: Betaalopdracht, sara: User, tessa: User) -> None:
    wie = moeder()
    taak = stel_betalerrekening_voor(opgave(kwam_terug, "nl02 abna 0123 4567 89"), sara)
    assert stel_betalerrekening_voor(opgave(kwam_terug), sara) == taak
    assert not Betaalopdracht.objects.filter(iban=NIEUW).exists()
    keur_betalerrekening_goed(taak.pk, tessa)
    nieuw = Betaalopdracht.objects.get(iban=NIEUW)
    assert (nieuw.bedrag_centen, nieuw.tenaamstelling, nieuw.boeking_id) == (100, "M. Jansen", kwam_terug.retour.boeking_id)
    vast = Betalerrekening.objects.get()
    assert (vast.opdracht, vast.medewerker, vast.tweede_medewerker, vast.betaler) == (nieuw, sara, tessa, wie)
    bericht = Bericht.objects.get(persoon=wie)
    assert (vast.bericht, bericht.waarden) == (bericht, {"bedrag": 100, "einde": "89"})


def test_de_batch_houdt_deze_opdracht_niet_aan(kwam_terug: Betaalopdracht, sara: User, tessa: User) -> None:
    keur_betalerrekening_goed(stel_betalerrekening_voor(opgave(kwam_terug), sara).pk, tessa)
    uitkomst = stel_batch_samen(MORGEN)
    assert uitkomst.aangehouden == 0 and uitkomst.batch is not None
    assert uitkomst.batch.regels.filter(opdracht__iban=NIEUW).count() == 1


def test_wie_wij_niet_kennen_wordt_geschreven(kwam_terug: Betaalopdracht, sara: User, tessa: User) -> None:
    keur_betalerrekening_goed(stel_betalerrekening_voor(opgave(kwam_terug), sara).pk, tessa)
    assert (Betalerrekening.objects.get().betaler, Betalerrekening.objects.get().bericht) == (None, None)
    assert Taak.objects.get(soort="betaler_schrijven").gegevens == {"opdracht": kwam_terug.pk}


def test_niemand_doet_het_alleen_en_niet_iedereen_mag_het(kwam_terug: Betaalopdracht, sara: User, tessa: User) -> None:
    with pytest.raises(PermissionDenied):
        stel_betalerrekening_voor(opgave(kwam_terug), medewerker("joyce", Rol.KLACHTBEHANDELAAR))
    eigen = stel_betalerrekening_voor(opgave(kwam_terug), tessa)
    with pytest.raises(VoorstelGeweigerd, match="eigen voorstel"):
        keur_betalerrekening_goed(eigen.pk, tessa)
    wijs_betalerrekening_af(stel_betalerrekening_voor(opgave(kwam_terug), sara).pk, tessa, "Bel eerst terug.")
    assert not Betalerrekening.objects.exists()


def test_twee_voorstellen_geven_een_betaling(kwam_terug: Betaalopdracht, sara: User, tessa: User) -> None:
    eerste = stel_betalerrekening_voor(opgave(kwam_terug), sara)
    tweede = stel_betalerrekening_voor(opgave(kwam_terug, bouw.IBAN), sara)
    keur_betalerrekening_goed(eerste.pk, tessa)
    with pytest.raises(BetalerrekeningKanNiet, match="al opnieuw"):
        keur_betalerrekening_goed(tweede.pk, tessa)
    assert Betalerrekening.objects.count() == 1


@pytest.mark.parametrize(
    ("iban", "bewijs", "wat"),
    [
        (OUD, BEWIJS, "kwam terug van deze rekening"),
        ("NL02ABNA0123456780", BEWIJS, "klopt niet"),
        ("BR1500000000000010932840814P2", BEWIJS, "Europees land"),
        (NIEUW, "brief", "waaruit blijkt"),
    ],
)
def test_wat_niet_klopt_wordt_niet_voorgesteld(kwam_terug: Betaalopdracht, sara: User, iban: str, bewijs: str, wat: str) -> None:
    with pytest.raises(BetalerrekeningKanNiet, match=wat):
        stel_betalerrekening_voor(opgave(kwam_terug, iban, bewijs), sara)
    assert not Taak.objects.filter(soort="betalerrekening_voorstel").exists()


def test_geld_van_de_persoon_zelf_gaat_langs_de_gewone_weg(laad: Lader, sara: User) -> None:
    batch, (nummer,) = uitbetaalbatch(72_900)
    laad(uitvoering(batch), teruggekomen(nummer, 72_900))
    with pytest.raises(BetalerrekeningKanNiet, match="Betaal opnieuw uit"):
        stel_betalerrekening_voor(opgave(Betaalopdracht.objects.get(pk=nummer)), sara)


def test_ook_een_afzender_die_wij_niet_kennen_krijgt_zijn_geld(laad: Lader, sara: User, tessa: User) -> None:
    laad(Regel(16_200, tekst="voor de school", iban=AFZENDER))
    terug = stuur_ontvangst_terug(Afschriftregel.objects.latest("pk").pk, sara)
    batch = stel_batch_samen(MORGEN).batch
    assert batch is not None
    vrij(batch)
    maak_bestand(batch.pk)
    laad(uitvoering(batch), teruggekomen(terug.pk, 16_200))
    with pytest.raises(OpnieuwKanNiet, match="afzender die wij niet kennen"):
        betaal_opnieuw_uit(terug.pk, sara)
    keur_betalerrekening_goed(stel_betalerrekening_voor(opgave(terug), sara).pk, tessa)
    assert stel_batch_samen(MORGEN).aangehouden == 0
    assert list(verschillen()) == []


def test_het_staat_op_de_bladzijde_van_de_opdracht(kwam_terug: Betaalopdracht, sara: User) -> None:
    adres = f"/beheer/betalingen/betaalopdracht/{kwam_terug.pk}/andere-rekening/"
    client = beheerder(sara)
    client.post("/beheer/doel/", {"doel": "zaak", "persoon": kwam_terug.persoon_id, "volgende": adres})
    antwoord = client.post(adres, {"iban": NIEUW, "tenaamstelling": "M. Jansen", "bewijs": BEWIJS}, follow=True)
    assert "Een teamleider kijkt mee" in antwoord.content.decode()
    assert Taak.objects.filter(soort="betalerrekening_voorstel").count() == 1
