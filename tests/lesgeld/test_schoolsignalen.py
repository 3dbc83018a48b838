"""What we ask of schools: asked once, followed up after the term, ended when the school puts it right."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from duo_portal.berichten.models import Bericht
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.register.models import Diploma, Inschrijving, Persoon, Schoolsignaal, Signaalafsluiting
from duo_portal.register.models.levering import Sluitreden
from duo_portal.register.services.sluit_schoolsignaal import SignaalAlGesloten, sluit_schoolsignaal
from duo_portal.register.services.trek_in import trek_diploma_in
from duo_portal.register.services.verbeter import verbeter_inschrijving
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from lesgeld.services.volg_schoolsignalen import volg_schoolsignalen
from tests import bouw
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db
DIPLOMA_OP = date(2026, 2, 12)


def uitkomsten(wie: Persoon) -> list[int]:
    return list(Besluit.objects.filter(persoon=wie).order_by("pk").values_list("uitkomst_centen", flat=True))


@pytest.fixture
def maria() -> Persoon:
    """Her diploma is in; her school did not end the enrolment."""
    wie = bouw.student("Willemsen", betaald=145_800)
    bouw.diploma(wie, DIPLOMA_OP)
    bouw.geef_terug()
    return wie


def huidige(wie: Persoon) -> Inschrijving:
    return Inschrijving.objects.get(persoon=wie, vervangen_op__isnull=True)


def schrijf_uit(wie: Persoon, eind: date = DIPLOMA_OP) -> None:
    verbeter_inschrijving(huidige(wie).pk, eind, "de school schreef uit")


def nacht(monkeypatch: pytest.MonkeyPatch, dag: str) -> dict[str, int]:
    monkeypatch.setenv("DUO_VANDAAG", dag)
    return volg_schoolsignalen()


def test_maria_van_signaal_tot_teruggave(maria: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (uitkomsten(maria), Schoolsignaal.objects.get().reageer_voor) == ([145_800], date(2026, 6, 29))
    assert Bericht.objects.filter(persoon=maria).latest("pk").sjabloonversie.naam == "lesgeld/diploma_nog_ingeschreven"
    assert nacht(monkeypatch, "2026-06-20") == {"gesloten": 0, "laat": 0, "opgevolgd": 0}
    schrijf_uit(maria)
    assert nacht(monkeypatch, "2026-06-21")["gesloten"] == 1
    assert Signaalafsluiting.objects.get().reden == Sluitreden.VERBETERD
    assert Taak.objects.get(soort="schoolsignaal").staat == Taakstaat.AFGEHANDELD
    bouw.geef_terug(date(2026, 6, 21))
    assert uitkomsten(maria) == [145_800, 85_050]
    assert Betaalopdracht.objects.get().bedrag_centen == 60_750


def test_na_de_termijn_belt_een_medewerker_de_school(maria: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    assert nacht(monkeypatch, "2026-06-29")["opgevolgd"] == 0
    assert [nacht(monkeypatch, dag)["opgevolgd"] for dag in ("2026-06-30", "2026-07-01")] == [1, 0]
    taak = Taak.objects.get(soort="schoolsignaal_opvolgen")
    assert (taak.persoon, taak.termijn) == (maria, date(2026, 7, 7))
    schrijf_uit(maria)
    nacht(monkeypatch, "2026-07-02")
    taak.refresh_from_db()
    assert (taak.staat, taak.uitkomst) == (Taakstaat.AFGEHANDELD, "de school schreef uit")


def test_een_antwoord_na_31_juli_gaat_naar_een_mens(maria: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2026-08-10")
    schrijf_uit(maria)
    nacht(monkeypatch, "2026-08-10")
    bouw.geef_terug(date(2026, 8, 10))
    assert uitkomsten(maria) == [145_800]
    taak = Taak.objects.get(soort="teruggave_te_laat")
    assert (taak.persoon, taak.gegevens["oordeel_centen"]) == (maria, 85_050)
    assert Signaalafsluiting.objects.get().reden == Sluitreden.VERBETERD


def test_een_ingetrokken_diploma_sluit_het_signaal(maria: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    trek_diploma_in(Diploma.objects.get().pk, "de school vergiste zich")
    nacht(monkeypatch, "2026-06-20")
    assert Signaalafsluiting.objects.get().reden == Sluitreden.VERVALLEN


@pytest.mark.parametrize(
    ("eind", "signaal"),
    [(date(2026, 7, 31), True), (date(2026, 3, 15), False), (date(2026, 6, 10), False)],
    ids=["gepland, nog te gaan", "gewone uitschrijving", "al voorbij"],
)
def test_een_geplande_latere_einddatum_is_ook_een_signaal(eind: date, signaal: bool) -> None:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, eind)
    bouw.diploma(wie, DIPLOMA_OP)
    bouw.geef_terug()
    assert Schoolsignaal.objects.exists() is signaal


def test_een_geplande_einddatum_die_gewoon_komt_is_geen_verbetering(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 7, 15))
    bouw.diploma(wie, DIPLOMA_OP)
    bouw.geef_terug()
    assert nacht(monkeypatch, "2026-07-14")["gesloten"] == 0
    assert nacht(monkeypatch, "2026-07-16")["gesloten"] == 1
    assert Signaalafsluiting.objects.get().reden == Sluitreden.VERVALLEN


def geleverd(wie: Persoon, behaald: date, ontvangen: date) -> Diploma:
    return Diploma.objects.create(
        persoon=wie, instelling=bouw.school(), opleiding=bouw.opleiding(), behaald_op=behaald, ontvangen_op=ontvangen
    )


@pytest.mark.parametrize(("behaald", "laat"), [(date(2026, 6, 1), 0), (date(2026, 5, 31), 1)], ids=["14 dagen", "15 dagen"])
def test_een_laat_geleverd_diploma_is_een_signaal(behaald: date, laat: int, monkeypatch: pytest.MonkeyPatch) -> None:
    geleverd(bouw.persoon(), behaald, date(2026, 6, 15))
    assert [nacht(monkeypatch, dag)["laat"] for dag in ("2026-06-15", "2026-06-16")] == [laat, 0]


def test_een_laat_geleverde_uitschrijving_is_een_signaal(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = bouw.persoon()
    bouw.inschrijving(wie, eind=date(2026, 1, 31), ontvangen=date(2026, 6, 9))
    bouw.inschrijving(wie, begin=date(2024, 8, 1), eind=date(2025, 1, 31), ontvangen=date(2025, 6, 9), wat=bouw.opleiding("25999"))
    assert nacht(monkeypatch, "2026-06-15")["laat"] == 1
    assert Schoolsignaal.objects.get().inschrijving == Inschrijving.objects.get(einddatum=date(2026, 1, 31))


def test_late_leveringen_van_een_school_zijn_samen_een_taak(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        geleverd(bouw.persoon(), date(2026, 1, 31), date(2026, 6, 9))
    assert nacht(monkeypatch, "2026-06-15")["laat"] == 3
    assert nacht(monkeypatch, "2026-06-30")["opgevolgd"] == 1
    assert Taak.objects.get(soort="late_levering_opvolgen").gegevens["signalen"] == 3


def test_een_medewerker_legt_het_antwoord_van_de_school_vast(maria: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    samira = User.objects.create(username="samira")
    signaal = Schoolsignaal.objects.get()
    sluit_schoolsignaal(signaal.pk, Sluitreden.BEANTWOORD, "De student volgt nog een tweede opleiding.", samira)
    with pytest.raises(SignaalAlGesloten):
        sluit_schoolsignaal(signaal.pk, Sluitreden.BEANTWOORD, "Nog eens.", samira)
    assert nacht(monkeypatch, "2026-07-20")["opgevolgd"] == 0


def test_sluiten_kan_in_beheer(maria: Persoon) -> None:
    client = beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD), maria)
    adres = f"/beheer/register/schoolsignaal/{Schoolsignaal.objects.get().pk}/sluit/"
    client.post(adres, {"reden": Sluitreden.BEANTWOORD, "toelichting": "De school kijkt het na."})
    assert Signaalafsluiting.objects.get().medewerker is not None
