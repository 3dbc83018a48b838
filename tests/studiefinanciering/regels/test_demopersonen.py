"""The demo persons to the cent."""

from datetime import date

from studiefinanciering.codes import Fase
from studiefinanciering.codes_regels import Ouderrol, Studie
from tests.studiefinanciering.regels.kaders import een, ouder

SANNE = {"geboortedatum": date(2007, 11, 14)}
MOEDER, VADER = ouder(1, 2430000, Ouderrol.ZONDER_PARTNER), ouder(2, 3600000)


def test_sanne_verrekent_haar_ouders_met_elkaar() -> None:
    uit = een(**SANNE, **MOEDER, **VADER)
    assert (uit["aanvullende_beurs"], uit["basisbeurs"], uit["gift_centen"]) == (14727, 10726, 25453)
    assert uit["gift_centen"] * 6 == 152718  # January to June
    assert uit["jaar_van_18"] is True


def test_sanne_zonder_haar_vader() -> None:
    assert een(**SANNE, **MOEDER, **ouder(2, None, Ouderrol.BUITEN_BESCHOUWING))["aanvullende_beurs"] == 31658


def test_sanne_krijgt_vanaf_augustus_ook_het_lesgelddeel() -> None:
    uit = een(**SANNE, **MOEDER, **VADER, maand=date(2026, 8, 1))
    assert (uit["maximum_aanvullend"], uit["aanvullende_beurs"]) == (44250, 44250 - 16931)


def piotr(**anders: object) -> dict[str, object]:
    return een(
        geboortedatum=date(2006, 5, 19),
        onderwijs=int(Studie.HO),
        uitwonend=True,
        fase=int(Fase.PRESTATIE),
        **{**ouder(1, 3400000), **anders},
    )


def test_piotr_leent_tot_het_inkomen_van_zijn_moeder_bekend_is() -> None:
    onbekend = piotr(**ouder(2, None, Ouderrol.INKOMEN_ONBEKEND), lening_gewenst=-1)
    assert onbekend["onbekend_inkomen"] is True
    assert (onbekend["aanvullende_beurs"], onbekend["ouderbijdrage"], onbekend["lening"]) == (0, None, 31517 + 49108)
    bekend = piotr(**ouder(2, 1800000), lening_gewenst=-1)
    assert (bekend["aanvullende_beurs"], bekend["gift_centen"], bekend["prestatie_centen"]) == (37209, 37209, 32452)
    assert bekend["totaal_centen"] == onbekend["totaal_centen"]


def test_fatma_heeft_een_moeder_met_dubbele_voet() -> None:
    uit = een(
        geboortedatum=date(1999, 9, 30),
        onderwijs=int(Studie.HO),
        uitwonend=True,
        eenoudergezin=True,
        fase=int(Fase.PRESTATIE),
        aanvullend_gift=False,
        **ouder(1, None, Ouderrol.OVERLEDEN),
        **ouder(2, 3100000),
    )
    assert (uit["basisbeurs"], uit["aanvullende_beurs"], uit["eenoudertoeslag"]) == (32452, 49108, 32715)
    assert (uit["gift_centen"], uit["prestatie_centen"]) == (0, 32452 + 49108 + 32715)


def lotte(kinderen: int) -> dict[str, object]:
    ouders = {**ouder(1, 3000000, kinderen=kinderen), **ouder(2, 3000000, kinderen=kinderen)}
    return een(geboortedatum=date(2004, 2, 29), onderwijs=int(Studie.HO), fase=int(Fase.PRESTATIE), **ouders)


def test_lotte_krijgt_meer_als_tim_ook_een_aanvullende_beurs_heeft() -> None:
    assert lotte(1)["aanvullende_beurs"] == 28142  # twice 9,249.70 × 13.6% ÷ 12 = 104.83
    assert lotte(2)["aanvullende_beurs"] == 38625


def test_tim_had_in_het_mbo_geen_lesgelddeel_in_het_jaar_van_18() -> None:
    tim = {"geboortedatum": date(2006, 8, 1)}
    assert een(**tim, maand=date(2024, 10, 1))["maximum_aanvullend"] == 29499
    assert een(**tim, maand=date(2025, 8, 1))["maximum_aanvullend"] == 42782
    assert een(geboortedatum=date(2006, 7, 31), maand=date(2024, 10, 1))["maximum_aanvullend"] == 41324
