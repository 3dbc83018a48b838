"""Asking lesgeld back through the browser, without JavaScript: for oneself, for another, and not for a stranger."""

from datetime import date
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from duo_portal.aanvragen.models import Aanvraag, Bewijsstuk
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from lesgeld.services.wijs_verzoek_af import Afwijzing, wijs_verzoek_af
from tests import bouw
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
ADRES = "/lesgeld/2025/terugvragen/"
PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
GOED = {"reden": "zelf_ziek", "laatste_schooldag": "20-2-2026", "sleutel": "6f7a1f6e-5d7c-4a55-9d5b-0b1f1f0e8a11"}


def gestopt() -> Persoon:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 2, 20))
    return wie


def lees(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    return unescape(antwoord.content.decode())


def bestand(inhoud: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("verklaring.pdf", inhoud, "application/pdf")


def test_van_formulier_tot_kenmerk() -> None:
    client = burger(gestopt())
    assert "Lesgeld terugvragen" in lees(client, "/lesgeld/2025/")
    assert 'enctype="multipart/form-data"' in lees(client, ADRES)
    antwoord = client.post(ADRES, {**GOED, "toelichting": "Ik lag <b>lang</b> in bed.", "bewijs": bestand()})
    aanvraag = Aanvraag.objects.get()
    assert antwoord["Location"] == f"/aanvragen/{aanvraag.pk}/"
    pagina = client.get(antwoord["Location"]).content.decode()
    assert aanvraag.kenmerk in pagina
    assert "Ik lag &lt;b&gt;lang&lt;/b&gt; in bed." in pagina
    assert "verklaring.pdf" in pagina
    assert "20\u00a0februari 2026" in pagina
    assert "10\u00a0augustus 2026" in pagina  # by when we decide


def test_een_dubbelklik_komt_op_dezelfde_aanvraag_uit() -> None:
    client = burger(gestopt())
    adressen = {client.post(ADRES, {**GOED, "bewijs": bestand()})["Location"] for _ in range(2)}
    assert adressen == {f"/aanvragen/{Aanvraag.objects.get().pk}/"}
    assert Bewijsstuk.objects.count() == 1


def test_wie_al_een_aanvraag_heeft_ziet_die() -> None:
    client = burger(gestopt())
    client.post(ADRES, GOED)
    assert client.get(ADRES)["Location"] == f"/aanvragen/{Aanvraag.objects.get().pk}/"


def test_fouten_staan_bovenaan_en_bij_het_veld_en_het_getypte_blijft_staan() -> None:
    antwoord = burger(gestopt()).post(ADRES, {"reden": "zelf_ziek", "laatste_schooldag": "31-2-2026", "toelichting": "Mijn verhaal."})
    pagina = unescape(antwoord.content.decode())
    assert antwoord.status_code == 422
    assert 'class="foutenlijst" role="alert"' in pagina
    assert pagina.count("Deze datum bestaat niet.") == 2
    assert "Mijn verhaal." in pagina
    assert 'value="31-2-2026"' in pagina
    assert 'value="zelf_ziek"' in pagina.split("checked")[0].rsplit("<input", 1)[1]
    assert not Aanvraag.objects.exists()


def test_bij_een_fout_zegt_de_pagina_dat_het_bestand_opnieuw_moet() -> None:
    antwoord = burger(gestopt()).post(ADRES, {"reden": "", "laatste_schooldag": "20-2-2026", "bewijs": bestand()})
    assert "Kies uw bestanden opnieuw." in antwoord.content.decode()


def test_na_een_afwijzing_zegt_de_pagina_dat_er_is_beslist() -> None:
    wie = gestopt()
    client = burger(wie)
    client.post(ADRES, GOED)
    aanvraag = Aanvraag.objects.get()
    uitleg = "Wij hebben geen bewijs gekregen van de school."
    wijs_verzoek_af(Afwijzing(aanvraag.pk, "geen_bewijs", uitleg), User.objects.create(username="samira"))
    assert "afgewezen" in lees(client, f"/aanvragen/{aanvraag.pk}/")
    assert "Uw lesgeld blijft hetzelfde" in lees(client, "/")
    assert "uw lesgeld blijft" in lees(client, "/lesgeld/2025/")


def test_een_verkeerd_bestand_wordt_geweigerd_met_uitleg() -> None:
    antwoord = burger(gestopt()).post(ADRES, {**GOED, "bewijs": bestand(b"MZ programma")})
    assert antwoord.status_code == 422
    assert "geen pdf, jpg of png" in antwoord.content.decode()
    assert not Aanvraag.objects.exists()


def test_bewijs_kan_later_komen() -> None:
    client = burger(gestopt())
    client.post(ADRES, GOED)
    adres = f"/aanvragen/{Aanvraag.objects.get().pk}/bewijs/"
    assert client.post(adres).status_code == 422
    assert "Wij hebben uw bestand ontvangen" in client.post(adres, {"bewijs": bestand()}, follow=True).content.decode()
    assert "Dit bestand hadden wij al" in client.post(adres, {"bewijs": bestand()}, follow=True).content.decode()


def test_na_31_juli_vraagt_de_pagina_waarom(monkeypatch: pytest.MonkeyPatch) -> None:
    client = burger(gestopt())
    assert "na 31 juli" not in lees(client, ADRES)
    monkeypatch.setenv("DUO_VANDAAG", "2026-08-20")
    assert "Waarom vraagt u dit na 31 juli?" in lees(client, ADRES)
    assert client.post(ADRES, GOED).status_code == 422
    assert client.post(ADRES, {**GOED, "reden_laat": "Ik was opgenomen."}).status_code == 302


def test_vreemde_krijgt_404() -> None:
    burger(gestopt()).post(ADRES, GOED)
    nummer = Aanvraag.objects.get().pk
    vreemde = burger(bouw.persoon("Vreemde"))
    assert vreemde.get(ADRES).status_code == 404
    assert vreemde.get(f"/aanvragen/{nummer}/").status_code == 404
    assert vreemde.post(f"/aanvragen/{nummer}/bewijs/", {"bewijs": bestand()}).status_code == 404


def test_een_door_ons_voorbereide_aanvraag_heeft_hier_geen_pagina() -> None:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, date(2026, 1, 31))
    bouw.geef_terug(automatisch=False)
    assert burger(wie).get(f"/aanvragen/{Aanvraag.objects.get().pk}/").status_code == 404


def onder_bewind(wie: Persoon, **velden: object) -> tuple[Persoon, Vertegenwoordiging]:
    kramer = bouw.persoon("Kramer")
    recht = Vertegenwoordiging.objects.create(
        persoon=wie, vertegenwoordiger=kramer, organisatie="Stichting Evenwicht", soort=Vertegenwoordigingssoort.BEWIND,
        mag_lezen=True, mag_handelen=True, van=date(2024, 3, 1), **velden,
    )  # fmt: skip
    return kramer, recht


def test_de_bewindvoerder_vraagt_en_de_student_leest_alleen() -> None:
    wie = gestopt()
    kramer, recht = onder_bewind(wie)
    client = burger(kramer)
    client.post("/namens/", {"vertegenwoordiging": recht.pk})
    client.post(ADRES, {**GOED, "bewijs": bestand()})
    aanvraag = Aanvraag.objects.get()
    assert (aanvraag.persoon, aanvraag.ingediend_door, aanvraag.vertegenwoordiging) == (wie, kramer, recht)
    zelf = burger(wie)
    assert "Verstuurd door Stichting Evenwicht" in " ".join(lees(zelf, f"/aanvragen/{aanvraag.pk}/").split())
    assert zelf.post(f"/aanvragen/{aanvraag.pk}/bewijs/", {"bewijs": bestand(PDF + b"\n")}).status_code == 403
    assert zelf.get(ADRES).status_code == 403
    assert "Wie uw geldzaken regelt" in lees(zelf, "/lesgeld/2025/")


def test_buiten_de_dienst_van_de_machtiging_bestaat_de_aanvraag_niet() -> None:
    wie = gestopt()
    burger(wie).post(ADRES, GOED)
    kramer, recht = onder_bewind(wie, lijnen=["aflossing"])
    client = burger(kramer)
    client.post("/namens/", {"vertegenwoordiging": recht.pk})
    assert client.get(f"/aanvragen/{Aanvraag.objects.get().pk}/").status_code == 404
    assert client.get(ADRES).status_code == 404


def test_in_het_engels() -> None:
    client = burger(gestopt())
    client.post("/taal/", {"language": "en"})
    pagina = lees(client, ADRES)
    assert "Why did you stop your course?" in pagina
    assert "Waarom" not in pagina
