"""The inbox, the message and its letter: each kind reads well, the first letter stays, and reading is noted."""

import hashlib
from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from duo_portal.berichten.models import Bericht, Briefbestand, Gebeurtenis
from duo_portal.berichten.opmaak import centen
from duo_portal.berichten.selectors import MEEKIJKEN_DAGEN, gegevens_van
from duo_portal.berichten.services.geef_brief import geef_brief
from duo_portal.berichten.weergave import artikel
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.werkvoorraad.services.laat_mens_meekijken import _werkdagen
from tests import bouw, toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
BELOFTEN_VAN_LATER = ("iDEAL", "Betalen in termijnen")


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


def bericht_van(wie: Persoon) -> str:
    return toneel.lees(burger(wie), f"/berichten/{toneel.laatste_bericht(wie).pk}/")


def overleden() -> Persoon:
    wie = toneel.student("Dijkstra")
    bouw.betaal(wie, 145_800)
    bouw.overlijden(wie, date(2026, 3, 3))
    bouw.geef_terug()
    return wie


def onder_bewind() -> Persoon:
    wie = toneel.student("Terpstra")
    Vertegenwoordiging.objects.create(
        persoon=wie,
        organisatie="Stichting Evenwicht",
        soort=Vertegenwoordigingssoort.BEWIND,
        ontvangt_post=True,
        adresregels=["Postbus 123", "9700 ZX  Groningen"],
        van=date(2024, 3, 1),
    )
    toneel.afgestudeerd(wie)
    bouw.geef_terug()
    return wie


def met_signaal() -> Persoon:
    wie = toneel.student("Willemsen")
    bouw.diploma(wie, date(2026, 2, 12))
    bouw.geef_terug()
    return wie


def klaar() -> Persoon:
    wie = toneel.afgestudeerd(toneel.student("Bosman", keer=3), date(2025, 11, 30))
    bouw.geef_terug()
    return wie


@pytest.mark.parametrize(
    ("maak", "zinnen"),
    [
        (toneel.bij_de_deurwaarder, ["Betaal niets aan de deurwaarder", "Betalingskenmerk", "Op het portaal.", "Met een brief."]),
        (toneel.met_uitbetaling, [f"U krijgt {centen(72_900)} terug.", "Het geld komt op rekening NL••"]),
        (klaar, ["u hoeft niets meer te betalen", "Dat bedrag hebt u al betaald"]),
        (toneel.met_voorstel, ["Kies op Onderwijsloket ‘Ja, ik vraag dit aan’", "Wij schatten"]),
        (met_signaal, ["U hebt uw diploma, maar u staat nog ingeschreven", "Niets. Wij vroegen uw school"]),
        (toneel.student, ["Of kies voor termijnen", "kies ‘Vraag een beslissing’"]),
    ],
    ids=["deurwaarder", "uitbetaling", "klaar", "voorstel", "signaal", "betalingsverzoek"],
)  # fmt: skip
def test_elk_soort_bericht_zegt_wat_er_is(maak: object, zinnen: list[str]) -> None:
    pagina = bericht_van(maak())  # type: ignore[operator]
    for zin in zinnen:
        assert zin in pagina
    for belofte in BELOFTEN_VAN_LATER:
        assert belofte not in pagina


def test_na_overlijden_spreekt_de_brief_de_nabestaanden_aan() -> None:
    brief = artikel(gegevens_van(toneel.laatste_bericht(overleden())))
    assert "Wij condoleren u met het verlies van Robin Dijkstra." in brief
    assert "Beste nabestaande," in brief
    assert "Staat er ‘uw’? Dan gaat het over Robin Dijkstra." in brief
    assert "Wij betalen terug" in brief
    assert "log in" not in brief


def test_onder_bewind_gaat_de_brief_naar_de_bewindvoerder_en_leest_de_student_dat() -> None:
    wie = onder_bewind()
    stuk = Bericht.objects.filter(persoon=wie, rol="vertegenwoordiger").latest("pk")
    pagina = toneel.lees(burger(wie), f"/berichten/{stuk.pk}/")
    assert "Deze brief ging naar Stichting Evenwicht." in pagina
    assert "omdat u zaken regelt voor Robin Terpstra" in pagina


def test_de_pagina_vertaalt_en_zegt_welke_brief_telt() -> None:
    wie = toneel.bij_de_deurwaarder()
    pagina = toneel.lees(burger(wie), f"/berichten/{toneel.laatste_bericht(wie).pk}/", "en")
    assert "The letter in Dutch is the real message." in pagina
    assert "You already paid" in pagina
    assert "U betaalde al" not in pagina


def test_de_brief_is_in_de_taal_van_het_bericht_welke_taal_de_pagina_ook_heeft() -> None:
    stuk = toneel.laatste_bericht(toneel.bij_de_deurwaarder())
    with translation.override("en"):
        brief = artikel(gegevens_van(stuk))
    assert "U betaalde al" in brief
    assert "You already paid" not in brief


def test_de_eerste_brief_blijft_met_zijn_hash_en_elke_latere_is_die() -> None:
    wie = toneel.bij_de_deurwaarder()
    client, stuk = burger(wie), toneel.laatste_bericht(wie)
    eerste = client.get(f"/berichten/{stuk.pk}/brief.pdf")
    assert eerste["Content-Type"] == "application/pdf"
    assert eerste["Content-Disposition"] == f'inline; filename="{stuk.besluit}.pdf"'
    bewaard = Briefbestand.objects.get()
    assert bewaard.sha256 == hashlib.sha256(eerste.content).hexdigest()
    client.cookies["django_language"] = "en"
    assert client.get(f"/berichten/{stuk.pk}/brief.pdf").content == eerste.content == geef_brief(stuk)
    assert Briefbestand.objects.count() == 1


def test_lezen_wordt_een_keer_genoteerd_en_alleen_door_de_persoon_zelf() -> None:
    wie = toneel.bij_de_deurwaarder()
    stuk = toneel.laatste_bericht(wie)
    (bekend,) = stuk.bekendmakingen.all()
    client = burger(wie)
    assert toneel.lees(client, "/berichten/").count(">nieuw<") == 2
    for _ in range(2):
        client.get(f"/berichten/{stuk.pk}/")
    assert bekend.gebeurtenissen.filter(soort=Gebeurtenis.GELEZEN).count() == 1
    assert toneel.lees(client, "/berichten/").count(">nieuw<") == 1


def test_een_bericht_van_morgen_bestaat_vandaag_nog_niet(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = toneel.bij_de_deurwaarder()
    monkeypatch.setenv("DUO_VANDAAG", "2026-06-14")
    client = burger(wie)
    assert "u betaalt nog" not in toneel.lees(client, "/berichten/")
    assert client.get(f"/berichten/{toneel.laatste_bericht(wie).pk}/").status_code == 404


def test_een_brief_zonder_besluit_heeft_geen_knop_om_mee_te_kijken() -> None:
    wie = met_signaal()
    assert toneel.laatste_bericht(wie).besluit is None
    assert "/meekijken/" not in bericht_van(wie)


def test_het_lege_postvak_zegt_dat_het_leeg_is() -> None:
    assert "U hebt nog geen berichten." in toneel.lees(burger(bouw.persoon()), "/berichten/")
    assert not Bericht.objects.exists()


def test_de_brief_noemt_dezelfde_termijn_als_de_werkvoorraad() -> None:
    assert _werkdagen()[-1][1] == MEEKIJKEN_DAGEN
