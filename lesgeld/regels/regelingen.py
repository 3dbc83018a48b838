"""The calculations of lesgeld that anyone can make: what is due, and what comes back. Both use the one rule "lesgeld"."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import cast

import polars as pl

from duo_portal.regels.bereken import Onderdeel, Regeling, meld_regeling_aan
from duo_portal.regels.bereken.regeling import Invoerrij
from duo_portal.regels.bereken.velden import Datum, Fout, Geheel, Keuze, Schooljaar, Veld
from duo_portal.regels.codes import Codelijst, Onderwijs
from duo_portal.regels.normbronnen import Normbron, normbronnen
from duo_portal.regels.normen import Normfout
from duo_portal.regels.versies import Regelversie, Versie, meld_regelversie_aan
from duo_portal.regels.wetten import meld_wet_aan
from duo_portal.tijd import schooljaren
from lesgeld.codes import REDENEN, Reden
from lesgeld.regels.afrekening import AFREKENING, reken_af
from lesgeld.regels.beoordeling import INSCHRIJVINGEN, PERSONEN, beoordeel
from lesgeld.regels.norm import NORMEN
from lesgeld.regels.regel import LESGELD
from lesgeld.regels.rooster import beoordeel_rooster

GELDIG_VAN, IN_GEBRUIK_SINDS = date(2013, 8, 1), date(2025, 8, 1)
REDENNAMEN = {
    "diploma": int(Reden.DIPLOMA),
    "overstap_cursusgeld": int(Reden.OVERSTAP),
    "overlijden": int(Reden.OVERLIJDEN),
    "ziekte": int(Reden.ZIEKTE),
    "familieomstandigheden": int(Reden.FAMILIE),
    "geen": int(Reden.GEEN),
}
_ONDERWIJS = Codelijst(Onderwijs, nl={code: code.name for code in Onderwijs}, en={code: code.name for code in Onderwijs})
# Whoever asks for a refund was liable: the calculation of a refund takes an adult in bol for granted.
_VER_TERUG = date(1900, 1, 1)
_NIET_GEVRAAGD = frozenset({"achttien_op_1_augustus", "overleden", "verrekend", "schakelaar_zonder_aanvraag", "zonder_aanvraag"})


def _kaders(rijen: Sequence[Invoerrij]) -> tuple[pl.DataFrame, pl.DataFrame]:
    personen = [(nummer, rij["schooljaar"], rij.get("geboortedatum", _VER_TERUG), None, 0) for nummer, rij in enumerate(rijen)]
    inschrijvingen = [
        (
            nummer,
            rij["schooljaar"],
            nummer,
            rij["inschrijfdatum"],
            rij["uitschrijfdatum"],
            rij.get("onderwijs", int(Onderwijs.BOL)),
            0,
            rij.get("reden", int(Reden.GEEN)),
            False,
        )
        for nummer, rij in enumerate(rijen)
    ]
    return (
        pl.DataFrame(personen, schema={naam: deel.type for naam, deel in PERSONEN.items()}, orient="row"),
        pl.DataFrame(inschrijvingen, schema={naam: deel.type for naam, deel in INSCHRIJVINGEN.items()}, orient="row"),
    )


def _beoordeel_verschuldigd(rijen: Sequence[Invoerrij]) -> pl.DataFrame:
    return beoordeel(*_kaders(rijen))


def _beoordeel_teruggave(rijen: Sequence[Invoerrij]) -> pl.DataFrame:
    betaald = pl.Series("betaald_centen", [rij["betaald_centen"] for rij in rijen], dtype=pl.Int64)
    return reken_af(beoordeel(*_kaders(rijen)).with_columns(betaald))


@cache
def _zonder_jaarbedrag(schooljaar: int) -> tuple[str, str] | None:
    """Why there is no amount for this school year (Dutch, English), or None when there is one."""
    jaar = schooljaren.tekst(schooljaar)
    en = f"We do not know the school fee of {jaar}. Choose another school year."
    try:
        norm = NORMEN["lesgeld_jaarbedrag"].op(schooljaren.begin(schooljaar))
    except (Normfout, ValueError):
        return f"Het lesgeld van {jaar} kennen we niet. Kies een ander schooljaar.", en
    return (norm.bron, en) if norm.waarde is None else None


def _controleer(rij: Invoerrij) -> Iterator[Fout]:
    if reden := _zonder_jaarbedrag(cast(int, rij["schooljaar"])):
        yield Fout("schooljaar", *reden)
    begin, eind, geboren = (cast(date | None, rij.get(naam)) for naam in ("inschrijfdatum", "uitschrijfdatum", "geboortedatum"))
    if begin and eind and eind < begin:
        yield Fout(
            "uitschrijfdatum",
            "De laatste dag ligt voor de inschrijfdatum. Verbeter een van de twee.",
            "The last day is before the day of enrolment. Correct one of the two.",
        )
    if begin and geboren and geboren > begin:
        yield Fout(
            "geboortedatum",
            "De geboortedatum ligt na de inschrijfdatum. Verbeter een van de twee.",
            "The date of birth is after the day of enrolment. Correct one of the two.",
        )


VERSCHULDIGD = Regeling(
    versie=Versie("lesgeld-verschuldigd", GELDIG_VAN, IN_GEBRUIK_SINDS),
    velden=(
        Veld("schooljaar", Schooljaar(), uitleg="twee jaren, zoals 2025-2026"),
        Veld("geboortedatum", Datum()),
        Veld("onderwijs", Keuze(_ONDERWIJS)),
        Veld("inschrijfdatum", Datum()),
        Veld("uitschrijfdatum", Datum(), optioneel=True, uitleg="laatste dag van de inschrijving"),
    ),
    uitkomst={"lesgeld_centen": "lesgeld"},
    onderdelen=(
        Onderdeel(LESGELD, NORMEN, _NIET_GEVRAAGD - {"achttien_op_1_augustus"} | {"reden_teruggave", "maanden_terug", "bedrag_teruggave"}),
    ),
    beoordeel=_beoordeel_verschuldigd,
    controleer=_controleer,
)
TERUGGAVE = Regeling(
    versie=Versie("lesgeld-teruggave", GELDIG_VAN, IN_GEBRUIK_SINDS),
    velden=(
        Veld("schooljaar", Schooljaar(), uitleg="twee jaren, zoals 2025-2026"),
        Veld("inschrijfdatum", Datum()),
        Veld("uitschrijfdatum", Datum(), uitleg="laatste dag van de inschrijving"),
        Veld("reden", Keuze(REDENEN, REDENNAMEN)),
        Veld("betaald_centen", Geheel()),
    ),
    uitkomst={"teruggave_centen": "bedrag_teruggave", "nieuw_lesgeld_centen": "nieuw_lesgeld", "uit_te_betalen_centen": "uit_te_betalen"},
    onderdelen=(Onderdeel(LESGELD, NORMEN, _NIET_GEVRAAGD), Onderdeel(AFREKENING)),
    beoordeel=_beoordeel_teruggave,
    controleer=_controleer,
)


def _rooster_afrekening() -> pl.DataFrame:
    paren = [(lesgeld, betaald) for lesgeld in (0, 1, 72900, 145800) for betaald in (0, 1, 48600, 72900, 145800, 10**12)]
    return reken_af(pl.DataFrame(paren, schema={"lesgeld": pl.Int64, "betaald_centen": pl.Int64}, orient="row"))


def meld_aan() -> None:
    normbronnen.meld_aan("lesgeld", Normbron("Lesgeld", "School fee", NORMEN))
    meld_wet_aan("LCW", "Les- en cursusgeldwet", "https://wetten.overheid.nl/BWBR0004188")
    meld_wet_aan("UB", "Uitvoeringsbesluit Les- en cursusgeldwet 2000", "https://wetten.overheid.nl/BWBR0011400/2026-01-01")
    meld_regelversie_aan(Regelversie(Versie("lesgeld", GELDIG_VAN, IN_GEBRUIK_SINDS), LESGELD, NORMEN, beoordeel_rooster))
    meld_regelversie_aan(Regelversie(Versie("lesgeld-afrekening", GELDIG_VAN, IN_GEBRUIK_SINDS), AFREKENING, NORMEN, _rooster_afrekening))
    meld_regeling_aan(VERSCHULDIGD)
    meld_regeling_aan(TERUGGAVE)
