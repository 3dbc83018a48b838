"""Give a mandate by a code, confirm who took it, and stop it at once."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from duo_portal.berichten.models import Bericht
from duo_portal.mijngegevens.code import code_van, gedrukt, zoekwaarde
from duo_portal.mijngegevens.models import Aanbodstaat, Machtigingsaanbod
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from tests import bouw, toneel
from tests.mijngegevens.test_start import namens
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
PAD = "/mijn-gegevens/machtigingen/"


@pytest.fixture
def gever() -> Persoon:
    return bouw.persoon("Bosman")


@pytest.fixture
def ander() -> Persoon:
    return bouw.persoon("Vermeer")


def velden(**anders: Any) -> dict[str, Any]:
    return {"lijnen": ["lesgeld"], "wat": "kijken", "tot": "2026-09-15", "sleutel": str(uuid4()), **anders}


def bied_aan(wie: Persoon, **anders: Any) -> Machtigingsaanbod:
    antwoord = burger(wie).post(f"{PAD}nieuw/", velden(**anders, akkoord="ja"))
    assert antwoord.status_code == 302, antwoord.content.decode()
    return Machtigingsaanbod.objects.latest("pk")


def vul_in(client: Client, code: str) -> Any:
    return client.post(f"{PAD}code/", {"code": code})


def neem_aan(client: Client, aanbod: Machtigingsaanbod) -> Any:
    pagina = vul_in(client, code_van(aanbod.pk)).content.decode()
    gevonden = re.search(r'name="aanbod" value="([^"]+)"', pagina)
    assert gevonden, pagina
    return client.post(f"{PAD}code/aannemen/", {"aanbod": gevonden[1]})


def geef(gever: Persoon, ander: Persoon, **anders: Any) -> Vertegenwoordiging:
    aanbod = bied_aan(gever, **anders)
    neem_aan(burger(ander), aanbod)
    burger(gever).post(f"{PAD}aanbod/{aanbod.pk}/bevestigen/")
    return Vertegenwoordiging.objects.latest("pk")


def sjablonen(wie: Persoon) -> list[str]:
    rijen = Bericht.objects.filter(persoon=wie).order_by("pk").values_list("sjabloonversie__naam", flat=True)
    return [naam.removeprefix("mijngegevens/") for naam in rijen]


def test_in_drie_stappen_een_code(gever: Persoon) -> None:
    client, keuze = burger(gever), velden(wat="doen")
    stap2 = client.post(f"{PAD}nieuw/", keuze).content.decode()
    assert "Stap 2 van 3" in stap2 and "kijken, en dingen regelen" in stap2 and not Machtigingsaanbod.objects.exists()
    stap3 = client.post(f"{PAD}nieuw/", {**keuze, "akkoord": "ja"}, follow=True).content.decode()
    aanbod = Machtigingsaanbod.objects.get()
    assert gedrukt(code_van(aanbod.pk)) in stap3 and "22\u00a0juni 2026" in stap3
    client.post(f"{PAD}nieuw/", {**keuze, "akkoord": "ja"})
    assert Machtigingsaanbod.objects.count() == 1


def test_de_code_staat_niet_in_de_databank(gever: Persoon) -> None:
    aanbod = bied_aan(gever)
    code = code_van(aanbod.pk)
    assert code not in str(Machtigingsaanbod.objects.values().get())
    assert zoekwaarde(f" {gedrukt(code).lower()} ") == aanbod.zoekwaarde
    assert len({code_van(nummer) for nummer in range(1, 2000)}) == 1999


def test_pas_na_bevestigen_geldt_de_machtiging(gever: Persoon, ander: Persoon) -> None:
    aanbod = bied_aan(gever)
    client = burger(ander)
    assert "Robin Bosman" in vul_in(client, code_van(aanbod.pk)).content.decode()
    assert neem_aan(client, aanbod).status_code == 302
    assert not Vertegenwoordiging.objects.exists() and sjablonen(gever) == ["machtiging_ingevuld"]
    assert "Die persoon moet het nog bevestigen" in toneel.lees(client, PAD)
    eigen = burger(gever)
    assert "Robin Vermeer vulde uw code in" in toneel.lees(eigen, PAD)
    assert "Is dit de goede persoon?" in toneel.lees(eigen, f"{PAD}aanbod/{aanbod.pk}/")
    eigen.post(f"{PAD}aanbod/{aanbod.pk}/bevestigen/")
    feit = Vertegenwoordiging.objects.get()
    assert (feit.persoon_id, feit.vertegenwoordiger_id, feit.soort) == (gever.pk, ander.pk, Soort.MACHTIGING)
    assert (feit.lijnen, feit.mag_lezen, feit.mag_handelen, feit.tot) == (["lesgeld"], True, False, date(2026, 9, 15))
    assert not feit.ontvangt_post and not feit.ontvangt_geld
    assert sjablonen(gever)[-1] == "machtiging_gegeven" and sjablonen(ander) == ["machtiging_gekregen"]
    assert "Robin Bosman" in toneel.lees(client, "/namens/")


def test_twee_keer_bevestigen_is_een_machtiging(gever: Persoon, ander: Persoon) -> None:
    geef(gever, ander)
    aanbod = Machtigingsaanbod.objects.get()
    burger(gever).post(f"{PAD}aanbod/{aanbod.pk}/bevestigen/")
    assert Vertegenwoordiging.objects.count() == 1 and len(sjablonen(gever)) == 2


def test_nee_zeggen_maakt_de_code_stuk(gever: Persoon, ander: Persoon) -> None:
    aanbod = bied_aan(gever)
    neem_aan(burger(ander), aanbod)
    burger(gever).post(f"{PAD}aanbod/{aanbod.pk}/weigeren/")
    burger(gever).post(f"{PAD}aanbod/{aanbod.pk}/bevestigen/")
    aanbod.refresh_from_db()
    assert aanbod.staat == Aanbodstaat.GEWEIGERD and not Vertegenwoordiging.objects.exists()


def test_nee_na_ja_zegt_dat_de_machtiging_geldt(gever: Persoon, ander: Persoon) -> None:
    """Another window confirmed just before."""
    geef(gever, ander)
    client = burger(gever)
    antwoord = client.post(f"{PAD}aanbod/{Machtigingsaanbod.objects.get().pk}/weigeren/", follow=True).content.decode()
    assert "Deze machtiging was al bevestigd" in antwoord and "De code werkt niet meer" not in antwoord
    assert Vertegenwoordiging.objects.get().vervangen_op is None


def test_een_code_werkt_voor_een_persoon(gever: Persoon, ander: Persoon) -> None:
    aanbod = bied_aan(gever)
    neem_aan(burger(ander), aanbod)
    assert vul_in(burger(bouw.persoon("Derde")), code_van(aanbod.pk)).status_code == 422


def test_een_ingetrokken_of_oude_code_werkt_niet(gever: Persoon, ander: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    weg, oud = bied_aan(gever), bied_aan(gever)
    burger(gever).post(f"{PAD}aanbod/{weg.pk}/weigeren/")
    assert vul_in(burger(ander), code_van(weg.pk)).status_code == 422
    monkeypatch.setenv("DUO_VANDAAG", "2026-06-23")
    assert vul_in(burger(ander), code_van(oud.pk)).status_code == 422


def test_de_eigen_code_werkt_niet_voor_uzelf(gever: Persoon) -> None:
    assert vul_in(burger(gever), code_van(bied_aan(gever).pk)).status_code == 422


def test_raden_houdt_op(gever: Persoon, ander: Persoon) -> None:
    aanbod, client = bied_aan(gever), burger(ander)
    antwoorden = [vul_in(client, f"AAAAA-2222{nummer}") for nummer in range(10)]
    assert {antwoord.status_code for antwoord in antwoorden} == {422}
    laatste = vul_in(client, code_van(aanbod.pk))
    assert laatste.status_code == 422 and "te vaak" in laatste.content.decode()


def test_een_pagina_van_een_ander_neemt_niets_aan(gever: Persoon, ander: Persoon) -> None:
    aanbod, dief = bied_aan(gever), burger(bouw.persoon("Dief"))
    pagina = vul_in(burger(ander), code_van(aanbod.pk)).content.decode()
    gevonden = re.search(r'name="aanbod" value="([^"]+)"', pagina)
    assert gevonden
    for waarde in (gevonden[1], "verzonnen", ""):
        dief.post(f"{PAD}code/aannemen/", {"aanbod": waarde})
    aanbod.refresh_from_db()
    assert aanbod.staat == Aanbodstaat.OPEN


def test_vreemde_krijgt_404(gever: Persoon, ander: Persoon) -> None:
    aanbod, feit = bied_aan(gever), geef(gever, ander)
    vreemde = burger(bouw.persoon("Vreemde"))
    assert vreemde.get(f"{PAD}aanbod/{aanbod.pk}/").status_code == 404
    for wat in ("bevestigen", "weigeren"):
        assert vreemde.post(f"{PAD}aanbod/{aanbod.pk}/{wat}/").status_code == 404
    assert vreemde.get(f"{PAD}{feit.pk}/stoppen/").status_code == 404
    assert vreemde.post(f"{PAD}{feit.pk}/stoppen/").status_code == 404
    feit.refresh_from_db()
    assert feit.vervangen_op is None


@pytest.mark.parametrize("door_gever", [True, False])
def test_stoppen_werkt_meteen_ook_voor_wie_nu_kijkt(gever: Persoon, ander: Persoon, door_gever: bool) -> None:
    feit = geef(gever, ander)
    kijker = burger(ander)
    kijker.post("/namens/", {"vertegenwoordiging": feit.pk})
    assert "U kijkt namens" in toneel.lees(kijker, "/mijn-gegevens/")
    stopper = burger(gever if door_gever else ander)
    assert "Stop nu" in toneel.lees(stopper, f"{PAD}{feit.pk}/stoppen/")
    assert stopper.post(f"{PAD}{feit.pk}/stoppen/").status_code == 302
    assert "U kijkt namens" not in toneel.lees(kijker, "/mijn-gegevens/")
    einde = Vertegenwoordiging.objects.get(vervangen_op__isnull=True)
    assert (einde.mag_lezen, einde.tot) == (False, bouw.VANDAAG)
    assert einde.reden == ("ingetrokken door de gever" if door_gever else "neergelegd door de gemachtigde")
    assert sjablonen(gever)[-1] == sjablonen(ander)[-1] == "machtiging_gestopt"
    assert "Niemand mag iets voor u doen" in toneel.lees(burger(gever), PAD)


def test_twee_keer_stoppen_vertelt_het_een_keer(gever: Persoon, ander: Persoon) -> None:
    feit = geef(gever, ander)
    client = burger(gever)
    for _ in range(2):
        client.post(f"{PAD}{feit.pk}/stoppen/")
    assert sjablonen(ander).count("machtiging_gestopt") == 1


@pytest.mark.parametrize("soort", [Soort.BEWIND, Soort.CURATELE, Soort.GEZAG, Soort.ADVOCAAT])
def test_wat_de_wet_of_de_rechter_gaf_staat_er_met_de_reden_en_stopt_hier_niet(gever: Persoon, ander: Persoon, soort: Soort) -> None:
    feit = Vertegenwoordiging.objects.create(
        persoon=gever, vertegenwoordiger=ander, soort=soort, van=date(2026, 1, 1), mag_lezen=True, ontvangt_post=True
    )
    client = burger(gever)
    pagina = toneel.lees(client, PAD)
    assert "Robin Vermeer" in pagina and f"/{feit.pk}/stoppen/" not in pagina
    assert re.search("De rechter besliste|volgt uit de wet|Wilt u dit stoppen", pagina)
    assert client.get(f"{PAD}{feit.pk}/stoppen/").status_code == 404
    assert client.post(f"{PAD}{feit.pk}/stoppen/").status_code == 403
    feit.refresh_from_db()
    assert feit.vervangen_op is None


def test_wie_onder_bewind_staat_machtigt_niemand_en_leest_waarom(gever: Persoon) -> None:
    Vertegenwoordiging.objects.create(
        persoon=gever, organisatie="Stichting Evenwicht", soort=Soort.BEWIND, van=date(2026, 1, 1), mag_handelen=True
    )
    client = burger(gever)
    assert "Daarom kunt u hier niemand machtigen" in toneel.lees(client, PAD)
    assert client.post(f"{PAD}nieuw/", velden(akkoord="ja")).status_code == 403
    assert not Machtigingsaanbod.objects.exists()


def test_een_gemachtigde_machtigt_niet_verder(gever: Persoon) -> None:
    for soort in (Soort.MACHTIGING, Soort.BEWIND):
        client = namens(gever, soort=soort, mag_handelen=True)
        assert client.get(PAD).status_code == 403
        assert client.post(f"{PAD}nieuw/", velden(akkoord="ja")).status_code == 403
    assert not Machtigingsaanbod.objects.exists()


@pytest.mark.parametrize(
    ("anders", "wat"),
    [
        ({"lijnen": []}, "Kies waar het over gaat"),
        ({"lijnen": ["bestaat-niet"]}, "Kies uit de lijst"),
        ({"wat": ""}, "Kies wat deze persoon mag"),
        ({"tot": ""}, "Kies voor hoe lang"),
        ({"tot": "2099-01-01"}, "Kies uit de lijst"),
        ({"sleutel": "x"}, "Er klopt iets niet"),
    ],
)
def test_een_fout_zegt_wat_er_moet(gever: Persoon, anders: dict[str, Any], wat: str) -> None:
    antwoord = burger(gever).post(f"{PAD}nieuw/", velden(**anders, akkoord="ja"))
    assert antwoord.status_code == 422 and wat in antwoord.content.decode()


def test_meer_dan_vijf_codes_tegelijk_kan_niet(gever: Persoon) -> None:
    for _ in range(5):
        bied_aan(gever)
    assert burger(gever).post(f"{PAD}nieuw/", velden(akkoord="ja")).status_code == 422


def test_paginas_blijven_binnen_het_aantal_vragen(gever: Persoon, ander: Persoon) -> None:
    for _ in range(3):
        geef(gever, ander)
    aanbod = bied_aan(gever)
    client = burger(gever)
    for pad in (PAD, f"{PAD}nieuw/", f"{PAD}code/", f"{PAD}aanbod/{aanbod.pk}/"):
        assert toneel.tel_vragen(client, pad) <= 8, pad
