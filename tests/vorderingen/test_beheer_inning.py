"""Staff see how collection stands, and can put it off, hold it, or end it when it is time-barred."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Inning, Vordering
from duo_portal.vorderingen.stand import inningsstanden_van
from tests.toegang.rolverdeling import beheerder, medewerker
from tests.vorderingen.ladder import VERVALLEN, nachten, youssef
from tests.vorderingen.test_remmen import tweede_vordering

pytestmark = pytest.mark.django_db


@pytest.fixture
def herinnerd(monkeypatch: pytest.MonkeyPatch) -> Vordering:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 4, 3))
    monkeypatch.setenv("DUO_VANDAAG", "2026-04-07")
    return vordering


def doe(vordering: Vordering, handeling: str, rol: Rol = Rol.BEHANDELAAR_LESGELD, **antwoorden: str) -> int:
    client = beheerder(medewerker(f"wie-{handeling}-{rol}", rol), vordering.persoon)
    return client.post(f"/beheer/vorderingen/vordering/{vordering.pk}/{handeling}/", antwoorden).status_code


def test_een_behandelaar_geeft_uitstel_en_houdt_tegen(herinnerd: Vordering) -> None:
    doe(herinnerd, "verleen-uitstel", tot="2026-06-01", reden="wacht op een uitkering")
    doe(herinnerd, "houd-tegen", tot="", reden="eerst bellen")
    remmen = Rem.objects.order_by("pk").values_list("soort", "vordering", "tot", "toelichting")
    assert list(remmen) == [
        (Remsoort.UITSTEL, herinnerd.pk, date(2026, 6, 1), "wacht op een uitkering"),
        (Remsoort.HANDMATIG, herinnerd.pk, None, "eerst bellen"),
    ]


def test_verjaring_vaststellen_kan_niet_te_vroeg_en_financieel_mag_niets(herinnerd: Vordering) -> None:
    doe(herinnerd, "stel-verjaring-vast")
    assert not Inning.objects.filter(stap=13).exists()
    assert doe(herinnerd, "houd-tegen", Rol.FINANCIEEL, reden="x") == 403
    assert not Rem.objects.exists()


def test_de_bladzijde_van_de_persoon_toont_de_stand_en_wat_komt(herinnerd: Vordering) -> None:
    client = beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD), herinnerd.persoon)
    bladzijde = client.get(f"/beheer/register/persoon/{herinnerd.persoon_id}/change/").content.decode()
    assert "herinnering 03-04-2026" in bladzijde
    assert "aanmaning" in bladzijde


def test_de_stand_van_meer_vorderingen_kost_niet_meer_vragen(herinnerd: Vordering) -> None:
    aantallen = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as vragen:
            standen = inningsstanden_van(herinnerd.persoon_id)
        aantallen.append((len(standen), len(vragen)))
        if len(standen) == 1:
            tweede_vordering(herinnerd)
    assert aantallen == [(1, 1), (2, 1)]
