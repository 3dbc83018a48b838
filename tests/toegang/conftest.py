"""The back channel of the login tests."""

from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.core.cache import cache

from tests.toegang.inlogweg import Achterkant, NepDienst, lokaal


@pytest.fixture
def achterkant(monkeypatch: pytest.MonkeyPatch) -> Iterator[Achterkant]:
    """The true login service, without sockets."""
    cache.clear()
    achterkant = Achterkant()
    monkeypatch.setattr("mozilla_django_oidc.auth.requests", achterkant)
    yield achterkant
    cache.clear()


@pytest.fixture(scope="session")
def nepsleutel() -> RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture
def nepdienst(monkeypatch: pytest.MonkeyPatch, nepsleutel: RSAPrivateKey) -> NepDienst:
    dienst = NepDienst(nepsleutel, lokaal())
    monkeypatch.setattr("mozilla_django_oidc.auth.requests", dienst)
    return dienst
