"""A frozen account that may no longer receive: the order is held, and made again for whoever receives now."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection

from duo_portal.betalingen.aansluiting import verschillen
from duo_portal.betalingen.models import Betaalopdracht, Ontvangst
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.betalingen.services.vernieuw_opdracht import VernieuwenKanNiet, vernieuw_opdracht
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Persoon, Rekening, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Vordering
from duo_portal.vorderingen.selectors import STAND, Stand
from duo_portal.werkvoorraad.models import Taak
from lesgeld.batch.schrijven_kosten import KOSTENKOLOMMEN
from tests import bouw
from tests.beheer.wereld import ontvanger_van
from tests.toegang.rolverdeling import medewerker

pytestmark = pytest.mark.django_db
MORGEN = date(2026, 6, 16)
BEHEER = "NL20INGB0001234567"


@pytest.fixture
def wim() -> User:
    return medewerker("wim", Rol.FINANCIEEL)


@pytest.fixture
def opdracht() -> Betaalopdracht:
    """729.00 goes back to the account of the student, and nobody released it yet."""
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, date(2026, 1, 31))
    bouw.geef_terug()
    return Betaalopdracht.objects.get()


def bewind(wie: Persoon, iban: str = BEHEER) -> None:
    Vertegenwoordiging.objects.create(
        persoon=wie,
        organisatie="Stichting Evenwicht",
        soort=Vertegenwoordigingssoort.BEWIND,
        ontvangt_geld=bool(iban),
        iban=iban,
        tenaamstelling="Beheerrekening" if iban else "",
        van=date(2026, 6, 15),
    )


def stand(opdracht: Betaalopdracht) -> Stand:
    with connection.cursor() as cursor:
        cursor.execute(STAND.format(vordering=opdracht.boeking.vordering_id, rekening=130))
        return Stand(*cursor.fetchone())


def order_naar_moeder(opdracht: Betaalopdracht) -> Betaalopdracht:
    """The mother paid the claim, and 1.00 of it goes back to her."""
    betaling = Boeking.objects.get(vordering=opdracht.boeking.vordering_id, oorzaak=3)
    Ontvangst.objects.create(boeking=betaling, iban="NL40RABO1234105600", tenaamstelling="M. Jansen")
    terug = Boeking.objects.create(
        persoon_id=opdracht.persoon_id, vordering_id=opdracht.boeking.vordering_id, debet=130, credit=160, bedrag_centen=100, oorzaak=4,
        boekdatum=MORGEN, valutadatum=MORGEN,
    )  # fmt: skip
    return Betaalopdracht.objects.create(
        persoon_id=opdracht.persoon_id, boeking=terug, bedrag_centen=100, iban="NL40RABO1234105600", tenaamstelling="M. Jansen",
        omschrijving="te veel betaald", opgesteld_op=MORGEN,
    )  # fmt: skip


def test_een_gewone_opdracht_gaat_gewoon_mee(opdracht: Betaalopdracht) -> None:
    uitkomst = stel_batch_samen(MORGEN)
    assert uitkomst.batch is not None
    assert (uitkomst.batch.aantal, uitkomst.aangehouden) == (1, 0)


@pytest.mark.parametrize("hoe", ["bewind", "overleden", "andere_rekening"])
def test_mag_de_rekening_niet_meer_ontvangen_dan_wacht_het_geld(opdracht: Betaalopdracht, hoe: str) -> None:
    wie = ontvanger_van(opdracht)
    if hoe == "bewind":
        bewind(wie)
    elif hoe == "overleden":
        bouw.overlijden(wie, date(2026, 6, 15))
    else:
        wie.rekeningen.filter(vervangen_op__isnull=True).update(vervangen_op="2026-06-15T00:00Z")
        Rekening.objects.create(persoon=wie, iban=BEHEER, tenaamstelling="R. Jansen")
    uitkomst = stel_batch_samen(MORGEN)
    assert (uitkomst.batch, uitkomst.aangehouden) == (None, 1)
    assert "niet meer mag ontvangen" in Taak.objects.get(soort="betaling_aangehouden").omschrijving


def test_een_ander_die_betaalde_krijgt_het_op_zijn_eigen_rekening(opdracht: Betaalopdracht) -> None:
    """The student has another account now, but this one is of the mother who paid."""
    order_naar_moeder(opdracht)
    assert stel_batch_samen(MORGEN).aangehouden == 0


def test_vernieuwd_gaat_het_naar_de_beheerrekening_en_niets_gaat_twee_keer(opdracht: Betaalopdracht, wim: User) -> None:
    voor = stand(opdracht)
    bewind(ontvanger_van(opdracht))
    nieuw = vernieuw_opdracht(opdracht.pk, wim)
    assert nieuw is not None
    assert (nieuw.iban, nieuw.bedrag_centen) == (BEHEER, 72_900)
    assert stand(opdracht) == voor
    uitkomst = stel_batch_samen(MORGEN)
    assert uitkomst.batch is not None
    assert list(uitkomst.batch.regels.values_list("opdracht", flat=True)) == [nieuw.pk]
    with pytest.raises(VernieuwenKanNiet, match="al vernieuwd"):
        vernieuw_opdracht(opdracht.pk, wim)


def test_zonder_rekening_wacht_het_op_een_taak(opdracht: Betaalopdracht, wim: User) -> None:
    bewind(ontvanger_van(opdracht), iban="")
    assert vernieuw_opdracht(opdracht.pk, wim) is None
    assert Taak.objects.get(soort="rekening_ontbreekt").gegevens["wacht"] == "bewind"
    assert stel_batch_samen(MORGEN).batch is None


def test_een_opdracht_die_nog_klopt_of_al_in_een_batch_zit_blijft(opdracht: Betaalopdracht, wim: User) -> None:
    with pytest.raises(VernieuwenKanNiet, match="nog steeds"):
        vernieuw_opdracht(opdracht.pk, wim)
    stel_batch_samen(MORGEN)
    bewind(ontvanger_van(opdracht))
    with pytest.raises(VernieuwenKanNiet, match="batch"):
        vernieuw_opdracht(opdracht.pk, wim)


def test_alleen_financieel_of_een_teamleider_vernieuwt(opdracht: Betaalopdracht) -> None:
    with pytest.raises(PermissionDenied):
        vernieuw_opdracht(opdracht.pk, medewerker("joyce", Rol.KLACHTBEHANDELAAR))


def test_na_een_vernieuwde_terugbetaling_klopt_een_later_besluit(opdracht: Betaalopdracht, wim: User) -> None:
    wie = ontvanger_van(opdracht)
    bewind(wie)
    vernieuw_opdracht(opdracht.pk, wim)
    bouw.overlijden(wie, date(2025, 12, 20))  # seven months back instead of six
    bouw.geef_terug(MORGEN)
    vordering = Vordering.objects.get(persoon=wie)
    boekingen = Boeking.objects.filter(vordering=vordering)
    assert sum(b.bedrag_centen for b in boekingen.filter(debet=130)) == sum(b.bedrag_centen for b in boekingen.filter(credit=130))
    assert stand(opdracht).betaald == 145_800 - 72_900


def test_het_geld_van_een_ander_die_betaalde_wordt_niet_omgeleid(opdracht: Betaalopdracht, wim: User) -> None:
    """The mother paid too much: her money goes back to her, also when the register names an account of the student."""
    moeder = order_naar_moeder(opdracht)
    with pytest.raises(VernieuwenKanNiet, match="nog steeds"):
        vernieuw_opdracht(moeder.pk, wim)


def order_van_rente(opdracht: Betaalopdracht) -> Betaalopdracht:
    boeking = Boeking.objects.create(
        persoon_id=opdracht.persoon_id, vordering_id=opdracht.boeking.vordering_id, debet=406, credit=160, bedrag_centen=500, oorzaak=12,
        boekdatum=MORGEN, valutadatum=MORGEN,
    )  # fmt: skip
    return Betaalopdracht.objects.create(
        persoon_id=opdracht.persoon_id, boeking=boeking, bedrag_centen=500, iban=bouw.IBAN, tenaamstelling="R. Jansen",
        omschrijving="rente", opgesteld_op=MORGEN,
    )  # fmt: skip


def test_rente_wordt_vernieuwd_en_telt_niet_als_teruggave(opdracht: Betaalopdracht, wim: User) -> None:
    """A later decision tells what went back of the fee: interest that was made again is no part of that."""
    rente = order_van_rente(opdracht)
    voor = stand(opdracht)
    wie = ontvanger_van(opdracht)
    bewind(wie)
    nieuw = vernieuw_opdracht(rente.pk, wim)
    assert nieuw is not None
    assert (nieuw.iban, nieuw.bedrag_centen, nieuw.boeking.debet, nieuw.boeking.credit) == (BEHEER, 500, 406, 160)
    assert stand(opdracht) == voor
    assert not list(verschillen())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {KOSTENKOLOMMEN} FROM grootboek_boeking WHERE vordering_id = %s", [opdracht.boeking.vordering_id])
        assert cursor.fetchone()[3] == 72_900
