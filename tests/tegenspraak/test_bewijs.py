"""Evidence with an objection: checked by content, kept apart, in the receipt, and later too."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from duo_portal.aanvragen.bestanden import MEESTE, Bestand
from duo_portal.aanvragen.models import Bewijsstuk
from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.invoer import Geschrevene, OngeldigBezwaar
from duo_portal.tegenspraak.models import Aanvulling, Zaak
from duo_portal.tegenspraak.services.dien_bezwaar_in import dien_bezwaar_in
from duo_portal.tegenspraak.services.vul_aan import vul_aan
from duo_portal.werkvoorraad.models import Taak
from tests import toneel
from tests.tegenspraak.wereld import als, besluitbericht
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
BRIEF, FOTO = Bestand("brief.pdf", PDF), Bestand("foto.pdf", PDF + b"\n%%EOF")
PROGRAMMA = Bestand("brief.pdf", b"MZ\x90")


@pytest.fixture
def youssef() -> Persoon:
    return toneel.bij_de_deurwaarder()


def bezwaar(wie: Persoon, *bestanden: Bestand, woorden: str = "Nee.") -> Zaak:
    return dien_bezwaar_in(als(wie), besluitbericht(wie).pk, Geschrevene(woorden, uuid4(), bestanden=bestanden))


def stuur(client: Client, pad: str, naam: str, inhoud: bytes, **velden: str) -> str:
    antwoord = client.post(pad, {**velden, "bewijs": SimpleUploadedFile(naam, inhoud)}, follow=True)
    return antwoord.content.decode()


def test_bewijs_gaat_mee_en_staat_in_de_bevestiging(youssef: Persoon) -> None:
    zaak = bezwaar(youssef, BRIEF)
    stuk = Bewijsstuk.objects.get()
    assert (stuk.zaak_id, stuk.aanvraag_id, stuk.persoon_id, stuk.bestandsnaam) == (zaak.pk, None, youssef.pk, "brief.pdf")
    bericht = toneel.laatste_bericht(youssef)
    assert bericht.waarden["bestanden"] == [{"naam": "brief.pdf"}]
    assert "brief.pdf" in toneel.lees(burger(youssef), f"/berichten/{bericht.pk}/")
    assert "Wij controleren dit bestand nog" in toneel.lees(burger(youssef), f"/niet-eens/{zaak.pk}/")


def test_een_programma_dat_brief_heet_gaat_niet_mee(youssef: Persoon) -> None:
    with pytest.raises(OngeldigBezwaar) as fout:
        bezwaar(youssef, PROGRAMMA)
    assert list(fout.value.fouten) == ["bewijs"]
    assert not Zaak.objects.exists() and not Bewijsstuk.objects.exists()


def test_later_kan_een_bestand_zonder_woorden(youssef: Persoon) -> None:
    zaak = bezwaar(youssef, BRIEF)
    geschreven = Geschrevene("", uuid4(), bestanden=[BRIEF, FOTO])
    assert vul_aan(als(youssef), zaak, geschreven) == vul_aan(als(youssef), zaak, geschreven)
    assert (Aanvulling.objects.get().bestanden, Aanvulling.objects.get().tekst) == (2, "")
    assert set(Bewijsstuk.objects.values_list("bestandsnaam", flat=True)) == {"brief.pdf", "foto.pdf"}
    assert "Er zijn 2 bestanden bij" in Taak.objects.get(soort="zaak_aangevuld").omschrijving
    assert "U stuurde bestanden." in toneel.lees(burger(youssef), f"/niet-eens/{zaak.pk}/")


def test_niets_toevoegen_en_te_veel_toevoegen_wordt_gezegd(youssef: Persoon) -> None:
    zaak = bezwaar(youssef, BRIEF)
    with pytest.raises(OngeldigBezwaar, match="of kies een bestand"):
        vul_aan(als(youssef), zaak, Geschrevene(" ", uuid4()))
    with pytest.raises(OngeldigBezwaar, match=f"hoogstens {MEESTE}"):
        vul_aan(als(youssef), zaak, Geschrevene("", uuid4(), bestanden=[FOTO] * MEESTE))
    assert Bewijsstuk.objects.count() == 1


def test_een_tweede_tabblad_met_een_bestand_raakt_dat_niet_kwijt(youssef: Persoon) -> None:
    eerste = bezwaar(youssef)
    assert bezwaar(youssef, BRIEF) == eerste
    assert Bewijsstuk.objects.get().zaak_id == eerste.pk and Aanvulling.objects.get().tekst == ""


def test_op_de_pagina_en_een_fout_vraagt_het_bestand_opnieuw(youssef: Persoon) -> None:
    client, pad = burger(youssef), f"/niet-eens/bericht/{besluitbericht(youssef).pk}/"
    assert "Kies uw bestanden opnieuw" in stuur(client, pad, "brief.pdf", PDF, tekst=" ", sleutel=str(uuid4()))
    pagina = stuur(client, pad, "brief.pdf", PDF, tekst="Nee.", sleutel=str(uuid4()))
    zaak = Zaak.objects.get()
    assert zaak.kenmerk in pagina and "brief.pdf (1 kB)" in pagina
    assert "geen pdf, jpg of png" in stuur(client, f"/niet-eens/{zaak.pk}/", "raar.pdf", b"MZ", tekst="", sleutel=str(uuid4()))
    assert "foto.pdf" in stuur(client, f"/niet-eens/{zaak.pk}/", "foto.pdf", FOTO.inhoud, tekst="", sleutel=str(uuid4()))
