"""The way in through the login service, in one process: the back channel reaches the same code as it would over HTTP."""

import base64
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.test import Client
from django.urls import reverse

from duo_portal.register.models import Persoon
from duo_portal.register.versleuteling import versleutel, zoekwaarde
from duo_portal.toegang.burger import Niveau
from duo_portal.toegang.niveaus import Middel, Zekerheid, te_vragen

BSN = "999992363"  # of the test persons that the RvIG publishes


def met_bsn(wie: Persoon, bsn: str = BSN) -> Persoon:
    Persoon.objects.filter(pk=wie.pk).update(bsn_versleuteld=versleutel(bsn), bsn_zoekwaarde=zoekwaarde(bsn))
    return wie


def zekerheid(niveau: Niveau, middel: Middel = Middel.DIGID) -> Zekerheid:
    return next(een for een in te_vragen(middel, niveau) if een.niveau == niveau)


class Antwoord:
    """What ``requests`` would give for the answer of the test client."""

    def __init__(self, status: int, inhoud: Any) -> None:
        self.status_code, self._inhoud = status, inhoud
        self.url, self.text = "", ""

    def json(self) -> Any:
        return self._inhoud

    def raise_for_status(self) -> None:
        assert self.status_code == 200


class Achterkant:
    """Stands in the place of ``requests``: what goes to this portal itself is answered by it, in this process."""

    def __init__(self) -> None:
        self.gevraagd: list[str] = []

    def post(self, url: str, data: dict[str, str], **_: Any) -> Antwoord:
        return self._antwoord(url, lokaal().post(urlsplit(url).path, data))

    def get(self, url: str, **_: Any) -> Antwoord:
        return self._antwoord(url, lokaal().get(urlsplit(url).path))

    def _antwoord(self, url: str, antwoord: Any) -> Antwoord:
        self.gevraagd.append(url)
        return Antwoord(antwoord.status_code, json.loads(antwoord.content))


@dataclass
class NepDienst:
    """A login service that says whatever the test wants: to see that the portal does not believe everything."""

    sleutel: RSAPrivateKey
    client: Client
    anders: dict[str, Any] = field(default_factory=dict)
    kop: dict[str, Any] = field(default_factory=dict)
    ondertekenaar: Any = None
    alg: str = "RS256"
    status: int = 200
    kaal: Any = None  # the answer of the token endpoint, when it is none

    def post(self, url: str, data: dict[str, str], **_: Any) -> Antwoord:
        inhoud = {
            "iss": "http://127.0.0.1/inlogdienst",
            "aud": "onderwijsloket",
            "sub": "iemand",
            "iat": int(time.time()),
            "exp": int(time.time()) + 300,
            "auth_time": int(time.time()),
            "nonce": next(iter(self.wegen.values()))["nonce"] if self.wegen else "",
            "acr": zekerheid(Niveau.SUBSTANTIEEL).acr,
            "bsn": BSN,
        } | self.anders
        inhoud = {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}
        token = jwt.encode(inhoud, self.ondertekenaar or self.sleutel, algorithm=self.alg, headers={"kid": "een"} | self.kop)
        return Antwoord(self.status, {"id_token": token} if self.kaal is None else self.kaal)

    def get(self, url: str, **_: Any) -> Antwoord:
        jwk = jwt.algorithms.RSAAlgorithm.to_jwk(self.sleutel.public_key(), as_dict=True)
        return Antwoord(200, {"keys": [jwk | {"kid": "een", "alg": "RS256", "use": "sig"}]})

    @property
    def wegen(self) -> dict[str, Any]:
        return self._wegen

    def onthoud(self) -> None:
        """The nonce, before the portal forgets it."""
        self._wegen: dict[str, Any] = dict(self.client.session.get("oidc_states", {}))


def zonder_handtekening(inhoud: dict[str, Any]) -> str:
    """A token with the algorithm ``none``, as no library should make or take."""
    delen = ({"alg": "none", "typ": "JWT", "kid": "een"}, inhoud)
    return ".".join(base64.urlsafe_b64encode(json.dumps(deel).encode()).rstrip(b"=").decode() for deel in delen) + "."


def lokaal(**velden: Any) -> Client:
    """A browser that knows the portal by the address of this machine: that is where the login service of the demo works."""
    return Client(SERVER_NAME="127.0.0.1", **velden)


def begin(client: Client, volgende: str = "/", middel: Middel = Middel.DIGID) -> str:
    """Go to the login service. Returns the address there."""
    antwoord = client.get(f"{reverse('toegang:begin')}?{urlencode({'middel': middel.value, 'volgende': volgende})}")
    assert antwoord.status_code == 302, antwoord.content
    return str(antwoord["Location"])


def kies(client: Client, adres: str, **keuze: object) -> str:
    """Choose at the login service. Returns the address that leads back to the portal, as path."""
    antwoord = client.post(adres, keuze)
    assert antwoord.status_code == 302, antwoord.content.decode()
    delen = urlsplit(antwoord["Location"])
    assert (delen.netloc, delen.path) == ("127.0.0.1", "/inloggen/klaar/")
    return f"{delen.path}?{delen.query}"


def log_in_via(
    client: Client, wie: Persoon, volgende: str = "/", niveau: Niveau = Niveau.SUBSTANTIEEL, middel: Middel = Middel.DIGID
) -> Any:
    """The whole way. Returns what the portal answers in the end."""
    adres = begin(client, volgende, middel)
    return client.get(kies(client, adres, persoon=wie.pk, zekerheid=zekerheid(niveau, middel).acr))


def vraag_van(adres: str) -> dict[str, str]:
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(adres).query).items()}
