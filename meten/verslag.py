"""What was measured: raw figures, medians, limits. Written as JSON for machines and Markdown for people."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Meting:
    """Raw figures of one thing, in the order in which they were taken."""

    naam: str
    eenheid: str
    waarden: tuple[float, ...]

    @property
    def mediaan(self) -> float:
        return median(self.waarden)


@dataclass(frozen=True)
class Grens:
    """A promise: ``waarde`` is at most ``grens``, or at least when ``minstens``."""

    naam: str
    waarde: float
    grens: float
    minstens: bool = False

    @property
    def gehaald(self) -> bool:
        return self.waarde >= self.grens if self.minstens else self.waarde <= self.grens

    @property
    def eis(self) -> str:
        return f"{'minstens' if self.minstens else 'hoogstens'} {self.grens:g}"


@dataclass(frozen=True)
class Uitslag:
    """The outcome of one part of the bench."""

    onderdeel: str
    titel: str
    opzet: dict[str, object]
    metingen: tuple[Meting, ...]
    grenzen: tuple[Grens, ...]
    tabellen: dict[str, list[str]] = field(default_factory=dict)

    @property
    def gehaald(self) -> bool:
        return all(grens.gehaald for grens in self.grenzen)


def schrijf(uitslag: Uitslag, machine: dict[str, object], map_: Path) -> Path:
    """``<onderdeel>.json`` and ``<onderdeel>.md`` in ``map_``; returns the latter."""
    map_.mkdir(parents=True, exist_ok=True)
    grenzen = [asdict(grens) | {"gehaald": grens.gehaald} for grens in uitslag.grenzen]
    metingen = [asdict(meting) | {"mediaan": meting.mediaan} for meting in uitslag.metingen]
    inhoud = {**asdict(uitslag), "grenzen": grenzen, "metingen": metingen, "machine": machine}
    tekst = json.dumps(inhoud, ensure_ascii=False, indent=2, default=str)
    (map_ / f"{uitslag.onderdeel}.json").write_text(tekst + "\n", encoding="utf-8")
    pad = map_ / f"{uitslag.onderdeel}.md"
    pad.write_text(als_tekst(uitslag, machine), encoding="utf-8")
    return pad


def als_tekst(uitslag: Uitslag, machine: dict[str, object]) -> str:
    delen = [f"# {uitslag.titel}\n", _tabel(["belofte", "gemeten", "eis", ""], [_grensrij(grens) for grens in uitslag.grenzen])]
    metingen = [[m.naam, " · ".join(f"{waarde:.2f}" for waarde in m.waarden), f"{m.mediaan:.2f}", m.eenheid] for m in uitslag.metingen]
    delen += ["\n## Metingen\n", _tabel(["wat", "achtereenvolgens", "mediaan", "eenheid"], metingen)]
    for kop, regels in uitslag.tabellen.items():
        delen += [f"\n## {kop}\n", "\n".join(f"- {regel}" for regel in regels) or "- geen"]
    opzet = [[naam, str(waarde)] for naam, waarde in {**uitslag.opzet, **machine}.items()]
    return "\n".join([*delen, "\n## Opzet\n", _tabel(["", ""], opzet), ""])


def _grensrij(grens: Grens) -> list[str]:
    return [grens.naam, f"{grens.waarde:.2f}", grens.eis, "gehaald" if grens.gehaald else "NIET gehaald"]


def _tabel(kop: list[str], rijen: list[list[str]]) -> str:
    lijnen = [kop, ["---"] * len(kop), *rijen]
    return "\n".join("| " + " | ".join(cel.replace("|", "\\|") for cel in lijn) + " |" for lijn in lijnen)
