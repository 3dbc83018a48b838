"""Gift or debt: pages and letters say the same of every mix of amounts."""

from itertools import product

import pytest
from django.utils import translation

from duo_portal.berichten import sjablonen, weergave
from duo_portal.berichten.slot import voorbeeldbericht
from studiefinanciering.beeld import Bedragen
from studiefinanciering.woorden import vormzin

MENGSELS = [mengsel for mengsel in product((0, 5_000), repeat=3) if any(mengsel)]


@pytest.mark.parametrize("taal", sjablonen.TALEN)
@pytest.mark.parametrize(("gift", "prestatie", "lening"), MENGSELS)
def test_brief_en_pagina_zeggen_hetzelfde(gift: int, prestatie: int, lening: int, taal: sjablonen.Taal) -> None:
    sjabloon = sjablonen.nieuwste("studiefinanciering/toekenning")
    waarden = {**next(iter(sjablonen.voorbeelden(sjabloon).values())), "gift": gift, "prestatie": prestatie, "lening": lening}
    regel = weergave.vier_regels(voorbeeldbericht(sjabloon, taal, waarden)).wat
    with translation.override(taal):
        zin = vormzin(Bedragen(gift, prestatie, lening))
    assert zin and regel.endswith(zin)


def test_zonder_geld_is_er_geen_zin() -> None:
    assert vormzin(Bedragen()) == ""
