"""What somebody is going to do on a later day: one file each, by day, so that a repeat of the same plan is no second one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from duo_portal.tegenpartijen.schrijven import schrijf_geheel


@dataclass(frozen=True)
class Agenda:
    map: Path

    def zet(self, dag: date, sleutel: str, wat: dict[str, Any]) -> None:
        schrijf_geheel(self.map / dag.isoformat() / f"{sleutel}.json", json.dumps(wat, ensure_ascii=False))

    def van(self, dag: date) -> Iterator[tuple[str, dict[str, Any]]]:
        for pad in sorted((self.map / dag.isoformat()).glob("*.json")):
            yield pad.stem, json.loads(pad.read_text(encoding="utf-8"))
