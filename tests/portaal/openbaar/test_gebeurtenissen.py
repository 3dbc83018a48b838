"""Life events: what stands in them comes from norms and sources, in two languages."""

import re
import tomllib
from pathlib import Path

import pytest

from duo_portal.portaal.openbaar.levensgebeurtenissen import KOPPEN, alle_gebeurtenissen, gebeurtenis, gebeurtenisbronnen, namen
from duo_portal.regels.eenheden import Taal
from duo_portal.regels.normbronnen import in_woorden, normbronnen
from duo_portal.tijd import vandaag
from tests.portaal.openbaar.conftest import Lezer

BESTANDEN = [pad for _, map_ in gebeurtenisbronnen.items() for pad in sorted(map_.glob("*.toml"))]


def test_elk_deel_hoort_bij_een_gebeurtenis() -> None:
    assert {pad.stem for pad in BESTANDEN} == set(namen())


@pytest.mark.parametrize("pad", BESTANDEN, ids=[f"{pad.parent.parent.name}-{pad.stem}" for pad in BESTANDEN])
def test_elke_zin_staat_er_in_twee_talen_zonder_eigen_bedrag(pad: Path) -> None:
    """An amount or a number of days in the file would be a second home of a norm."""
    inhoud = tomllib.loads(pad.read_text(encoding="utf-8"))
    for alinea in (alinea for soort in KOPPEN for alinea in inhoud.get(soort, [])):
        assert alinea["nl"] != alinea["en"]
        assert set(re.findall(r"\{[\w.]+\}", alinea["nl"])) == set(re.findall(r"\{[\w.]+\}", alinea["en"]))
        assert not re.search(r"€|\d+ (dagen|days|maanden|months)", alinea["nl"] + alinea["en"])
        assert ("naar" in alinea) == ("link_nl" in alinea) == ("link_en" in alinea)


def test_elke_gebeurtenis_zegt_wat_wij_doen_of_wat_u_doet() -> None:
    for deze in alle_gebeurtenissen():
        alineas = [alinea for deel in deze.delen for soort in KOPPEN for alinea in deel.alineas[soort]]
        assert alineas, deze.naam
        assert not any("{" in alinea.tekst for alinea in alineas), deze.naam


def test_wat_uit_de_wet_komt_heeft_een_bron() -> None:
    assert [deze.naam for deze in alle_gebeurtenissen() if not deze.bronnen] == ["buitenland"]  # says only what the portal itself does


def test_een_norm_in_de_tekst_is_de_waarde_van_vandaag_met_zijn_status(lees: Lezer) -> None:
    norm = normbronnen["vorderingen"].normen["uitstel_eigen_dagen"]
    html = lees("/levensgebeurtenissen/geldzorgen/")
    assert in_woorden(norm.op(vandaag()).waarde, norm.eenheid, Taal.NL).replace(" ", "\u00a0") in html
    assert "/zo-rekenen-wij/normen/vorderingen/uitstel_eigen_dagen/" in html
    assert "nog niet bevestigd" in html


def test_de_lijn_komt_voor_wat_voor_iedereen_geldt() -> None:
    assert [deel.kop for deel in gebeurtenis("overleden").delen] == ["Lesgeld", ""]
