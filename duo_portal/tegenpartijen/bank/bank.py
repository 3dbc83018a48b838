"""One bank with one customer. All it knows stands in files in its own folder, so that it may fall over at any moment.

``in/``        payment files that were handed in, by the key of the message: twice the same is once
``stortingen/``  transfers that people ordered, one file each
``dagen/``     what happened on a day, written once, before its statement
``uit/``       statements (camt.053), made from ``dagen`` and therefore the same each time
"""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from duo_portal.tegenpartijen.bank.afschrift import Afschrift, camt053
from duo_portal.tegenpartijen.bank.beweging import Bestand, Beweging, Opdracht, Overschrijving
from duo_portal.tegenpartijen.bank.gedrag import Gedrag
from duo_portal.tegenpartijen.bank.lezen import lees_bestand
from duo_portal.tegenpartijen.schrijven import laatste, schrijf_geheel
from duo_portal.tijd.bankdagen import is_bankdag

# Families and codes of ISO 20022: what a bank says a movement is.
INCASSO, INCASSO_RETOUR = "IDDT/ESDD", "IDDT/UPDD"
UITBETALING, UITBETALING_RETOUR, BIJSCHRIJVING = "ICDT/ESCT", "ICDT/RRTN", "RCDT/ESCT"


@dataclass
class Bank:
    map: Path
    iban: str
    naam: str
    beginsaldo_centen: int = 0

    @property
    def gedrag(self) -> Gedrag:
        return Gedrag(self.map / "gedrag")

    def lever_in(self, bestand: Path) -> None:
        """Hand in a payment file. Refused here and not later, as a bank does."""
        blokken = lees_bestand(bestand, self.iban)
        doel = self.map / "in" / f"{blokken[0].berichtkenmerk}.xml"
        if not doel.exists():
            doel.parent.mkdir(parents=True, exist_ok=True)
            werk = doel.with_suffix(".deel")
            shutil.copyfile(bestand, werk)
            os.replace(werk, doel)

    def stort(self, overschrijving: Overschrijving) -> None:
        """Somebody orders a transfer to us."""
        doel = self.map / "stortingen" / f"{overschrijving.sleutel}.json"
        if not doel.exists():
            schrijf_geheel(doel, json.dumps(asdict(overschrijving) | {"dag": overschrijving.dag.isoformat()}, ensure_ascii=False))

    def sluit_dag(self, dag: date) -> Path | None:
        """The statement of ``dag``; None when banks are closed or nothing moved. A repeat gives the same bytes."""
        if not is_bankdag(dag):
            return None
        boek = self.map / "dagen" / f"{dag}.json"
        if not boek.exists():
            schrijf_geheel(boek, json.dumps(self._dag(dag), ensure_ascii=False, indent=1))
        inhoud = json.loads(boek.read_text(encoding="utf-8"))
        if not inhoud["bewegingen"]:
            return None
        uit = self.afschrift_van(dag)
        schrijf_geheel(uit, camt053(self._afschrift(dag, inhoud)))
        return uit

    def afschrift_van(self, dag: date) -> Path:
        """Where the statement of a day lies, when there is one."""
        return self.map / "uit" / f"{dag}.xml"

    @property
    def saldo_centen(self) -> int:
        vorige = self._laatste_dag()
        return int(vorige["eindsaldo"]) if vorige else self.beginsaldo_centen

    def _afschrift(self, dag: date, inhoud: dict[str, Any]) -> Afschrift:
        bewegingen = tuple(Beweging.uit_dict(rij) for rij in inhoud["bewegingen"])
        return Afschrift(self.iban, self.naam, inhoud["volgnummer"], dag, inhoud["beginsaldo"], inhoud["eindsaldo"], bewegingen)

    def _dag(self, dag: date) -> dict[str, Any]:
        """1. what we handed in and is due; 2. what comes back of earlier days; 3. what others pay us."""
        vorige = self._laatste_dag() or {"volgnummer": 0, "eindsaldo": self.beginsaldo_centen, "straks": [], "gedaan": [], "gestort": []}
        gedaan, gestort = set(vorige["gedaan"]), set(vorige["gestort"])
        straks = [rij for rij in vorige["straks"] if rij["dag"] > dag.isoformat()]
        bewegingen = [Beweging.uit_dict(rij["beweging"]) for rij in vorige["straks"] if rij["dag"] <= dag.isoformat()]
        for bestand in self._uit_te_voeren(dag, gedaan):
            gedaan.add(bestand.berichtkenmerk)
            bewegingen.append(_geheel(bestand))
            for terug, later in self._retouren(bestand, dag):
                if later <= dag:
                    bewegingen.append(terug)
                else:
                    straks.append({"dag": later.isoformat(), "beweging": terug.als_dict()})
        for storting in self._stortingen(dag, gestort):
            gestort.add(storting.sleutel)
            bewegingen.append(_storting(storting))
        eindsaldo = vorige["eindsaldo"] + sum(b.centen if b.bij else -b.centen for b in bewegingen)
        return {
            "volgnummer": vorige["volgnummer"] + bool(bewegingen), "beginsaldo": vorige["eindsaldo"], "eindsaldo": eindsaldo,
            "bewegingen": [b.als_dict() for b in bewegingen], "straks": straks, "gedaan": sorted(gedaan), "gestort": sorted(gestort),
        }  # fmt: skip

    def _laatste_dag(self) -> dict[str, Any] | None:
        boek = laatste(self.map / "dagen")
        return dict(json.loads(boek.read_text(encoding="utf-8"))) if boek else None

    def _uit_te_voeren(self, dag: date, gedaan: set[str]) -> Iterator[Bestand]:
        """A file goes as a whole: when the last of its days has come."""
        for pad in sorted((self.map / "in").glob("*.xml")):
            if pad.stem not in gedaan:
                blokken = lees_bestand(pad, self.iban)
                yield from blokken if max(blok.dag for blok in blokken) <= dag else ()

    def _retouren(self, bestand: Bestand, dag: date) -> Iterator[tuple[Beweging, date]]:
        for opdracht in bestand.opdrachten:
            weigering = self.gedrag.antwoord(opdracht.iban, dag, bestand.bij)
            if weigering:
                yield _retour(bestand, opdracht, weigering.code), _bankdag(dag + timedelta(weigering.dagen))

    def _stortingen(self, dag: date, gestort: set[str]) -> Iterator[Overschrijving]:
        for pad in sorted((self.map / "stortingen").glob("*.json")):
            if pad.stem in gestort:
                continue
            waarden = json.loads(pad.read_text(encoding="utf-8"))
            if waarden["dag"] <= dag.isoformat():
                yield Overschrijving(**waarden | {"dag": date.fromisoformat(waarden["dag"])})


def _geheel(bestand: Bestand) -> Beweging:
    """A whole file as one entry (batch booking)."""
    return Beweging(
        bij=bestand.bij, centen=bestand.centen, code=INCASSO if bestand.bij else UITBETALING, referentie=f"B{bestand.berichtkenmerk}"[:35],
        aantal=len(bestand.opdrachten), berichtkenmerk=bestand.berichtkenmerk, batchkenmerk=bestand.batchkenmerk,
    )  # fmt: skip


def _retour(bestand: Bestand, opdracht: Opdracht, code: str) -> Beweging:
    return Beweging(
        bij=not bestand.bij, centen=opdracht.centen, code=INCASSO_RETOUR if bestand.bij else UITBETALING_RETOUR,
        referentie=f"R{opdracht.eindtoeeind}"[:35], berichtkenmerk=bestand.berichtkenmerk, batchkenmerk=bestand.batchkenmerk,
        eindtoeeind=opdracht.eindtoeeind, mandaat=opdracht.mandaat, naam=opdracht.naam, iban=opdracht.iban,
        omschrijving=opdracht.omschrijving, retourcode=code,
    )  # fmt: skip


def _storting(storting: Overschrijving) -> Beweging:
    return Beweging(
        bij=True, centen=storting.centen, code=BIJSCHRIJVING, referentie=f"S{storting.sleutel}"[:35], naam=storting.naam,
        iban=storting.iban, omschrijving=storting.omschrijving,
    )  # fmt: skip


def _bankdag(dag: date) -> date:
    while not is_bankdag(dag):
        dag += timedelta(1)
    return dag
