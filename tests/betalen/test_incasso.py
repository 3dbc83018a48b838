"""Choosing instalments and stopping them, in the browser: nothing typed is lost, and a double click does it once."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation

from duo_portal.berichten.models import Bericht
from duo_portal.betalen.selectors import vorderingbeeld
from duo_portal.betalingen.models import Incassomachtiging
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.vorderingen.models import Betalingsregeling, Einde, Regelingeinde, Vordering, Vorderingsoort
from tests import bouw, toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
ANDERE_IBAN = "NL02ABNA0123456789"
INGEVULD = {"iban": bouw.IBAN, "tenaamstelling": "R. Jansen", "akkoord": "on"}
PAGINA = f"/lesgeld/{bouw.SCHOOLJAAR}/"


@pytest.fixture(autouse=True)
def in_september(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DUO_VANDAAG", "2025-09-20")
    with translation.override("nl"):
        yield


@pytest.fixture
def wie() -> Persoon:
    return toneel.student()


def adres(wie: Persoon, deel: str = "termijnen") -> str:
    return f"/betalen/{Vordering.objects.get(persoon=wie).pk}/{deel}/"


def kies(client: Client, wie: Persoon, **anders: str) -> str:
    """Post the form; where the browser is sent to."""
    antwoord = client.post(adres(wie), INGEVULD | anders)
    assert antwoord.status_code == 302, antwoord.content.decode()
    return antwoord["Location"]


def test_de_rekening_van_het_register_staat_er_al_en_de_dagen_met_bedragen(wie: Persoon) -> None:
    tekst = toneel.lees(burger(wie), adres(wie))
    assert f'value="{bouw.IBAN}"' in tekst
    assert tekst.count("€\u00a0162,00") == 9
    assert "27\u00a0oktober 2025" in tekst
    assert "€\u00a01.458,00" in tekst


def test_onder_bewind_staat_de_beheerrekening_er(wie: Persoon) -> None:
    ander = toneel.machtig(
        wie,
        van=bouw.BEGIN,
        soort=Vertegenwoordigingssoort.BEWIND,
        mag_handelen=True,
        ontvangt_geld=True,
        iban=ANDERE_IBAN,
        tenaamstelling="Stichting Beheer",
    )
    client = burger(ander)
    client.post("/namens/", {"vertegenwoordiging": str(Vertegenwoordiging.objects.get().pk)})
    assert f'value="{ANDERE_IBAN}"' in toneel.lees(client, adres(wie))
    assert burger(wie).get(adres(wie)).status_code == 403


def test_een_dubbele_klik_is_een_regeling_en_een_bericht(wie: Persoon) -> None:
    client = burger(wie)
    eerder = Bericht.objects.count()
    assert [kies(client, wie) for _ in range(2)] == [PAGINA, PAGINA]
    assert Betalingsregeling.objects.count() == Incassomachtiging.objects.count() == 1
    assert Bericht.objects.count() == eerder + 1
    tekst = toneel.lees(client, PAGINA)
    assert "De eerste keer is op 27\u00a0oktober 2025." in tekst
    assert "U hoeft niets te doen: op 27\u00a0oktober 2025 schrijven wij €\u00a0162,00 af." in tekst


@pytest.mark.parametrize(
    ("anders", "veld", "fout"),
    [
        ({"iban": "NL00FOUT"}, "iban", "Dit nummer klopt niet."),
        ({"iban": ""}, "iban", "Vul het rekeningnummer in."),
        ({"tenaamstelling": "  "}, "tenaamstelling", "Vul de naam in die bij de rekening hoort."),
        ({"akkoord": ""}, "akkoord", "Zet een vinkje."),
    ],
)
def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft_staan(wie: Persoon, anders: dict[str, str], veld: str, fout: str) -> None:
    antwoord = burger(wie).post(adres(wie), INGEVULD | {"iban": ANDERE_IBAN, "tenaamstelling": "M. de Vries"} | anders)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert f'<a href="#id_{veld}">' in tekst
    assert tekst.count(fout) == 2  # above the form and at the field
    assert f'id="id_{veld}_error"' in tekst
    for naam, waarde in ({"iban": ANDERE_IBAN, "tenaamstelling": "M. de Vries"} | anders).items():
        if naam != "akkoord" and waarde.strip():
            assert f'value="{waarde}"' in tekst
    assert not Incassomachtiging.objects.exists()


def test_een_fout_is_in_het_engels_ook_engels(wie: Persoon) -> None:
    client = burger(wie)
    client.cookies["django_language"] = "en"
    tekst = client.post(adres(wie), INGEVULD | {"iban": "NL00FOUT"}).content.decode()
    assert "This number is not right." in tekst


def test_wie_niets_meer_hoeft_wordt_geweigerd_en_laat_geen_machtiging_achter(wie: Persoon) -> None:
    client = burger(wie)
    bouw.betaal(wie, 145_800)
    antwoord = client.post(adres(wie), INGEVULD)
    assert antwoord.status_code == 400
    assert "Hier staat niets meer open." in antwoord.content.decode()
    assert not Incassomachtiging.objects.exists()


def test_wie_al_termijnen_heeft_gaat_terug_naar_de_pagina(wie: Persoon) -> None:
    client = burger(wie)
    kies(client, wie)
    antwoord = client.get(adres(wie), follow=True)
    assert antwoord.redirect_chain == [(PAGINA, 302)]
    assert "U hebt al een regeling voor dit bedrag." in antwoord.content.decode()


@pytest.mark.parametrize(("wat", "ingetrokken"), [("deze", False), ("machtiging", True)])
def test_stoppen_kan_met_een_dubbele_klik_en_met_of_zonder_de_machtiging(wie: Persoon, wat: str, ingetrokken: bool) -> None:
    client = burger(wie)
    kies(client, wie)
    assert "Stop het afschrijven" in toneel.lees(client, PAGINA)
    for _ in range(2):
        assert client.post(adres(wie, "stoppen"), {"wat": wat})["Location"] == PAGINA
    assert [einde.soort for einde in Regelingeinde.objects.all()] == [Einde.GESTOPT]
    assert (Incassomachtiging.objects.get().vervangen_op is not None) is ingetrokken
    beeld = vorderingbeeld(wie.pk, Vorderingsoort.LESGELD)
    assert beeld is not None and beeld.regeling is None
    assert "Wij schrijven niets meer af." in toneel.lees(client, PAGINA)


def test_zonder_keuze_stopt_er_niets(wie: Persoon) -> None:
    client = burger(wie)
    kies(client, wie)
    antwoord = client.post(adres(wie, "stoppen"), {})
    assert antwoord.status_code == 400
    assert "Kies wat u wilt stoppen." in antwoord.content.decode()
    assert not Regelingeinde.objects.exists()


@pytest.mark.parametrize("deel", ["termijnen", "stoppen"])
def test_vreemde_krijgt_404_en_wie_alleen_leest_403(wie: Persoon, deel: str) -> None:
    vreemde = burger(bouw.persoon("Vreemde"))
    assert vreemde.get(adres(wie, deel)).status_code == 404
    assert vreemde.post(adres(wie, deel), INGEVULD).status_code == 404
    lezer = burger(toneel.machtig(wie, van=bouw.BEGIN, lijnen=["lesgeld"], mag_handelen=False))
    lezer.post("/namens/", {"vertegenwoordiging": str(Vertegenwoordiging.objects.get().pk)})
    assert lezer.get(adres(wie, deel)).status_code == 403
    assert "Wat u kunt regelen" in toneel.lees(lezer, PAGINA)
    assert adres(wie, deel) not in toneel.lees(lezer, PAGINA)
