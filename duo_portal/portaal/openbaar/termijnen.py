"""The terms of the law as lines of a table: how long, from when, on which article."""

from dataclasses import dataclass

from duo_portal.berichten.opmaak import tekst
from duo_portal.regels.termijn import SOORTEN
from duo_portal.tijd.duur import Duur
from duo_portal.tijd.termijnen import Soort, opbouw

DUREN = {
    "dagen": (("dag", "dagen"), ("day", "days")),
    "weken": (("week", "weken"), ("week", "weeks")),
    "maanden": (("maand", "maanden"), ("month", "months")),
    "jaren": (("jaar", "jaren"), ("year", "years")),
}
VANAF = {
    "bekendmaking": ("de dag na de bekendmaking", "the day after it was made known"),
    "ontvangst": ("de dag na de ontvangst", "the day after receipt"),
    "verzending": ("de dag na het versturen", "the day after it was sent"),
    "einddatum": ("de einddatum zelf", "the end date itself"),
}


@dataclass(frozen=True)
class Termijnregel:
    naam: str
    wat: str
    duur: str
    vanaf: str
    artikel: str
    langer: str
    rolt: bool


def duur_in_woorden(duur: Duur) -> str:
    aantal = next(waarde for waarde in vars(duur).values() if waarde is not None)
    nl, en = DUREN[duur.eenheid]
    return f"{aantal} {tekst(nl[aantal != 1], en[aantal != 1])}"


def termijnregels() -> list[Termijnregel]:
    return [_regel(soort) for soort in Soort]


def _regel(soort: Soort) -> Termijnregel:
    deel = opbouw(soort)
    vanaf = ("de dag na de laatste dag voor bezwaar", "the day after the last day to object") if deel.na_bezwaar else VANAF[deel.datum]
    return Termijnregel(
        naam=soort.name.lower(),
        wat=tekst(SOORTEN.nl[soort], SOORTEN.en[soort]),
        duur=duur_in_woorden(deel.duur),
        vanaf=tekst(*vanaf),
        artikel=", ".join(filter(None, (deel.artikel, deel.artikel_verdaging, deel.artikel_post))),
        langer="; ".join(_verlenging(deel.met_commissie, deel.verdaging, deel.na_post)),
        rolt=deel.rolt,
    )


def _verlenging(commissie: Duur | None, verdaging: Duur | None, post: Duur | None) -> list[str]:
    uit = []
    if commissie:
        uit.append(tekst("met een commissie", "with a committee") + f": {duur_in_woorden(commissie)}")
    if verdaging:
        uit.append(tekst("verlengen kan met", "can be extended by") + f" {duur_in_woorden(verdaging)}")
    if post:
        uit.append(tekst("per post", "by post") + f": {duur_in_woorden(post)} " + tekst("langer", "longer"))
    return uit
