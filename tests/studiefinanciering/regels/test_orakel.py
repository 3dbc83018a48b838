"""The rule of amounts against the independent oracle, over generated families and months."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studiefinanciering.codes_regels import Ouderrol, Studie
from tests.studiefinanciering.regels.kaders import Rij, bedragen, ouder, rij
from tests.studiefinanciering.regels.orakel import Antwoord, Ouder, Vraag, oordeel

MAANDEN = [date(jaar, maand, 1) for jaar in range(2023, 2027) for maand in range(1, 13)]
ROLLEN = {
    "gewoon": Ouderrol.GEWOON,
    "zonder_partner": Ouderrol.ZONDER_PARTNER,
    "overleden": Ouderrol.OVERLEDEN,
    "weg": Ouderrol.BUITEN_BESCHOUWING,
    "onbekend": Ouderrol.INKOMEN_ONBEKEND,
}
KOLOMMEN = (
    *("maximum_aanvullend", "ouderbijdrage", "aanvullende_beurs", "basisbeurs", "eenoudertoeslag"),
    *("lening", "collegegeldkrediet", "gift_centen", "prestatie_centen", "lening_centen"),
)


def als_rij(vraag: Vraag) -> Rij:
    ouders: Rij = {}
    for nummer, deel in enumerate(vraag.ouders, start=1):
        ouders |= ouder(
            nummer, deel.inkomen, ROLLEN[deel.soort], kinderen=deel.kinderen, telkinderen=deel.telkinderen, aflossing=deel.aflossing
        )
    return rij(
        maand=vraag.maand,
        geboortedatum=vraag.geboren,
        onderwijs=int(Studie.HO if vraag.ho else Studie.MBO),
        uitwonend=vraag.uit,
        eenoudergezin=vraag.eenouder,
        fase=vraag.fase,
        aanvullend_gift=vraag.aanvullend_gift,
        wil_aanvullend=vraag.wil,
        lening_gewenst=vraag.lening,
        collegegeld_gewenst=vraag.krediet,
        collegegeld_per_jaar=vraag.collegegeld,
        alimentatie=vraag.alimentatie,
        **ouders,
    )


def vergelijk(vragen: list[Vraag]) -> list[Antwoord]:
    uit = bedragen([als_rij(vraag) for vraag in vragen]).select(KOLOMMEN)
    antwoorden = [Antwoord(*waarden) for waarden in uit.iter_rows()]
    for vraag, antwoord in zip(vragen, antwoorden, strict=True):
        assert antwoord == oordeel(vraag), vraag
    return antwoorden


OUDERS = st.builds(
    Ouder,
    inkomen=st.one_of(st.integers(-2_000_000, 12_000_000), st.integers(1_700_000, 3_000_000), st.none()),
    soort=st.sampled_from([*ROLLEN, "gewoon", "gewoon", "gewoon"]),
    aflossing=st.sampled_from([0, 0, 1, 60_001, 240_000]),
    telkinderen=st.integers(0, 4),
    kinderen=st.integers(1, 5),
)
VRAGEN = st.builds(
    Vraag,
    maand=st.sampled_from(MAANDEN),
    ho=st.booleans(),
    uit=st.booleans(),
    geboren=st.dates(date(1994, 1, 1), date(2009, 1, 1)),
    ouders=st.lists(OUDERS, max_size=2),
    wil=st.sampled_from([True, True, True, False]),
    fase=st.sampled_from([1, 2, 2, 3, 4, 5]),
    aanvullend_gift=st.booleans(),
    eenouder=st.booleans(),
    lening=st.one_of(st.just(-1), st.integers(0, 150_000)),
    krediet=st.integers(0, 150_000),
    collegegeld=st.integers(0, 2_000_000),
    alimentatie=st.sampled_from([0, 0, 12_345]),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(VRAGEN, min_size=1, max_size=25))
def test_elk_gezin_in_elke_maand(vragen: list[Vraag]) -> None:
    vergelijk(vragen)


def test_duizenden_gezinnen_rond_de_vrije_voet() -> None:
    """Where netting, the limits and half cents decide: incomes close to the exempt amounts, several children."""
    toeval = Random(20260615)
    vragen = []
    for _ in range(4000):
        ouders = [
            Ouder(
                toeval.randint(1_500_000, 4_500_000),
                toeval.choice(["gewoon", "gewoon", "gewoon", "zonder_partner", "overleden"]),
                toeval.choice([0, 0, 33_333]),
                toeval.randint(0, 2),
                toeval.randint(1, 4),
            )
            for _ in range(toeval.choice([1, 2, 2, 2]))
        ]
        vragen.append(Vraag(toeval.choice(MAANDEN), toeval.random() < 0.5, toeval.random() < 0.5, ouders=ouders))
    antwoorden = vergelijk(vragen)
    # The cases lie where they should: some get nothing, some everything, most something between.
    tussen = sum(0 < deel.aanvullend < deel.maximum for deel in antwoorden)
    assert tussen > 1500
    assert {deel.aanvullend == 0 for deel in antwoorden} == {deel.aanvullend == deel.maximum for deel in antwoorden} == {True, False}


@pytest.mark.parametrize(
    "ouders",
    [
        [],
        [Ouder(2_500_000)],
        [Ouder(-500_000), Ouder(6_000_000)],
        [Ouder(2_500_000), Ouder(None, "overleden")],
        [Ouder(None, "overleden"), Ouder(None, "weg")],
        [Ouder(2_500_000, "zonder_partner"), Ouder(None, "onbekend")],
        [Ouder(None), Ouder(2_500_000)],
        [Ouder(10**11), Ouder(10**11)],
        [Ouder(-(10**11)), Ouder(0)],
    ],
)
def test_randen_van_gezinnen(ouders: list[Ouder]) -> None:
    vergelijk([Vraag(maand, ho, uit, ouders=ouders) for maand in MAANDEN for ho in (True, False) for uit in (True, False)])
