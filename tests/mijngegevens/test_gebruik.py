"""Who looked at one's data, and who received them."""

from datetime import UTC, datetime, timedelta

import pytest

from duo_portal.mijngegevens import gebruik
from duo_portal.mijngegevens.models import Poging, Pogingsoort
from duo_portal.register.models import Persoon
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.toegang.beheer.doelen import TAAK
from duo_portal.toegang.models import Inzage
from tests import bouw, toneel
from tests.beheer.wereld import maak_wereld
from tests.mijngegevens.test_start import namens
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
PAD = "/mijn-gegevens/wie-keek/"
BEGIN = datetime(2026, 6, 1, tzinfo=UTC)


def inzage(wie: Persoon, nummer: int, op: datetime = BEGIN) -> None:
    Inzage.objects.create(persoon_id=wie.pk, door=f"Kijker {nummer}", wat="taak", doel="een zaak behandelen", grond=TAAK, op=op)


def test_alle_bronnen_hebben_woorden_in_twee_talen() -> None:
    gebruik.controleer_woorden()


def test_inzage_en_levering_staan_in_een_lijst() -> None:
    student = maak_wereld().student
    inzage(student, 1)
    Poging.objects.create(persoon=student, soort=Pogingsoort.NAAMCONTROLE)
    Poging.objects.create(persoon=student, soort=Pogingsoort.CODE)
    regels = gebruik.gebruik_van(student.pk).regels
    assert {regel.door for regel in regels if regel.gegeven} >= {"De bank", "De drukker", "Uw school"}
    assert sum("controleren of de naam" in regel.doel for regel in regels) == 1
    assert "Kijker 1" in {regel.door for regel in regels if not regel.gegeven}


def test_de_naamcontrole_van_een_bewindvoerder_staat_bij_wie_het_om_gaat() -> None:
    wie = bouw.persoon()
    client = namens(wie, soort=Vertegenwoordigingssoort.BEWIND, mag_handelen=True, ontvangt_geld=True, iban=bouw.IBAN, tenaamstelling="B")
    client.post("/mijn-gegevens/rekening/", {"iban": "NL39RABO0300065264", "tenaamstelling": "Beheer R. Jansen"})
    poging = Poging.objects.get()
    assert poging.betreft_id == wie.pk != poging.persoon_id
    assert [regel.door for regel in gebruik.gebruik_van(wie.pk).regels if regel.gegeven] == ["De bank"]
    assert not [regel for regel in gebruik.gebruik_van(poging.persoon_id).regels if regel.gegeven]


def test_een_ander_staat_er_niet_in() -> None:
    inzage(bouw.persoon("Ander"), 1)
    assert gebruik.gebruik_van(bouw.persoon().pk).regels == []


def test_bladzijden_sluiten_op_elkaar_aan_ook_bij_hetzelfde_ogenblik() -> None:
    wie = bouw.persoon()
    for nummer in range(60):
        inzage(wie, nummer, BEGIN + timedelta(seconds=nummer // 7))
    gezien: list[str] = []
    verder = ""
    for _ in range(4):
        bladzijde = gebruik.gebruik_van(wie.pk, verder)
        gezien += [regel.door for regel in bladzijde.regels]
        verder = bladzijde.verder
        if not verder:
            break
    assert len(gezien) == len(set(gezien)) == 60
    assert (gezien[0], gezien[-1]) == ("Kijker 59", "Kijker 0")


@pytest.mark.parametrize(
    "onzin", ["x", "_inzage_1", "20260601T000000.000000+0000_bestaatniet_1", "'; DROP TABLE_inzage_1", "9" * 300, "_inzage_²"]
)
def test_een_onzinnige_sleutel_begint_bij_het_begin(onzin: str) -> None:
    wie = bouw.persoon()
    inzage(wie, 1)
    assert "Kijker 1" in burger(wie).get(PAD, {"na": onzin}).content.decode()


def test_de_pagina_noemt_wie_wat_waarvoor_en_waarom() -> None:
    wie = bouw.persoon()
    inzage(wie, 1)
    client = burger(wie)
    pagina = toneel.lees(client, PAD)
    assert "Kijker 1" in pagina and "Waarvoor: een zaak behandelen" in pagina and "Mag volgens: AVG art. 6" in pagina
    assert "What for: to handle a case" in toneel.lees(client, PAD, "en")


def test_een_gemachtigde_ziet_niet_wie_er_keek() -> None:
    assert namens(bouw.persoon()).get(PAD).status_code == 403


def test_kosten_blijven_gelijk_bij_veel_regels() -> None:
    wie = bouw.persoon()
    client = burger(wie)
    leeg = toneel.tel_vragen(client, PAD)
    for nummer in range(40):
        inzage(wie, nummer)
    assert toneel.tel_vragen(client, PAD) == leeg <= 8
