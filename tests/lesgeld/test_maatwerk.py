"""A person deviates from the rule: the money follows, and no batch overwrites it."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.besluiten.models import Besluit, Totstandkoming
from duo_portal.besluiten.selectors import geraakt_door
from duo_portal.besluiten.services.wijk_af import Afwijking, wijk_af
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Persoon
from tests import bouw

pytestmark = pytest.mark.django_db


def besluit_af(wie: Persoon, centen: int) -> Besluit:
    samira, wim = (User.objects.get_or_create(username=naam)[0] for naam in ("samira", "wim"))
    oud = Besluit.objects.filter(persoon=wie).latest("pk")
    reden = "Wij lieten deze student een jaar op antwoord wachten."
    gelijk = "Wie even lang moest wachten, krijgt hetzelfde."
    return wijk_af(Afwijking(oud.pk, centen, "LCW art. 9b", reden, gelijk, date(2026, 6, 15)), samira, wim)


def test_maatwerk_boekt_het_verschil_en_betaalt_terug() -> None:
    wie = bouw.student(betaald=145_800)
    nieuw = besluit_af(wie, 100_000)
    assert nieuw.totstandkoming == Totstandkoming.MENS
    assert Betaalopdracht.objects.get().bedrag_centen == 45_800
    bericht = Bericht.objects.get(besluit=nieuw)
    assert (bericht.sjabloonversie.naam, bericht.waarden["reden"]) == ("lesgeld/lesgeld_lager_terug", "maatwerk")
    boekingen = Boeking.objects.filter(persoon=wie)
    assert sum(b.bedrag_centen * ((b.debet == 130) - (b.credit == 130)) for b in boekingen) == 0


def test_geen_run_overschrijft_maatwerk() -> None:
    wie = bouw.student(betaald=145_800)
    besluit_af(wie, 100_000)
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, date(2026, 1, 31))
    assert bouw.geef_terug().tellingen["geremd"] == 1
    assert Besluit.objects.filter(persoon=wie).latest("pk").uitkomst_centen == 100_000


def test_maatwerk_houdt_ook_een_run_tegen_die_eerder_begon_en_stilstond() -> None:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, date(2026, 1, 31))
    besluit_af(wie, 100_000)
    assert bouw.geef_terug(date(2026, 6, 12)).tellingen["geremd"] == 1
    assert Besluit.objects.filter(persoon=wie).latest("pk").uitkomst_centen == 100_000


def test_maatwerk_met_dezelfde_uitkomst_verplaatst_geen_geld() -> None:
    wie = bouw.student()
    nieuw = besluit_af(wie, 145_800)
    assert Boeking.objects.filter(persoon=wie).count() == 1
    assert not Bericht.objects.filter(besluit=nieuw).exists()


@pytest.mark.parametrize("centen", [100_000, 160_000])
def test_de_brief_over_maatwerk_zegt_niet_dat_de_school_iets_verbeterde(centen: int) -> None:
    nieuw = besluit_af(bouw.student(), centen)
    tekst = artikel(gegevens_van(Bericht.objects.get(besluit=nieuw)))
    assert "Een medewerker keek naar uw situatie" in tekst
    assert "school verbeterde" not in tekst
    assert "Een medewerker besloot" in tekst


def test_wie_door_een_versie_van_de_regel_is_geraakt_is_een_vraag() -> None:
    """After a mistake in a version everyone whose decision rests on it can be found, and who was judged again since cannot."""
    geraakt, opnieuw = bouw.student("Geraakt"), bouw.student("Opnieuw")
    versie = Besluit.objects.get(persoon=geraakt).regelversie.naam
    bouw.eindig(opnieuw, date(2025, 9, 20))
    bouw.geef_terug()
    assert [besluit.persoon_id for besluit in geraakt_door(versie, nog_geldig=False)] == [geraakt.pk, opnieuw.pk, opnieuw.pk]
    assert [besluit.uitkomst_centen for besluit in geraakt_door(versie)] == [145_800, 0]
    assert not geraakt_door("lesgeld/2013-08-01/99").exists()
