"""Asking lesgeld back through the browser, without JavaScript: for oneself, for another, and not for a stranger."""

from datetime import date
from html import unescape

import pytest
from django.contrib.auth.models import User

from duo_portal.aanvragen.models import Aanvraag, Bewijsstuk
from duo_portal.berichten.models import Bericht
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from lesgeld.services.wijs_verzoek_af import Afwijzing, wijs_verzoek_af
from tests import bouw
from tests.lesgeld.vragenpad import BEGIN, tot_controle, verstuur
from tests.portaal.vragen.lopen import PDF, antwoord, begin, bestand, lees, verborgen, volgende
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
ADRES = "/lesgeld/2025/terugvragen/"


def gestopt() -> Persoon:
    """The school delivered the last day."""
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 2, 20))
    return wie


def nog_ingeschreven() -> Persoon:
    return bouw.student(betaald=145_800)


def test_van_vragen_tot_kenmerk_en_alles_komt_terug_in_de_bevestiging() -> None:
    client = burger(gestopt())
    assert "Lesgeld terugvragen" in lees(client, "/lesgeld/2025/")
    assert client.get(ADRES)["Location"] == BEGIN
    assert "Dit kost ongeveer" in lees(client, BEGIN)
    adres = verstuur(client, toelichting="Ik lag <b>lang</b> in bed.", bewijs=True)
    aanvraag = Aanvraag.objects.get()
    assert adres == f"/aanvragen/{aanvraag.pk}/"
    pagina = client.get(adres).content.decode()
    assert aanvraag.kenmerk in pagina
    assert "Ik lag &lt;b&gt;lang&lt;/b&gt; in bed." in pagina
    assert "verklaring.pdf" in pagina
    assert "20\u00a0februari 2026" in pagina
    assert "10\u00a0augustus 2026" in pagina  # by when we decide
    bevestiging = Bericht.objects.get(sjabloonversie__naam="aanvragen/ontvangen")
    assert aanvraag.bevestiging == bevestiging
    brief = client.get(f"/berichten/{bevestiging.pk}/").content.decode()
    for getypt in (
        "Ik ben ernstig ziek",
        "20\u00a0februari 2026",
        "Ik lag &lt;b&gt;lang&lt;/b&gt; in bed.",
        "verklaring.pdf",
        aanvraag.kenmerk,
    ):
        assert getypt in brief
    assert client.get(f"/berichten/{bevestiging.pk}/brief.pdf").content.startswith(b"%PDF-")


def test_een_dubbelklik_komt_op_dezelfde_aanvraag_uit() -> None:
    client = burger(gestopt())
    controle = tot_controle(client, bewijs=True)
    gepost = {**verborgen(lees(client, controle)), "akkoord": "on"}
    adressen = {client.post(controle, gepost)["Location"] for _ in range(3)}
    assert adressen == {f"/aanvragen/{Aanvraag.objects.get().pk}/"}
    assert (Bewijsstuk.objects.count(), Bericht.objects.filter(sjabloonversie__naam="aanvragen/ontvangen").count()) == (1, 1)


def test_wie_al_een_aanvraag_heeft_ziet_die() -> None:
    client = burger(gestopt())
    verstuur(client)
    assert client.get(BEGIN)["Location"] == f"/aanvragen/{Aanvraag.objects.get().pk}/"


def test_wat_de_school_doorgaf_wordt_niet_gevraagd_maar_wel_getoond() -> None:
    client = burger(gestopt())
    controle = tot_controle(client)
    pagina = lees(client, controle)
    assert "Deze dag gaf uw school aan ons door." in pagina
    dag = f"{BEGIN}laatste-schooldag/"
    assert volgende(client, f"{dag}?terug=controle", laatste_schooldag="19-2-2026") == controle
    assert "Deze dag gaf uw school aan ons door." not in lees(client, controle)
    volgende(client, controle, akkoord="on")
    assert Aanvraag.objects.get().gegevens["laatste_schooldag"] == "2026-02-19"


def test_wie_nog_is_ingeschreven_wordt_naar_de_dag_gevraagd() -> None:
    client = burger(nog_ingeschreven())
    adres = volgende(client, begin(client, BEGIN), reden="overstap")
    assert adres == f"{BEGIN}laatste-schooldag/"
    gegeven = antwoord(client, adres, laatste_schooldag="31-2-2026")
    pagina = unescape(gegeven.content.decode())
    assert gegeven.status_code == 422
    assert "<title>Fout: " in pagina
    assert 'id="fouten"' in pagina
    assert pagina.count("Deze datum bestaat niet.") == 2
    assert 'value="31-2-2026"' in pagina
    assert 'value="31-2-2026"' in lees(client, adres)  # kept, also with its fault


def test_bij_een_overstap_is_geen_bewijs_nodig_en_bij_iets_anders_wel_uitleg() -> None:
    client = burger(gestopt())
    adres = volgende(client, begin(client, BEGIN), reden="overstap")
    assert volgende(client, adres) == f"{BEGIN}controle/"
    volgende(client, f"{BEGIN}reden/?terug=controle", reden="familie")
    assert antwoord(client, f"{BEGIN}uitleg/").status_code == 422
    assert volgende(client, f"{BEGIN}uitleg/", toelichting="Mijn broer is verdwenen.") == f"{BEGIN}bewijs/"


def test_een_bestand_van_een_andere_weg_blijft_in_het_concept_en_gaat_niet_mee() -> None:
    client = burger(gestopt())
    controle = tot_controle(client, bewijs=True)
    volgende(client, f"{BEGIN}reden/?terug=controle", reden="overstap")
    assert "verklaring.pdf" not in lees(client, controle)
    volgende(client, f"{BEGIN}reden/?terug=controle", reden="zwanger")
    assert "verklaring.pdf" in lees(client, controle)
    volgende(client, f"{BEGIN}reden/?terug=controle", reden="overstap")
    volgende(client, controle, akkoord="on")
    assert Aanvraag.objects.get().gegevens["reden"] == "overstap" and not Bewijsstuk.objects.exists()


def test_na_een_afwijzing_zegt_de_pagina_dat_er_is_beslist() -> None:
    wie = gestopt()
    client = burger(wie)
    verstuur(client)
    aanvraag = Aanvraag.objects.get()
    uitleg = "Wij hebben geen bewijs gekregen van de school."
    wijs_verzoek_af(Afwijzing(aanvraag.pk, "geen_bewijs", uitleg), User.objects.create(username="samira"))
    assert "afgewezen" in lees(client, f"/aanvragen/{aanvraag.pk}/")
    assert "Uw lesgeld blijft hetzelfde" in lees(client, "/")
    assert "uw lesgeld blijft" in lees(client, "/lesgeld/2025/")


def test_een_verkeerd_bestand_wordt_geweigerd_met_uitleg() -> None:
    client = burger(gestopt())
    tot_controle(client)
    gegeven = antwoord(client, f"{BEGIN}bewijs/", bewijs=bestand(b"MZ programma"))
    assert gegeven.status_code == 422
    assert "‘verklaring.pdf’ is geen pdf, jpg of png" in unescape(gegeven.content.decode())
    volgende(client, f"{BEGIN}controle/", akkoord="on")
    assert not Bewijsstuk.objects.exists()


def test_bewijs_kan_later_komen() -> None:
    client = burger(gestopt())
    verstuur(client)
    adres = f"/aanvragen/{Aanvraag.objects.get().pk}/bewijs/"
    assert client.post(adres).status_code == 422
    assert "Wij hebben uw bestand ontvangen" in client.post(adres, {"bewijs": bestand()}, follow=True).content.decode()
    assert "Dit bestand hadden wij al" in client.post(adres, {"bewijs": bestand()}, follow=True).content.decode()


def test_na_31_juli_vraagt_een_pagina_waarom(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = gestopt()
    monkeypatch.setenv("DUO_VANDAAG", "2026-08-20")
    client = burger(wie)
    assert "Het schooljaar is voorbij" in lees(client, BEGIN)
    adres = volgende(client, volgende(client, begin(client, BEGIN), reden="zelf_ziek"))
    assert "Waarom vraagt u dit na 31 juli?" in lees(client, adres)
    assert antwoord(client, adres).status_code == 422
    assert volgende(client, adres, reden_laat="Ik was opgenomen.") == f"{BEGIN}bewijs/"


def test_vreemde_krijgt_404() -> None:
    client = burger(gestopt())
    verstuur(client)
    nummer = Aanvraag.objects.get().pk
    vreemde = burger(bouw.persoon("Vreemde"))
    for adres in (ADRES, BEGIN, f"{BEGIN}reden/", f"{BEGIN}controle/", f"{BEGIN}weg/", f"/aanvragen/{nummer}/"):
        assert vreemde.get(adres).status_code == 404, adres
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
    verstuur(client, bewijs=True)
    aanvraag = Aanvraag.objects.get()
    assert (aanvraag.persoon, aanvraag.ingediend_door, aanvraag.vertegenwoordiging) == (wie, kramer, recht)
    zelf = burger(wie)
    assert "Verstuurd door Stichting Evenwicht" in " ".join(lees(zelf, f"/aanvragen/{aanvraag.pk}/").split())
    assert zelf.post(f"/aanvragen/{aanvraag.pk}/bewijs/", {"bewijs": bestand(PDF + b"\n")}).status_code == 403
    assert zelf.get(ADRES).status_code == zelf.get(BEGIN).status_code == 403
    assert "Wie uw geldzaken regelt" in lees(zelf, "/lesgeld/2025/")


def test_buiten_de_dienst_van_de_machtiging_bestaat_de_aanvraag_niet() -> None:
    wie = gestopt()
    verstuur(burger(wie))
    kramer, recht = onder_bewind(wie, lijnen=["aflossing"])
    client = burger(kramer)
    client.post("/namens/", {"vertegenwoordiging": recht.pk})
    assert client.get(f"/aanvragen/{Aanvraag.objects.get().pk}/").status_code == 404
    assert client.get(ADRES).status_code == client.get(BEGIN).status_code == 404


def test_in_het_engels() -> None:
    client = burger(gestopt())
    client.post("/taal/", {"language": "en"})
    pagina = lees(client, begin(client, BEGIN))
    assert "Why did you stop your course?" in pagina
    assert "Waarom" not in pagina
