"""Money without destination: assigned or sent back by a person, once."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from duo_portal.betalingen.aansluiting import verschillen
from duo_portal.betalingen.models import Afschriftregel, Bestemming, Betaalopdracht, Ontvangst, Regelverwerking
from duo_portal.betalingen.services.bestem_ontvangst import OntvangstNietTeBestemmen, stuur_ontvangst_terug, wijs_ontvangst_toe
from duo_portal.betalingen.services.betaal_opnieuw_uit import OpnieuwKanNiet, betaal_opnieuw_uit
from duo_portal.betalingen.services.lees_postvak import lees_postvak, postvak
from duo_portal.betalingen.services.maak_bestand import maak_bestand
from duo_portal.betalingen.services.maak_opdrachten_alsnog import maak_opdrachten_alsnog
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.betalingen.services.vernieuw_opdracht import vernieuw_opdracht
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.register.models import Rekening, TeBeoordelen
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from tests import bouw
from tests.beheer.wereld import boek, ontvanger_van, opdracht, student_met_opdracht
from tests.betalingen.afschrift.lader import Lader, kenmerk, saldo, teruggekomen, uitbetaalbatch, uitvoering, vordering_van, vrij
from tests.betalingen.afschrift.maken import AFZENDER, DAG, MORGEN, Regel, afschrift
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db
NIEUW = "NL02ABNA0123456789"
DERDE = "NL20INGB0001234567"


@pytest.fixture
def wim() -> User:
    return medewerker("wim", Rol.FINANCIEEL)


def onbekend(laad: Lader, iban: str = AFZENDER) -> Afschriftregel:
    laad(Regel(16_200, tekst="voor de school", iban=iban))
    return Afschriftregel.objects.latest("pk")


def test_toewijzen_boekt_het_geld_op_de_vordering_en_sluit_de_taak(laad: Lader, wim: User) -> None:
    vordering = vordering_van(bouw.student())
    regel = onbekend(laad)
    assert wijs_ontvangst_toe(regel.pk, kenmerk(vordering), wim) == vordering
    assert saldo(Grootboekrekening.VORDERING_LESGELD, vordering) == 145_800 - 16_200
    assert saldo(Grootboekrekening.ONBEKENDE_ONTVANGST) == 0
    assert Taak.objects.get(sleutel=f"afschriftregel:{regel.pk}").staat == Taakstaat.AFGEHANDELD
    assert list(verschillen()) == []


def test_wat_te_veel_is_toegewezen_komt_terug(laad: Lader, wim: User) -> None:
    vordering = vordering_van(bouw.student(betaald=145_800))
    wijs_ontvangst_toe(onbekend(laad).pk, kenmerk(vordering), wim)
    assert TeBeoordelen.objects.filter(aanleiding="te_veel_betaald", persoon=vordering.persoon_id).exists()


@pytest.mark.parametrize("invoer", ["", "123", "9500000000000001", "niets"])
def test_een_onbekend_kenmerk_wordt_geweigerd(laad: Lader, wim: User, invoer: str) -> None:
    with pytest.raises(OntvangstNietTeBestemmen, match="kennen wij niet"):
        wijs_ontvangst_toe(onbekend(laad).pk, invoer, wim)


def test_terugsturen_maakt_een_opdracht_die_twee_mensen_vrijgeven(laad: Lader, wim: User) -> None:
    opdracht = stuur_ontvangst_terug(onbekend(laad).pk, wim)
    assert (opdracht.iban, opdracht.persoon_id, opdracht.bedrag_centen) == (AFZENDER, None, 16_200)
    batch = stel_batch_samen(MORGEN).batch
    assert batch is not None
    vrij(batch)
    maak_bestand(batch.pk)
    laad(uitvoering(batch))
    assert saldo(Grootboekrekening.ONBEKENDE_ONTVANGST) == saldo(Grootboekrekening.TE_BETALEN_LESGELD) == 0
    assert list(verschillen()) == []


def test_zonder_rekening_kan_niets_terug(laad: Lader, wim: User) -> None:
    with pytest.raises(OntvangstNietTeBestemmen, match="Vraag het de bank"):
        stuur_ontvangst_terug(onbekend(laad, iban="").pk, wim)


def test_een_regel_krijgt_een_keer_een_bestemming(laad: Lader, wim: User) -> None:
    regel = onbekend(laad)
    stuur_ontvangst_terug(regel.pk, wim)
    with pytest.raises(OntvangstNietTeBestemmen, match="al een bestemming"):
        wijs_ontvangst_toe(regel.pk, kenmerk(vordering_van(bouw.student())), wim)
    assert list(regel.verwerkingen.order_by("volgnummer").values_list("bestemming", flat=True)) == [Bestemming.ONBEKEND, Bestemming.TERUG]


def test_alleen_financieel_geeft_een_bestemming(laad: Lader) -> None:
    with pytest.raises(PermissionDenied):
        stuur_ontvangst_terug(onbekend(laad).pk, medewerker("samira", Rol.BEHANDELAAR_LESGELD))


def test_een_medewerker_doet_het_op_de_bladzijde(laad: Lader, wim: User) -> None:
    vordering = vordering_van(bouw.student())
    regel = onbekend(laad)
    client = beheerder(wim)
    bladzijde = f"/beheer/betalingen/afschriftregel/{regel.pk}/"
    assert "Wijs toe aan een vordering" in client.get(f"{bladzijde}change/").content.decode()
    pagina = client.post(f"{bladzijde}wijs-toe/", {"kenmerk": kenmerk(vordering)}, follow=True).content.decode()
    assert f"geboekt op vordering {vordering.pk}" in pagina
    assert "Wijs toe aan een vordering" not in pagina
    assert Regelverwerking.objects.filter(vordering=vordering).count() == 1


def teruggekomen_van_de_bank(laad: Lader) -> Betaalopdracht:
    batch, (nummer,) = uitbetaalbatch(72_900)
    laad(uitvoering(batch))
    laad(teruggekomen(nummer, 72_900))
    return Betaalopdracht.objects.get(pk=nummer)


def andere_rekening(opdracht: Betaalopdracht, iban: str) -> None:
    Rekening.objects.filter(persoon=opdracht.persoon_id, vervangen_op=None).update(vervangen_op="2026-06-15T00:00Z")
    Rekening.objects.create(persoon_id=opdracht.persoon_id or 0, iban=iban, tenaamstelling="R. Jansen")


def test_een_teruggekomen_uitbetaling_gaat_naar_een_andere_rekening_als_een_mens_dat_zegt(laad: Lader) -> None:
    oud = teruggekomen_van_de_bank(laad)
    wim = User.objects.get(username="wim")
    with pytest.raises(OpnieuwKanNiet, match="kwam terug van deze rekening"):
        betaal_opnieuw_uit(oud.pk, wim)
    andere_rekening(oud, NIEUW)
    assert maak_opdrachten_alsnog(DAG) == 0, "nooit vanzelf"
    nieuw = betaal_opnieuw_uit(oud.pk, wim)
    assert (nieuw.iban, nieuw.bedrag_centen, nieuw.boeking_id) == (NIEUW, 72_900, oud.retour.boeking_id)
    assert Taak.objects.get(soort="uitbetaling_teruggekomen").staat == Taakstaat.AFGEHANDELD
    assert list(verschillen()) == []
    with pytest.raises(OpnieuwKanNiet, match="al opnieuw"):
        betaal_opnieuw_uit(oud.pk, wim)


def test_geld_van_een_ander_dat_terugkwam_gaat_niet_naar_de_student(laad: Lader) -> None:
    vordering = vordering_van(ontvanger_van(student_met_opdracht()))
    moeder = opdracht(vordering, 100, "M. Jansen", DERDE)
    inleg = boek(vordering, Grootboekrekening.BANK, Grootboekrekening.VORDERING_LESGELD, 100, Oorzaak.BETALING)
    Ontvangst.objects.create(boeking=inleg, iban=DERDE, tenaamstelling="M. Jansen")
    batch = stel_batch_samen(MORGEN).batch
    assert batch is not None
    vrij(batch)
    maak_bestand(batch.pk)
    laad(uitvoering(batch), teruggekomen(moeder.pk, 100))
    with pytest.raises(OpnieuwKanNiet, match="iemand anders"):
        betaal_opnieuw_uit(moeder.pk, User.objects.get(username="wim"))


def test_opnieuw_uitbetalen_mag_niet_iedereen_en_staat_op_de_bladzijde(laad: Lader) -> None:
    oud = teruggekomen_van_de_bank(laad)
    andere_rekening(oud, NIEUW)
    with pytest.raises(PermissionDenied):
        betaal_opnieuw_uit(oud.pk, medewerker("joyce", Rol.KLACHTBEHANDELAAR))
    bladzijde = f"/beheer/betalingen/betaalopdracht/{oud.pk}/betaal-opnieuw/"
    client = beheerder(User.objects.get(username="wim"))
    client.post("/beheer/doel/", {"doel": "zaak", "persoon": oud.persoon_id, "volgende": bladzijde})
    assert "staat klaar" in client.post(bladzijde, {}, follow=True).content.decode()
    assert Betaalopdracht.objects.filter(iban=NIEUW).count() == 1


def test_een_opdracht_voor_teruggekomen_geld_is_te_vernieuwen_zonder_de_bank_te_raken(laad: Lader) -> None:
    """The account changed once more before anything was released: nothing of it moved at the bank."""
    oud = teruggekomen_van_de_bank(laad)
    wim = User.objects.get(username="wim")
    andere_rekening(oud, NIEUW)
    tweede = betaal_opnieuw_uit(oud.pk, wim)
    andere_rekening(oud, DERDE)
    assert stel_batch_samen(MORGEN).aangehouden == 1
    nieuw = vernieuw_opdracht(tweede.pk, wim)
    assert nieuw is not None
    assert (nieuw.iban, nieuw.bedrag_centen) == (DERDE, 72_900)
    assert list(verschillen()) == []
    batch = stel_batch_samen(MORGEN).batch
    assert batch is not None
    vrij(batch)
    maak_bestand(batch.pk)
    laad(uitvoering(batch))
    assert saldo(Grootboekrekening.TE_BETALEN_LESGELD) == 0
    assert list(verschillen()) == []


def test_wat_op_een_rekening_wachtte_wordt_betaald_zodra_die_bekend_is(laad: Lader) -> None:
    wie = bouw.student(betaald=145_900)
    rekening = wie.rekeningen.get()
    wie.rekeningen.update(vervangen_op="2026-01-01T00:00Z")
    bouw.meld(wie, "te veel betaald")
    bouw.geef_terug()
    assert maak_opdrachten_alsnog(DAG) == 0
    Rekening.objects.create(persoon=wie, iban=NIEUW, tenaamstelling=rekening.tenaamstelling)
    assert maak_opdrachten_alsnog(DAG) == 1
    assert Betaalopdracht.objects.get(persoon=wie).iban == NIEUW


def test_het_postvak_wordt_gelezen_in_de_goede_volgorde_en_daarna_leeg(laad: Lader, var: Path) -> None:
    laad()
    postvak().mkdir(parents=True)
    (postvak() / "1.xml").write_text(afschrift([Regel(100)], 50, "TWEE"))
    (postvak() / "2.xml").write_text(afschrift([Regel(50)], 0, "EEN"))
    (postvak() / "3.xml").write_text("kapot")
    (postvak() / "4.xml").write_text(afschrift([Regel(1)], 999, "GAT"))
    assert lees_postvak() == 2
    assert [pad.name for pad in postvak().glob("*.xml")] == ["4.xml"], "wacht op het afschrift ertussen"
    assert [pad.name for pad in (postvak() / "geweigerd").iterdir()] == ["3.xml"]
    taken = Taak.objects.filter(soort="afschrift_geweigerd").exclude(staat=Taakstaat.AFGEHANDELD)
    assert sorted(taak.gegevens["code"] for taak in taken) == ["GEEN_XML", "SALDO_SLUIT_NIET_AAN"]
    assert len(list((var / "afschriften").iterdir())) == 5
