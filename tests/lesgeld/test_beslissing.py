"""Whoever finds a payment request wrong asks for a decision: sent once, collection stands still, and it ends in a real decision."""

from collections.abc import Iterator
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import OordeelKanNiet
from duo_portal.berichten.models import Bekendmaking, Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.besluiten.models import Besluit, Totstandkoming
from duo_portal.betalen.toestand import Toestand, toestand_van
from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger, Niveau
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Vordering
from duo_portal.vorderingen.services.tref_regeling import vraag_mens_om_regeling
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.pak_op import pak_op
from duo_portal.werkvoorraad.services.rond_af import rond_af
from lesgeld.beeld import Schooljaarbeeld
from lesgeld.selectors import beeld_van
from lesgeld.services.beslis_op_vraag import Antwoord, beslis_dat_het_klopt, rond_vraag_af
from tests import bouw, toneel
from tests.toegang.rolverdeling import beheerder, burger, medewerker

pytestmark = pytest.mark.django_db
PAGINA = f"/lesgeld/{bouw.SCHOOLJAAR}/"
ADRES = f"{PAGINA}beslissing/"
VRAAG = {"wat": "bedrag", "uitleg": "Ik begon pas in januari.", "sleutel": "6f7a1f6e-5d7c-4a55-9d5b-0b1f1f0e8a12"}
UITLEG = "U stond het hele schooljaar ingeschreven."


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


@pytest.fixture
def wie() -> Persoon:
    return toneel.student()


@pytest.fixture
def samira() -> User:
    return medewerker("samira", Rol.BEHANDELAAR_LESGELD)


def beeld(wie: Persoon) -> Schooljaarbeeld:
    gevonden = beeld_van(wie.pk)
    assert gevonden is not None
    return gevonden


def vraag(wie: Persoon) -> Aanvraag:
    assert burger(wie).post(ADRES, VRAAG).status_code == 302
    return Aanvraag.objects.get(soort="lesgeld_beslissing")


def test_van_de_pagina_tot_een_kenmerk_en_een_dubbele_klik_is_een_vraag(wie: Persoon) -> None:
    client = burger(wie)
    assert ADRES in toneel.lees(client, PAGINA)
    assert "10\u00a0augustus 2026" in toneel.lees(client, ADRES)  # by when a person decides
    adressen = {client.post(ADRES, VRAAG)["Location"] for _ in range(2)}
    aanvraag = Aanvraag.objects.get(soort="lesgeld_beslissing")
    assert adressen == {f"/aanvragen/{aanvraag.pk}/"}
    tekst = toneel.lees(client, f"/aanvragen/{aanvraag.pk}/")
    assert aanvraag.kenmerk in tekst and "Ik begon pas in januari." in tekst
    assert client.get(ADRES)["Location"] == f"/aanvragen/{aanvraag.pk}/"
    assert aanvraag.kenmerk in toneel.lees(client, PAGINA)
    assert Taak.objects.get(soort="beslissing_gevraagd").termijn is not None


def test_zolang_er_niet_is_beslist_staat_de_inning_stil(wie: Persoon, samira: User) -> None:
    aanvraag = vraag(wie)
    assert toestand_van(beeld(wie), vandaag()) == Toestand.STIL
    assert Rem.objects.filter(persoon=wie, vervangen_op__isnull=True).count() == 1
    beslis_dat_het_klopt(Antwoord(aanvraag.pk, UITLEG), samira)
    assert toestand_van(beeld(wie), vandaag()) == Toestand.TE_LAAT


def test_hetzelfde_formulier_na_het_antwoord_zet_de_inning_niet_weer_stil(wie: Persoon, samira: User) -> None:
    aanvraag = vraag(wie)
    beslis_dat_het_klopt(Antwoord(aanvraag.pk, UITLEG), samira)
    assert burger(wie).post(ADRES, VRAAG)["Location"] == f"/aanvragen/{aanvraag.pk}/"
    assert toestand_van(beeld(wie), vandaag()) == Toestand.TE_LAAT


def test_het_antwoord_is_een_besluit_met_bezwaar(wie: Persoon, samira: User) -> None:
    aanvraag = vraag(wie)
    oordeel = beslis_dat_het_klopt(Antwoord(aanvraag.pk, UITLEG), samira)
    besluit = Besluit.objects.latest("pk")
    assert (oordeel.besluit, besluit.uitkomst_centen, besluit.totstandkoming) == (besluit, 145_800, Totstandkoming.MENS)
    bericht = Bericht.objects.get(sjabloonversie__naam="lesgeld/beslissing")
    assert bericht.besluit == besluit
    assert Bekendmaking.objects.get(bericht=bericht).laatste_dag is not None
    for taal in ("nl", "en"):
        bericht.taal = taal
        assert UITLEG in artikel(gegevens_van(bericht))
    aanvraag.refresh_from_db()
    assert aanvraag.staat == Aanvraagstaat.AFGEHANDELD
    assert Taak.objects.get(soort="beslissing_gevraagd").staat == Taakstaat.AFGEHANDELD
    tekst = unescape(toneel.lees(burger(wie), PAGINA))
    assert "Een medewerker besloot: uw lesgeld blijft €\u00a01.458,00." in tekst
    assert "hoger" not in tekst


def test_was_de_vraag_terecht_dan_rondt_het_verbeterde_besluit_haar_af(wie: Persoon, samira: User) -> None:
    aanvraag = vraag(wie)
    with pytest.raises(OordeelKanNiet, match="nog geen ander besluit"):
        rond_vraag_af(Antwoord(aanvraag.pk, UITLEG), samira)
    Rem.objects.filter(persoon=wie).update(vervangen_op="2026-06-15T00:00Z")
    toneel.afgestudeerd(wie)
    bouw.geef_terug()
    Besluit.objects.filter(pk=Besluit.objects.latest("pk").pk)
    assert rond_vraag_af(Antwoord(aanvraag.pk, UITLEG), samira).uitkomst == Uitkomst.TOEGEKEND


def test_een_medewerker_beslist_in_het_beheer(wie: Persoon, samira: User) -> None:
    aanvraag = vraag(wie)
    client = beheerder(samira, wie)
    pad = f"/beheer/aanvragen/aanvraag/{aanvraag.pk}/"
    assert "Beslissen dat het lesgeld klopt" in client.get(f"{pad}change/").content.decode()
    assert client.post(f"{pad}het-klopt/", {"uitleg": UITLEG}).status_code == 302
    aanvraag.refresh_from_db()
    assert aanvraag.staat == Aanvraagstaat.AFGEHANDELD


def test_fouten_staan_bij_het_veld_en_het_getypte_blijft_staan(wie: Persoon) -> None:
    antwoord = burger(wie).post(ADRES, {"uitleg": "Mijn verhaal."})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert tekst.count("Kies wat er niet klopt.") == 2
    assert "Mijn verhaal." in tekst
    assert not Aanvraag.objects.exists()


def test_vreemde_krijgt_404_en_wie_alleen_leest_403(wie: Persoon) -> None:
    vreemde = burger(bouw.persoon("Vreemde"))
    assert vreemde.get(ADRES).status_code == vreemde.post(ADRES, VRAAG).status_code == 404
    lezer = burger(toneel.machtig(wie, lijnen=["lesgeld"], mag_handelen=False))
    lezer.post("/namens/", {"vertegenwoordiging": str(wie.vertegenwoordigd_door.get().pk)})
    assert lezer.get(ADRES).status_code == 403
    assert ADRES not in toneel.lees(lezer, PAGINA)


def test_de_inning_staat_stil_tot_er_beslist_is_ook_na_de_termijn_en_medewerkers_zien_dat(
    wie: Persoon, samira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    aanvraag = vraag(wie)
    monkeypatch.setenv("DUO_VANDAAG", "2026-12-01")
    assert Taak.objects.filter(soort="beslissing_gevraagd", termijn__lt=vandaag()).exists()
    assert [rem.tot for rem in beeld(wie).remmen] == [None]
    assert "taken zijn over hun termijn" in beheerder(samira).get("/beheer/").content.decode()
    beslis_dat_het_klopt(Antwoord(aanvraag.pk, UITLEG), samira)
    assert not beeld(wie).remmen


def test_een_vraag_om_een_regeling_en_een_vraag_om_een_beslissing_hebben_elk_een_eigen_rem(wie: Persoon, samira: User) -> None:
    aanvraag = vraag(wie)
    claim = Vordering.objects.get(persoon=wie)
    zelf = Burger(wie.pk, Niveau.SUBSTANTIEEL, "R. Jansen", "nl")
    vraag_mens_om_regeling(zelf, claim.pk, "Ik kan 10 euro missen.")
    beslis_dat_het_klopt(Antwoord(aanvraag.pk, UITLEG), samira)
    assert [rem.toelichting for rem in Rem.objects.filter(vervangen_op=None, tot=None)] == ["vraag om een regeling"]
    taak = Taak.objects.get(soort="regeling_gevraagd")
    pak_op(taak.pk, samira)
    rond_af(taak.pk, samira, "gebeld: tien euro per maand afgesproken")
    assert not beeld(wie).remmen
    vraag_mens_om_regeling(zelf, claim.pk, "Nu lukt het toch niet.")
    assert Taak.objects.filter(soort="regeling_gevraagd").count() == 2
    assert len(beeld(wie).remmen) == 1
