"""A diploma that the school delivered late: one letter tells what is to be paid back and all that follows besides."""

from datetime import date

import pytest

from duo_portal.berichten.models import Bericht
from duo_portal.register.models import Diploma, Opleiding, Persoon
from duo_portal.register.models.onderwijs import Opleidingssoort
from duo_portal.vorderingen.models import Betalingsregeling
from studiefinanciering.models import Studiekeuze
from tests import bouw
from tests.studiefinanciering.betaling.kaders import betaal, ken_toe, klaar, sluit_aan, tussendoor

pytestmark = pytest.mark.django_db
GEHAALD, GEMELD = date(2026, 1, 23), date(2026, 6, 9)


def _diploma(wie: Persoon, ontvangen_op: date) -> None:
    wat = Opleiding.objects.create(soort=Opleidingssoort.MBO, code="25998", naam="Kok", niveau="4")
    Diploma.objects.create(persoon=wie, instelling=bouw.school(), opleiding=wat, behaald_op=GEHAALD, ontvangen_op=ontvangen_op)


def _brief(ontvangen_op: date) -> Bericht:
    """Paid up to May, while the diploma was of January; the school fee was lowered in the same night."""
    wie = bouw.student(betaald=48_600)
    Studiekeuze.objects.create(persoon=wie, vanaf=date(2026, 1, 1), aangevraagd_op=date(2026, 1, 1), reisproduct=1)
    ken_toe(wie, (1, 12, 10_000), prestatie=20_000)
    betaal(5, date(2026, 5, 18))
    _diploma(wie, ontvangen_op)
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, GEHAALD)
    bouw.geef_terug(date(2026, 6, 10))
    ken_toe(wie, (1, 1, 10_000), prestatie=20_000, op=date(2026, 6, 10))
    klaar("omzetting", date(2026, 6, 10))
    tussendoor()
    sluit_aan()
    return Bericht.objects.get(persoon=wie, sjabloonversie__naam="studiefinanciering/teveel_ontvangen")


def test_de_brief_vertelt_alles_wat_uit_het_diploma_volgt() -> None:
    brief = _brief(GEMELD)
    waarden = brief.waarden
    assert (waarden["totaal"], waarden["school_laat"], waarden["keren"], waarden["termijn"]) == (120_000, True, 48, 2_500)
    assert (waarden["lesgeld_lager"], waarden["lesgeld_open"], waarden["reis_stopt"]) == (72_900, 24_300, True)
    assert waarden["wordt_gift"] == 20_000  # of the one month that stays, not of those that are paid back
    assert [rij["maand"] for rij in waarden["maanden"]] == ["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"]
    assert Betalingsregeling.objects.get(persoon_id=brief.persoon_id, vervangen_op=None).eigen_termijnen.count() == 48
