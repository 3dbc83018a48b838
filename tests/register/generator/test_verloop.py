"""What schools and the BRP delivered after the yearly run."""

from datetime import date

import pytest
from django.db.models import F

from duo_portal.register.generator.situatie import GeneratorFout, genereer
from duo_portal.register.generator.verloop import laat_jaar_verlopen
from duo_portal.register.models import Diploma, Inschrijving, Overlijden, TeBeoordelen
from tests.register.generator.naslag import maak_natie_met_jaar

pytestmark = pytest.mark.usefixtures("naslag")
VASTSTELLING, VANDAAG = date(2025, 9, 15), date(2026, 6, 15)
AANTAL = 2_000


@pytest.fixture
def natie(naslag: None) -> None:
    maak_natie_met_jaar(AANTAL)


def test_voor_de_vaststelling_wordt_het_verloop_geweigerd() -> None:
    genereer(20, 1)
    with pytest.raises(GeneratorFout, match="Draai eerst de vaststelling"):
        laat_jaar_verlopen(1)


@pytest.mark.usefixtures("natie")
def test_een_herhaling_verandert_niets() -> None:
    assert laat_jaar_verlopen(1) == {}


@pytest.mark.usefixtures("natie")
def test_een_einde_komt_als_correctie_met_reden_in_de_plaats_van_de_open_inschrijving() -> None:
    vervangen = Inschrijving.objects.filter(vervangen_op__isnull=False)
    nieuw = Inschrijving.objects.exclude(reden="")
    assert vervangen.count() == nieuw.count() > 10
    assert not vervangen.filter(einddatum__isnull=False).exists()
    assert not nieuw.filter(einddatum__isnull=True).exists()
    zelfde = set(vervangen.values_list("persoon", "instelling", "opleiding", "begindatum"))
    assert zelfde == set(nieuw.values_list("persoon", "instelling", "opleiding", "begindatum"))


@pytest.mark.usefixtures("natie")
def test_alleen_verzonnen_scholen_zijn_te_laat() -> None:
    laat = Inschrijving.objects.filter(einddatum__gte=date(2025, 9, 1), ontvangen_op__gt=F("einddatum") + 14)
    assert laat.exists()
    assert not laat.filter(instelling__fictief=False).exists()
    assert not Diploma.objects.filter(ontvangen_op__gt=F("behaald_op") + 30, instelling__fictief=False).exists()


@pytest.mark.usefixtures("natie")
def test_niets_gebeurt_na_vandaag_en_niets_is_geleverd_voordat_het_gebeurde() -> None:
    assert not Inschrijving.objects.filter(ontvangen_op__gt=VANDAAG).exists()
    assert not Inschrijving.objects.filter(einddatum__gt=F("ontvangen_op")).exists()
    assert not Diploma.objects.filter(behaald_op__gt=F("ontvangen_op")).exists()
    assert not Overlijden.objects.filter(datum__gt=VANDAAG).exists()


@pytest.mark.usefixtures("natie")
def test_wat_veranderde_moet_worden_beoordeeld_en_verder_niets() -> None:
    beoordelen = set(TeBeoordelen.objects.filter(lijn="lesgeld", periode=2025).values_list("persoon", flat=True))
    geraakt = set(Inschrijving.objects.filter(ontvangen_op__gt=VASTSTELLING).values_list("persoon", flat=True))
    geraakt |= set(Diploma.objects.filter(ontvangen_op__gt=VASTSTELLING).values_list("persoon", flat=True))
    geraakt |= set(Overlijden.objects.filter(datum__gt=VASTSTELLING).values_list("persoon", flat=True))
    assert beoordelen == geraakt
    assert len(beoordelen) == TeBeoordelen.objects.filter(lijn="lesgeld").count()
