"""The quiet route: asked gently, first looked for, a loan only by choice, judged by a person."""

from datetime import date

import pytest

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat, Bewijscontrole, Bewijsstuk, Controleuitkomst, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import OordeelKanNiet
from duo_portal.berichten.models import Bericht
from duo_portal.register.models import Persoon
from duo_portal.werkvoorraad.models import Taak
from studiefinanciering.models import Aanvullend, Buitenbeschouwing, Oudersituatie, Studiekeuze, Toekenning
from studiefinanciering.services.beoordeel_ouder_uit_beeld import Uitbeeldoordeel, beoordeel_ouder_uit_beeld
from studiefinanciering.services.beoordeel_student import beoordeel_student
from studiefinanciering.services.leg_keuze_vast import leg_keuze_vast
from tests.portaal.vragen.lopen import begin, bestand, lees
from tests.studiefinanciering.aanvragen import mensen
from tests.toegang.rolverdeling import burger, medewerker

pytestmark = pytest.mark.django_db
BEGIN = "/vragen/ouder-uit-beeld/0/"
UITLEG = "De verklaring van uw decaan is duidelijk."


def student() -> Persoon:
    """As Sanne: mbo 2, mother known, father 36,000."""
    wie = mensen.mbo()
    mensen.nederlander(wie)
    moeder, vader = mensen.ouders_van(wie)
    mensen.geef_inkomen(moeder, 2_430_000)
    mensen.geef_inkomen(vader, 3_600_000)
    leg_keuze_vast(wie.pk, date(2026, 1, 1), {"aanvullend": Aanvullend.JA}, None)
    return wie


def meld(wie: Persoon, lenen: str = "nee", verklaring: bool = False) -> Aanvraag:
    mensen.verstuur(
        burger(wie),
        BEGIN,
        ouder={"ouder": "2"},
        situatie={"grond": "geen_contact"},
        vertellen={"uitleg": ""},
        verklaring={"bewijs": bestand()} if verklaring else {},
        lenen={"lenen": lenen},
    )
    return Aanvraag.objects.get(persoon=wie, soort="ouder_uit_beeld")


def test_eerst_wordt_er_opgevraagd_en_niets_terzijde_gezet() -> None:
    wie = student()
    aanvraag = meld(wie)
    feit = Oudersituatie.objects.get(persoon=wie)
    assert (feit.ouder, feit.grond, feit.vanaf, feit.aanvraag) == (2, Buitenbeschouwing.OPGEVRAAGD, date(2026, 6, 1), aanvraag)
    assert aanvraag.staat == Aanvraagstaat.NAAR_MENS
    taak = Taak.objects.get(soort="ouder_uit_beeld")
    assert "contact" not in taak.omschrijving


def test_wie_al_een_beurs_kreeg_verliest_niets_door_het_te_melden() -> None:
    """Both incomes are known and used: they keep counting until a person decides."""
    wie = student()
    beoordeel_student(wie.pk, [2026], "toets")
    was = Toekenning.objects.filter(persoon=wie).latest("pk").aanvullend_centen
    meld(wie)
    assert not Oudersituatie.objects.filter(persoon=wie).exists()
    beoordeel_student(wie.pk, [2026], "toets")
    assert Toekenning.objects.filter(persoon=wie).latest("pk").aanvullend_centen == was > 0


def test_lenen_is_een_keuze_en_nooit_de_stand_vooraf() -> None:
    zonder = student()
    meld(zonder)
    assert Studiekeuze.objects.filter(persoon=zonder, vervangen_op__isnull=True).latest("vanaf").lening_centen == 0


def test_wie_wel_wil_lenen_leent_zoveel_als_de_beurs_kan_zijn() -> None:
    wie = student()
    meld(wie, lenen="ja")
    keuze = Studiekeuze.objects.filter(persoon=wie, vervangen_op__isnull=True).latest("vanaf")
    assert (keuze.vanaf, keuze.lening_centen) == (date(2026, 6, 1), 43_808)


def test_de_pagina_zegt_welke_ouder_welke_is_en_dat_niemand_meeleest() -> None:
    client = burger(student())
    pagina = lees(client, begin(client, BEGIN))
    assert "Ouder 1 is Robin De Wit-1." in pagina and "Ouder 2 is Robin De Wit-2." in pagina


def test_toekennen_na_een_verklaring_van_de_decaan() -> None:
    wie = student()
    aanvraag = meld(wie, verklaring=True)
    samira = medewerker("samira")
    oordeel = Uitbeeldoordeel(aanvraag.pk, Uitkomst.TOEGEKEND, UITLEG, vanaf=date(2026, 1, 1), grond=Buitenbeschouwing.GEEN_CONTACT)
    with pytest.raises(OordeelKanNiet, match="gecontroleerd"):
        beoordeel_ouder_uit_beeld(oordeel, samira)
    Bewijscontrole.objects.create(bewijsstuk=Bewijsstuk.objects.get(), uitkomst=Controleuitkomst.VEILIG, middel="scan", medewerker=samira)
    beoordeel_ouder_uit_beeld(oordeel, samira)
    feit = Oudersituatie.objects.get(persoon=wie, vervangen_op__isnull=True)
    assert (feit.grond, feit.vanaf, feit.medewerker) == (Buitenbeschouwing.GEEN_CONTACT, date(2026, 1, 1), samira)
    laatste = Toekenning.objects.filter(persoon=wie, van__lte=date(2026, 6, 1), tot__gte=date(2026, 6, 1)).latest("pk")
    assert laatste.aanvullend_centen == 43_808  # the father does not count: the mother has the double exempt amount
    assert Bericht.objects.filter(persoon=wie, sjabloonversie__naam="studiefinanciering/ouder_uit_beeld_toegekend").count() == 1


def test_de_beurs_komt_in_de_plaats_van_de_lening() -> None:
    wie = student()
    aanvraag = meld(wie, lenen="ja")
    oordeel = Uitbeeldoordeel(aanvraag.pk, Uitkomst.TOEGEKEND, UITLEG, vanaf=date(2026, 1, 1), grond=Buitenbeschouwing.CONFLICT)
    beoordeel_ouder_uit_beeld(oordeel, medewerker("samira"))
    laatste = Toekenning.objects.filter(persoon=wie, van__lte=date(2026, 6, 1), tot__gte=date(2026, 6, 1)).latest("pk")
    assert (laatste.aanvullend_centen, laatste.lening_centen) == (43_808, 0)


def test_hoogstens_twee_jaar_terug() -> None:
    aanvraag = meld(student())
    oordeel = Uitbeeldoordeel(aanvraag.pk, Uitkomst.TOEGEKEND, UITLEG, vanaf=date(2024, 5, 1), grond=Buitenbeschouwing.CONFLICT)
    with pytest.raises(OordeelKanNiet, match="twee jaar"):
        beoordeel_ouder_uit_beeld(oordeel, medewerker("samira"))
    assert Oudersituatie.objects.get().grond == Buitenbeschouwing.OPGEVRAAGD


def test_afwijzen_laat_de_ouder_meetellen_en_legt_uit_waarom() -> None:
    wie = student()
    aanvraag = meld(wie)
    beoordeel_ouder_uit_beeld(Uitbeeldoordeel(aanvraag.pk, Uitkomst.AFGEWEZEN, "Wij kregen geen verklaring van u."), medewerker("samira"))
    assert not Oudersituatie.objects.filter(persoon=wie, vervangen_op__isnull=True).exists()
    brief = Bericht.objects.get(persoon=wie, sjabloonversie__naam="studiefinanciering/ouder_uit_beeld_afgewezen")
    assert brief.waarden["uitleg"] == "Wij kregen geen verklaring van u."


def test_met_een_ouder_wordt_niet_gevraagd_welke() -> None:
    wie = mensen.mbo(ouders=1)
    client = burger(wie)
    assert begin(client, BEGIN) == f"{BEGIN}situatie/"


def test_zonder_ouders_in_het_register_is_er_geen_vraag() -> None:
    assert burger(mensen.mbo(ouders=0)).get(BEGIN).status_code == 404
