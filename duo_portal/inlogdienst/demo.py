"""Who can be chosen at the login service of the demo."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from duo_portal.berichten.opmaak import tekst
from duo_portal.register.models import Persoonsgegeven
from duo_portal.register.models.persoon import Herkomst

MEESTE = 60
_VERHALEN = Path(__file__).with_name("demoverhalen.toml")


@dataclass(frozen=True)
class Demopersoon:
    """``verhaal`` says in a line what there is to see; empty for the family around them."""

    persoon_id: int
    naam: str
    geboortejaar: int
    verhaal: str


@cache
def _verhalen() -> dict[str, dict[str, str]]:
    return tomllib.loads(_VERHALEN.read_text(encoding="utf-8"))


def demopersonen() -> list[Demopersoon]:
    """The named persons of the demo: who has a story in the order of the stories, then the others by number."""
    gegevens = Persoonsgegeven.objects.filter(persoon__herkomst=Herkomst.DEMO, vervangen_op__isnull=True)
    rijen = list(gegevens.select_related("persoon").order_by("persoon_id")[:MEESTE])
    volgorde = list(_verhalen())
    sleutels = [str(rij.persoon.bronsleutel or "").removeprefix("demo-") for rij in rijen]
    paren = sorted(zip(sleutels, rijen, strict=True), key=lambda paar: volgorde.index(paar[0]) if paar[0] in volgorde else len(volgorde))
    return [Demopersoon(rij.persoon_id, rij.naam, rij.geboortedatum_brp // 10_000, _verhaal(sleutel)) for sleutel, rij in paren]


def _verhaal(sleutel: str) -> str:
    verhaal = _verhalen().get(sleutel)
    return tekst(verhaal["nl"], verhaal["en"]) if verhaal else ""
