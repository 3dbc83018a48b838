"""The question pages through the browser, without JavaScript, on the flow of a correction."""

from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from duo_portal.aanvragen.models import Aanvraag, Bewijsstuk, Concept, Conceptbijlage
from duo_portal.berichten.models import Belverzoek, Bericht
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.toegang.burger import Niveau
from duo_portal.toegang.models import Sessie
from duo_portal.toegang.sessie import log_in
from duo_portal.werkvoorraad.models import Taak
from tests import bouw, toneel
from tests.portaal.vragen.lopen import antwoord, begin, bestand, lees, verborgen, volgende
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
BEGIN = "/vragen/correctieverzoek/0/"
CONTROLE = f"{BEGIN}controle/"
GETYPT = {
    "wat": {"wat": "naam"},
    "nu": {"nu": "Er staat Jansn."},
    "juist": {"juist": "Jansen"},
    "sinds": {"sinds": "1-2-2020"},
    "bewijs": {},
}


@pytest.fixture
def wie() -> Persoon:
    return bouw.persoon()


@pytest.fixture
def client(wie: Persoon) -> Client:
    return burger(wie)


def tot(client: Client, doel: str) -> str:
    """Answer until the page with this name is reached."""
    adres = begin(client, BEGIN)
    while (naam := adres.rstrip("/").rsplit("/", 1)[1]) != doel:
        adres = volgende(client, adres, **GETYPT[naam])
    return adres


def test_een_vraag_per_pagina_met_waarom_en_hoe_ver(client: Client) -> None:
    pagina = lees(client, tot(client, "juist"))
    assert "<title>Wat moet het zijn?" in pagina
    assert "vraag 3 van 5" in pagina
    assert "Dan weten wij wat wij moeten verbeteren." in pagina
    assert pagina.count("<textarea") == 1
    assert "Bewaren en later verder" in pagina and "Laat iemand mij bellen over deze vraag" in pagina


def test_terug_en_weer_vooruit_houdt_alles(client: Client) -> None:
    tot(client, "bewijs")
    assert "Er staat Jansn." in lees(client, f"{BEGIN}nu/")
    assert 'href="/vragen/correctieverzoek/0/wat/"' in lees(client, f"{BEGIN}nu/")
    assert volgende(client, f"{BEGIN}nu/", nu="Er staat Janse.") == f"{BEGIN}juist/"
    assert "Jansen" in lees(client, f"{BEGIN}juist/")


def test_een_teken_dat_de_databank_niet_kent_valt_weg(client: Client) -> None:
    assert volgende(client, tot(client, "nu"), nu="Er staat\x00 Jansn.") == f"{BEGIN}juist/"
    assert "Er staat Jansn." in lees(client, f"{BEGIN}nu/")


def test_vooruit_springen_kan_niet(client: Client) -> None:
    tot(client, "nu")
    for naam in ("juist/", "bewijs/", "controle/"):
        assert client.get(f"{BEGIN}{naam}")["Location"] == f"{BEGIN}nu/"
    assert client.get(f"{BEGIN}bestaat-niet/").status_code == 404


def test_bewaren_en_later_verder_ook_met_een_fout(client: Client, wie: Persoon) -> None:
    adres = tot(client, "sinds")
    assert volgende(client, adres, sinds="gisteren", actie="bewaren") == "/vragen/"
    opnieuw = burger(wie)  # another day, another login
    pagina = lees(opnieuw, "/vragen/")
    assert "Laat een gegeven verbeteren" in pagina and Concept.objects.get().kenmerk in pagina and "15\u00a0juli 2026" in pagina
    assert opnieuw.get(f"{BEGIN}?verder")["Location"] == adres
    assert 'value="gisteren"' in lees(opnieuw, adres)
    assert "Ga verder" in lees(opnieuw, BEGIN)


def test_het_overzicht_brengt_alleen_wie_het_schreef_terug_naar_zijn_vraag(client: Client, wie: Persoon) -> None:
    adres = tot(client, "juist")
    assert "U begon met: " in lees(client, "/") and 'href="/vragen/correctieverzoek/0/?verder="' in lees(client, "/")
    assert client.get(f"{BEGIN}?verder=")["Location"] == adres
    ander = burger(toneel.machtig(wie, mag_handelen=True))
    ander.post("/namens/", {"vertegenwoordiging": Vertegenwoordiging.objects.get().pk})
    assert "U begon met: " not in lees(ander, "/")


def test_bel_mij_bewaart_en_geeft_het_kenmerk_mee(client: Client) -> None:
    adres = tot(client, "juist")
    naar = volgende(client, adres, juist="Jansen", actie="bel")
    kenmerk = Concept.objects.get().kenmerk
    assert naar.startswith("/berichten/bel-mij/") and Concept.objects.get().antwoorden["juist"] == "Jansen"
    pagina = lees(client, naar)
    assert kenmerk in pagina and "Laat een gegeven verbeteren" in pagina
    client.post("/berichten/bel-mij/", {"onderwerp": "x", "kenmerk": kenmerk, "telefoon": "0612345678", "dagdeel": "ochtend"})
    assert Belverzoek.objects.get().kenmerk == kenmerk


def test_de_oudere_tab_krijgt_beide_antwoorden_en_kiest(client: Client) -> None:
    adres = tot(client, "nu")
    oud = verborgen(lees(client, adres))
    volgende(client, adres, nu="Uit de nieuwe tab.")
    gegeven = client.post(adres, {**oud, "nu": "Uit de <oude> tab."})
    pagina = unescape(gegeven.content.decode())
    assert gegeven.status_code == 409
    assert "U hebt dit in een ander tabblad veranderd" in pagina
    assert "Uit de nieuwe tab." in pagina and "Uit de <oude> tab." in pagina
    assert Concept.objects.get().antwoorden["nu"] == "Uit de nieuwe tab."
    assert client.post(adres, {**verborgen(pagina), "nu": "Uit de <oude> tab."}).status_code == 302
    assert Concept.objects.get().antwoorden["nu"] == "Uit de <oude> tab."


def test_de_controle_van_een_oudere_tab_verstuurt_niets_ongezien(client: Client) -> None:
    controle = tot(client, "controle")
    oud = verborgen(lees(client, controle))
    volgende(client, f"{BEGIN}juist/?terug=controle", juist="Janssen")
    gegeven = client.post(controle, {**oud, "akkoord": "on"})
    assert gegeven.status_code == 409
    assert "Janssen" in gegeven.content.decode() and not Aanvraag.objects.exists()
    assert client.post(controle, {**verborgen(unescape(gegeven.content.decode())), "akkoord": "on"}).status_code == 302
    assert Aanvraag.objects.get().gegevens["juist"] == "Janssen"


def test_versturen_vraagt_een_vinkje_en_gaat_een_keer(client: Client, wie: Persoon) -> None:
    controle = tot(client, "controle")
    gegeven = antwoord(client, controle)
    assert gegeven.status_code == 422 and "<title>Fout: " in gegeven.content.decode()
    gepost = {**verborgen(lees(client, controle)), "akkoord": "on"}
    adressen = {client.post(controle, gepost)["Location"] for _ in range(2)}
    aanvraag = Aanvraag.objects.get()
    assert adressen == {f"/aanvragen/{aanvraag.pk}/"}
    assert (aanvraag.persoon, aanvraag.ingediend_door, aanvraag.soort) == (wie, wie, "correctieverzoek")
    assert (Taak.objects.get().soort, Bericht.objects.get()) == ("correctie_gevraagd", aanvraag.bevestiging)
    assert client.get(BEGIN)["Location"] == f"/aanvragen/{aanvraag.pk}/"


def test_een_oude_pagina_na_het_versturen_leidt_naar_wat_ervan_kwam(client: Client) -> None:
    adres = tot(client, "bewijs")
    oud = verborgen(lees(client, adres))
    volgende(client, volgende(client, adres), akkoord="on")
    gegeven = client.post(adres, {**oud, "actie": "bewaren"}, follow=True)
    assert gegeven.redirect_chain[0][0] == f"/aanvragen/{Aanvraag.objects.get().pk}/"
    assert "U hebt dit al verstuurd." in gegeven.content.decode()
    assert client.get(adres)["Location"] == BEGIN


def test_weggooien_is_weg_ook_voor_een_oude_tab(client: Client) -> None:
    adres = tot(client, "nu")
    oud = verborgen(lees(client, adres))
    assert "Wilt u dit weggooien?" in lees(client, f"{BEGIN}weg/")
    assert client.post(f"{BEGIN}weg/")["Location"] == "/vragen/"
    assert not Concept.objects.exists()
    assert "weggegooid" in client.post(adres, {**oud, "nu": "x"}, follow=True).content.decode()
    assert client.get(f"{BEGIN}weg/").status_code == 404


def test_bestanden_staan_op_de_pagina_en_gaan_mee(client: Client) -> None:
    adres = tot(client, "bewijs")
    assert antwoord(client, adres, actie="voeg_toe").status_code == 422
    assert volgende(client, adres, actie="voeg_toe", bewijs=bestand(naam="een.pdf")) == adres
    assert volgende(client, adres, actie="voeg_toe", bewijs=bestand(b"%PDF-1.4\n%%EOF\n", "twee.pdf")) == adres
    een = Conceptbijlage.objects.get(bestandsnaam="een.pdf")
    assert "een.pdf" in lees(client, adres) and "twee.pdf" in lees(client, adres)
    assert volgende(client, adres, haal_weg=str(een.pk)) == adres
    controle = volgende(client, adres)
    assert "twee.pdf" in lees(client, controle) and "een.pdf" not in lees(client, controle)
    volgende(client, controle, akkoord="on")
    assert list(Bewijsstuk.objects.values_list("bestandsnaam", flat=True)) == ["twee.pdf"]
    assert not Conceptbijlage.objects.exists()


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [(b"", "leeg"), (b"GIF89a", "geen pdf, jpg of png"), (b"%PDF-1.7 half", "niet compleet")],
)
def test_een_bestand_dat_niet_kan_zegt_welk_en_wat_te_doen(client: Client, inhoud: bytes, melding: str) -> None:
    gegeven = antwoord(client, tot(client, "bewijs"), bewijs=bestand(inhoud, "mijn scan.pdf"))
    pagina = unescape(gegeven.content.decode())
    assert gegeven.status_code == 422 and "‘mijn scan.pdf’" in pagina and melding in pagina
    assert not Conceptbijlage.objects.exists()


def test_wie_namens_een_ander_invult_wordt_bewaard_en_het_concept_is_van_hem(wie: Persoon) -> None:
    ander = toneel.machtig(wie, mag_handelen=True)
    client = burger(ander)
    recht = Vertegenwoordiging.objects.get()
    client.post("/namens/", {"vertegenwoordiging": recht.pk})
    controle = tot(client, "controle")
    assert "U verstuurt dit namens" in lees(client, controle)
    assert "kenmerk" not in lees(burger(wie), "/vragen/").casefold().split("<main")[1]
    volgende(client, controle, akkoord="on")
    aanvraag = Aanvraag.objects.get()
    assert (aanvraag.persoon, aanvraag.ingediend_door, aanvraag.vertegenwoordiging) == (wie, ander, recht)


def test_wie_alleen_mag_lezen_kan_niet_beginnen(wie: Persoon) -> None:
    client = burger(toneel.machtig(wie))
    client.post("/namens/", {"vertegenwoordiging": Vertegenwoordiging.objects.get().pk})
    for adres in (BEGIN, "/vragen/", f"{BEGIN}wat/"):
        assert client.get(adres).status_code == 403, adres


def test_een_vreemde_komt_nergens(client: Client) -> None:
    tot(client, "nu")
    vreemde = burger(bouw.persoon("Vreemde"))
    assert vreemde.get(f"{BEGIN}nu/")["Location"] == BEGIN
    oud = verborgen(lees(client, f"{BEGIN}nu/"))
    vreemde.post(f"{BEGIN}nu/", {**oud, "nu": "van een vreemde"})
    vreemde.post(f"{BEGIN}weg/")
    assert "nu" not in Concept.objects.get().antwoorden
    for adres in ("/vragen/onzin/0/", "/vragen/correctieverzoek/1/"):
        assert client.get(adres).status_code == 404


def test_in_het_engels(client: Client) -> None:
    adres = tot(client, "juist")
    pagina = toneel.lees(client, adres, "en")
    assert "What should it be?" in pagina and "question 3 of 5" in pagina and "Save and go on later" in pagina
    assert "Volgende" not in pagina


def test_een_vraag_kost_weinig_vragen_aan_de_databank(client: Client) -> None:
    controle = tot(client, "controle")
    for adres in (BEGIN, f"{BEGIN}nu/", f"{BEGIN}bewijs/", controle, "/vragen/", f"{BEGIN}weg/"):
        assert toneel.tel_vragen(client, adres) <= 8, adres


def test_na_een_verlopen_sessie_staat_het_getypte_er_weer_bij_dezelfde_vraag(client: Client, wie: Persoon) -> None:
    adres = tot(client, "nu")
    gepost = {**verborgen(lees(client, adres)), "nu": "Dit typte ik te laat."}
    Sessie.objects.update(expire_date=timezone.now() - timedelta(hours=1))
    assert adres in unquote(client.post(adres, gepost)["Location"])
    assert "nu" not in Concept.objects.get().antwoorden
    sessie = client.session
    log_in(sessie, wie.pk, Niveau.SUBSTANTIEEL)
    sessie.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = sessie.session_key or ""
    pagina = lees(client, adres)
    assert "Dit typte ik te laat." in pagina
    assert client.post(adres, {**verborgen(pagina), "nu": "Dit typte ik te laat."})["Location"] == f"{BEGIN}juist/"
