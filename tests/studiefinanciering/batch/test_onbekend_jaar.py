"""A year whose norms are not known yet is noted for its own run; it stops nobody's request."""

import pytest

from duo_portal.register.models import TeBeoordelen
from studiefinanciering.services.beoordeel_student import beoordeel_student
from tests.studiefinanciering.batch.test_ambtshalve import met_beurs

pytestmark = pytest.mark.django_db


def test_een_jaar_zonder_normen_wacht_en_de_rest_wordt_beoordeeld() -> None:
    wie = met_beurs()
    tellingen = beoordeel_student(wie.pk, [2026, 2099], "keuze")
    wachtend = TeBeoordelen.objects.filter(persoon=wie, run_id=None)
    assert list(wachtend.values_list("periode", "aanleiding")) == [(2099, "keuze")]
    assert "besluiten" in tellingen
    assert beoordeel_student(wie.pk, [2099], "keuze") == {}
    assert wachtend.count() == 1
