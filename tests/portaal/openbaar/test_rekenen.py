"""The open calculations: the same rule as a decision, nothing kept, faults at their field, in two languages."""

import io
import logging
import re
from urllib.parse import urlencode

import polars as pl
import pytest
from django.test import Client
from django.utils import translation

from duo_portal.portaal.openbaar.rekenformulier import Rekenformulier
from duo_portal.portaal.openbaar.rekenhulpen import Rekenhulp, hulp_bij, rekenhulpen
from duo_portal.portaal.openbaar.rekenvelden import lees_euro
from duo_portal.regels.bereken import Onderdeel, Regeling, regelingen
from duo_portal.regels.bereken.velden import Fout, Geheel, JaNee, Keuze, Lijst, Veld
from duo_portal.regels.termijn import VERSIE
from tests.portaal.openbaar.conftest import Lezer

TERUG = {
    "schooljaar": "2025-2026",
    "inschrijfdatum": "1-8-2025",
    "uitschrijfdatum": "31-1-2026",
    "reden": "diploma",
    "betaald_centen": "1.458,00",
    "bereken": "1",
}


def adres(naam: str, vraag: dict[str, str], **anders: str) -> str:
    return f"/rekenen/{naam}/?{urlencode({**vraag, **anders})}"


def test_de_uitkomst_is_een_som_op_papier_met_artikel_en_bron(lees: Lezer) -> None:
    html = lees(adres("lesgeld-teruggave", TERUG))
    assert "U krijgt terug" in html
    assert html.count("€\u00a0729,00") >= 2
    assert "UB 7 lid 1" in html
    assert "nog niet bevestigd" in html
    assert "Uitvoeringsbesluit Les- en cursusgeldwet 2000" in html


def test_in_het_engels_hetzelfde_bedrag(lees: Lezer) -> None:
    html = lees(adres("lesgeld-teruggave", TERUG), "en")
    assert "You get back" in html
    assert "€729.00" in html
    assert "U krijgt" not in html


def test_een_uitkomst_leidt_terug_naar_het_ingevulde_formulier(lees: Lezer) -> None:
    html = lees(adres("lesgeld-teruggave", TERUG))
    wijzig = re.search(r'href="([^"]+)">Aanpassen', html)
    assert wijzig
    formulier = lees(wijzig[1].replace("&amp;", "&"))
    assert 'value="1.458,00"' in formulier
    assert re.search(r'value="diploma"[^>]*checked', formulier)


def test_wie_een_adres_opent_dat_is_gedeeld_ziet_hetzelfde(lees: Lezer) -> None:
    html = lees(adres("lesgeld-teruggave", TERUG))
    deel = re.search(r'class="deellink" href="http://testserver([^"]+)"', html)
    assert deel
    opnieuw = lees(deel[1].replace("&amp;", "&"))
    assert "€\u00a0729,00" in opnieuw


@pytest.mark.parametrize(
    ("anders", "veld", "nl", "en"),
    [
        ({"uitschrijfdatum": ""}, "uitschrijfdatum", "Vul dit in.", "Fill this in."),
        ({"inschrijfdatum": "31-2-2026"}, "inschrijfdatum", "Deze datum bestaat niet", "This date does not exist"),
        ({"uitschrijfdatum": "1-7-2025"}, "uitschrijfdatum", "ligt voor de inschrijfdatum", "before the day of enrolment"),
        ({"betaald_centen": "veel"}, "betaald_centen", "Schrijf een bedrag", "Write an amount"),
        ({"schooljaar": "2016-2017"}, "schooljaar", "geen bron gevonden", "do not know the school fee"),
        ({"schooljaar": "3000-3001"}, "schooljaar", "Kies een van de antwoorden", "Choose one of the answers"),
        ({"inschrijfdatum": "1-8-1825"}, "inschrijfdatum", "valt buiten", "is not between"),
        ({"reden": "zomaar"}, "reden", "Kies een van de antwoorden", "Choose one of the answers"),
    ],
)
def test_een_fout_staat_bij_het_veld_in_de_taal_van_de_lezer(anders: dict[str, str], veld: str, nl: str, en: str, lees: Lezer) -> None:
    pad = adres("lesgeld-teruggave", TERUG, **anders)
    for taal, melding, titel in (("nl", nl, "<title>Fout: "), ("en", en, "<title>Error: ")):
        html = lees(pad, taal, status=422)
        assert titel in html
        regel = re.search(rf'id="id_{veld}_error">([^<]+)', html)
        assert regel
        assert melding in regel[1]
        assert f'href="#id_{veld}' in html


def test_een_termijn_vraagt_eerst_welke_en_dan_alleen_wat_erbij_hoort(lees: Lezer) -> None:
    eerst = lees("/rekenen/termijn/")
    assert 'name="soort"' in eerst
    assert 'name="bekendmaking"' not in eerst
    dan = lees("/rekenen/termijn/?soort=klacht")
    assert 'name="ontvangst"' in dan
    assert 'name="bekendmaking"' not in dan
    klaar = lees("/rekenen/termijn/?soort=bezwaar&bekendmaking=15-6-2026&bereken=1")
    assert "27 juli 2026" in klaar
    lees("/rekenen/termijn/?soort=bezwaar&bereken=1", status=422)


def test_wat_is_getypt_blijft_nergens_staan(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in a cache, not in a search engine, and not in a log, whichever way it is written."""
    goed, fout = (adres("lesgeld-teruggave", TERUG, betaald_centen=centen) for centen in ("987,65", "98765x"))
    monkeypatch.setattr(logging, "raiseExceptions", False)  # a handler of an earlier test may be closed: that is no log
    stroom, wortel = io.StringIO(), logging.getLogger()
    luisteraar = logging.StreamHandler(stroom)
    wortel.addHandler(luisteraar)
    logging.getLogger("django_structlog").addHandler(luisteraar)
    try:
        antwoord = Client().get(goed)
        Client().get(fout)
    finally:
        wortel.removeHandler(luisteraar)
        logging.getLogger("django_structlog").removeHandler(luisteraar)
    assert "no-store" in antwoord["Cache-Control"]
    assert antwoord["X-Robots-Tag"] == "noindex"
    gelogd = stroom.getvalue() + "".join(capsys.readouterr())
    assert "GET /rekenen/lesgeld-teruggave/" in gelogd
    assert re.search(r"987(,|%2C)65|98765x|(?<![\d.])98765(?!\d)", gelogd) is None
    assert "uitschrijfdatum" not in gelogd


def test_elke_aangemelde_berekening_heeft_woorden_in_twee_talen() -> None:
    assert set(regelingen) == set(rekenhulpen)
    for naam, regeling in regelingen.items():
        hulp = rekenhulpen[naam]
        for veld in regeling.velden:
            nl, en = hulp.veld(veld.naam).label
            assert nl != en, (naam, veld.naam)
        for soort in (veld.soort for veld in regeling.velden if isinstance(veld.soort, Keuze)):
            assert set(soort.keuzes)
        assert list(regeling.uitkomst)[-1] in hulp.uitkomst


def test_fouten_tussen_velden_zijn_er_ook_in_het_engels() -> None:
    geval = {"schooljaar": 1990, "inschrijfdatum": None, "uitschrijfdatum": None}
    assert all(fout.en for fout in regelingen["lesgeld-teruggave"].controleer(geval))
    leeg: dict[str, object] = dict.fromkeys(veld.naam for veld in regelingen["termijn"].velden)
    assert all(fout.en for fout in regelingen["termijn"].controleer({**leeg, "soort": 1, "commissie": True}))


@pytest.mark.parametrize(
    ("getypt", "centen"), [("486", 48600), ("486,00", 48600), ("€ 1.458,50", 145850), ("1,458.50", 145850), ("1458.5", None), ("-3", None)]
)
def test_een_bedrag_zoals_mensen_het_schrijven(getypt: str, centen: int | None) -> None:
    if centen is None:
        with pytest.raises(ValueError, match="bedrag"):
            lees_euro(getypt)
    else:
        assert lees_euro(getypt) == centen


def met_lijst() -> Regeling:
    """A calculation with a list of children, that never agrees."""
    lijst = Lijst((Veld("inkomen_centen", Geheel(meest=100_00)), Veld("woont_uit", JaNee())), minst=1, meest=3)
    velden = (Veld("aantal", Geheel(), optioneel=True), Veld("kinderen", lijst))
    return Regeling(VERSIE, velden, {}, (), lambda rijen: pl.DataFrame(), lambda rij: [Fout("kinderen[1].inkomen_centen", "Nee.", "No.")])


def _formulier(**getypt: str) -> Rekenformulier:
    regeling = met_lijst()
    return Rekenformulier(regeling, Rekenhulp(("x", "x"), ("", "")), regeling.velden, {"bereken": "1", **getypt})


def test_een_lijst_heeft_een_rij_en_wie_er_een_vraagt_krijgt_er_een_bij() -> None:
    regeling, hulp = met_lijst(), hulp_bij("onbekend")
    assert [naam for naam in Rekenformulier(regeling, hulp, regeling.velden, {}).fields if "[" in naam] == [
        "kinderen[0].inkomen_centen",
        "kinderen[0].woont_uit",
    ]
    meer = Rekenformulier(regeling, hulp, regeling.velden, {"kinderen[0].woont_uit": "ja", "erbij": "kinderen"})
    assert "kinderen[1].woont_uit" in meer.fields
    veel = Rekenformulier(regeling, hulp, regeling.velden, {"kinderen[999].woont_uit": "ja"})
    assert max(veel.fields) == "kinderen[2].woont_uit"


def test_een_lege_rij_telt_niet_mee_en_een_fout_blijft_bij_zijn_eigen_rij() -> None:
    rijen = {
        "kinderen[0].inkomen_centen": "10",
        "kinderen[0].woont_uit": "ja",
        "kinderen[2].inkomen_centen": "20",
        "kinderen[2].woont_uit": "nee",
    }
    form = _formulier(**{**rijen, "kinderen[1].inkomen_centen": ""})
    form.fields = {naam: veld for naam, veld in form.fields.items()}
    for veld in form.fields.values():
        veld.required = False
    assert not form.is_valid()
    assert form.rij["kinderen"] == [{"inkomen_centen": 1000, "woont_uit": True}, {"inkomen_centen": 2000, "woont_uit": False}]
    assert dict(form.errors) == {"kinderen[2].inkomen_centen": ["Nee."]}


def test_een_getal_buiten_de_grens_heeft_een_engelse_melding() -> None:
    with translation.override("en"):
        form = _formulier(**{"kinderen[0].inkomen_centen": "999", "kinderen[0].woont_uit": "ja"})
        assert "must lie between" in str(form.errors)


def test_elk_onderdeel_toont_alleen_wat_voor_de_betrokkene_is() -> None:
    """The calculator tells nothing that an explanation to the person would hide."""
    for _, regeling in regelingen.items():
        for deel in regeling.onderdelen:
            assert isinstance(deel, Onderdeel)
            assert {stap.naam for stap in deel.getoond} <= set(deel.regel.namen)
