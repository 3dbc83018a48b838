"""The staff chart of non-take-up: counted from choices and awards, without an income."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duo_portal.register.models import Persoon
from duo_portal.toegang.rollen import Rol
from studiefinanciering.models import Aanvullend, Studiekeuze
from studiefinanciering.niet_gebruik import grafiek_van, standen, voorstellen
from tests import bouw
from tests.studiefinanciering.paginas import studenten
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db
JANUARI, JUNI = date(2026, 1, 1), date(2026, 6, 1)
PAD = "/beheer/studiefinanciering/studiekeuze/niet-gebruik/"


def student(naam: str, *keuzes: tuple[date, Aanvullend]) -> Persoon:
    wie = bouw.persoon(naam)
    wil = bool(keuzes) and keuzes[-1][1] in (Aanvullend.JA, Aanvullend.AMBTSHALVE)
    studenten.ken_toe(wie, JANUARI, date(2026, 12, 1), wil_aanvullend=wil)
    for vanaf, aanvullend in keuzes:
        Studiekeuze.objects.create(persoon=wie, vanaf=vanaf, aanvullend=aanvullend, aangevraagd_op=vanaf)
    return wie


def klas() -> None:
    student("Ja", (JANUARI, Aanvullend.JA))
    student("Nee", (JANUARI, Aanvullend.NEE))
    student("Nooit", (JANUARI, Aanvullend.NIET_GEVRAAGD))
    student("Geen keuze")
    student("Later", (JANUARI, Aanvullend.NIET_GEVRAAGD), (date(2026, 4, 1), Aanvullend.AMBTSHALVE))


def test_elke_maand_telt_wat_toen_was_gekozen() -> None:
    klas()
    per_maand = {stand.maand: stand for stand in standen(JUNI)}
    assert set(per_maand) == {date(2026, maand, 1) for maand in range(1, 7)}
    maart, juni = per_maand[date(2026, 3, 1)], per_maand[JUNI]
    assert (maart.met_toekenning, maart.ja, maart.ambtshalve, maart.nee, maart.nooit_gevraagd) == (5, 1, 0, 1, 3)
    assert (juni.met_toekenning, juni.ja, juni.ambtshalve, juni.nee, juni.nooit_gevraagd) == (5, 1, 1, 1, 2)
    assert (maart.niet_gebruik_promille, juni.niet_gebruik_promille) == (600, 400)


def test_voorstellen_van_een_studiejaar() -> None:
    studenten.voorstel(bouw.persoon("Open"))
    stand = voorstellen(2025)
    assert (stand.open, stand.ja, stand.nee) == (1, 0, 0)
    assert voorstellen(2024).open == 0


def test_de_bladzijde_leest_geen_inkomen_en_toont_tabel_en_grafiek() -> None:
    klas()
    client = beheerder(medewerker("anna", Rol.TEAMLEIDER))
    with CaptureQueriesContext(connection) as gevraagd:
        pagina = client.get(PAD).content.decode()
    assert not [vraag["sql"] for vraag in gevraagd if "inkomen" in vraag["sql"].lower().replace("onbekend_inkomen", "")]
    assert "60,0%" in pagina and "40,0%" in pagina
    assert "<svg" in pagina and "€" not in pagina.split("beheer-grafiek", 1)[1]


def test_zonder_toekenningen_is_er_geen_grafiek() -> None:
    assert standen(JUNI) == []
    assert grafiek_van([]).leeg
    assert "nog niemand" in beheerder(medewerker("anna", Rol.TEAMLEIDER)).get(PAD).content.decode()


def test_wie_geen_studiefinanciering_behandelt_ziet_hem_niet() -> None:
    assert beheerder(medewerker("bas", Rol.FINANCIEEL)).get(PAD).status_code == 403
