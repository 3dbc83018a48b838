"""No test here has a database: an open page that asks it something fails by that alone."""

from collections.abc import Callable
from typing import Literal

import pytest
from django.test import Client

Lezer = Callable[..., str]


@pytest.fixture
def lees() -> Lezer:
    """The page at an address, in a language; fails unless it answers with the expected status."""

    def lees_pagina(pad: str, taal: Literal["nl", "en"] = "nl", status: int = 200) -> str:
        antwoord = Client().get(pad, headers={"accept-language": taal})
        assert antwoord.status_code == status, (pad, antwoord.status_code)
        return antwoord.content.decode()

    return lees_pagina
