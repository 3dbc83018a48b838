"""The notice of the payment provider: its signature, and what nobody can understand."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from duo_portal.betalingen.betaaldienst import OngeldigeMelding, lees_melding, onderteken
from duo_portal.betalingen.models import Betaalpoging
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.betalingen.nepbank import MELDING, begin, betaald, brief, meld, standen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def var(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


def test_zonder_goede_handtekening_gebeurt_er_niets() -> None:
    wie = bouw.student()
    begin(wie)
    inhoud = brief(Betaalpoging.objects.get())
    oud_teken = onderteken(inhoud, 1_700_000_000)
    for teken in ("", "t=1,v1=0", onderteken(inhoud + b" "), oud_teken, "t=é,v1=" + "0" * 64, onderteken(inhoud) + "0"):
        assert meld(inhoud, teken).status_code == 400, teken
    assert (betaald(wie), standen()) == (0, [])
    assert meld(inhoud).status_code == 200


FOUTE_BRIEVEN: dict[str, Callable[[Betaalpoging], bytes]] = {
    "geen json": lambda poging: b"{",
    "diep": lambda poging: b"[" * 9_000,
    "lijst": lambda poging: b"[]",
    "andere munt": lambda poging: brief(poging, munt="USD"),
    "onbekende stand": lambda poging: brief(poging, stand="betaald"),
    "bedrag als tekst": lambda poging: brief(poging, centen="145800"),
    "bedrag ja": lambda poging: brief(poging, centen=True),
    "negatief": lambda poging: brief(poging, centen=-5),
    "geen kenmerk": lambda poging: brief(poging, kenmerk="x"),
    "lange naam": lambda poging: brief(poging, naam="x" * 71),
    "vreemde tekens": lambda poging: brief(poging, naam="\x00"),
    "te groot": lambda poging: brief(poging, naam="x" * 20_000),
}


@pytest.mark.parametrize("soort", FOUTE_BRIEVEN)
def test_een_melding_die_niemand_begrijpt_wordt_geweigerd(soort: str) -> None:
    begin(bouw.student())
    inhoud = FOUTE_BRIEVEN[soort](Betaalpoging.objects.get())
    with pytest.raises(OngeldigeMelding):
        lees_melding(inhoud, onderteken(inhoud))
    assert meld(inhoud).status_code == 400
    assert standen() == []


def test_een_onbekende_poging_is_er_niet() -> None:
    begin(bouw.student())
    assert meld(brief(Betaalpoging.objects.get(), kenmerk=str(uuid4()))).status_code == 404
    assert Client().get(MELDING).status_code == 405


def test_een_ander_bedrag_dan_gevraagd_is_voor_een_mens() -> None:
    wie = bouw.student()
    begin(wie, 1_000)
    assert meld(brief(Betaalpoging.objects.get(), centen=999)).status_code == 200
    assert betaald(wie) == 0
    assert Taak.objects.get(soort="betaalmelding_wijkt_af").persoon_id == wie.pk
