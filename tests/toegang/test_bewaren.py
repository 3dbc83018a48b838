"""Nothing typed is lost when the session is over, and nobody else ever sees it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from duo_portal.berichten.models import Kanaal, Kanaalkeuze
from duo_portal.register.models import Persoon
from duo_portal.toegang import bewaren
from duo_portal.toegang.burger import Niveau, burger_van
from duo_portal.toegang.models import Bewaard
from tests.bouw import persoon
from tests.toegang.inlogweg import Achterkant, begin, log_in_via, lokaal
from tests.toegang.test_namens import machtig
from tests.toegang.test_sessie import browser, laat_verlopen, over

pytestmark = pytest.mark.django_db
FORMULIER = "/berichten/bel-mij/"
GETYPT = {"telefoon": "0612345678", "onderwerp": "Over mijn <brief> & meer"}


def te_laat(client: Client, pad: str = FORMULIER, **velden: Any) -> Any:
    """Send a form after the session ended."""
    laat_verlopen(client)
    return client.post(pad, velden or GETYPT, HTTP_REFERER=f"http://127.0.0.1{pad}")


def test_wat_te_laat_komt_staat_na_het_inloggen_weer_in_het_formulier(achterkant: Achterkant) -> None:
    wie = persoon()
    client = browser(wie)
    naar = te_laat(client)
    assert naar["Location"] == f"/inloggen/?volgende={FORMULIER.replace('/', '%2F')}"
    assert "bewaren wij een uur" in client.get(naar["Location"]).content.decode()
    assert log_in_via(client, wie, FORMULIER)["Location"] == FORMULIER
    pagina = client.get(FORMULIER).content.decode()
    assert 'value="0612345678"' in pagina
    assert "Over mijn &lt;brief&gt; &amp; meer" in pagina
    assert "Er is nog niets verstuurd" in pagina
    assert Bewaard.objects.count() == 0
    assert "0612345678" not in client.get(FORMULIER).content.decode()


def test_wat_bewaard_wordt_is_in_de_databank_niet_te_lezen() -> None:
    te_laat(browser(persoon()))
    rij = Bewaard.objects.get()
    assert b"0612345678" not in bytes(rij.inhoud)
    assert rij.tot <= timezone.now() + timedelta(hours=1)


def test_een_ander_die_inlogt_ziet_het_nooit(achterkant: Achterkant) -> None:
    wie = persoon()
    client = browser(wie)
    te_laat(client)
    log_in_via(client, persoon(), FORMULIER)
    assert "0612345678" not in client.get(FORMULIER).content.decode()
    log_in_via(client, wie, FORMULIER)
    assert "0612345678" not in client.get(FORMULIER).content.decode()


def test_een_andere_browser_van_dezelfde_persoon_ziet_het_niet(achterkant: Achterkant) -> None:
    wie = persoon()
    te_laat(browser(wie))
    ander = lokaal()
    log_in_via(ander, wie, FORMULIER)
    assert "0612345678" not in ander.get(FORMULIER).content.decode()


def test_na_een_uur_is_het_weg(achterkant: Achterkant) -> None:
    wie = persoon()
    client = browser(wie)
    te_laat(client)
    Bewaard.objects.update(tot=timezone.now() - timedelta(seconds=1))
    log_in_via(client, wie, FORMULIER)
    assert "0612345678" not in client.get(FORMULIER).content.decode()
    assert bewaren.ruim_op() == 1


def test_ook_na_een_open_pagina_in_een_ander_tabblad_is_bekend_wie_het_was(achterkant: Achterkant) -> None:
    """The first request after the end brings a new cookie; the form in the other tab is still that person's."""
    wie = persoon()
    client = browser(wie)
    laat_verlopen(client)
    client.get("/inloggen/")
    client.post(FORMULIER, GETYPT, HTTP_REFERER=f"http://127.0.0.1{FORMULIER}")
    log_in_via(client, wie, FORMULIER)
    assert 'value="0612345678"' in client.get(FORMULIER).content.decode()


def test_wie_nooit_was_ingelogd_laat_niets_achter() -> None:
    assert lokaal().post(FORMULIER, GETYPT).status_code == 302
    assert Bewaard.objects.count() == 0


def test_na_uitloggen_wordt_niets_bewaard() -> None:
    client = browser(persoon())
    client.post("/uitloggen/")
    client.post(FORMULIER, GETYPT)
    assert Bewaard.objects.count() == 0


def test_zonder_bewijs_van_de_pagina_wordt_niets_bewaard() -> None:
    client = browser(persoon(), enforce_csrf_checks=True)
    laat_verlopen(client)
    assert client.post(FORMULIER, GETYPT).status_code == 403
    assert Bewaard.objects.count() == 0


def test_te_veel_wordt_niet_bewaard() -> None:
    te_laat(browser(persoon()), onderwerp="x" * (bewaren.HOOGSTENS + 1))
    assert Bewaard.objects.count() == 0


def test_een_bestand_moet_opnieuw_worden_gekozen(achterkant: Achterkant) -> None:
    wie = persoon()
    client = browser(wie)
    te_laat(client, **GETYPT, bewijs=SimpleUploadedFile("a.pdf", b"%PDF"))
    log_in_via(client, wie, FORMULIER)
    pagina = client.get(FORMULIER).content.decode()
    assert 'value="0612345678"' in pagina
    assert "Kies uw bestand opnieuw" in pagina


def test_ook_wie_hoger_moet_inloggen_verliest_niets(achterkant: Achterkant) -> None:
    wie = persoon()
    client = browser(wie, Niveau.LAAG)
    client.post(FORMULIER, GETYPT, HTTP_REFERER=f"http://127.0.0.1{FORMULIER}")
    log_in_via(client, wie, FORMULIER)
    assert 'value="0612345678"' in client.get(FORMULIER).content.decode()


def test_namens_een_ander_getypt_staat_weer_bij_die_ander(achterkant: Achterkant) -> None:
    student, moeder = persoon("Dijkstra"), persoon("Vermeer")
    client = browser(moeder)
    client.post("/namens/", {"vertegenwoordiging": machtig(student, moeder).pk})
    te_laat(client)
    log_in_via(client, moeder, FORMULIER)
    wie = burger_van(client.session)
    assert wie is not None and wie.betreft_id == student.pk
    client.post("/namens/", {"vertegenwoordiging": 0})
    assert "0612345678" not in client.get(FORMULIER).content.decode()
    client.post("/namens/", {"vertegenwoordiging": student.vertegenwoordigd_door.get().pk})
    assert 'value="0612345678"' in client.get(FORMULIER).content.decode()


def test_het_script_van_de_pagina_geeft_het_getypte_af_als_het_voorbij_is(achterkant: Achterkant) -> None:
    wie = persoon()
    client = browser(wie)
    velden = {**GETYPT, "_pad": FORMULIER, "_actie": FORMULIER}
    assert client.post("/sessie/bewaren/", velden).status_code == 409
    laat_verlopen(client)
    assert over(client) == 0
    assert client.post("/sessie/bewaren/", velden).json() == {"bewaard": True}
    naar = client.get(FORMULIER)
    assert "bewaren wij een uur" in client.get(naar["Location"]).content.decode()
    log_in_via(client, wie, FORMULIER)
    assert 'value="0612345678"' in client.get(FORMULIER).content.decode()


def test_het_formulier_van_de_een_gaat_niet_uit_naam_van_de_ander(achterkant: Achterkant) -> None:
    """Two tabs: in one a form of the first person, in the other somebody else logs in."""
    eerste = persoon()
    client = browser(eerste, enforce_csrf_checks=True)
    bewijs = _bewijs(client)
    laat_verlopen(client)
    _via(client, eerste)
    assert client.post("/namens/", {"csrfmiddlewaretoken": bewijs, "vertegenwoordiging": 0}).status_code == 302  # the same person goes on
    bewijs = _bewijs(client)
    _via(client, persoon())
    assert client.post("/namens/", {"csrfmiddlewaretoken": bewijs, "vertegenwoordiging": 0}).status_code == 403


def _bewijs(client: Client) -> str:
    gevonden = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get("/namens/").content.decode())
    assert gevonden is not None
    return gevonden[1]


def _via(client: Client, wie: Persoon) -> None:
    adres = begin(client)
    bewijs = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(adres).content.decode())
    assert bewijs is not None
    terug = client.post(adres, {"persoon": wie.pk, "csrfmiddlewaretoken": bewijs[1]})["Location"]
    assert client.get(terug.removeprefix("http://127.0.0.1")).status_code == 302


def test_kanaalkeuze_blijft_buiten_bereik_van_een_verlopen_sessie() -> None:
    """An expired session opens nothing: the form is kept, not carried out."""
    wie = persoon()
    client = browser(wie)
    te_laat(client, "/berichten/voorkeuren/", lesgeld=str(Kanaal.DIGITAAL))
    assert not Kanaalkeuze.objects.filter(persoon=wie).exists()


def test_wie_halverwege_vragen_was_gaat_verder_op_dezelfde_vraag(achterkant: Achterkant) -> None:
    """The question pages keep drafts; what was typed after the last one comes back too."""
    wie = persoon()
    client = browser(wie)
    eerste = client.post("/vragen/correctieverzoek/0/")["Location"]
    naar = client.post(eerste, {**_verborgen(client, eerste), "wat": "naam"})["Location"]
    te_laat(client, naar, **_verborgen(client, naar), nu="Er staat Jansn & Zn.")
    assert log_in_via(client, wie, naar)["Location"] == naar
    pagina = client.get(naar).content.decode()
    assert "Er staat Jansn &amp; Zn.</textarea>" in pagina
    assert "Er is nog niets verstuurd" in pagina


def _verborgen(client: Client, pad: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(?!csrf)(\w+)" value="([^"]*)"', client.get(pad).content.decode()))
