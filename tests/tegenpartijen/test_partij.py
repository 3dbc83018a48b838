"""The imitated CJIB and bailiff answer every line, and hand over what they received."""

from datetime import date
from pathlib import Path

import pytest

from duo_portal.betalingen import betaler
from duo_portal.tegenpartijen.bank import Bank
from duo_portal.tegenpartijen.partij import Betaling, Partij
from duo_portal.vorderingen.models import Actie
from duo_portal.vorderingen.models import Partij as Soort
from duo_portal.vorderingen.overdrachtbestand import Kop, Overdracht, schrijf

VRIJDAG, MAANDAG = date(2026, 6, 12), date(2026, 6, 15)
KENMERK = "7500000000000001"


@pytest.fixture
def partij(tmp_path: Path) -> Partij:
    return Partij(tmp_path / "deurwaarder", "DEURWAARDER", "NL26ZZZZ0000000004", Bank(tmp_path / "bank", betaler.IBAN, betaler.NAAM))


def bestand(map_: Path, *acties: Actie, nummer: int = 1, adres: bool = True, centen: int = 97_200) -> Path:
    """Our own maker of files writes it."""
    debiteur = {"naam": "K. Bosman", "adres": ["Parkstraat 7"] if adres else []}
    regels = [
        Overdracht(nr, actie, KENMERK, centen * (actie != Actie.INTREKKEN), 0, 0, debiteur if actie == Actie.OVERDRAGEN else {})
        for nr, actie in enumerate(acties, start=1)
    ]
    kop = Kop(Soort.DEURWAARDER, VRIJDAG, nummer, len(regels))
    pad = map_ / f"{kop.naam}.jsonl"
    pad.write_bytes(b"".join(schrijf(kop, regels)))
    return pad


def antwoorden(pad: Path | None) -> list[tuple[str, str]]:
    assert pad is not None
    _, *rijen = pad.read_text(encoding="utf-8").splitlines()
    return [(rij.split(";")[3], rij.split(";")[4]) for rij in rijen]


def test_overdragen_wijzigen_en_intrekken_worden_aanvaard(partij: Partij, tmp_path: Path) -> None:
    partij.neem_aan(bestand(tmp_path, Actie.OVERDRAGEN))
    assert antwoorden(partij.sluit_dag(VRIJDAG).antwoorden) == [("aanvaard", "")]
    assert partij.zaken == {KENMERK: 97_200}
    partij.neem_aan(bestand(tmp_path, Actie.WIJZIGEN, nummer=2, centen=24_300))
    assert antwoorden(partij.sluit_dag(MAANDAG).antwoorden) == [("aanvaard", "")]
    assert partij.zaken == {KENMERK: 24_300}
    partij.neem_aan(bestand(tmp_path, Actie.INTREKKEN, nummer=3))
    assert antwoorden(partij.sluit_dag(date(2026, 6, 16)).antwoorden) == [("aanvaard", "")]
    assert partij.zaken == {}


def test_zonder_adres_of_zonder_zaak_wordt_geweigerd(partij: Partij, tmp_path: Path) -> None:
    partij.neem_aan(bestand(tmp_path, Actie.OVERDRAGEN, Actie.INTREKKEN, adres=False))
    assert antwoorden(partij.sluit_dag(VRIJDAG).antwoorden) == [("geweigerd", "ADRES_ONTBREEKT"), ("geweigerd", "ZAAK_ONBEKEND")]


def test_wat_binnenkomt_wordt_gemeld_en_de_volgende_bankdag_afgedragen(partij: Partij) -> None:
    betaling = Betaling("k1", VRIJDAG, KENMERK, 100_00)
    for _ in range(2):
        partij.ontvang(betaling)
    ontvangsten = partij.sluit_dag(VRIJDAG).ontvangsten
    assert ontvangsten is not None
    assert ontvangsten.read_text(encoding="utf-8").splitlines()[1:] == [f"deurwaarder;k1;{KENMERK};20260612;100.00;betaling"]
    assert partij.bank.sluit_dag(VRIJDAG) is None
    afschrift = partij.bank.sluit_dag(MAANDAG)
    assert afschrift is not None and ">100.00<" in afschrift.read_text(encoding="utf-8")
    assert partij.sluit_dag(MAANDAG).ontvangsten is None


def test_twee_keer_dezelfde_dag_geeft_dezelfde_bestanden(partij: Partij, tmp_path: Path) -> None:
    partij.neem_aan(bestand(tmp_path, Actie.OVERDRAGEN))
    eerste = partij.sluit_dag(VRIJDAG).antwoorden
    assert eerste is not None
    inhoud = eerste.read_bytes()
    eerste.unlink()
    opnieuw = partij.sluit_dag(VRIJDAG).antwoorden
    assert opnieuw is not None and opnieuw.read_bytes() == inhoud
