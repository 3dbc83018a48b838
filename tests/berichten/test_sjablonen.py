"""Each template of each line: it renders in both languages, with these values and no others."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from duo_portal.berichten import sjablonen, weergave
from duo_portal.berichten.opmaak import centen, datum
from duo_portal.berichten.sjablonen import Sjabloon
from duo_portal.berichten.velden import OngeldigeWaarden, Veld
from duo_portal.berichten.weergave import Berichtgegevens
from tests.berichten.gevallen import alle_gevallen, bericht

SJABLONEN = sjablonen.alle()
GEVALLEN = alle_gevallen()
ALGEMEEN = {"afzender", "naam", "over", "kenmerk", "dagtekening"}
PLAATSELIJK = {"forloop", "bedrag", "uiterlijk", "termijn", "rij"}
LESGELD = {
    "betalingsverzoek",
    "lesgeld_lager_nog_betalen",
    "lesgeld_lager_terug",
    "lesgeld_lager_klaar",
    "lesgeld_hoger",
    "diploma_nog_ingeschreven",
    "voorstel_teruggave",
    "lesgeld_overleden",
}


def test_alle_berichten_van_lesgeld_zijn_er() -> None:
    assert {sjabloon.naam for sjabloon in SJABLONEN} >= {f"lesgeld/{naam}" for naam in LESGELD}


@pytest.mark.parametrize(("naam", "geval"), GEVALLEN, ids=[naam for naam, _ in GEVALLEN])
def test_toont_de_vier_regels_het_onderwerp_en_geen_resten(naam: str, geval: Berichtgegevens) -> None:
    artikel = weergave.artikel(geval)
    assert f'lang="{geval.taal}"' in artikel
    for regel in vars(weergave.vier_regels(geval)).values():
        assert regel
        assert f"<dd>{regel}</dd>" in artikel
    assert f"<h1>{weergave.onderwerp(geval)}</h1>" in artikel
    assert not re.search(r"\{\{|\{%|None|\bTrue\b|\bFalse\b", artikel)


@pytest.mark.parametrize(("naam", "geval"), GEVALLEN, ids=[naam for naam, _ in GEVALLEN])
def test_geen_woord_van_de_andere_taal(naam: str, geval: Berichtgegevens) -> None:
    vreemd = r"\b(the|your|you|and)\b" if geval.taal == "nl" else r"\b(het|uw|wij|niet)\b"
    tekst = re.sub(r"<[^>]+>", " ", weergave.artikel(replace(geval, staat=None, afzender=_zonder_naam(geval))))
    assert not re.search(vreemd, tekst, re.IGNORECASE)


def _zonder_naam(geval: Berichtgegevens) -> weergave.Afzender:
    """The sender's name and hours are data, in whatever language they are passed."""
    return replace(geval.afzender, bestuursorgaan="M", namens_deze="D", eenheid="E", bereikbaar="9-17")


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=str)
def test_een_waarde_te_weinig_of_te_veel_wordt_geweigerd(sjabloon: Sjabloon) -> None:
    goed = next(iter(sjablonen.voorbeelden(sjabloon).values()))
    for veld in sjabloon.velden:
        with pytest.raises(OngeldigeWaarden, match=f"'{veld}' ontbreekt"):
            sjabloon.controleer({naam: waarde for naam, waarde in goed.items() if naam != veld})
    with pytest.raises(OngeldigeWaarden, match="'bsn' is onbekend"):
        sjabloon.controleer({**goed, "bsn": "999990019"})


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=str)
def test_de_voorbeelden_noemen_elke_code_en_elke_keuze(sjabloon: Sjabloon) -> None:
    gevallen = list(sjablonen.voorbeelden(sjabloon).values())
    for naam, veld in sjabloon.velden.items():
        gezien = {str(geval[naam]) for geval in gevallen}
        if veld.soort == "ja_nee":
            assert gezien == {"True", "False"}, naam
        if veld.leeg:
            assert "None" in gezien, naam
            assert len(gezien) > 1, naam


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=str)
@pytest.mark.parametrize("taal", sjablonen.TALEN)
def test_elke_code_geeft_een_volledig_bericht(sjabloon: Sjabloon, taal: sjablonen.Taal) -> None:
    basis = GEVALLEN[[naam.startswith(f"{sjabloon}-") and naam.endswith(taal) for naam, _ in GEVALLEN].index(True)][1]
    for naam, veld in sjabloon.velden.items():
        for code in veld.codes:
            met_code = replace(basis, waarden={**basis.waarden, naam: code})
            assert all(vars(weergave.vier_regels(met_code)).values()), code
            assert code not in weergave.artikel(met_code).replace("-", "_") or len(code) < 9, f"{code} staat als code in de tekst"


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=str)
@pytest.mark.parametrize("taal", sjablonen.TALEN)
def test_gebruikt_elk_veld_en_geen_ander(sjabloon: Sjabloon, taal: sjablonen.Taal) -> None:
    bron = "\n".join(sjabloon.zinnen[taal].values()) + _bron(sjabloon.map / f"{taal}.html", taal)
    gebruikt = _namen(bron)
    assert set(sjabloon.velden) - gebruikt == set()
    assert gebruikt - set(sjabloon.velden) - ALGEMEEN - PLAATSELIJK == set()


def _bron(bestand: Path, taal: str) -> str:
    """The text of a body with all shared parts behind it; the reason sentence is included by the four lines."""
    delen = (bestand.parent.parent.parent / "delen").glob(f"*/*.{taal}.*")
    eigen = bestand.read_text()
    hoort_erbij = eigen + (bestand.parent / "meta.toml").read_text()
    return eigen + "".join(deel.read_text() for deel in delen if f"delen/{deel.parent.name}/{deel.name}" in hoort_erbij)


def _namen(bron: str) -> set[str]:
    """The names that tags and variables read: what is left without strings, filters, attributes and keywords."""
    namen: set[str] = set()
    for inhoud in re.findall(r"\{[{%](.*?)[%}]\}", bron):
        kaal = re.sub(r"'[^']*'|\"[^\"]*\"|\|\w+|\.\w+", " ", inhoud)
        kaal = re.sub(r"\b\w+=|!=|==", " ", kaal)
        namen |= set(re.findall(r"\b[a-z]\w*", kaal))
    return namen - {"if", "elif", "else", "endif", "for", "in", "endfor", "include", "with", "not", "and", "or"}


def test_onbekende_naam_in_een_sjabloon_is_een_fout(tmp_path: Path) -> None:
    from django.template import Context

    with pytest.raises(LookupError, match="tikfout"):
        sjablonen.motor(tmp_path).from_string("{{ tikfout }}").render(Context({}))


@pytest.mark.parametrize("meta", ["rechtsmiddel", "rollen", "onderwerp"])
def test_meta_met_onbekende_inhoud_wordt_geweigerd(meta: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = sjablonen.haal("lesgeld/diploma_nog_ingeschreven", 1).map
    map_ = tmp_path / "kapot" / "1"
    map_.mkdir(parents=True)
    tekst = (bron / "meta.toml").read_text()
    (map_ / "meta.toml").write_text(
        re.sub(rf"^{meta} = .*$", f'{meta}x = 1\n{meta} = ["x"]' if meta != "onderwerp" else "", tekst, flags=re.M)
    )
    monkeypatch.setitem(sjablonen.bronnen._inhoud, "proef", tmp_path)
    with pytest.raises((ValueError, TypeError)):
        sjablonen.haal("proef/kapot", 1)


def test_nieuwste_versie_wint_en_onbekende_bron_zegt_het() -> None:
    assert sjablonen.nieuwste("lesgeld/betalingsverzoek").versie == max(sjablonen.versies("lesgeld", "betalingsverzoek"))
    with pytest.raises(KeyError, match="onbekende map met sjablonen"):
        sjablonen.haal("elders/iets", 1)


def test_bij_de_deurwaarder_begint_het_bericht_met_wat_nog_open_staat() -> None:
    geval = bericht("lesgeld_lager_nog_betalen", "deurwaarder")
    regels = weergave.vier_regels(geval)
    assert weergave.onderwerp(geval) == f"Uw lesgeld is lager: u betaalt nog {centen(24_300)}"
    assert regels.hoeveel == f"U betaalt nog {centen(24_300)}, in plaats van {centen(97_200)}."
    assert regels.wat_moet_u_doen.startswith("Betaal niets aan de deurwaarder totdat")
    assert regels.voor_wanneer == f"Wij verwachten dat bericht op {datum('2026-06-22')}."


def test_zonder_deurwaarder_wordt_hij_niet_genoemd() -> None:
    assert "deurwaarder" not in weergave.artikel(bericht("lesgeld_lager_nog_betalen", "zelf"))


def test_betalingsverzoek_biedt_geen_bezwaar_maar_een_beslissing() -> None:
    artikel = weergave.artikel(bericht("betalingsverzoek", "keuze"))
    assert "Vraag een beslissing" in artikel
    assert "U kunt bezwaar maken" not in artikel
    assert artikel.count(centen(16_200)) == 9


def test_besluit_noemt_de_laatste_dag_en_zonder_bekendmaking_de_termijn() -> None:
    geval = bericht("lesgeld_lager_terug", "rekening")
    assert f"<strong>{datum('2026-07-27')}</strong>" in weergave.artikel(geval)
    zonder = weergave.artikel(replace(geval, laatste_dag=None))
    assert "zes weken" in zonder
    assert datum("2026-07-27") not in zonder


def test_alleen_een_besluit_van_de_computer_biedt_een_mens_aan() -> None:
    geval = bericht("lesgeld_lager_klaar", "gewoon")
    assert "Laat een mens meekijken" in weergave.artikel(geval)
    assert "Laat een mens meekijken" not in weergave.artikel(replace(geval, automatisch=False))


def test_velden_van_rijen_zijn_beschreven() -> None:
    rijen: Veld = sjablonen.nieuwste("lesgeld/betalingsverzoek").velden["termijnen"]
    assert set(rijen.velden) == {"datum", "centen"}
