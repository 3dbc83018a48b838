"""Staff judge requests in the browser: evidence first, then grant or refuse; nobody closes the task past the request."""

from datetime import date
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from duo_portal.aanvragen.bestanden import Bestand
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat, Bewijsstuk, Controleuitkomst
from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening, dien_aanvraag_in
from duo_portal.besluiten.models import Besluit
from duo_portal.register.models import Persoon
from duo_portal.toegang.models import Inzage
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from lesgeld.terugvragen import SOORT
from tests import bouw
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
UITLEG = "De school bevestigt de laatste schooldag en de arts de ziekte."
TOEKENNEN = {"reden": "4", "vanaf": "2026-02-20", "motivering": UITLEG}


@pytest.fixture
def wie() -> Persoon:
    student = bouw.student(betaald=145_800)
    bouw.eindig(student, date(2026, 2, 20))
    bouw.geef_terug()
    return student


@pytest.fixture
def aanvraag(wie: Persoon) -> Aanvraag:
    getypt = {"reden": "zelf_ziek", "laatste_schooldag": "20-2-2026"}
    return dien_aanvraag_in(Indiening(SOORT, wie.pk, 2025, getypt, uuid4(), wie.pk, None, [Bestand("brief.pdf", PDF)]))


@pytest.fixture
def samira() -> User:
    return medewerker("samira", Rol.BEHANDELAAR_LESGELD)


@pytest.fixture
def client(samira: User, wie: Persoon) -> Client:
    return beheerder(samira, wie)


def adres(aanvraag: Aanvraag, wat: str) -> str:
    return f"/beheer/aanvragen/aanvraag/{aanvraag.pk}/{wat}/"


def bij(stuk: Bewijsstuk, wat: str) -> str:
    return f"/beheer/aanvragen/bewijsstuk/{stuk.pk}/{wat}/"


def test_van_bewijs_tot_besluit(client: Client, aanvraag: Aanvraag, wie: Persoon) -> None:
    stuk = Bewijsstuk.objects.get()
    pagina = client.get(adres(aanvraag, "change")).content.decode()
    assert "Ik ben ernstig ziek" in pagina
    assert "nog niet gecontroleerd" in pagina
    assert "nog niet is gecontroleerd" in client.post(adres(aanvraag, "ken-toe"), TOEKENNEN, follow=True).content.decode()
    client.post(bij(stuk, "controle"), {"uitkomst": Controleuitkomst.VEILIG, "middel": "virusscanner van de werkplek"})
    assert client.post(bij(stuk, "openen")).content == PDF
    antwoord = client.post(adres(aanvraag, "ken-toe"), TOEKENNEN, follow=True).content.decode()
    besluit = Besluit.objects.latest("pk")
    assert besluit.kenmerk in antwoord
    assert besluit.uitkomst_centen == 85_050
    assert Inzage.objects.filter(persoon_id=wie.pk, wat=f"aanvraag {aanvraag.pk}").exists()


def test_een_bestand_in_quarantaine_gaat_alleen_als_gegevens_naar_buiten(client: Client, aanvraag: Aanvraag) -> None:
    stuk = Bewijsstuk.objects.get()
    geweigerd = client.post(bij(stuk, "openen"), follow=True)
    assert "nog niet gecontroleerd" in geweigerd.content.decode()
    antwoord = client.post(bij(stuk, "ophalen"))
    assert (antwoord["Content-Type"], antwoord["Content-Disposition"]) == (
        "application/octet-stream",
        f'attachment; filename="ongecontroleerd-{stuk.pk}.quarantaine"',
    )
    assert antwoord["Content-Security-Policy"] == "sandbox"


def test_een_geopend_bestand_is_een_bijlage_met_de_soort_van_de_inhoud(client: Client, aanvraag: Aanvraag) -> None:
    stuk = Bewijsstuk.objects.get()
    client.post(bij(stuk, "controle"), {"uitkomst": Controleuitkomst.VEILIG, "middel": "virusscanner"})
    antwoord = client.post(bij(stuk, "openen"))
    assert (antwoord["Content-Type"], antwoord["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert antwoord["Content-Disposition"] == f'attachment; filename="bewijsstuk-{stuk.pk}.pdf"'


def test_afwijzen_in_beheer(client: Client, aanvraag: Aanvraag) -> None:
    client.post(bij(Bewijsstuk.objects.get(), "controle"), {"uitkomst": Controleuitkomst.ONBRUIKBAAR, "middel": "virusscanner"})
    client.post(adres(aanvraag, "wijs-af"), {"waarom": "geen_bewijs", "uitleg": "Wij konden de brief niet lezen."})
    aanvraag.refresh_from_db()
    assert (aanvraag.staat, aanvraag.oordeel.reden) == (Aanvraagstaat.AFGEHANDELD, "geen_bewijs")


def test_de_taak_is_pas_klaar_als_de_aanvraag_beoordeeld_is(client: Client, samira: User, aanvraag: Aanvraag) -> None:
    taak = Taak.objects.get(soort="teruggave_verzoek")
    client.post(f"/beheer/werkvoorraad/taak/{taak.pk}/pak-op/")
    antwoord = client.post(f"/beheer/werkvoorraad/taak/{taak.pk}/rond-af/", {"uitkomst": "klaar"}, follow=True)
    assert "Beoordeel eerst de aanvraag" in antwoord.content.decode()
    taak.refresh_from_db()
    assert taak.staat == Taakstaat.IN_BEHANDELING


def test_wie_niet_over_lesgeld_gaat_beslist_niet_en_ziet_geen_bewijs(aanvraag: Aanvraag, wie: Persoon) -> None:
    joyce = beheerder(medewerker("joyce", Rol.KLACHTBEHANDELAAR), wie)
    stuk = Bewijsstuk.objects.get()
    assert joyce.post(adres(aanvraag, "ken-toe"), TOEKENNEN).status_code == 403
    assert [joyce.post(bij(stuk, wat)).status_code for wat in ("ophalen", "openen", "controle")] == [403, 403, 403]
    assert joyce.get(f"/beheer/aanvragen/bewijsstuk/{stuk.pk}/change/").status_code == 403


def test_een_late_aanvraag_biedt_geen_gewone_toekenning(client: Client, wie: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2026-08-20")
    getypt = {"reden": "zelf_ziek", "laatste_schooldag": "20-2-2026", "reden_laat": "Ik was opgenomen."}
    late = dien_aanvraag_in(Indiening(SOORT, wie.pk, 2025, getypt, uuid4(), wie.pk))
    pagina = client.get(adres(late, "change")).content.decode()
    assert "Teruggave toekennen" not in pagina
    assert "Afronden met het besloten maatwerk" in pagina
    assert "Ik was opgenomen." in pagina
