"""Money that left our account without an order: explained by one, agreed by another, and then everything adds up with nothing left."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from duo_portal.betalingen.aansluiting import verschillen
from duo_portal.betalingen.models import Afschriftregel, Bestemming
from duo_portal.betalingen.services.verklaar_afschrijving import (
    VerklarenKanNiet,
    Verklaring,
    Waarom,
    keur_verklaring_goed,
    stel_verklaring_voor,
    wijs_verklaring_af,
)
from duo_portal.grootboek.models import Grootboekrekening
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.voorstellen import VoorstelGeweigerd
from tests.betalingen.afschrift.lader import Lader, bestemmingen, saldo
from tests.betalingen.afschrift.maken import Regel
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db
WAAROM = "De bank rekende kosten voor de maand juni."


@pytest.fixture
def wim() -> User:
    return medewerker("wim", Rol.FINANCIEEL)


@pytest.fixture
def petra() -> User:
    return medewerker("petra", Rol.FINANCIEEL, Rol.TEAMLEIDER)


def weg(laad: Lader, centen: int = 1_250) -> Afschriftregel:
    laad(Regel(centen, bij=False, tekst="kosten"))
    return Afschriftregel.objects.latest("pk")


def test_bankkosten_worden_geboekt_als_een_tweede_akkoord_is(laad: Lader, wim: User, petra: User) -> None:
    regel = weg(laad)
    taak = stel_verklaring_voor(Verklaring(regel.pk, Waarom.BANKKOSTEN, WAAROM), wim)
    assert saldo(Grootboekrekening.ONBEKENDE_ONTVANGST) == 1_250
    keur_verklaring_goed(taak.pk, petra)
    assert (saldo(Grootboekrekening.ONBEKENDE_ONTVANGST), saldo(Grootboekrekening.LASTEN_BANK)) == (0, 1_250)
    assert bestemmingen() == [Bestemming.ONBEKEND, Bestemming.BANKKOSTEN]
    assert not Taak.objects.exclude(staat=Taakstaat.AFGEHANDELD).exists()
    assert list(verschillen()) == []
    with pytest.raises(VerklarenKanNiet, match="al verklaard"):
        stel_verklaring_voor(Verklaring(regel.pk, Waarom.BANKKOSTEN, WAAROM), wim)


def test_een_fout_die_de_bank_herstelde_streept_weg(laad: Lader, wim: User, petra: User) -> None:
    regel = weg(laad)
    laad(Regel(1_250, tekst="herstel"), Regel(99, tekst="iets anders"))
    herstel, ander = Afschriftregel.objects.filter(bij=True).order_by("pk")
    with pytest.raises(VerklarenKanNiet, match="ander bedrag"):
        stel_verklaring_voor(Verklaring(regel.pk, Waarom.TEGENREGEL, WAAROM, ander.pk), wim)
    with pytest.raises(VerklarenKanNiet, match="terugkwam"):
        stel_verklaring_voor(Verklaring(regel.pk, Waarom.TEGENREGEL, WAAROM), wim)
    keur_verklaring_goed(stel_verklaring_voor(Verklaring(regel.pk, Waarom.TEGENREGEL, WAAROM, herstel.pk), wim).pk, petra)
    assert saldo(Grootboekrekening.ONBEKENDE_ONTVANGST) == -99
    assert list(verschillen()) == []


def test_niemand_verklaart_alleen_en_na_nee_kan_het_opnieuw(laad: Lader, wim: User, petra: User) -> None:
    regel = weg(laad)
    with pytest.raises(VoorstelGeweigerd, match="eigen voorstel"):
        keur_verklaring_goed(stel_verklaring_voor(Verklaring(regel.pk, Waarom.BANKKOSTEN, WAAROM), petra).pk, petra)
    with pytest.raises(PermissionDenied):
        keur_verklaring_goed(Taak.objects.get(soort="verklaring_voorstel").pk, wim)
    with pytest.raises(PermissionDenied):
        stel_verklaring_voor(Verklaring(regel.pk, Waarom.BANKKOSTEN, WAAROM), medewerker("samira", Rol.BEHANDELAAR_LESGELD))
    ander = medewerker("ans", Rol.TEAMLEIDER)
    wijs_verklaring_af(Taak.objects.get(soort="verklaring_voorstel").pk, ander, "het bonnetje ontbreekt")
    assert saldo(Grootboekrekening.LASTEN_BANK) == 0
    keur_verklaring_goed(stel_verklaring_voor(Verklaring(regel.pk, Waarom.BANKKOSTEN, WAAROM), wim).pk, ander)
    assert saldo(Grootboekrekening.LASTEN_BANK) == 1_250


def test_een_medewerker_doet_het_op_de_bladzijde(laad: Lader, wim: User) -> None:
    regel = weg(laad)
    bladzijde = f"/beheer/betalingen/afschriftregel/{regel.pk}/"
    client = beheerder(wim)
    assert "Verklaar waarom dit geld wegging" in client.get(f"{bladzijde}change/").content.decode()
    pagina = client.post(f"{bladzijde}verklaar/", {"waarom": "bankkosten", "motivering": WAAROM}, follow=True).content.decode()
    assert "Een teamleider kijkt mee" in pagina
    assert Taak.objects.filter(soort="verklaring_voorstel").count() == 1
