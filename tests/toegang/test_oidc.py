"""What the portal believes of a login service, and above all what not."""

import time
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from duo_portal.toegang.burger import Niveau, burger_van
from duo_portal.toegang.niveaus import Middel
from tests.bouw import persoon
from tests.toegang.inlogweg import NepDienst, begin, met_bsn, vraag_van, zekerheid, zonder_handtekening

pytestmark = pytest.mark.django_db
NU = int(time.time())
DIGID_LAAG = "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"


def terug(dienst: NepDienst, volgende: str = "/", **vraag: str) -> Any:
    """Begin, and come back at once with a code, or with what the test says."""
    state = vraag_van(begin(dienst.client, volgende))["state"]
    dienst.onthoud()
    return dienst.client.get("/inloggen/klaar/", {"state": state, "code": "code", **vraag})


def ingelogd(dienst: NepDienst) -> bool:
    return burger_van(dienst.client.session) is not None


def test_de_vraag_heeft_alles_wat_het_protocol_wil(nepdienst: NepDienst) -> None:
    vraag = vraag_van(begin(nepdienst.client))
    assert (vraag["response_type"], vraag["scope"], vraag["prompt"], vraag["code_challenge_method"]) == ("code", "openid", "login", "S256")
    assert len(vraag["code_challenge"]) == 43
    assert len(vraag["state"]) == len(vraag["nonce"]) == 32
    assert vraag["acr_values"].split() == [zekerheid(niveau).acr for niveau in (Niveau.SUBSTANTIEEL, Niveau.HOOG)]
    assert vraag["redirect_uri"] == "http://127.0.0.1/inloggen/klaar/"


def test_een_goede_verklaring_logt_in(nepdienst: NepDienst) -> None:
    wie = met_bsn(persoon())
    assert terug(nepdienst, "/berichten/")["Location"] == "/berichten/"
    burger = burger_van(nepdienst.client.session)
    assert burger is not None
    assert (burger.persoon_id, burger.niveau) == (wie.pk, Niveau.SUBSTANTIEEL)


@pytest.mark.parametrize(
    "anders",
    [
        {"aud": "een ander"},
        {"aud": ["onderwijsloket", "een ander"]},
        {"aud": ["onderwijsloket", "een ander"], "azp": "een ander"},
        {"iss": "http://127.0.0.1/een-ander"},
        {"nonce": "van een andere keer"},
        {"nonce": None},
        {"exp": NU - 3600},
        {"exp": None},
        {"iat": NU + 3600},
        {"auth_time": NU - 3600},
        {"auth_time": "gisteren"},
        {"acr": None},
        {"sub": None},
    ],
)
def test_een_verklaring_die_niet_voor_nu_en_hier_is_logt_niet_in(nepdienst: NepDienst, anders: dict[str, Any]) -> None:
    met_bsn(persoon())
    nepdienst.anders = anders
    assert terug(nepdienst)["Location"] == "/inloggen/"
    assert not ingelogd(nepdienst)


def test_een_andere_sleutel_logt_niet_in(nepdienst: NepDienst) -> None:
    met_bsn(persoon())
    nepdienst.ondertekenaar = rsa.generate_private_key(65537, 2048)
    terug(nepdienst)
    assert not ingelogd(nepdienst)


def test_een_onbekende_sleutelnaam_logt_niet_in(nepdienst: NepDienst) -> None:
    met_bsn(persoon())
    nepdienst.kop = {"kid": "twee"}
    terug(nepdienst)
    assert not ingelogd(nepdienst)


def test_het_geheim_van_de_klant_is_geen_handtekening(nepdienst: NepDienst) -> None:
    """An id_token signed by HMAC with what the client knows."""
    met_bsn(persoon())
    nepdienst.alg, nepdienst.ondertekenaar = "HS256", "x" * 64
    terug(nepdienst)
    assert not ingelogd(nepdienst)


@pytest.mark.parametrize("kaal", [{}, {"id_token": ""}, {"id_token": "a.b.c"}, {"id_token": None}, [], {"error": "invalid_grant"}], ids=str)
def test_een_antwoord_zonder_verklaring_logt_niet_in(nepdienst: NepDienst, kaal: Any) -> None:
    nepdienst.kaal = kaal
    assert terug(nepdienst)["Location"] == "/inloggen/"
    assert not ingelogd(nepdienst)


def test_zonder_handtekening_logt_niet_in(nepdienst: NepDienst) -> None:
    met_bsn(persoon())
    nepdienst.kaal = {"id_token": zonder_handtekening({"iss": "http://127.0.0.1/inlogdienst", "aud": "onderwijsloket", "bsn": "999992363"})}
    terug(nepdienst)
    assert not ingelogd(nepdienst)


def test_een_storing_bij_de_dienst_logt_niet_in(nepdienst: NepDienst) -> None:
    nepdienst.status = 500
    assert terug(nepdienst)["Location"] == "/inloggen/"


def test_een_vreemde_state_logt_niet_in(nepdienst: NepDienst) -> None:
    met_bsn(persoon())
    terug(nepdienst, state="van-een-ander")
    assert not ingelogd(nepdienst)


def test_een_antwoord_telt_een_keer(nepdienst: NepDienst) -> None:
    met_bsn(persoon())
    state = vraag_van(begin(nepdienst.client))["state"]
    nepdienst.onthoud()
    nepdienst.client.get("/inloggen/klaar/", {"state": state, "code": "code"})
    nepdienst.client.post("/uitloggen/")
    nepdienst.client.get("/inloggen/klaar/", {"state": state, "code": "code"})
    assert not ingelogd(nepdienst)


def test_de_state_van_een_andere_browser_telt_niet(nepdienst: NepDienst) -> None:
    from tests.toegang.inlogweg import lokaal

    met_bsn(persoon())
    state = vraag_van(begin(nepdienst.client))["state"]
    nepdienst.onthoud()
    ander = lokaal()
    ander.get("/inloggen/klaar/", {"state": state, "code": "code"})
    assert burger_van(ander.session) is None


@pytest.mark.parametrize("acr", [DIGID_LAAG, "urn:verzonnen", 3, ["http://eidas.europa.eu/LoA/high"]], ids=str)
def test_een_lager_of_onbekend_niveau_dan_gevraagd_logt_niet_in(nepdienst: NepDienst, acr: object) -> None:
    met_bsn(persoon())
    nepdienst.anders = {"acr": acr}
    assert terug(nepdienst, "/berichten/")["Location"] == "/inloggen/?volgende=%2Fberichten%2F"
    assert "te laag niveau" in nepdienst.client.get("/inloggen/").content.decode()
    assert not ingelogd(nepdienst)


def test_een_pagina_die_minder_vraagt_neemt_een_lager_niveau_aan(nepdienst: NepDienst) -> None:
    met_bsn(persoon())
    nepdienst.anders = {"acr": DIGID_LAAG}
    assert terug(nepdienst, "/namens/")["Location"] == "/namens/"
    assert ingelogd(nepdienst)


@pytest.mark.parametrize("bsn", ["123456789", "999999990", "abc", "1" * 40, ""])
def test_wie_wij_niet_kennen_leest_wat_hij_kan_doen(nepdienst: NepDienst, bsn: str) -> None:
    nepdienst.anders = {"bsn": bsn}
    antwoord = terug(nepdienst)
    assert antwoord.status_code == 403
    assert "Wij kennen u nog niet" in antwoord.content.decode()
    assert bsn == "" or bsn not in antwoord.content.decode()


def test_een_pseudoniem_van_een_andere_dienst_is_een_ander(nepdienst: NepDienst) -> None:
    from duo_portal.toegang.wie import koppel

    wie = persoon()
    koppel(wie.pk, "http://elders.example", "abc")
    nepdienst.anders = {"bsn": None, "pseudoniem": "abc"}
    assert terug(nepdienst).status_code == 403
    koppel(wie.pk, "http://127.0.0.1/inlogdienst", "abc")
    assert terug(nepdienst).status_code == 302


def test_eidas_vraagt_zijn_eigen_niveaus(nepdienst: NepDienst) -> None:
    assert vraag_van(begin(nepdienst.client, middel=Middel.EIDAS))["acr_values"].split() == [
        "http://eidas.europa.eu/LoA/substantial",
        "http://eidas.europa.eu/LoA/high",
    ]


def test_een_onbekend_middel_bestaat_niet(nepdienst: NepDienst) -> None:
    assert nepdienst.client.get("/inloggen/begin/?middel=toverspreuk").status_code == 404


def test_het_log_kent_geen_bsn_en_geen_code(nepdienst: NepDienst, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    met_bsn(persoon())
    terug(nepdienst, code="zeer-geheime-code")
    nepdienst.anders = {"nonce": "fout"}
    terug(nepdienst, code="zeer-geheime-code")
    assert "burger_ingelogd" in caplog.text
    assert "inloggen_mislukt" in caplog.text
    assert "999992363" not in caplog.text
    assert "zeer-geheime-code" not in caplog.text
