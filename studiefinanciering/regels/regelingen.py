"""The calculations of studiefinanciering that anyone can make: the aanvullende beurs, and everything of a month together."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, cast

import polars as pl

from duo_portal.regels.bereken import Onderdeel, Regeling, meld_regeling_aan
from duo_portal.regels.bereken.regeling import Invoerrij
from duo_portal.regels.bereken.velden import Datum, Fout, Geheel, JaNee, Keuze, Lijst, Maand, Veld
from duo_portal.regels.normbronnen import Normbron, normbronnen
from duo_portal.regels.versies import Regelversie, Versie, meld_regelversie_aan
from duo_portal.regels.wetten import meld_wet_aan
from studiefinanciering.codes import Fase
from studiefinanciering.codes_regels import OUDERROLLEN, STUDIES, WOONSITUATIES, Nationaliteit, Ouderrol, Studie
from studiefinanciering.regels.indexering import INDEXERING
from studiefinanciering.regels.norm import NORMEN
from studiefinanciering.regels.recht import RECHT
from studiefinanciering.regels.regel import STUDIEFINANCIERING
from studiefinanciering.regels.rooster import rooster_bedragen, rooster_indexering, rooster_recht

GELDIG_VAN, IN_GEBRUIK_SINDS = date(2023, 1, 1), date(2025, 8, 1)
_BEKEND = NORMEN["mbo_normbedrag_thuis"].waarden
EERSTE_MAAND = _BEKEND[0].geldig_van
LAATSTE_MAAND = max(date(deel.geldig_tot.year - 1, 12, 1) for deel in _BEKEND if deel.waarde is not None and deel.geldig_tot)
_STUDIENAMEN = {"mbo": int(Studie.MBO), "ho": int(Studie.HO)}
_STATUSNAMEN = {
    "gewoon": int(Ouderrol.GEWOON),
    "zonder_partner": int(Ouderrol.ZONDER_PARTNER),
    "overleden": int(Ouderrol.OVERLEDEN),
    "buiten_beschouwing": int(Ouderrol.BUITEN_BESCHOUWING),
}
_TELT_MEE = (int(Ouderrol.GEWOON), int(Ouderrol.ZONDER_PARTNER))
_UIT_OUDER = (
    ("ouder{}_status", "status", int(Ouderrol.GEEN)),
    ("ouder{}_inkomen", "toetsingsinkomen_centen", None),
    ("ouder{}_aflossing", "aflossing_duo_per_jaar_centen", 0),
    ("ouder{}_telkinderen", "telkinderen", 0),
    ("ouder{}_kinderen", "kinderen_met_aanvullende_beurs", 1),
)
# What needs a history or a wish that the question does not hold.
_NIET_GEVRAAGD = frozenset({"collegegeldkrediet_maximum", "collegegeldkrediet", "gift_centen", "prestatie_centen", "lening_centen"})
_ALLEEN_BEURS = _NIET_GEVRAAGD | {
    *("vorm", "aanvullende_beurs_berekend", "basisbeurs", "eenoudertoeslag", "beurs_als_lening"),
    *("lening_maximum", "lening", "totaal_centen", "verhoging_uitwonend", "aanvullend_gevraagd"),
}


def _kader(rijen: Sequence[Invoerrij], fasen: Sequence[int]) -> pl.DataFrame:
    kolommen: dict[str, list[Any]] = {
        "maand": [rij["maand"] for rij in rijen],
        "geboortedatum": [rij["geboortedatum"] for rij in rijen],
        "onderwijs": [rij["onderwijs"] for rij in rijen],
        "uitwonend": [bool(rij["woonsituatie"]) for rij in rijen],
        "eenoudergezin": [bool(rij.get("eenoudergezin")) for rij in rijen],
        "fase": list(fasen),
        "aanvullend_gift": [False] * len(rijen),
        "wil_aanvullend": [rij.get("ouders") is not None for rij in rijen],
        "lening_gewenst": [rij.get("lening_gewenst_centen") or 0 for rij in rijen],
        **{naam: [0] * len(rijen) for naam in ("collegegeld_gewenst", "collegegeld_per_jaar", "alimentatie")},
    }
    for nummer in (1, 2):
        ouders = [_ouder(rij, nummer) for rij in rijen]
        for kolom, veld, anders in _UIT_OUDER:
            kolommen[kolom.format(nummer)] = [anders if (waarde := ouder.get(veld)) is None else waarde for ouder in ouders]
    return pl.DataFrame(kolommen, schema={naam: deel.type for naam, deel in STUDIEFINANCIERING.invoer.items()})


def _ouder(rij: Invoerrij, nummer: int) -> dict[str, Any]:
    ouders = cast("list[dict[str, Any]]", rij.get("ouders") or [])
    return ouders[nummer - 1] if len(ouders) >= nummer else {}


def _beoordeel_aanvullend(rijen: Sequence[Invoerrij]) -> pl.DataFrame:
    """The amount alone: whether there is a right in that month is another question."""
    return STUDIEFINANCIERING.beoordeel(_kader(rijen, [int(Fase.PRESTATIE)] * len(rijen)))


def _beoordeel_alles(rijen: Sequence[Invoerrij]) -> pl.DataFrame:
    recht = RECHT.beoordeel(_rechtkader(rijen))
    fasen = [_fase(rij, heeft) for rij, heeft in zip(rijen, recht["recht"], strict=True)]
    return STUDIEFINANCIERING.beoordeel(_kader(rijen, fasen)).with_columns(recht.select(RECHT.namen))


def _fase(rij: Invoerrij, recht: bool) -> int:
    if not recht:
        return int(Fase.GEEN)
    laag = rij["onderwijs"] == int(Studie.MBO) and rij.get("niveau") in (1, 2)
    return int(Fase.GIFT if laag else Fase.PRESTATIE)


def _rechtkader(rijen: Sequence[Invoerrij]) -> pl.DataFrame:
    """Of somebody with Dutch nationality who is at school."""
    vast = {"nationaliteit": int(Nationaliteit.GELIJKGESTELD), "ononderbroken_voor_30": False, "afwezig": 0}
    kolommen: dict[str, list[Any]] = {
        "persoon_id": list(range(len(rijen))),
        **{naam: [rij.get(naam) for rij in rijen] for naam in ("maand", "geboortedatum", "onderwijs", "niveau")},
        **{naam: [vast.get(naam)] * len(rijen) for naam in RECHT.invoer if naam in vast or naam.endswith("_op")},
    }
    return pl.DataFrame({naam: kolommen[naam] for naam in RECHT.invoer}, schema={naam: deel.type for naam, deel in RECHT.invoer.items()})


def _controleer(rij: Invoerrij) -> Iterator[Fout]:
    if cast(date, rij["geboortedatum"]) > cast(date, rij["maand"]):
        yield Fout(
            "geboortedatum",
            "De geboortedatum ligt na de maand. Verbeter een van de twee.",
            "The date of birth is after the month. Correct one of the two.",
        )
    for nummer, ouder in enumerate(cast("list[dict[str, Any]]", rij.get("ouders") or [])):
        if ouder["status"] in _TELT_MEE and ouder["toetsingsinkomen_centen"] is None:
            yield Fout(f"ouders[{nummer}].toetsingsinkomen_centen", "Dit veld ontbreekt. Vul het in.", "This field is missing. Fill it in.")


_OUDERS = Lijst(
    (
        Veld(
            "toetsingsinkomen_centen",
            Geheel(-(10**11), 10**11),
            optioneel=True,
            uitleg="verplicht, behalve bij overleden of buiten_beschouwing",
        ),
        Veld("status", Keuze(OUDERROLLEN, _STATUSNAMEN)),
        Veld("aflossing_duo_per_jaar_centen", Geheel(0, 10**10), optioneel=True),
        Veld("telkinderen", Geheel(0, 30), optioneel=True),
        Veld("kinderen_met_aanvullende_beurs", Geheel(1, 30), optioneel=True, uitleg="dit kind meegeteld"),
    ),
    meest=2,
)
_MAAND = Veld("maand", Maand(EERSTE_MAAND, LAATSTE_MAAND), uitleg="jaar en maand, zoals 2026-01")
_ONDERWIJS = Veld("onderwijs", Keuze(STUDIES, _STUDIENAMEN))
_WOONSITUATIE = Veld("woonsituatie", Keuze(WOONSITUATIES))
_GEBOORTEDATUM = Veld("geboortedatum", Datum())

AANVULLENDE_BEURS = Regeling(
    versie=Versie("aanvullende-beurs", GELDIG_VAN, IN_GEBRUIK_SINDS),
    velden=(_MAAND, _ONDERWIJS, _WOONSITUATIE, _GEBOORTEDATUM, Veld("ouders", _OUDERS, uitleg="de ouders volgens de wet")),
    uitkomst={
        "maximum_centen": "maximum_aanvullend",
        "ouderbijdrage_centen": "ouderbijdrage",
        "aanvullende_beurs_centen": "aanvullende_beurs",
    },
    onderdelen=(Onderdeel(STUDIEFINANCIERING, NORMEN, _ALLEEN_BEURS),),
    beoordeel=_beoordeel_aanvullend,
    controleer=_controleer,
)
ALLES = Regeling(
    versie=Versie("studiefinanciering", GELDIG_VAN, IN_GEBRUIK_SINDS),
    velden=(
        _MAAND,
        _ONDERWIJS,
        Veld("niveau", Geheel(1, 4), optioneel=True, uitleg="niveau van het mbo"),
        _WOONSITUATIE,
        _GEBOORTEDATUM,
        Veld("eenoudergezin", JaNee(), optioneel=True),
        Veld("ouders", _OUDERS, optioneel=True, uitleg="zonder ouders rekenen we geen aanvullende beurs uit"),
        Veld("lening_gewenst_centen", Geheel(0, 10**8), optioneel=True),
    ),
    uitkomst={
        "basisbeurs_centen": "basisbeurs",
        "aanvullende_beurs_centen": "aanvullende_beurs",
        "lening_centen": "lening",
        "totaal_centen": "totaal_centen",
    },
    onderdelen=(Onderdeel(RECHT), Onderdeel(STUDIEFINANCIERING, NORMEN, _NIET_GEVRAAGD)),
    beoordeel=_beoordeel_alles,
    controleer=_controleer,
)


def meld_aan() -> None:
    normbronnen.meld_aan("studiefinanciering", Normbron("Studiefinanciering", "Student finance", NORMEN))
    meld_wet_aan("WSF", "Wet studiefinanciering 2000", "https://wetten.overheid.nl/BWBR0011453/2026-01-01")
    meld_wet_aan("BSF", "Besluit studiefinanciering 2000", "https://wetten.overheid.nl/BWBR0011545/2026-06-12")
    for regel, rooster in ((RECHT, rooster_recht), (STUDIEFINANCIERING, rooster_bedragen), (INDEXERING, rooster_indexering)):
        meld_regelversie_aan(Regelversie(Versie(regel.naam, GELDIG_VAN, IN_GEBRUIK_SINDS), regel, NORMEN, rooster))
    meld_regeling_aan(AANVULLENDE_BEURS)
    meld_regeling_aan(ALLES)
