"""The CJIB, a bailiff, an agency abroad: each takes our hand-over files, answers every line, receives money and remits it.

Its folder holds what it knows, so that it may fall over at any moment: ``in/`` our files, ``betalingen/`` what debtors paid at its
desk, ``dagen/`` what it did on a day, ``uit/`` its files for us, made from ``dagen``.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from duo_portal.tegenpartijen.bank import Bank, Overschrijving
from duo_portal.tegenpartijen.schrijven import laatste, schrijf_geheel

ANTWOORDKOP = "bestand;regel;kenmerk;uitkomst;code;melding;datum"
ONTVANGSTKOP = "partij;nummer;kenmerk;datum;bedrag;soort"
LEEG: dict[str, Any] = {"zaken": {}, "beantwoord": [], "gemeld": [], "antwoorden": [], "ontvangsten": []}


@dataclass(frozen=True)
class Betaling:
    """A debtor pays at the desk, or by a transfer to the party. ``sleutel`` makes a repeat harmless."""

    sleutel: str
    dag: date
    kenmerk: str
    centen: int


@dataclass(frozen=True)
class Bestanden:
    """What a party gives us at the end of a day."""

    antwoorden: Path | None
    ontvangsten: Path | None


@dataclass(frozen=True)
class Partij:
    """``naam`` as in our files (CJIB, DEURWAARDER, BUITENLAND); ``rekening`` is from where it remits."""

    map: Path
    naam: str
    rekening: str
    bank: Bank

    def neem_aan(self, bestand: Path) -> None:
        """Our file arrives; the same once more is no second one."""
        doel = self.map / "in" / bestand.name
        if not doel.exists():
            doel.parent.mkdir(parents=True, exist_ok=True)
            werk = doel.with_suffix(".deel")
            shutil.copyfile(bestand, werk)
            werk.replace(doel)

    def ontvang(self, betaling: Betaling) -> None:
        doel = self.map / "betalingen" / f"{betaling.sleutel}.json"
        if not doel.exists():
            schrijf_geheel(doel, json.dumps(asdict(betaling) | {"dag": betaling.dag.isoformat()}))

    def sluit_dag(self, dag: date) -> Bestanden:
        """1. answer what came in; 2. tell what was received; 3. remit it. A repeat gives the same files."""
        boek = self.map / "dagen" / f"{dag}.json"
        if not boek.exists():
            schrijf_geheel(boek, json.dumps(self._dag(dag), ensure_ascii=False, indent=1))
        inhoud = json.loads(boek.read_text(encoding="utf-8"))
        if inhoud["ontvangsten"]:
            self._draag_af(dag, inhoud["ontvangsten"])
        self._schrijf(dag, "antwoorden", ANTWOORDKOP, inhoud["antwoorden"])
        self._schrijf(dag, "ontvangsten", ONTVANGSTKOP, inhoud["ontvangsten"])
        return self.bestanden_van(dag)

    def bestanden_van(self, dag: date) -> Bestanden:
        paden = (self._pad(dag, soort) for soort in ("antwoorden", "ontvangsten"))
        return Bestanden(*(pad if pad.exists() else None for pad in paden))

    def _pad(self, dag: date, soort: str) -> Path:
        return self.map / "uit" / f"{soort}-{self.naam}-{dag}.csv"

    @property
    def zaken(self) -> dict[str, int]:
        """What it holds now: cents by reference."""
        return dict(self._laatste_dag()["zaken"])

    def _dag(self, dag: date) -> dict[str, Any]:
        vorige = self._laatste_dag()
        zaken, beantwoord, gemeld = dict(vorige["zaken"]), set(vorige["beantwoord"]), set(vorige["gemeld"])
        antwoorden = []
        for pad in sorted((self.map / "in").glob("*.jsonl")):
            if pad.name not in beantwoord:
                antwoorden += [self._antwoord(pad.stem, regel, zaken, dag) for regel in _regels(pad)]
                beantwoord.add(pad.name)
        ontvangsten = []
        for betaling in self._betalingen(dag, gemeld):
            gemeld.add(betaling.sleutel)
            zaken[betaling.kenmerk] = max(zaken.get(betaling.kenmerk, 0) - betaling.centen, 0)
            ontvangsten.append(
                [self.naam.lower(), betaling.sleutel, betaling.kenmerk, _dag(betaling.dag), _euro(betaling.centen), "betaling"]
            )
        weet = {"zaken": zaken, "beantwoord": sorted(beantwoord), "gemeld": sorted(gemeld)}
        return {**weet, "antwoorden": antwoorden, "ontvangsten": ontvangsten}

    def _antwoord(self, bestand: str, regel: dict[str, Any], zaken: dict[str, int], dag: date) -> list[str]:
        """It takes whatever it can place: a debtor with an address, and a change of a case that it has."""
        kenmerk, actie = str(regel["kenmerk"]), regel["actie"]
        bedrag = int(regel["hoofdsom_centen"]) + int(regel["kosten_centen"])
        code = ""
        if actie == "overdragen" and not regel.get("debiteur", {}).get("adres"):
            code = "ADRES_ONTBREEKT"
        elif actie != "overdragen" and kenmerk not in zaken:
            code = "ZAAK_ONBEKEND"
        elif actie == "intrekken":
            del zaken[kenmerk]
        else:
            zaken[kenmerk] = bedrag
        return [bestand, str(regel["regel"]), kenmerk, "geweigerd" if code else "aanvaard", code, "", _dag(dag)]

    def _betalingen(self, dag: date, gemeld: set[str]) -> Iterator[Betaling]:
        for pad in sorted((self.map / "betalingen").glob("*.json")):
            if pad.stem not in gemeld:
                waarden = json.loads(pad.read_text(encoding="utf-8"))
                betaling = Betaling(**waarden | {"dag": date.fromisoformat(waarden["dag"])})
                if betaling.dag <= dag:
                    yield betaling

    def _draag_af(self, dag: date, ontvangsten: list[list[str]]) -> None:
        """What was received on one day goes to our bank on the next, in one sum."""
        som = sum(int(rij[4].replace(".", "")) for rij in ontvangsten)
        naam = f"afdracht {self.naam} {dag}"
        self.bank.stort(Overschrijving(naam.replace(" ", "-"), dag + timedelta(1), som, self.rekening, self.naam, naam))

    def _laatste_dag(self) -> dict[str, Any]:
        boek = laatste(self.map / "dagen")
        return dict(json.loads(boek.read_text(encoding="utf-8"))) if boek else LEEG

    def _schrijf(self, dag: date, soort: str, kop: str, rijen: list[list[str]]) -> None:
        if rijen:
            schrijf_geheel(self._pad(dag, soort), "\n".join([kop, *(";".join(rij) for rij in rijen)]) + "\n")


def _regels(pad: Path) -> list[dict[str, Any]]:
    """The first line is about the file."""
    _, *regels = pad.read_text(encoding="utf-8").splitlines()
    return [json.loads(regel) for regel in regels]


def _dag(dag: date) -> str:
    return f"{dag:%Y%m%d}"


def _euro(centen: int) -> str:
    return f"{centen // 100}.{centen % 100:02d}"
