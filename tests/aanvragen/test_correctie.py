"""Somebody asks to correct data: a task with the term of the AVG, and an answer by a person, once."""

from datetime import date
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from duo_portal.aanvragen.correctie import SOORT, termijn, verlengd
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat, Uitkomst
from duo_portal.aanvragen.services.beoordeel_correctie import Correctieoordeel, beoordeel_correctie
from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening, dien_aanvraag_in
from duo_portal.aanvragen.services.leg_oordeel_vast import OordeelKanNiet
from duo_portal.aanvragen.services.verleng_correctie import verleng_correctie
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.berichten.models import Bekendmaking, Bericht
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from tests import bouw
from tests.toegang.rolverdeling import beheerder, burger, medewerker

pytestmark = pytest.mark.django_db
GETYPT = {"wat": "naam", "nu": "Er staat Jansn.", "juist": "Jansen"}
UITLEG = "Uw naam staat nu goed bij ons en bij uw gemeente."


@pytest.fixture
def aanvraag() -> Aanvraag:
    wie = bouw.persoon()
    return dien_aanvraag_in(Indiening(SOORT, wie.pk, 0, GETYPT, uuid4(), wie.pk))


@pytest.fixture
def samira() -> User:
    return User.objects.create(username="samira")


def brieven(aanvraag: Aanvraag) -> list[str]:
    return list(Bericht.objects.filter(persoon=aanvraag.persoon).order_by("pk").values_list("sjabloonversie__naam", flat=True))


def test_de_taak_noemt_geen_gegeven_en_heeft_een_maand(aanvraag: Aanvraag) -> None:
    taak = Taak.objects.get()
    assert (taak.soort, taak.termijn) == ("correctie_gevraagd", date(2026, 7, 15))
    assert "Jans" not in taak.omschrijving
    assert brieven(aanvraag) == ["aanvragen/ontvangen"]


@pytest.mark.parametrize(
    ("uitkomst", "brief"),
    [(Uitkomst.TOEGEKEND, "aanvragen/correctie_gedaan"), (Uitkomst.AFGEWEZEN, "aanvragen/correctie_geweigerd")],
)
def test_een_mens_antwoordt_een_keer(aanvraag: Aanvraag, samira: User, uitkomst: Uitkomst, brief: str) -> None:
    beoordeel_correctie(Correctieoordeel(aanvraag.pk, uitkomst, UITLEG), samira)
    with pytest.raises(OordeelKanNiet, match="al beslist"):
        beoordeel_correctie(Correctieoordeel(aanvraag.pk, uitkomst, UITLEG), samira)
    aanvraag.refresh_from_db()
    assert (aanvraag.staat, Taak.objects.get().staat) == (Aanvraagstaat.AFGEHANDELD, Taakstaat.AFGEHANDELD)
    assert brieven(aanvraag) == ["aanvragen/ontvangen", brief]
    bericht = Bericht.objects.latest("pk")
    pagina = burger(aanvraag.persoon).get(f"/berichten/{bericht.pk}/").content.decode()
    assert UITLEG in pagina
    assert not Bekendmaking.objects.filter(bericht=bericht).exists()  # on paper: known when it is sent


def test_zonder_uitleg_geen_antwoord(aanvraag: Aanvraag, samira: User) -> None:
    with pytest.raises(OordeelKanNiet):
        beoordeel_correctie(Correctieoordeel(aanvraag.pk, Uitkomst.AFGEWEZEN, "nee"), samira)
    with pytest.raises(OordeelKanNiet, match="kort"):
        beoordeel_correctie(Correctieoordeel(aanvraag.pk, Uitkomst.AFGEWEZEN, "x" * 241), samira)
    assert brieven(aanvraag) == ["aanvragen/ontvangen"]


@pytest.mark.parametrize(
    ("ontvangen", "eerste", "laatste"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 28)),
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 4, 29)),
        (date(2026, 6, 15), date(2026, 7, 15), date(2026, 9, 15)),
    ],
)
def test_een_maand_en_eenmaal_twee_maanden_erbij(ontvangen: date, eerste: date, laatste: date) -> None:
    assert (termijn(ontvangen), verlengd(ontvangen)) == (eerste, laatste)


def test_meer_tijd_kan_een_keer_en_wordt_verteld(aanvraag: Aanvraag, samira: User) -> None:
    verleng_correctie(aanvraag.pk, UITLEG, samira)
    assert Taak.objects.get().termijn == date(2026, 9, 15)
    assert brieven(aanvraag) == ["aanvragen/ontvangen", "aanvragen/correctie_later"]
    with pytest.raises(OordeelKanNiet, match="maar één keer"):
        verleng_correctie(aanvraag.pk, UITLEG, samira)


def test_na_de_eerste_maand_kan_het_niet_meer(aanvraag: Aanvraag, samira: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2026-07-16")
    with pytest.raises(OordeelKanNiet, match="beslis nu"):
        verleng_correctie(aanvraag.pk, UITLEG, samira)
    assert Taak.objects.get().termijn == date(2026, 7, 15)


def test_een_dag_die_nog_komt_wordt_geweigerd() -> None:
    wie = bouw.persoon()
    with pytest.raises(OngeldigeAanvraag, match="komt nog"):
        dien_aanvraag_in(Indiening(SOORT, wie.pk, 0, {**GETYPT, "sinds": "16-6-2026"}, uuid4(), wie.pk))


@pytest.mark.parametrize("handeling", ["verbeterd", "niet-verbeteren"])
def test_in_beheer(aanvraag: Aanvraag, handeling: str) -> None:
    client = beheerder(medewerker("behandelaar", Rol.BEHANDELAAR_LESGELD), aanvraag.persoon)
    client.post(f"/beheer/aanvragen/aanvraag/{aanvraag.pk}/{handeling}/", {"uitleg": UITLEG})
    aanvraag.refresh_from_db()
    assert aanvraag.staat == Aanvraagstaat.AFGEHANDELD
