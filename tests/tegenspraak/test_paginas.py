"""The pages for who does not agree: from the message, the decision and the overview; for a representative; at what cost."""

import re

import pytest
from django.test import Client

from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.models import Aanvulling, Zaak
from tests import bouw, toneel
from tests.tegenspraak.wereld import besluitbericht
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db


@pytest.fixture
def youssef() -> Persoon:
    return toneel.bij_de_deurwaarder()


def formulier(wie: Persoon) -> str:
    return f"/niet-eens/bericht/{besluitbericht(wie).pk}/"


def verstuur(client: Client, pad: str, **velden: str) -> str:
    """Fill in the form as a browser does; the address of the case."""
    sleutel = re.search(r'name="sleutel" value="([^"]+)"', toneel.lees(client, pad))
    assert sleutel is not None
    antwoord = client.post(pad, {"sleutel": sleutel[1], **velden})
    assert antwoord.status_code == 302, antwoord.content.decode()
    return str(antwoord["Location"])


def test_van_bericht_besluit_en_overzicht_gaat_het_naar_hetzelfde_formulier(youssef: Persoon) -> None:
    client, pad = burger(youssef), formulier(youssef)
    for vanaf in (f"/berichten/{besluitbericht(youssef).pk}/", f"/lesgeld/{bouw.SCHOOLJAAR}/", f"/lesgeld/{bouw.SCHOOLJAAR}/berekening/"):
        assert f'href="{pad}"' in toneel.lees(client, vanaf), vanaf


def test_wie_het_niet_eens_is_krijgt_een_bladzijde_met_kenmerk_tijd_en_dag(youssef: Persoon) -> None:
    client = burger(youssef)
    pagina = toneel.lees(client, verstuur(client, formulier(youssef), tekst="Ik stopte al in januari."))
    zaak = Zaak.objects.get()
    for wat in (
        zaak.kenmerk,
        "15\u00a0juni 2026",
        "7\u00a0september 2026",
        "Ik stopte al in januari.",
        "Een medewerker die dit besluit niet nam",
    ):
        assert wat in pagina
    assert client.get(formulier(youssef)).status_code == 302  # it runs: the form leads to the case
    assert zaak.kenmerk in toneel.lees(client, f"/berichten/{besluitbericht(youssef).pk}/")


def test_een_leeg_bezwaar_zegt_wat_er_mist(youssef: Persoon) -> None:
    client = burger(youssef)
    antwoord = client.post(formulier(youssef), {"tekst": " ", "sleutel": ""})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "<title>Fout: Ik ben het er niet mee eens" in pagina
    assert "Schrijf waarom u het er niet mee eens bent." in pagina


def test_later_aanvullen_en_intrekken(youssef: Persoon) -> None:
    client = burger(youssef)
    zaak = verstuur(client, formulier(youssef), later="on")
    assert "Stuur ons nog uw redenen" in toneel.lees(client, zaak)
    verstuur(client, zaak, tekst="Nu met redenen.")
    assert Aanvulling.objects.get().tekst == "Nu met redenen."
    assert "Nu met redenen." in toneel.lees(client, zaak)
    assert "Ja, trek mijn bezwaar in" in toneel.lees(client, f"{zaak}intrekken/")
    assert client.post(f"{zaak}intrekken/").status_code == 302
    assert "Opnieuw bezwaar maken kan tot en met" in toneel.lees(client, zaak)


def test_na_de_laatste_dag_vraagt_het_formulier_waarom(youssef: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2026-07-28")
    client = burger(youssef)
    assert "De laatste dag was 27\u00a0juli 2026. Waarom komt uw bezwaar nu pas?" in toneel.lees(client, formulier(youssef))
    assert "Hebt u een goede reden? Dan kan het nog." in toneel.lees(client, f"/berichten/{besluitbericht(youssef).pk}/")
    zaak = verstuur(client, formulier(youssef), tekst="Nee.", reden_laat="Ik was ziek.")
    assert "Een medewerker leest uw reden" in toneel.lees(client, zaak)


def test_papier_staat_ernaast_met_adres_en_kenmerk(youssef: Persoon) -> None:
    pagina = toneel.lees(burger(youssef), formulier(youssef))
    assert "Liever op papier?" in pagina
    assert "Postbus 0000" in pagina
    assert str(besluitbericht(youssef).besluit) in pagina


def test_een_klik_op_meekijken_geeft_een_zaak(youssef: Persoon) -> None:
    client = burger(youssef)
    besluit = besluitbericht(youssef).besluit_id
    for _ in range(2):
        antwoord = client.post(f"/niet-eens/meekijken/{besluit}/")
    zaak = Zaak.objects.get()
    assert antwoord["Location"] == f"/niet-eens/{zaak.pk}/"
    assert "Uiterlijk <strong>22\u00a0juni 2026</strong>" in toneel.lees(client, antwoord["Location"])
    assert zaak.kenmerk in toneel.lees(client, f"/lesgeld/{bouw.SCHOOLJAAR}/")


def test_een_betalingsverzoek_wijst_de_weg_naar_een_beslissing() -> None:
    wie = toneel.student()
    client, bericht = burger(wie), toneel.laatste_bericht(wie).pk
    pagina = toneel.lees(client, f"/berichten/{bericht}/")
    assert f'href="/lesgeld/{bouw.SCHOOLJAAR}/beslissing/"' in pagina
    assert "/niet-eens/bericht/" not in pagina
    assert client.get(f"/niet-eens/bericht/{bericht}/").status_code == 404


def test_vreemde_krijgt_404(youssef: Persoon) -> None:
    eigen = burger(youssef)
    paden = [formulier(youssef), verstuur(eigen, formulier(youssef), tekst="Nee.")]
    vreemde = burger(bouw.persoon("Vreemde"))
    for pad in (*paden, f"{paden[1]}intrekken/"):
        assert vreemde.get(pad).status_code == 404, pad
        assert vreemde.post(pad, {"tekst": "Ik ook."}).status_code == 404, pad
    assert vreemde.post(f"/niet-eens/meekijken/{besluitbericht(youssef).besluit_id}/").status_code == 404


def test_wie_alleen_leest_ziet_de_zaak_maar_verandert_niets(youssef: Persoon) -> None:
    zaak = verstuur(burger(youssef), formulier(youssef), tekst="Nee.")
    lezer = burger(toneel.machtig(youssef, mag_handelen=False))
    knop = lezer.get("/namens/").content.decode().split('name="vertegenwoordiging" value="')[2].split('"')[0]
    lezer.post("/namens/", {"vertegenwoordiging": knop})
    pagina = toneel.lees(lezer, zaak)
    assert "Trek uw bezwaar in" not in pagina
    assert "<textarea" not in pagina
    assert lezer.post(zaak, {"tekst": "Meer."}).status_code == 403
    assert lezer.post(f"{zaak}intrekken/").status_code == 403


def test_de_bladzijden_blijven_binnen_hun_budget(youssef: Persoon) -> None:
    client = burger(youssef)
    assert toneel.tel_vragen(client, formulier(youssef)) <= 8
    zaak = verstuur(client, formulier(youssef), tekst="Nee.")
    for nr in range(10):
        verstuur(client, zaak, tekst=f"En nog iets: {nr}.")
    assert toneel.tel_vragen(client, zaak) <= 8
    assert toneel.tel_vragen(client, f"{zaak}intrekken/") <= 8
