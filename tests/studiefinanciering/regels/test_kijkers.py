"""Who may see what of an award: each viewer is played against the others' figures.

Two families that differ only in what a viewer may not know must give that viewer the same explanation, word for word.
"""

from datetime import date
from itertools import product
from typing import Any

import pytest

from duo_portal.regels.eenheden import Publiek, Taal
from duo_portal.regels.uitleg import leg_uit
from studiefinanciering.codes import Fase
from studiefinanciering.codes_regels import Ouderrol, Studie
from studiefinanciering.regels.norm import NORMEN
from studiefinanciering.regels.regel import STUDIEFINANCIERING
from tests.studiefinanciering.regels.kaders import Rij, bedragen, ouder, rij

HO = int(Studie.HO)


def uitleg(kijker: Publiek | None, taal: Taal = Taal.NL, **anders: Any) -> list[str]:
    kader = bedragen([rij(**anders)])
    waarden = kader.select(STUDIEFINANCIERING.waarden()).to_series()[0].to_list()
    return [f"{deel.naam}: {deel.zin}" for deel in leg_uit(STUDIEFINANCIERING, NORMEN, waarden, taal, kijker)]


@pytest.mark.parametrize("taal", list(Taal))
@pytest.mark.parametrize(
    "ouders",
    [
        {**ouder(1, 0), **ouder(2, 5_000_000)},
        {**ouder(1, 5_000_000), **ouder(2, 0)},
        {**ouder(1, 2_500_000), **ouder(2, 2_500_000)},
        {**ouder(1, 2_500_000 + 1_067_400 // 2, kinderen=1, aflossing=0, telkinderen=2), **ouder(2, 2_500_000)},
        {**ouder(1, 3_053_898, Ouderrol.ZONDER_PARTNER), **ouder(2, 2_500_000)},
    ],
)
def test_student_ziet_alleen_wat_de_ouders_samen_bijdragen(ouders: Rij, taal: Taal) -> None:
    """However the same contribution comes about: incomes, children, partners and debts leave no trace."""
    gelijk = uitleg(Publiek.BETROKKENE, taal, onderwijs=HO, **ouder(1, 2_500_000), **ouder(2, 2_500_000))
    uit = uitleg(Publiek.BETROKKENE, taal, onderwijs=HO, **ouders)
    anders = {*uit} ^ {*gelijk}
    # At most the amounts that follow from the contribution, which each family's own rounding moves by a cent.
    bewust = ("ouderbijdrage", "aanvullende_beurs", "lening_maximum", "gift_centen", "totaal_centen")
    assert all(regel.startswith(bewust) for regel in anders)
    bedrag = bedragen([rij(onderwijs=HO, **ouders)])["ouderbijdrage"][0]
    assert abs(bedrag - 9_632) <= 1
    assert bool(anders) == (bedrag != 9_632)


@pytest.mark.parametrize("inkomens", [(0, 0), (0, 1_000_000), (-5_000_000, 4_000_000), (2_000_000, 1_500_000)])
def test_onder_de_grens_ziet_de_student_geen_verschil(inkomens: tuple[int, int]) -> None:
    """A sum below zero tells more than a contribution of nothing: it is for staff alone."""
    een, twee = inkomens
    uit = uitleg(Publiek.BETROKKENE, onderwijs=HO, **ouder(1, een), **ouder(2, twee))
    assert uit == uitleg(Publiek.BETROKKENE, onderwijs=HO, **ouder(1, 1_234_567), **ouder(2, 1_234_567))


@pytest.mark.parametrize("inkomens", [(9_000_000, 9_000_000), (0, 90_000_000)])
def test_boven_de_grens_ook_niet(inkomens: tuple[int, int]) -> None:
    uit = uitleg(Publiek.BETROKKENE, onderwijs=HO, **ouder(1, inkomens[0]), **ouder(2, inkomens[1]))
    assert uit == uitleg(Publiek.BETROKKENE, onderwijs=HO, **ouder(1, 5_000_000), **ouder(2, 12_345_678))


ANDERE_OUDERS = [
    ouder(2, 0),
    ouder(2, 9_876_543),
    ouder(2, 1_000_000, Ouderrol.ZONDER_PARTNER, kinderen=3, telkinderen=2, aflossing=55_500),
    ouder(2, None, Ouderrol.INKOMEN_ONBEKEND),
    ouder(2, None),
]


@pytest.mark.parametrize("taal", list(Taal))
@pytest.mark.parametrize(
    "eigen", [ouder(1, 3_000_000, kinderen=2), ouder(1, None, Ouderrol.INKOMEN_ONBEKEND), ouder(1, 500_000, telkinderen=1)]
)
def test_een_ouder_ziet_alleen_de_eigen_kolom(eigen: Rij, taal: Taal) -> None:
    """Neither the other parent, nor the award, nor where the child lives."""
    toekenningen: list[Rij] = [
        {},
        {"uitwonend": True},
        {"fase": int(Fase.PRESTATIE), "aanvullend_gift": False, "lening_gewenst": -1},
        {"eenoudergezin": True, "collegegeld_gewenst": 10_000, "collegegeld_per_jaar": 260_100},
        {"geboortedatum": date(2007, 11, 14), "alimentatie": 12_300},
    ]
    gezien = {
        tuple(uitleg(Publiek.OUDER1, taal, onderwijs=HO, **eigen, **ander, **toekenning))
        for ander, toekenning in product(ANDERE_OUDERS, toekenningen)
    }
    assert len(gezien) == 1
    assert any("ouder1_rol" in regel for regel in gezien.pop())


def test_beide_ouders_hebben_dezelfde_kolom() -> None:
    """What parent 2 sees is what parent 1 would see in that place."""
    een = uitleg(Publiek.OUDER1, **ouder(1, 3_000_000, telkinderen=1), **ouder(2, 4_000_000))
    twee = uitleg(Publiek.OUDER2, **ouder(2, 3_000_000, telkinderen=1), **ouder(1, 4_000_000))
    assert [regel.replace("1", "2") for regel in een] == [regel.replace("1", "2") for regel in twee]
    assert een != twee


def test_medewerker_ziet_alles_en_een_rekenhulp_ook() -> None:
    ouders = {**ouder(1, 3_000_000), **ouder(2, 4_000_000)}
    assert uitleg(Publiek.MEDEWERKER, **ouders) == uitleg(None, **ouders)
    assert len(uitleg(None, **ouders)) > len(uitleg(Publiek.BETROKKENE, **ouders))


def test_zonder_vraag_om_een_aanvullende_beurs_doet_geen_inkomen_ertoe() -> None:
    """Promise 10: what is not asked for is not reckoned, for no viewer and in no step."""
    vast = {"wil_aanvullend": False, "onderwijs": HO}
    leeg = bedragen([rij(**vast)]).select(STUDIEFINANCIERING.namen)
    vol = bedragen([rij(**vast, **ouder(1, 9_000_000, telkinderen=2, aflossing=1), **ouder(2, None))]).select(STUDIEFINANCIERING.namen)
    assert leeg.drop("kinderen1", "kinderen2").equals(vol.drop("kinderen1", "kinderen2"))
    assert leeg["aanvullende_beurs"][0] == 0
