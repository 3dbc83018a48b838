"""The student's pages on lesgeld: what is due, what became of each instalment, the one click, and the way to a person."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.berichten.opmaak import centen
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.register.models import Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.tegenspraak.models import Zaak
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from lesgeld.beeld import Schooljaarbeeld
from lesgeld.overzicht import overzichtdeel
from lesgeld.rekenstaat import alle_stappen, rekenstaat_van
from lesgeld.selectors import beeld_van
from lesgeld.termijnblokken import blokken_van
from lesgeld.tijdlijn import tijdlijn_van
from tests import bouw, toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
PAGINA = f"/lesgeld/{bouw.SCHOOLJAAR}/"


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


def beeld(persoon_id: int) -> Schooljaarbeeld:
    gevonden = beeld_van(persoon_id)
    assert gevonden is not None
    return gevonden


def woorden(persoon_id: int) -> list[str]:
    return [blok.stand for blok in blokken_van(beeld(persoon_id))]


def test_bij_de_deurwaarder_is_er_een_ding_te_doen_met_het_nieuwe_bedrag() -> None:
    wie = toneel.bij_de_deurwaarder()
    (taak,) = overzichtdeel(wie.pk).taken
    assert taak.vraagt
    assert taak.regels.wat == "U haalde uw diploma. Daarom is uw lesgeld lager."
    assert taak.regels.hoeveel == f"{centen(24_300)}, in plaats van {centen(97_200)}."
    assert taak.regels.wat_moet_u_doen.endswith("Nu al betalen kan aan ons.")
    assert taak.titel == "Betaal niets aan de deurwaarder totdat u daarover bericht krijgt."
    assert 'id="betalen"' in toneel.lees(burger(wie), taak.knoppen[0].url)
    assert 'id="betalen"' in toneel.lees(burger(wie), PAGINA)


def test_het_betalingskenmerk_op_de_pagina_is_dat_van_de_brief() -> None:
    wie = toneel.bij_de_deurwaarder()
    kenmerk = toneel.laatste_bericht(wie).waarden["betalingskenmerk"]
    assert kenmerk in toneel.lees(burger(wie), PAGINA)


def test_ligt_de_schuld_nog_bij_de_deurwaarder_dan_betaal_je_daar() -> None:
    wie = toneel.student(keer=3, stappen=6)
    (taak,) = overzichtdeel(wie.pk).taken
    assert taak.regels.wat_moet_u_doen == "Betaal aan de deurwaarder, of maak daar een afspraak."
    assert taak.regels.voor_wanneer == "Zo snel als u kunt."
    assert 'id="betalen"' not in toneel.lees(burger(wie), PAGINA)


def test_wie_geld_terugkrijgt_leest_dat_bovenaan_en_hoeft_niets() -> None:
    (taak,) = overzichtdeel(toneel.met_uitbetaling().pk).taken
    assert not taak.vraagt
    assert taak.titel == f"U hoeft niets te doen: u krijgt {centen(72_900)} terug, uiterlijk op 29\u00a0juni 2026."
    assert (
        taak.regels.voor_wanneer == "U hebt het geld uiterlijk op 29\u00a0juni 2026 op rekening NL••\u00a0••••\u00a0••••\u00a0•••3\u00a000."
    )


def test_zonder_rekening_vraagt_het_bericht_om_te_bellen() -> None:
    wie = toneel.student("Postma")
    bouw.betaal(wie, 145_800)
    wie.rekeningen.update(vervangen_op="2026-01-01T00:00Z")
    toneel.afgestudeerd(wie)
    bouw.geef_terug()
    (taak,) = overzichtdeel(wie.pk).taken
    assert taak.vraagt
    assert taak.regels.wat_moet_u_doen == "Bel ons over uw rekeningnummer."


def test_wie_netjes_in_termijnen_betaalt_hoeft_niets() -> None:
    wie = bouw.student()
    toneel.in_termijnen(wie)
    for termijn in beeld(wie.pk).termijnen[:-1]:
        bouw.betaal(wie, termijn.bedrag, termijn.vervaldatum)
    assert overzichtdeel(wie.pk).taken == []
    assert woorden(wie.pk) == ["betaald"] * 8 + ["open"]
    assert [punt.op for punt in tijdlijn_van(beeld(wie.pk)) if punt.komt] == [date(2026, 6, 25)]


def test_een_gemiste_termijn_vraagt_alleen_om_die_termijn() -> None:
    wie = toneel.student(keer=3, stappen=1)
    toneel.in_termijnen(wie)
    for termijn in beeld(wie.pk).termijnen[4:8]:
        bouw.betaal(wie, termijn.bedrag, termijn.vervaldatum)
    (taak,) = overzichtdeel(wie.pk).taken
    assert taak.titel == f"Betaal {centen(16_200)}: een afschrijving lukte niet."
    assert taak.regels.wat == "Een afschrijving van uw lesgeld lukte niet."


def test_na_een_vervallen_regeling_volgt_er_niets_meer() -> None:
    vervallen = toneel.student(keer=3, stappen=4)
    assert woorden(vervallen.pk) == ["betaald"] * 3 + ["mislukt"] * 2 + ["niet_afgeschreven"] * 4
    pagina = toneel.lees(burger(vervallen), PAGINA)
    assert "volgt nog" not in pagina
    assert f"4 niet afgeschreven: {centen(64_800)}" in pagina


def test_wat_het_lagere_lesgeld_overbodig_maakt_is_niet_nodig() -> None:
    assert woorden(toneel.bij_de_deurwaarder().pk) == ["betaald"] * 3 + ["mislukt"] * 2 + ["vervallen"] * 4


def test_wie_ineens_betaalde_ziet_geen_termijnen() -> None:
    wie = toneel.met_uitbetaling()
    assert blokken_van(beeld(wie.pk)) == []
    assert "Uw termijnen" not in toneel.lees(burger(wie), PAGINA)


def test_op_een_dag_staat_de_oorzaak_voor_het_gevolg() -> None:
    wie = toneel.bij_de_deurwaarder()
    vandaag = [punt.tekst for punt in tijdlijn_van(beeld(wie.pk)) if punt.op == bouw.VANDAAG]
    assert vandaag == [
        f"Uw lesgeld werd lager. Het is nu {centen(72_900)}.",
        f"Wij gaven aan de deurwaarder door dat u nog {centen(24_300)} moet betalen.",
    ]
    eerder = [punt.tekst for punt in tijdlijn_van(beeld(wie.pk)) if punt.op == date(2026, 2, 25)]
    assert eerder == [f"De afschrijving van {centen(16_200)} lukte niet.", "Uw betaling in termijnen stopte."]


def test_een_diploma_dat_na_acht_weken_kwam_heet_laat_gemeld() -> None:
    wie = toneel.student()
    bouw.diploma(wie, date(2026, 1, 23))
    wie.diplomas.update(vervangen_op="2026-06-09T00:00Z")
    oud = wie.diplomas.get()
    wie.diplomas.create(instelling=oud.instelling, opleiding=oud.opleiding, behaald_op=oud.behaald_op, ontvangen_op=date(2026, 6, 9))
    labels = {punt.op: punt.label for punt in tijdlijn_van(beeld(wie.pk))}
    assert labels[date(2026, 6, 9)] == "laat gemeld"


def test_een_stap_noemt_zijn_waarde_een_keer_en_breekt_niet_in_een_bedrag() -> None:
    besluit = beeld(toneel.bij_de_deurwaarder().pk).besluit
    (lager,) = [regel for regel in rekenstaat_van(besluit, 0).regels if regel.tekst == "Uw lesgeld wordt lager met"]
    assert (lager.centen, lager.som) == (-72_900, f"{centen(145_800)} × 6 ÷ 12")
    for regel in alle_stappen(besluit):
        rechts = centen(abs(regel.centen)) if regel.centen is not None else regel.waarde
        assert not regel.tekst.endswith((rechts, ":")), regel
        assert "€ " not in regel.tekst + regel.som


def test_de_som_op_papier_klopt_op_de_cent() -> None:
    for wie, betaald in ((toneel.bij_de_deurwaarder(), 48_600), (toneel.met_uitbetaling(), 145_800)):
        staat = rekenstaat_van(beeld(wie.pk).besluit, betaald)
        bedragen = {regel.tekst: regel.centen or 0 for regel in staat.regels}
        rest = bedragen["Uw lesgeld voor dit schooljaar is"] - betaald
        assert bedragen["Het lesgeld voor een heel schooljaar is"] + bedragen["Uw lesgeld wordt lager met"] == rest + betaald
        assert staat.uitkomst.centen == abs(rest)


def test_een_klik_verstuurt_en_de_tweede_verandert_niets() -> None:
    wie = toneel.met_voorstel()
    client = burger(wie)
    assert "Ja, ik vraag dit aan" in toneel.lees(client, PAGINA)
    assert overzichtdeel(wie.pk).taken[0].regels.hoeveel == f"Wij schatten dat uw lesgeld {centen(72_900)} lager wordt."
    adres = f"/lesgeld/aanvraag/{Aanvraag.objects.get().pk}/"
    assert client.get(adres).status_code == 405
    for _ in range(2):
        assert client.post(adres)["Location"] == PAGINA
    assert Aanvraag.objects.get().staat == Aanvraagstaat.AFGEHANDELD
    assert Besluit.objects.filter(persoon=wie).count() == 2
    assert Betaalopdracht.objects.get().bedrag_centen == 72_900
    assert "Ja, ik vraag dit aan" not in toneel.lees(client, PAGINA)


def test_een_vreemde_verstuurt_niets() -> None:
    toneel.met_voorstel()
    adres = f"/lesgeld/aanvraag/{Aanvraag.objects.get().pk}/"
    assert burger(bouw.persoon("Vreemde")).post(adres).status_code == 404
    assert Aanvraag.objects.get().staat == Aanvraagstaat.VOORBEREID


def test_wie_onder_bewind_staat_ziet_het_voorstel_zonder_knop() -> None:
    wie = toneel.met_voorstel()
    Vertegenwoordiging.objects.create(
        persoon=wie, organisatie="Stichting", soort=Vertegenwoordigingssoort.BEWIND, van=date(2024, 3, 1), mag_handelen=True
    )
    client = burger(wie)
    pagina = toneel.lees(client, PAGINA)
    assert "U kunt lesgeld terugvragen" in pagina
    assert "Ja, ik vraag dit aan" not in pagina
    assert client.post(f"/lesgeld/aanvraag/{Aanvraag.objects.get().pk}/").status_code == 403


def test_een_late_klik_zegt_dat_een_medewerker_kijkt(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = toneel.met_voorstel()
    monkeypatch.setenv("DUO_VANDAAG", "2026-08-01")
    client = burger(wie)
    antwoord = client.post(f"/lesgeld/aanvraag/{Aanvraag.objects.get().pk}/", follow=True)
    assert "Een medewerker bekijkt hem." in antwoord.content.decode()
    assert Taak.objects.filter(soort="late_aanvraag", persoon=wie).exists()


@pytest.mark.parametrize("pad", [PAGINA, f"{PAGINA}berekening/", "bericht"])
def test_een_mens_kijkt_mee_na_een_klik_op_elke_pagina(pad: str) -> None:
    wie = toneel.bij_de_deurwaarder()
    client = burger(wie)
    adres = f"/berichten/{toneel.laatste_bericht(wie).pk}/" if pad == "bericht" else pad
    knop = toneel.lees(client, adres).split("Laat een mens meekijken</button>")[0].rsplit('action="', 1)[1].split('"')[0]
    for _ in range(2):
        assert client.post(knop)["Location"] == f"/niet-eens/{Zaak.objects.get().pk}/"
    taak = Taak.objects.get(soort="mens_kijkt_mee")
    assert (taak.persoon_id, taak.termijn) == (wie.pk, date(2026, 6, 22))
    assert Rem.objects.filter(persoon=wie, soort=Remsoort.MENS_KIJKT_MEE).count() == 1
    pagina = toneel.lees(client, adres)
    assert "22\u00a0juni 2026</strong>" in pagina
    assert "Laat een mens meekijken</button>" not in pagina


def test_na_het_meekijken_staat_dat_er_gekeken_is() -> None:
    wie = toneel.bij_de_deurwaarder()
    client = burger(wie)
    client.post(f"/niet-eens/meekijken/{beeld(wie.pk).besluit.pk}/")
    Taak.objects.filter(soort="mens_kijkt_mee").update(staat=Taakstaat.AFGEHANDELD)
    assert "Een medewerker heeft meegekeken." in toneel.lees(client, PAGINA)


def test_zonder_lesgeld_is_er_een_rustige_pagina() -> None:
    client = burger(bouw.persoon("Martina"))
    assert "U hoeft geen lesgeld te betalen" in toneel.lees(client, "/lesgeld/")
    assert "U hoeft nu niets te doen." in toneel.lees(client, "/")
    assert client.get(PAGINA).status_code == 404
