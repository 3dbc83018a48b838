"""Looking and acting for another."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.toegang.burger import Burger, BurgerRequest, Niveau, burger_van, laad_burger
from duo_portal.toegang.models import Inzage
from duo_portal.toegang.rechten import voor_burger
from tests.bouw import overlijden, persoon
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db


def machtig(over: Persoon, door: Persoon, soort: Soort = Soort.MACHTIGING, **velden: Any) -> Vertegenwoordiging:
    vaste = {"van": date(2026, 1, 1), "mag_lezen": True, "mag_handelen": True}
    return Vertegenwoordiging.objects.create(persoon=over, vertegenwoordiger=door, soort=soort, **{**vaste, **velden})


def kies(client: Client, machtiging: Vertegenwoordiging | None) -> int:
    return client.post("/namens/", {"vertegenwoordiging": machtiging.pk if machtiging else 0}).status_code


def huidig(client: Client) -> Burger:
    wie = burger_van(client.session)
    assert wie is not None
    return wie


def test_gemachtigde_kiest_en_het_staat_op_elke_pagina() -> None:
    student, moeder = persoon("Dijkstra"), persoon("Vermeer")
    machtiging = machtig(student, moeder)
    client = burger(moeder)
    assert "Robin Dijkstra" in client.get("/namens/").content.decode()
    assert kies(client, machtiging) == 302
    assert (huidig(client).persoon_id, huidig(client).betreft_id) == (moeder.pk, student.pk)
    assert "U kijkt namens" in client.get("/berichten/").content.decode()


def test_terug_naar_zichzelf() -> None:
    student, moeder = persoon(), persoon()
    client = burger(moeder)
    kies(client, machtig(student, moeder))
    kies(client, None)
    assert huidig(client).namens is None


def test_vreemde_krijgt_404() -> None:
    machtiging = machtig(persoon(), persoon())
    assert kies(burger(persoon()), machtiging) == 404


@pytest.mark.parametrize(
    "velden", [{"van": date(2026, 6, 16)}, {"tot": date(2026, 6, 14)}, {"mag_lezen": False}], ids=["later", "voorbij", "leest niet"]
)
def test_machtiging_die_vandaag_niet_geldt_bestaat_niet(velden: dict[str, Any]) -> None:
    moeder = persoon()
    machtiging = machtig(persoon(), moeder, **velden)
    client = burger(moeder)
    assert kies(client, machtiging) == 404
    assert f'value="{machtiging.pk}"' not in client.get("/namens/").content.decode()


def test_laatste_dag_telt_mee() -> None:
    moeder = persoon()
    assert kies(burger(moeder), machtig(persoon(), moeder, tot=date(2026, 6, 15))) == 302


def test_machtiging_die_eindigt_tijdens_de_sessie_valt_weg(eigenaar_verbinding: Any) -> None:
    from django.utils import timezone

    student, moeder = persoon(), persoon()
    machtiging = machtig(student, moeder)
    client = burger(moeder)
    kies(client, machtiging)
    Vertegenwoordiging.objects.filter(pk=machtiging.pk).update(vervangen_op=timezone.now())
    client.get("/berichten/")
    assert huidig(client).namens is None


def test_na_overlijden_alleen_de_erfgenaam() -> None:
    overledene, erfgenaam, buur = persoon(), persoon(), persoon()
    oud, nieuw = machtig(overledene, buur), machtig(overledene, erfgenaam, Soort.ERFGENAAM)
    overlijden(overledene, date(2026, 3, 3))
    assert kies(burger(buur), oud) == 404
    assert kies(burger(erfgenaam), nieuw) == 302


def test_wie_onder_bewind_staat_kijkt_maar_handelt_niet() -> None:
    robin = persoon("Terpstra")
    Vertegenwoordiging.objects.create(
        persoon=robin, organisatie="Stichting Evenwicht", soort=Soort.BEWIND, van=date(2024, 3, 1), mag_lezen=True, mag_handelen=True
    )
    zelf = laad_burger(robin.pk, Niveau.SUBSTANTIEEL)
    assert zelf is not None
    assert not zelf.mag_handelen


def test_elke_blik_namens_een_ander_wordt_verteld_aan_die_ander() -> None:
    student, moeder = persoon("Dijkstra"), persoon("Vermeer")
    client = burger(moeder)
    kies(client, machtig(student, moeder))
    client.get("/berichten/")
    inzage = Inzage.objects.get(persoon_id=student.pk)
    assert (inzage.door, inzage.wat, inzage.grond) == ("Robin Vermeer", "pagina berichten:lijst", "machtiging")
    assert "Robin Vermeer" in burger(student).get("/mijn-gegevens/wie-keek/").content.decode()


def test_een_gemachtigde_leest_niet_wie_er_verder_keek() -> None:
    student, moeder = persoon("Dijkstra"), persoon("Vermeer")
    Inzage.objects.create(persoon_id=student.pk, door="Advocaat Bakker", wat="pagina berichten:lijst", doel="namens u", grond="advocaat")
    client = burger(moeder)
    kies(client, machtig(student, moeder, lijnen=["lesgeld"], mag_handelen=False))
    assert "Advocaat Bakker" not in client.get("/mijn-gegevens/wie-keek/").content.decode()
    assert "Advocaat Bakker" in burger(student).get("/mijn-gegevens/wie-keek/").content.decode()


def test_het_oude_adres_van_wie_keek_wijst_blijvend_naar_het_nieuwe() -> None:
    antwoord = Client().get("/wie-keek/")
    assert (antwoord.status_code, antwoord["Location"]) == (301, "/mijn-gegevens/wie-keek/")


@voor_burger(lijn="lesgeld")
def lesgeldpagina(request: BurgerRequest) -> HttpResponse:
    return HttpResponse(str(request.burger.betreft_id))


@voor_burger(handelen=True, niveau=Niveau.HOOG)
def handelpagina(request: BurgerRequest) -> HttpResponse:
    return HttpResponse("gedaan")


def vraag(wie: Burger | None) -> HttpRequest:
    request = RequestFactory().get("/ergens/")
    request.burger = wie  # type: ignore[attr-defined]
    request.session = Client().session
    from django.contrib.messages.storage.fallback import FallbackStorage

    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def namens(**velden: Any) -> Burger:
    moeder, student = persoon(), persoon()
    wie = laad_burger(moeder.pk, Niveau.HOOG, machtig(student, moeder, **velden).pk)
    assert wie is not None
    return wie


def test_buiten_de_dienst_van_de_machtiging_bestaat_de_pagina_niet() -> None:
    with pytest.raises(Http404):
        lesgeldpagina(vraag(namens(lijnen=["aflossing"])))


def test_binnen_de_dienst_wel() -> None:
    wie = namens(lijnen=["lesgeld"])
    assert lesgeldpagina(vraag(wie)).content.decode() == str(wie.betreft_id)


def test_wie_alleen_mag_lezen_handelt_niet() -> None:
    with pytest.raises(PermissionDenied, match="niets veranderen"):
        handelpagina(vraag(namens(mag_handelen=False)))


def test_te_laag_niveau_gaat_naar_inloggen() -> None:
    antwoord = handelpagina(vraag(laad_burger(persoon().pk, Niveau.SUBSTANTIEEL)))
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/inloggen/?volgende=%2Fergens%2F")


def test_niet_ingelogd_gaat_naar_inloggen() -> None:
    assert lesgeldpagina(vraag(None)).status_code == 302
