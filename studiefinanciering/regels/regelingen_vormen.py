"""The rules of form, travel and the small schemes as issued versions, and their norms for the reader."""

from datetime import date

from duo_portal.regels.motor import Regel
from duo_portal.regels.normbronnen import Normbron, normbronnen
from duo_portal.regels.normen import Normen
from duo_portal.regels.versies import Regelversie, Versie, meld_regelversie_aan
from duo_portal.regels.wetten import meld_wet_aan
from studiefinanciering.regels import norm_vormen as normen
from studiefinanciering.regels import rooster_vormen as rooster
from studiefinanciering.regels.afwezigheid import AFWEZIG
from studiefinanciering.regels.bijverdienen import BIJVERDIENGRENS
from studiefinanciering.regels.februari import FEBRUARI
from studiefinanciering.regels.lllk import LEVENLANGLEREN
from studiefinanciering.regels.omzetting import OMZETTING
from studiefinanciering.regels.reisproduct import REISBOETE, REISRECHT
from studiefinanciering.regels.vorm import VORM
from studiefinanciering.regels.wtos import SCHOLIEREN

IN_GEBRUIK_SINDS = date(2025, 8, 1)
_REGELS = (
    (VORM, date(2023, 9, 1), normen.DUUR, rooster.vorm),
    (OMZETTING, date(2023, 9, 1), normen.DUUR, rooster.omzetting),
    (AFWEZIG, date(2023, 9, 1), normen.DUUR, rooster.afwezigheid),
    (FEBRUARI, date(2023, 9, 1), normen.DUUR, rooster.februari),
    (REISRECHT, date(2023, 9, 1), normen.REISPRODUCT, rooster.reisrecht),
    (REISBOETE, date(2019, 1, 1), normen.REISPRODUCT, rooster.reisboete),
    (BIJVERDIENGRENS, date(2014, 1, 1), normen.BIJVERDIENEN, rooster.bijverdiengrens),
    (SCHOLIEREN, date(2021, 8, 1), normen.WTOS, rooster.scholieren),
    (LEVENLANGLEREN, date(2017, 8, 1), normen.LLLK, rooster.levenlangleren),
)
_BRONNEN: tuple[tuple[str, str, str, Normen], ...] = (
    ("studiefinanciering_duur", "Studiefinanciering: hoe lang", "Student finance: how long", normen.DUUR),
    ("studiefinanciering_reisproduct", "Studentenreisproduct", "Student travel product", normen.REISPRODUCT),
    ("studiefinanciering_bijverdienen", "Bijverdiengrens (vervallen)", "Limit on earnings (repealed)", normen.BIJVERDIENEN),
    ("studiefinanciering_scholieren", "Tegemoetkoming scholieren", "Allowance for pupils", normen.WTOS),
    ("studiefinanciering_levenlangleren", "Levenlanglerenkrediet", "Lifelong learning credit", normen.LLLK),
)


def meld_aan() -> None:
    for sleutel, nl, en, inhoud in _BRONNEN:
        normbronnen.meld_aan(sleutel, Normbron(nl, en, inhoud))
    meld_wet_aan("WTOS", "Wet tegemoetkoming onderwijsbijdrage en schoolkosten", "https://wetten.overheid.nl/BWBR0012438/2026-01-01")
    for regel, geldig_van, inhoud, grid in _REGELS:
        _meld_versie_aan(regel, geldig_van, inhoud, grid)


def _meld_versie_aan(regel: Regel, geldig_van: date, inhoud: Normen, grid: rooster.Rooster) -> None:
    meld_regelversie_aan(Regelversie(Versie(regel.naam, geldig_van, IN_GEBRUIK_SINDS), regel, inhoud, grid))
