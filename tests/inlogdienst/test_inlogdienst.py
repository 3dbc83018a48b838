"""The login service of the demo: plainly make-believe, only on this machine, and strict about its own protocol."""

from pathlib import Path
from urllib.parse import urlencode

import jwt
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import Application, Grant
from pytest_django import Settings

from duo_portal.inlogdienst.klant import zorg_voor_klant
from duo_portal.inlogdienst.models import Keuze
from duo_portal.inlogdienst.sleutel import sleutel
from duo_portal.inlogdienst.views import PER_TIEN_MINUTEN
from duo_portal.toegang.controles import is_lus
from duo_portal.toegang.niveaus import ZEKERHEDEN
from tests.bouw import persoon
from tests.toegang.inlogweg import BSN, begin, kies, lokaal, met_bsn, vraag_van

pytestmark = pytest.mark.django_db
ADRESSEN = ("authorize/", "token/", "logout/", ".well-known/jwks.json", ".well-known/openid-configuration")


@pytest.fixture(autouse=True)
def schone_lei() -> None:
    cache.clear()


def test_het_scherm_is_duidelijk_nagemaakt_en_noemt_de_demopersonen() -> None:
    wie, client = persoon("Bosman"), lokaal()
    inhoud = client.get(begin(client)).content.decode()
    assert "DEMO" in inhoud
    assert "Dit is niet DigiD" in inhoud
    assert f'value="{wie.pk}"' in inhoud
    assert "Robin Bosman" in inhoud
    assert "DigiD Substantieel" in inhoud


@pytest.mark.parametrize("adres", ADRESSEN)
def test_buiten_de_demo_of_deze_machine_bestaat_er_niets(settings: Settings, adres: str) -> None:
    assert lokaal(REMOTE_ADDR="10.0.0.5").get(f"/inlogdienst/{adres}").status_code == 404
    settings.DEMO = False
    assert lokaal().get(f"/inlogdienst/{adres}").status_code == 404


@pytest.mark.parametrize("kop", ["X_FORWARDED_FOR", "X_REAL_IP", "FORWARDED", "VIA", "X_FORWARDED_HOST"])
def test_wie_langs_een_andere_server_komt_is_niet_deze_machine(kop: str) -> None:
    assert lokaal(**{f"HTTP_{kop}": "127.0.0.1"}).get("/inlogdienst/.well-known/openid-configuration").status_code == 404


@pytest.mark.parametrize(
    ("adres", "lus"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("[::1]", True), ("localhost", True), ("127.a.example", False), ("", False)],
)
def test_een_naam_die_op_deze_machine_lijkt_is_haar_niet(adres: str, lus: bool) -> None:
    assert is_lus(adres) is lus


@pytest.mark.parametrize("invoer", ["", "abc", "0", "-1", "99999999999999999999999", "1; DROP TABLE", "１２３x", "\x00", "999999999"])
def test_vreemde_invoer_geeft_een_duidelijke_fout(invoer: str) -> None:
    client = lokaal()
    antwoord = client.post(begin(client), {"persoon": invoer})
    assert antwoord.status_code == 422
    inhoud = antwoord.content.decode()
    assert "<title>Fout: " in inhoud
    assert "Nummer van de persoon: " in inhoud


def test_onbekend_niveau_wordt_geweigerd() -> None:
    client = lokaal()
    assert client.post(begin(client), {"persoon": persoon().pk, "zekerheid": "hoogst"}).status_code == 422


@pytest.mark.parametrize(
    "anders",
    [
        {"client_id": "een ander"},
        {"redirect_uri": "http://kwaad.example/inloggen/klaar/"},
        {"redirect_uri": "http://127.0.0.1/elders/"},
        {"client_id": ""},
    ],
    ids=str,
)
def test_een_vraag_die_niet_klopt_stuurt_niemand_ergens_heen(anders: dict[str, str]) -> None:
    client = lokaal()
    vraag = vraag_van(begin(client)) | anders
    antwoord = client.get(f"/inlogdienst/authorize/?{urlencode(vraag)}")
    assert antwoord.status_code == 400
    assert "Deze vraag klopt niet" in antwoord.content.decode()


@pytest.mark.parametrize("weg", ["code_challenge", "response_type"])
def test_een_vraag_waaraan_iets_ontbreekt_krijgt_geen_code(weg: str) -> None:
    client = lokaal()
    vraag = {naam: waarde for naam, waarde in vraag_van(begin(client)).items() if naam != weg}
    antwoord = client.post(f"/inlogdienst/authorize/?{urlencode(vraag)}", {"persoon": persoon().pk})
    assert antwoord.status_code != 302 or "code=" not in antwoord["Location"]


def test_pkce_zonder_hash_wordt_geweigerd() -> None:
    client = lokaal()
    vraag = vraag_van(begin(client)) | {"code_challenge_method": "plain"}
    antwoord = client.post(f"/inlogdienst/authorize/?{urlencode(vraag)}", {"persoon": persoon().pk})
    assert "code=" not in antwoord.get("Location", "")


def wissel(client: Client, terug: str, **anders: str) -> dict[str, str]:
    weg = client.session["oidc_states"][vraag_van(terug)["state"]]
    vraag = {
        "grant_type": "authorization_code",
        "code": vraag_van(terug)["code"],
        "redirect_uri": "http://127.0.0.1/inloggen/klaar/",
        "code_verifier": weg["code_verifier"],
        "client_id": settings.OIDC_RP_CLIENT_ID,
        "client_secret": settings.OIDC_RP_CLIENT_SECRET,
    }
    uit: dict[str, str] = lokaal().post("/inlogdienst/token/", vraag | anders).json()
    return uit


def test_het_id_token_heeft_een_pseudoniem_als_naam_en_het_bsn_alleen_daar() -> None:
    wie, client = met_bsn(persoon()), lokaal()
    terug = kies(client, begin(client), persoon=wie.pk)
    assert BSN not in terug
    inhoud = jwt.decode(wissel(client, terug)["id_token"], options={"verify_signature": False})
    assert (inhoud["bsn"], inhoud["acr"], inhoud["aud"]) == (BSN, ZEKERHEDEN[2].acr, "onderwijsloket")
    assert str(wie.pk) != inhoud["sub"] and len(inhoud["sub"]) == 64
    assert not Grant.objects.exists() and not Keuze.objects.exists()


@pytest.mark.parametrize(
    "anders", [{"client_secret": "geraden"}, {"redirect_uri": "http://localhost/inloggen/klaar/"}, {"code": "geraden"}], ids=str
)
def test_zonder_het_juiste_geheim_of_adres_geen_id_token(anders: dict[str, str]) -> None:
    wie, client = met_bsn(persoon()), lokaal()
    assert "id_token" not in wissel(client, kies(client, begin(client), persoon=wie.pk), **anders)


def test_een_oude_code_is_niets_meer_waard() -> None:
    wie, client = met_bsn(persoon()), lokaal()
    terug = kies(client, begin(client), persoon=wie.pk)
    Grant.objects.update(expires=timezone.now())
    assert wissel(client, terug)["error"] == "invalid_grant"


def test_iemand_die_het_portaal_niet_kent() -> None:
    client = lokaal()
    terug = kies(client, begin(client), onbekend="ja")
    inhoud = jwt.decode(wissel(client, terug)["id_token"], options={"verify_signature": False})
    assert inhoud["bsn"] == "999999990"


def test_burgers_worden_geen_gebruikers() -> None:
    client = lokaal()
    for _ in range(2):
        kies(client, begin(client), persoon=met_bsn(persoon(), bsn="999992363" if not User.objects.exists() else "999991772").pk)
    gebruiker = User.objects.get()
    assert (gebruiker.username, gebruiker.is_staff, gebruiker.has_usable_password()) == ("inlogdienst-demo", False, False)


def test_de_klant_wordt_een_keer_ingeschreven_en_loopt_mee_met_het_geheim(settings: Settings) -> None:
    eerste = zorg_voor_klant()
    assert zorg_voor_klant().pk == eerste.pk
    settings.OIDC_RP_CLIENT_SECRET = "een nieuw geheim"
    assert zorg_voor_klant().client_secret != eerste.client_secret
    assert Application.objects.count() == 1


def test_te_vaak_een_nummer_proberen_wordt_geweigerd() -> None:
    client = lokaal()
    adres = begin(client)
    for _ in range(PER_TIEN_MINUTEN):
        assert client.post(adres, {"persoon": "1"}).status_code == 422
    antwoord = client.post(adres, {"persoon": "1"})
    assert antwoord.status_code == 429
    assert "Wacht tien minuten" in antwoord.content.decode()


def test_de_sleutel_is_van_niemand_anders_en_blijft_dezelfde(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    eerste = sleutel()
    assert sleutel() == eerste
    assert (tmp_path / "inlogdienst.pem").stat().st_mode & 0o777 == 0o600
    assert [pad.name for pad in tmp_path.iterdir()] == ["inlogdienst.pem"]


def test_de_beschrijving_noemt_wat_er_is() -> None:
    beschrijving = lokaal().get("/inlogdienst/.well-known/openid-configuration").json()
    assert beschrijving["issuer"] == "http://127.0.0.1/inlogdienst"
    assert beschrijving["jwks_uri"] == "http://127.0.0.1/inlogdienst/.well-known/jwks.json"
    (openbaar,) = lokaal().get("/inlogdienst/.well-known/jwks.json").json()["keys"]
    assert openbaar["kty"] == "RSA" and "d" not in openbaar


def test_uitloggen_leidt_terug_naar_het_portaal_en_nergens_anders() -> None:
    zorg_voor_klant()
    vraag = {"client_id": "onderwijsloket", "post_logout_redirect_uri": "http://127.0.0.1/inloggen/"}
    assert lokaal().get("/inlogdienst/logout/", vraag)["Location"] == "http://127.0.0.1/inloggen/"
    antwoord = lokaal().get("/inlogdienst/logout/", vraag | {"post_logout_redirect_uri": "http://kwaad.example/"})
    assert antwoord.status_code == 400
    assert "Deze vraag klopt niet" in antwoord.content.decode()
