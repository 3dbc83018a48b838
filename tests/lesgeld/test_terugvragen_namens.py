"""Lesgeld asked back by who acts for another, and what each of them is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from duo_portal.aanvragen.services.dien_aanvraag_in import dien_aanvraag_in
from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from lesgeld.services.wijs_verzoek_af import Afwijzing, wijs_verzoek_af
from tests import bouw
from tests.lesgeld.verzoeken import UITLEG, gestopt, indiening, ken_toe, medewerker, uitkomsten

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


def bewindvoerder(wie: Persoon) -> Vertegenwoordiging:
    return Vertegenwoordiging.objects.create(
        persoon=wie, vertegenwoordiger=bouw.persoon("Kramer"), organisatie="Stichting Evenwicht", soort=Vertegenwoordigingssoort.BEWIND,
        mag_lezen=True, mag_handelen=True, ontvangt_post=True, ontvangt_geld=True, iban="NL20INGB0001234567",
        tenaamstelling="Beheerrekening Evenwicht", adresregels=["Postbus 1", "9700 AA  Groningen"], van=date(2024, 3, 1),
    )  # fmt: skip


@pytest.mark.parametrize("toegekend", [True, False])
def test_onder_bewind_gaat_het_besluit_naar_de_bewindvoerder_en_vier_regels_naar_de_student(toegekend: bool) -> None:
    wie = gestopt()
    bewind = bewindvoerder(wie)
    door = bewind.vertegenwoordiger_id or 0
    aanvraag = dien_aanvraag_in(replace(indiening(wie), door_id=door, vertegenwoordiging_id=bewind.pk))
    if toegekend:
        ken_toe(aanvraag)
        assert Betaalopdracht.objects.get().iban == "NL20INGB0001234567"
    else:
        wijs_verzoek_af(Afwijzing(aanvraag.pk, "geen_bewijs", UITLEG), medewerker())
    formeel, afschrift = Bericht.objects.filter(persoon=wie).order_by("-pk")[1], Bericht.objects.filter(persoon=wie).latest("pk")
    assert (formeel.naam, formeel.rol, formeel.besluit) == ("Stichting Evenwicht", "vertegenwoordiger", Besluit.objects.latest("pk"))
    assert (afschrift.naam, afschrift.rol, afschrift.over, afschrift.besluit) == ("Robin Jansen", "zelf", "", None)
    assert afschrift.sjabloonversie.naam == "lesgeld/afschrift_besluit"
    tekst = artikel(gegevens_van(afschrift))
    assert "Stichting Evenwicht regelt dit voor u" in tekst
    assert "bezwaar" not in tekst


def test_een_erfgenaam_vraagt_terug_voor_wie_ziek_was_en_daarna_overleed() -> None:
    wie, erfgenaam = gestopt(), bouw.persoon("Postma")
    bouw.overlijden(wie, date(2026, 4, 3))
    bouw.geef_terug(date(2026, 6, 16))
    assert uitkomsten(wie) == [145_800]  # the enrolment ended before the death
    recht = Vertegenwoordiging.objects.create(
        persoon=wie, vertegenwoordiger=erfgenaam, soort=Vertegenwoordigingssoort.ERFGENAAM, mag_lezen=True, mag_handelen=True,
        ontvangt_geld=True, iban="NL20INGB0001234567", tenaamstelling="M. Postma", van=date(2026, 4, 4),
    )  # fmt: skip
    ken_toe(dien_aanvraag_in(replace(indiening(wie), door_id=erfgenaam.pk, vertegenwoordiging_id=recht.pk)))
    assert uitkomsten(wie) == [145_800, 85_050]
    assert Betaalopdracht.objects.get().iban == "NL20INGB0001234567"
    bericht = Bericht.objects.filter(persoon=wie).latest("pk")
    assert (bericht.rol, bericht.over) == ("nabestaande", "Robin Jansen")
