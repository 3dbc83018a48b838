"""What the nation is made from: names, streets, and the schools and programmes of the register."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from duo_portal.register.generator.kopie import VERBODEN
from duo_portal.register.generator.marginalen import marginalen
from duo_portal.register.models import Instelling, Opleiding
from duo_portal.register.models.onderwijs import Opleidingssoort

GEGEVENS = Path(__file__).parent.parent / "gegevens"


class VoorraadFout(Exception):
    """The register lacks what the nation needs; the message says what to do."""


def _lees(bestand: str) -> list[dict[str, str]]:
    with (GEGEVENS / bestand).open(encoding="utf-8", newline="") as stroom:
        return list(csv.DictReader(stroom, delimiter=";"))


def _regels(bestand: str) -> list[str]:
    tekst = (GEGEVENS / bestand).read_text(encoding="utf-8").splitlines()
    return [regel.strip() for regel in tekst if regel.strip() and not regel.startswith("#") and not any(t in regel for t in VERBODEN)]


@dataclass(frozen=True)
class Namen:
    vrouw: pl.Series
    man: pl.Series
    achter: pl.Series


@cache
def namen() -> Namen:
    """The list of first names does not say whose they are; Dutch women's names mostly end in a vowel or -h."""
    voornamen = _regels("namen/voornamen_meertens_subset.csv")
    vrouw = [naam for naam in voornamen if naam[-1] in "aeiyhé"]
    man = [naam for naam in voornamen if naam[-1] not in "aeiyhé"]
    return Namen(pl.Series(vrouw), pl.Series(man), pl.Series(_regels("namen/achternamen_subset.csv")))


@cache
def straten() -> pl.DataFrame:
    """Streets with the postcode area, place and the municipality of today."""
    gemeenten = {rij["pc4"]: rij["gemeentecode"] for rij in _lees("plaatsen/pc4_gemeente_2024.csv")}
    rijen = [rij for rij in _lees("plaatsen/straten.csv") if rij["pc4"] in gemeenten and not any(t in rij["straat"] for t in VERBODEN)]
    return pl.DataFrame(
        {
            "straat": [rij["straat"][:80] for rij in rijen],
            "pc4": [rij["pc4"] for rij in rijen],
            "plaats": [_plaats(rij["plaats"]) for rij in rijen],
            "gemeentecode": [gemeenten[rij["pc4"]] for rij in rijen],
        }
    )


def _plaats(naam: str) -> str:
    return naam.title().replace("'S-", "'s-").replace(" Aan ", " aan ").replace(" En ", " en ").replace(" Den ", " den ")


@dataclass(frozen=True)
class Aanbod:
    """Programmes by school: of school i the programmes ``eerste[i]`` and the ``aantal[i]`` that follow, all as database ids."""

    scholen: pl.Series
    gewichten: list[int]
    eerste: pl.Series
    aantal: pl.Series
    opleidingen: pl.Series


@dataclass(frozen=True)
class Voorraad:
    """``mbo_opleidingen`` per level 1 to 4 and ``mbo`` schools, which all offer everything; ho programmes belong to a school."""

    mbo: pl.Series
    mbo_gewichten: list[int]
    fictief: pl.Series
    mbo_opleidingen: list[pl.Series]
    vavo_opleidingen: pl.Series
    hbo: Aanbod
    wo: Aanbod


def laad_voorraad() -> Voorraad:
    """Ids of schools and programmes as loaded; makes the fictional schools when they are not there."""
    _zorg_voor_fictieve_scholen()
    brins = dict(Instelling.objects.values_list("brin", "id"))
    codes: dict[tuple[int, str], int] = {(soort, code): pk for soort, code, pk in Opleiding.objects.values_list("soort", "code", "id")}
    try:
        return _stel_samen(brins, codes)
    except KeyError as fout:
        raise VoorraadFout(
            f"In het register ontbreekt {fout.args[0]}. Laad eerst de scholen en opleidingen: "
            "manage laad_instellingen en manage laad_opleidingen."
        ) from None


def _zorg_voor_fictieve_scholen() -> None:
    scholen = marginalen()["fictief"]["scholen"].items()
    Instelling.objects.bulk_create(
        [Instelling(brin=brin, naam=naam, soorten="mbo", fictief=True) for brin, naam in scholen], ignore_conflicts=True
    )


def _stel_samen(brins: dict[str, int], codes: dict[tuple[int, str], int]) -> Voorraad:
    mbo = sorted(rij["brin"] for rij in _lees("instellingen/mbo_instellingen.csv"))
    crebos = sorted((rij["niveau"], rij["crebo"]) for rij in _lees("opleidingen/crebo_actueel_selectie.csv"))
    per_niveau = [[codes[Opleidingssoort.MBO, crebo] for niveau, crebo in crebos if niveau == gezocht] for gezocht in "1234"]
    klassen = [gewicht for aantal, gewicht in marginalen()["instelling"]["mbo_klassen"] for _ in range(aantal)]
    return Voorraad(
        mbo=pl.Series([brins[brin] for brin in mbo]),
        mbo_gewichten=klassen[: len(mbo)],
        fictief=pl.Series([brins[brin] for brin in sorted(marginalen()["fictief"]["scholen"])]),
        mbo_opleidingen=[pl.Series(ids) for ids in per_niveau],
        vavo_opleidingen=pl.Series([codes[Opleidingssoort.VAVO, rij["code"]] for rij in _lees("opleidingen/vavo.csv")]),
        hbo=_ho_aanbod("hbo", brins, codes),
        wo=_ho_aanbod("wo", brins, codes),
    )


def _ho_aanbod(soort: str, brins: dict[str, int], codes: dict[tuple[int, str], int]) -> Aanbod:
    paren = sorted((rij["brin"], rij["isat"]) for rij in _lees("opleidingen/croho_actueel.csv") if rij["soort_ho"] == soort)
    scholen = sorted({brin for brin, _ in paren})
    gewichten = marginalen()["instelling"][soort]
    eerste = [next(i for i, (brin, _) in enumerate(paren) if brin == school) for school in scholen]
    return Aanbod(
        scholen=pl.Series([brins[brin] for brin in scholen]),
        gewichten=[gewichten.get(brin, gewichten["overig"]) for brin in scholen],
        eerste=pl.Series(eerste),
        aantal=pl.Series([sum(brin == school for brin, _ in paren) for school in scholen]),
        opleidingen=pl.Series([codes[Opleidingssoort.HO, isat] for _, isat in paren]),
    )


def bezette_bsns() -> list[str]:
    """The numbers of the published test persons; the nation uses none of them."""
    rijen = _lees("personen/testpersonen.csv")
    kolommen = ("bsn", "ouder1_bsn", "ouder2_bsn", "partner_bsn", "kind_bsn")
    return [waarde for rij in rijen for kolom in kolommen for waarde in re.findall(r"\d{9}", rij[kolom] or "")]
