"""The bench says so when too little died to prove anything."""

import pytest

from meten.onderdelen.chaos import uitslag

VERSLAG = {
    "doden": {"na_claim": 16, "willekeurig": 4, "postgres": 3, "redis": 3},
    "workers_gedood": 20,
    "met_open_transactie": 17,
    "rampen_met_seconden": [["na_claim", 6.1], ["postgres", 25.8]],
    "seconden": {"vaststelling": 275.7, "teruggave": 169.5},
    "brokken": {"vaststelling": 46, "teruggave": 45},
    "rijen": {"besluit": 35_037},
    "betaalbestand_bytes": 3_533_188,
}
RUN = {
    "doden": {"na_claim": 5, "postgres": 1, "redis": 1},
    "workers_gedood": 6,
    "rampen_met_seconden": [["redis", 3.0]],
    "seconden": {"incasso": 100.0},
    "brokken": {"incasso": 60},
}
GELD = {"runs": [RUN, {**RUN, "brokken": {"inning": 50}}], "rijen": {"incasso": 15_000}}


def test_genoeg_doden_is_gehaald() -> None:
    assert uitslag(VERSLAG, GELD).gehaald


@pytest.mark.parametrize(
    "anders",
    [
        {"workers_gedood": 19},
        {"met_open_transactie": 14},
        {"doden": {"postgres": 2, "redis": 3}},
        {"doden": {"postgres": 3, "redis": 2}},
        {"brokken": {"vaststelling": 46, "teruggave": 39}},
    ],
)
def test_te_weinig_is_niet_gehaald(anders: dict[str, object]) -> None:
    assert not uitslag({**VERSLAG, **anders}, GELD).gehaald


@pytest.mark.parametrize(
    "anders",
    [{"workers_gedood": 5}, {"doden": {"postgres": 0, "redis": 1}}, {"doden": {"postgres": 1, "redis": 0}}, {"brokken": {"inning": 39}}],
)
def test_te_weinig_bij_het_geld_is_niet_gehaald(anders: dict[str, object]) -> None:
    assert not uitslag(VERSLAG, {**GELD, "runs": [RUN, {**RUN, **anders}]}).gehaald
