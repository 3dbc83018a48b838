"""Terms of the Awb against the published table, our own vectors, and properties over all dates."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_portal.tijd.duur import Duur, laatste_dag, tel_maanden
from duo_portal.tijd.gewone_dagen import KalenderOnbekend, is_gewone_dag, tel_gewone_dagen
from duo_portal.tijd.termijnen import Soort, laatste_dag_van, opbouw, verloop

VECTOREN = json.loads((Path(__file__).parent / "atw_testvectoren.json").read_text(encoding="utf-8"))
dagen = st.dates(date(2010, 1, 1), date(2034, 12, 31))


def datum(tekst: str) -> date:
    return date.fromisoformat(tekst)


@pytest.mark.parametrize("vector", [v for v in VECTOREN if v["soort"] == "rol_einddatum"])
def test_einddatum_rolt_naar_gewone_dag(vector: dict[str, str]) -> None:
    assert laatste_dag_van(Soort.ROL_EINDDATUM, datum(vector["einddatum_berekend"])) == datum(vector["verwacht"])


@pytest.mark.parametrize("vector", [v for v in VECTOREN if v["soort"] == "bezwaartermijn_6_weken"])
def test_zes_weken_bezwaar(vector: dict[str, str]) -> None:
    stappen = verloop(Soort.BEZWAAR, datum(vector["bekendmaking"]))
    assert (stappen.ruw, stappen.laatste_dag) == (datum(vector["ruwe_einddatum"]), datum(vector["verwacht"]))


def test_termijn_van_drie_dagen_houdt_twee_gewone_dagen() -> None:
    vector = next(v for v in VECTOREN if v["soort"] == "minimaal_twee_werkdagen_art2")
    assert laatste_dag(datum(vector["laatste_dag_voor_start"]), Duur(dagen=3)) == datum(vector["verwacht"])


def test_termijn_van_twee_dagen_hoeft_dat_niet() -> None:
    assert laatste_dag(date(2026, 4, 2), Duur(dagen=2)) == date(2026, 4, 7)  # 4 April is a Saturday; Easter Monday follows


@pytest.mark.parametrize(
    ("bekend", "bezwaar", "post", "zes", "twaalf", "verdaagd"),
    [
        ("2026-03-24", "2026-05-06", "2026-05-13", "2026-06-17", "2026-07-29", "2026-07-29"),
        ("2026-11-12", "2026-12-24", "2026-12-31", "2027-02-04", "2027-03-18", "2027-03-18"),
        ("2027-03-25", "2027-05-10", "2027-05-17", "2027-06-21", "2027-08-02", "2027-08-02"),
    ],
)
def test_tabel_bezwaar_en_beslissing(bekend: str, bezwaar: str, post: str, zes: str, twaalf: str, verdaagd: str) -> None:
    dag = datum(bekend)
    assert laatste_dag_van(Soort.BEZWAAR, dag) == datum(bezwaar)
    assert laatste_dag_van(Soort.BEZWAAR, dag, per_post=True) == datum(post)
    assert laatste_dag_van(Soort.BESLISSING_BEZWAAR, dag) == datum(zes)
    assert laatste_dag_van(Soort.BESLISSING_BEZWAAR, dag, commissie=True) == datum(twaalf)
    assert laatste_dag_van(Soort.BESLISSING_BEZWAAR, dag, verdaagd=True) == datum(verdaagd)


def test_klacht_zes_weken_en_vier_erbij() -> None:
    assert laatste_dag_van(Soort.KLACHT, date(2026, 3, 2)) == date(2026, 4, 13)
    assert laatste_dag_van(Soort.KLACHT, date(2026, 3, 2), verdaagd=True) == date(2026, 5, 11)
    assert laatste_dag_van(Soort.KLACHT, date(2026, 3, 2), commissie=True) == date(2026, 5, 11)


def test_ingebrekestelling_schuift_niet_door_feestdagen() -> None:
    assert laatste_dag_van(Soort.INGEBREKESTELLING, date(2026, 12, 11)) == date(2026, 12, 25)


def test_betaling_en_aanmaning_schuiven_wel() -> None:
    assert laatste_dag_van(Soort.BETALING, date(2026, 3, 24)) == date(2026, 5, 6)
    assert laatste_dag_van(Soort.AANMANING, date(2026, 4, 24)) == date(2026, 5, 8)
    assert laatste_dag_van(Soort.AANMANING, date(2026, 12, 11)) == date(2026, 12, 28)


def test_avg_verzoek_een_maand_en_twee_erbij() -> None:
    assert laatste_dag_van(Soort.AVG_VERZOEK, date(2027, 1, 29)) == date(2027, 3, 1)  # 28 February 2027 is a Sunday
    assert laatste_dag_van(Soort.AVG_VERZOEK, date(2027, 1, 29), verdaagd=True) == date(2027, 5, 3)


def test_langer_dan_twaalf_weken_valt_buiten_de_wet() -> None:
    zondag = date(2026, 3, 1)
    assert laatste_dag(zondag, Duur(weken=12)) == date(2026, 5, 26)  # 24 May is a Sunday, 25 May Whit Monday
    assert laatste_dag(zondag, Duur(weken=13)) == date(2026, 5, 31)
    assert laatste_dag(zondag, Duur(dagen=91)) == date(2026, 5, 31)
    assert laatste_dag(date(2025, 5, 30), Duur(jaren=1)) == date(2026, 5, 30)


def test_terugtellen_schuift_niet() -> None:
    assert Duur(dagen=10).voor(date(2026, 5, 15)) == date(2026, 5, 5)
    assert Duur(maanden=1).voor(date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize("soort", list(Soort))
def test_onbekende_omstandigheid_wordt_geweigerd(soort: Soort) -> None:
    onbekend = {"commissie", "verdaagd", "per_post"} - opbouw(soort).mogelijk
    for naam in onbekend:
        with pytest.raises(ValueError, match=naam):
            laatste_dag_van(soort, date(2026, 3, 2), **{naam: True})


def test_buiten_de_kalender_geen_gok() -> None:
    with pytest.raises(KalenderOnbekend, match="2036"):
        laatste_dag_van(Soort.BEZWAAR, date(2035, 12, 1))


def test_duur_heeft_precies_een_eenheid() -> None:
    with pytest.raises(ValueError, match="precies één"):
        Duur(dagen=1, weken=1)
    with pytest.raises(ValueError, match="precies één"):
        Duur()


@settings(deadline=None)
@given(dagen, st.sampled_from([s for s in Soort if s is not Soort.INGEBREKESTELLING]))
def test_laatste_dag_is_altijd_een_gewone_dag(dag: date, soort: Soort) -> None:
    einde = laatste_dag_van(soort, dag)
    assert is_gewone_dag(einde)
    assert 0 <= (einde - verloop(soort, dag).ruw).days <= 6


@settings(deadline=None)
@given(dagen, st.integers(3, 90))
def test_art_2_is_de_kortste_termijn_die_voldoet(dag: date, lengte: int) -> None:
    einde = laatste_dag(dag, Duur(dagen=lengte))
    eerste = dag + timedelta(days=1)
    assert tel_gewone_dagen(eerste, einde) >= 2
    korter = einde - timedelta(days=1)
    assert korter < dag + timedelta(days=lengte) or tel_gewone_dagen(eerste, korter) < 2 or not is_gewone_dag(korter)


@settings(deadline=None)
@given(dagen, st.integers(-30, 30))
def test_maanden_tellen_blijft_in_de_maand(dag: date, maanden: int) -> None:
    uit = tel_maanden(dag, maanden)
    assert (uit.year * 12 + uit.month) - (dag.year * 12 + dag.month) == maanden
    assert uit.day == dag.day or (uit + timedelta(days=1)).day == 1
