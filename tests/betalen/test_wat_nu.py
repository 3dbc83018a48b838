"""What to do now, in one sentence that is right in every state."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.berichten.opmaak import datum
from duo_portal.betalen.acties import Actie as Doen
from duo_portal.betalen.beeld import Afschrijving, Inningsregel, Overdracht, Rembeeld, Vorderingbeeld
from duo_portal.betalen.nu import wat_nu
from duo_portal.betalen.toestand import Toestand, toestand_van
from duo_portal.betalen.zinnen import ZINNEN
from duo_portal.betalingen.models import Retourgrond
from duo_portal.remmen.models import Remsoort
from duo_portal.vorderingen.models import Actie, Einde, Inningsstap, Partij
from tests.betalen.beelden import DAG, beeld, eigen_voorstel, order, plan, stand, stappen, uitstel

S = Inningsstap
MISLUKT = (S.AFSCHRIJVING_MISLUKT, date(2026, 2, 25))
VERVALLEN = (S.REGELING_VERVALLEN, date(2026, 2, 25))
VERZOEK = (S.BETALINGSVERZOEK, date(2026, 6, 2))
OP_TIJD = beeld(stand(betaald=129_600), regeling=plan())
IN_SEPTEMBER = date(2025, 9, 20)


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


# State, day, the picture, and the sentence that the payer reads. One row for every state of a claim.
GEVALLEN: list[tuple[Toestand, date, Vorderingbeeld, str]] = [
    (Toestand.KIEZEN, IN_SEPTEMBER, beeld(), "Betaal € 1.458,00 uiterlijk op 15 oktober 2025, of kies voor termijnen."),
    (Toestand.TE_LAAT, DAG, beeld(), "Betaal € 1.458,00 zo snel als u kunt."),
    (Toestand.AFSCHRIJVEN, DAG, OP_TIJD, "U hoeft niets te doen: op 25 juni 2026 schrijven wij € 162,00 af."),
    (
        Toestand.AFSCHRIJVING_GEMIST,
        DAG,
        beeld(stand(betaald=113_400), regeling=plan(), inning=stappen((S.AFSCHRIJVING_MISLUKT, date(2026, 5, 26)))),
        "Betaal € 162,00: een afschrijving lukte niet.",
    ),
    (
        Toestand.VERVALLEN,
        date(2026, 2, 26),
        beeld(stand(betaald=48_600), inning=stappen(MISLUKT, VERVALLEN), laatste_einde=Einde.NIET_NAGEKOMEN),
        "Betaal € 972,00, of kies opnieuw voor termijnen.",
    ),
    (
        Toestand.VERZOEK,
        DAG,
        beeld(stand(betaald=48_600), inning=stappen(VERVALLEN, VERZOEK)),
        "Betaal € 972,00 uiterlijk op 2 juli 2026, of spreek een regeling af.",
    ),
    (
        Toestand.AANMANING,
        date(2026, 4, 28),
        beeld(stand(betaald=48_600, kosten=2_000), inning=stappen(VERVALLEN, (S.AANMANING, date(2026, 4, 24)))),
        "Betaal € 992,00 uiterlijk op 8 mei 2026. Daarna gaat uw schuld naar het CJIB.",
    ),
    (
        Toestand.HERINNERING,
        DAG,
        beeld(stand(betaald=48_600), inning=stappen(VERVALLEN, (S.HERINNERING, date(2026, 6, 10)))),
        "Betaal € 972,00 uiterlijk op 24 juni 2026, of spreek een regeling af.",
    ),
    (
        Toestand.BIJ_PARTIJ,
        DAG,
        beeld(stand(betaald=48_600, kosten=2_000), inning=stappen((S.CJIB, date(2026, 5, 18)), (S.DEURWAARDER, date(2026, 6, 8)))),
        "Betaal € 992,00 aan de deurwaarder.",
    ),
    (
        Toestand.VASTGEHOUDEN,
        DAG,
        beeld(stand(48_600, 72_900), inning=stappen((S.DEURWAARDER, date(2026, 6, 8)), (S.VERLAAGD, DAG)), besloten_op=DAG),
        "Betaal niets aan de deurwaarder totdat u daarover bericht krijgt.",
    ),
    (
        Toestand.VOLDAAN,
        DAG,
        beeld(stand(48_600, 48_600), inning=stappen((S.CJIB, date(2026, 5, 18)), (S.TERUGGEROEPEN, DAG))),
        "U bent klaar. Betaal niets meer aan het CJIB.",
    ),
    (Toestand.VOLDAAN, DAG, beeld(stand(145_800)), "U hoeft niets te betalen."),
    (
        Toestand.TERUG,
        DAG,
        beeld(stand(145_800, 72_900, terug=72_900), terugbetalingen=[order()]),
        "U hoeft niets te doen: u krijgt € 729,00 terug, uiterlijk op 29 juni 2026.",
    ),
    (
        Toestand.TERUG_WACHT,
        DAG,
        beeld(stand(145_800, 72_900, terug=72_900), terug_zonder_opdracht=72_900),
        "Bel ons over uw rekeningnummer. U krijgt € 729,00 terug.",
    ),
    (
        Toestand.UITSTEL,
        DAG,
        beeld(remmen=[uitstel(date(2026, 7, 31))]),
        "U hebt uitstel tot en met 31 juli 2026. U hoeft nu niets te betalen.",
    ),
    (
        Toestand.STIL,
        DAG,
        beeld(remmen=[Rembeeld(Remsoort.BEZWAAR, None)]),
        "U hoeft nu niets te doen. Wij vragen u nu niet om te betalen.",
    ),
    (
        Toestand.REGELING,
        DAG,
        beeld(stand(129_600), regeling=eigen_voorstel(), inning=stappen(VERZOEK, (S.REGELING, date(2026, 6, 3)))),
        "Betaal € 162,00 uiterlijk op 25 juni 2026. Dat is uw volgende termijn.",
    ),
    (
        Toestand.REGELING_ACHTER,
        DAG,
        beeld(stand(113_400), regeling=eigen_voorstel()),
        "Betaal nu € 162,00. Anders stopt uw regeling.",
    ),
    (Toestand.VERJAARD, DAG, beeld(inning=stappen((S.VERJAARD, DAG))), "U hoeft niets te doen: deze schuld is verjaard."),
    (Toestand.BIJ_MENS, DAG, beeld(overleden=True), "U hoeft niets te doen. Wij vragen nabestaanden niets."),
]


@pytest.mark.parametrize(("toestand", "dag", "hoe", "zin"), GEVALLEN, ids=[geval[0].value for geval in GEVALLEN])
def test_een_zin_zegt_wat_u_nu_moet_doen(toestand: Toestand, dag: date, hoe: Vorderingbeeld, zin: str) -> None:
    nu = wat_nu(hoe, dag)
    assert (nu.toestand, nu.zin.replace("\u00a0", " ")) == (toestand, zin)


def test_elke_toestand_heeft_woorden_en_een_geval() -> None:
    assert set(ZINNEN) == set(Toestand) == {geval[0] for geval in GEVALLEN}


@pytest.mark.parametrize(("toestand", "dag", "hoe", "zin"), GEVALLEN, ids=[geval[0].value for geval in GEVALLEN])
def test_het_engels_is_af(toestand: Toestand, dag: date, hoe: Vorderingbeeld, zin: str) -> None:
    with translation.override("en"):
        nu = wat_nu(hoe, dag)
    tekst = " ".join([nu.zin, *vars(nu.regels).values()])
    assert not {"betaal", "uw", "u", "wij", "niets", "uiterlijk", "op"} & {woord.strip(".,:").lower() for woord in tekst.split()}
    assert all(vars(nu.regels).values())


def test_de_dag_is_die_van_de_brief() -> None:
    """Where the step was told by a letter, its own last day counts, until a later decision gives a month again."""
    brief = Inningsregel(S.HERINNERING, date(2026, 6, 10), 97_200, betalen_voor=date(2026, 6, 30))
    hoe = beeld(stand(48_600), inning=[brief])
    assert wat_nu(hoe, DAG).voor == date(2026, 6, 30)
    assert wat_nu(replace(hoe, besloten_op=date(2026, 6, 12)), DAG).voor == date(2026, 7, 13)  # 12 July is a Sunday
    cjib = Inningsregel(S.CJIB, date(2026, 6, 10), 97_200, betalen_voor=date(2026, 6, 30))
    assert wat_nu(beeld(inning=[cjib]), DAG).regels.voor_wanneer.startswith(f"Uiterlijk {datum(date(2026, 6, 30))}.")


def test_na_de_bevestiging_mag_het_weer_bij_de_deurwaarder() -> None:
    verlaagd = beeld(stand(48_600, 72_900), inning=stappen((S.DEURWAARDER, date(2026, 6, 8)), (S.VERLAAGD, DAG)))
    for aanvaard, verwacht in ((None, Toestand.VASTGEHOUDEN), (False, Toestand.VASTGEHOUDEN), (True, Toestand.BIJ_PARTIJ)):
        antwoord = Overdracht(Partij.DEURWAARDER, Actie.WIJZIGEN, DAG, 24_300, aanvaard)
        assert toestand_van(replace(verlaagd, overdrachten=[antwoord]), DAG) == verwacht


def test_een_afschrijving_die_onderweg_is_mist_u_niet() -> None:
    onderweg = Afschrijving(8, date(2026, 6, 12), 16_200, "NL••")
    hoe = beeld(stand(betaald=113_400), regeling=plan(), afschrijvingen=[onderweg])
    assert toestand_van(hoe, DAG) == Toestand.AFSCHRIJVEN
    terug = Afschrijving(8, date(2026, 6, 12), 16_200, "NL••", retour_op=DAG, grond=Retourgrond.GEWEIGERD)
    assert toestand_van(beeld(stand(betaald=113_400), regeling=plan(), afschrijvingen=[terug]), DAG) == Toestand.AFSCHRIJVING_GEMIST


def test_bij_de_gemiste_termijn_staat_dezelfde_dag_als_in_de_brief() -> None:
    """One month after the debit failed."""
    nu = wat_nu(beeld(stand(113_400), regeling=plan(), inning=stappen((S.AFSCHRIJVING_MISLUKT, date(2026, 5, 26)))), DAG)
    assert nu.voor == date(2026, 6, 26)
    assert nu.regels.voor_wanneer == f"Uiterlijk {datum(date(2026, 6, 26))}."


def test_uitstel_zonder_einde_of_met_een_andere_rem_is_stilstand() -> None:
    for remmen in ([uitstel(None)], [uitstel(date(2026, 7, 31)), Rembeeld(Remsoort.SCHULDHULP, None)]):
        assert toestand_van(beeld(remmen=remmen), DAG) == Toestand.STIL


def test_wie_niets_moet_krijgt_geen_knop_om_te_betalen() -> None:
    for toestand, dag, hoe, _ in GEVALLEN:
        if not hoe.te_betalen or toestand in (Toestand.BIJ_PARTIJ, Toestand.VERJAARD, Toestand.BIJ_MENS):
            assert Doen.BETALEN not in wat_nu(hoe, dag).acties, toestand


@given(
    betaald=st.integers(0, 300_000),
    verschuldigd=st.integers(0, 145_800),
    kosten=st.sampled_from([0, 900, 2_000]),
    met_plan=st.booleans(),
    stap=st.sampled_from([None, *S]),
    dag=st.dates(date(2025, 9, 16), date(2026, 12, 31)),
)
def test_wie_niets_schuldig_is_wordt_nooit_gevraagd_te_betalen(
    betaald: int, verschuldigd: int, kosten: int, met_plan: bool, stap: Inningsstap | None, dag: date
) -> None:
    """Over all states: no debt, no question to pay; a debt is named with exactly the amount that the ledger says, or a part of it."""
    hoe = beeld(
        stand(betaald, verschuldigd, kosten=kosten),
        regeling=plan() if met_plan else None,
        inning=stappen((stap, date(2025, 12, 1))) if stap else [],
    )
    nu = wat_nu(hoe, dag)
    if not hoe.te_betalen:
        assert not nu.zin.startswith("Betaal €")
        assert Doen.BETALEN not in nu.acties
    assert hoe.nu_te_betalen(dag) <= hoe.te_betalen
    assert nu.voor is None or nu.voor >= dag
