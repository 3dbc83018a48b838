"""Control by lot: reproducible, the same chance for all, and nothing of a person takes part in it."""

import re
from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from duo_portal.besluiten.models import Besluit
from duo_portal.register.models import Persoon, Persoonsgegeven
from duo_portal.toegang.rollen import Rol
from duo_portal.weigeren import Weigering
from studiefinanciering.controlecijfers import cijfers
from studiefinanciering.models import Steekproef, Steekproefpersoon, Uitkomst
from studiefinanciering.services.leg_controle_vast import leg_controle_vast
from studiefinanciering.services.trek_steekproef import LOTEN, trek_steekproef
from tests import bouw, toneel
from tests.studiefinanciering.paginas import studenten
from tests.toegang.rolverdeling import beheerder, burger, medewerker

pytestmark = pytest.mark.django_db
JUNI = date(2026, 6, 1)


def uitwonend(naam: str) -> Persoon:
    wie = bouw.persoon(naam)
    studenten.ken_toe(wie, date(2026, 1, 1), date(2026, 12, 1), uitwonend=True)
    return wie


def getrokken(proef: Steekproef) -> list[int]:
    return list(Steekproefpersoon.objects.filter(steekproef=proef).order_by("volgnummer").values_list("persoon_id", flat=True))


def test_hetzelfde_getal_trekt_dezelfde_personen_wie_ze_ook_zijn() -> None:
    """Everything that the register says of them changes; the same seed draws the same persons in the same order."""
    groep = [uitwonend(f"Student {nummer}") for nummer in range(12)]
    door = medewerker("anna", Rol.TEAMLEIDER)
    eerst = getrokken(trek_steekproef(JUNI, 5, door=door, zaad=42))
    for nummer, wie in enumerate(groep):
        Persoonsgegeven.objects.filter(persoon=wie).update(vervangen_op=timezone.now())
        Persoonsgegeven.objects.create(
            persoon=wie, voornamen="Yusuf", geslachtsnaam="Ander", geboortedatum=date(1990 + nummer, 1, 1),
            geboortedatum_brp=(1990 + nummer) * 10000 + 101, nationaliteit="0052",
        )  # fmt: skip
        bouw.adres(wie, postcode="3011AA", huisnummer=nummer + 1)
    met_dezelfde_loten = [persoon for persoon, _ in kies(42, 5)]
    assert len(eerst) == 5
    assert met_dezelfde_loten == eerst


def kies(zaad: int, omvang: int) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(LOTEN, {"maand": JUNI, "zaad": zaad, "omvang": omvang})
        return list(cursor.fetchall())


def test_de_vraag_leest_alleen_toekenningen_en_of_een_besluit_nog_geldt() -> None:
    assert set(re.findall(r"(?:FROM|JOIN) (\w+)", LOTEN)) == {"studiefinanciering_toekenning", "besluiten_besluit"}
    assert set(re.findall(r"\bt\.(\w+)", LOTEN)) == {"persoon_id", "besluit_id", "uitwonend", "van", "tot"}
    assert set(re.findall(r"\b[bn]\.(\w+)", LOTEN)) == {"id", "persoon_id", "soort", "periode", "vervangt_id"}


def test_iedereen_heeft_even_veel_kans() -> None:
    """400 draws of 4 out of 16: each 100 times expected, with a standard deviation of 9."""
    groep = {uitwonend(f"Student {nummer}").pk for nummer in range(16)}
    keren = Counter(persoon for zaad in range(400) for persoon, _ in kies(zaad, 4))
    assert set(keren) == groep
    assert all(40 < keer < 160 for keer in keren.values())


def test_alleen_wie_in_die_maand_uitwonend_is_volgens_het_besluit_dat_geldt() -> None:
    wel = uitwonend("Wel")
    studenten.ken_toe(bouw.persoon("Thuis"), date(2026, 1, 1), date(2026, 12, 1))
    oud = uitwonend("Herzien")
    eerste = Besluit.objects.get(persoon=oud)
    studenten.ken_toe(oud, date(2026, 1, 1), date(2026, 12, 1), studenten.besluit(oud, 2026, vervangt=eerste))
    proef = trek_steekproef(date(2026, 6, 17), 10, door=medewerker("anna", Rol.TEAMLEIDER))
    assert (proef.maand, proef.bereik, getrokken(proef)) == (JUNI, 1, [wel.pk])


def test_niemand_om_uit_te_loten_en_te_veel_wordt_geweigerd() -> None:
    door = medewerker("anna", Rol.TEAMLEIDER)
    with pytest.raises(Weigering, match="niemand"):
        trek_steekproef(JUNI, 5, door=door)
    with pytest.raises(Weigering, match="5000"):
        trek_steekproef(JUNI, 5_001, door=door)


def test_een_uitkomst_staat_een_keer_vast_en_een_ander_adres_heeft_een_reden() -> None:
    uitwonend("Een")
    door = medewerker("anna", Rol.BEHANDELAAR_STUDIEFINANCIERING)
    proef = trek_steekproef(JUNI, 1, door=door)
    lot = Steekproefpersoon.objects.get(steekproef=proef)
    with pytest.raises(Weigering, match="Schrijf op"):
        leg_controle_vast(lot.pk, Uitkomst.ANDER_ADRES, toelichting=" ", door=door)
    leg_controle_vast(lot.pk, Uitkomst.KLOPT, toelichting="", door=door)
    with pytest.raises(Weigering, match="staat al"):
        leg_controle_vast(lot.pk, Uitkomst.ANDER_ADRES, toelichting="Niemand kende hem.", door=door)
    (een,) = cijfers()
    assert (een.bereik, een.getrokken, een.klopt, een.ander_adres, een.nog_te_doen) == (1, 1, 1, 0, 0)


def test_de_open_pagina_toont_cijfers_getal_en_vraag_en_geen_persoon() -> None:
    wie = uitwonend("Zeldzaam")
    trek_steekproef(JUNI, 1, door=medewerker("anna", Rol.TEAMLEIDER), zaad=123_456_789)
    pagina = toneel.lees(burger(bouw.persoon("Lezer")), "/studiefinanciering/zo-controleren-wij/")
    assert "123456789" in pagina
    assert "sha256" in pagina
    assert "Zeldzaam" not in pagina and f">{wie.pk}<" not in pagina


def test_een_behandelaar_loot_en_legt_vast_in_het_beheer() -> None:
    wie = uitwonend("Een")
    anna = medewerker("anna", Rol.BEHANDELAAR_STUDIEFINANCIERING)
    client = beheerder(anna, wie)
    client.post("/beheer/studiefinanciering/steekproef/trek/", {"maand": "2026-06-15", "omvang": "3"})
    lot = Steekproefpersoon.objects.get(persoon=wie)
    client.post(f"/beheer/studiefinanciering/steekproefpersoon/{lot.pk}/uitkomst/", {"uitkomst": "1", "toelichting": ""})
    assert lot.uitkomst.uitkomst == Uitkomst.KLOPT
