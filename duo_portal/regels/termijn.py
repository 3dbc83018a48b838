"""The regeling "termijn": the last day of a legal term. The arithmetic is that of ``duo_portal.tijd.termijnen``; it is worked
out once per different question and shown here as steps."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import cast

import polars as pl

from duo_portal.regels.bereken import Onderdeel, Regeling, meld_regeling_aan
from duo_portal.regels.bereken.regeling import Invoerrij
from duo_portal.regels.bereken.velden import Datum, Fout, JaNee, Keuze, Veld
from duo_portal.regels.codes import Codelijst
from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.motor import Invoer, Regel
from duo_portal.regels.normen import Norm, Normen, Normwaarde, Status
from duo_portal.regels.stap import Stap
from duo_portal.regels.versies import Regelversie, Versie, meld_regelversie_aan
from duo_portal.tijd.gewone_dagen import bereik, volledig_bekend
from duo_portal.tijd.termijnen import Soort, opbouw, verloop

VERSIE = Versie("termijn", date(2010, 1, 1), date(2025, 8, 1))
DATUMVELDEN = ("bekendmaking", "ontvangst", "verzending", "einddatum")
KENMERKEN = ("commissie", "verdaagd", "per_post")
SOORTEN = Codelijst(
    Soort,
    nl={
        Soort.BEZWAAR: "bezwaar maken",
        Soort.BESLISSING_BEZWAAR: "op een bezwaar beslissen",
        Soort.KLACHT: "een klacht afhandelen",
        Soort.INGEBREKESTELLING: "alsnog beslissen na een ingebrekestelling",
        Soort.ROL_EINDDATUM: "een einddatum verschuiven naar een gewone dag",
        Soort.BETALING: "betalen",
        Soort.AANMANING: "betalen na een aanmaning",
        Soort.AVG_VERZOEK: "antwoorden op een privacyverzoek",
    },
    en={
        Soort.BEZWAAR: "object",
        Soort.BESLISSING_BEZWAAR: "decide on an objection",
        Soort.KLACHT: "settle a complaint",
        Soort.INGEBREKESTELLING: "decide after a notice of default",
        Soort.ROL_EINDDATUM: "move an end date to an ordinary day",
        Soort.BETALING: "pay",
        Soort.AANMANING: "pay after a demand",
        Soort.AVG_VERZOEK: "answer a privacy request",
    },
)


def _normen() -> Normen:
    """Whether all days made equal by decree are known for a year: a term beyond that may still move."""
    (eerste, laatste), begin = volledig_bekend(), bereik()[0]
    bron = "Algemene termijnenwet art. 3 lid 3: Besluiten gelijkstelling 2023-2025 en 2026-2028"

    def waarde(bekend: bool, van: date, tot: date | None) -> Normwaarde:
        status = Status.VASTGESTELD if bekend else Status.ONBEVESTIGD
        return Normwaarde(bekend, van, tot, VERSIE.in_gebruik_sinds, bron, status)

    van, tot = date(eerste, 1, 1), date(laatste + 1, 1, 1)
    waarden = (waarde(False, begin, van), waarde(True, van, tot), waarde(False, tot, None))
    return Normen({"vrije_dagen_vastgesteld": _vrije_dagen(waarden)})


def _vrije_dagen(waarden: tuple[Normwaarde, ...]) -> Norm:
    nl, en = "Alle vrije dagen die een besluit aanwijst, zijn bekend", "All days off that a decree appoints are known"
    return Norm("vrije_dagen_vastgesteld", Eenheid.JA_NEE, nl, waarden, en)


NORMEN = _normen()


def _datumstap(naam: str, artikel: str, zin_nl: str, zin_en: str, *, leeg_mag: bool = False) -> Stap:
    alleen_als = naam if leeg_mag else None
    return Stap(naam, Eenheid.DATUM, artikel, pl.col(f"in_{naam}"), zin_nl, zin_en, leeg_mag=leeg_mag, alleen_als=alleen_als)


def _kenmerkstap(naam: str, artikel: str, zin_nl: str, zin_en: str) -> Stap:
    return Stap(naam, Eenheid.JA_NEE, artikel, pl.col(f"in_{naam}"), zin_nl, zin_en, alleen_als=naam)


TERMIJN = Regel(
    naam="termijn",
    invoer={
        "in_soort_termijn": Invoer(pl.Int16()),
        "in_bezwaar_tot": Invoer(pl.Date(), leeg_mag=True),
        **{f"in_{naam}": Invoer(pl.Date()) for naam in ("vanaf", "ruwe_einddatum", "gerolde_einddatum", "laatste_dag")},
        **{f"in_{naam}": Invoer(pl.Boolean()) for naam in KENMERKEN},
    },
    stappen=(
        Stap(
            naam="soort_termijn",
            eenheid=Eenheid.CODE,
            artikel="Awb, AVG 12",
            formule=pl.col("in_soort_termijn"),
            zin_nl="Deze termijn geldt voor: {waarde}.",
            zin_en="This is the term to {waarde}.",
            codes=SOORTEN,
        ),
        _datumstap("vanaf", "Awb 6:8", "De termijn begint na {waarde}.", "The term begins after {waarde}."),
        _datumstap(
            "bezwaar_tot",
            "Awb 7:10 lid 1",
            "De tijd om te beslissen telt pas na de laatste dag voor bezwaar: {waarde}.",
            "The time to decide counts only after the last day to object: {waarde}.",
            leeg_mag=True,
        ),
        _kenmerkstap("commissie", "Awb 7:13, 9:14", "Adviseert een commissie? {waarde}.", "Does a committee advise? {waarde}."),
        _datumstap(
            "ruwe_einddatum",
            "Algemene termijnenwet",
            "Zonder te letten op weekend of feestdag eindigt de termijn op {waarde}.",
            "Leaving weekends and holidays aside the term ends on {waarde}.",
        ),
        _datumstap(
            "gerolde_einddatum",
            "Algemene termijnenwet art. 1 tot en met 4",
            "Een termijn die de wet laat opschuiven, eindigt op een gewone dag: {waarde}.",
            "A term that the act moves ends on an ordinary day: {waarde}.",
        ),
        _kenmerkstap("verdaagd", "Awb 7:10 lid 3, 9:11 lid 2", "Is de termijn verlengd? {waarde}.", "Was the term extended? {waarde}."),
        _kenmerkstap("per_post", "Awb 6:9 lid 2", "Telt een week extra voor de post? {waarde}.", "A week more for the post? {waarde}."),
        _datumstap("laatste_dag", "Algemene termijnenwet art. 1", "De laatste dag is {waarde}.", "The last day is {waarde}."),
        Stap(
            naam="vrije_dagen_vastgesteld",
            eenheid=Eenheid.JA_NEE,
            artikel="Algemene termijnenwet art. 3 lid 3",
            formule=NORMEN["vrije_dagen_vastgesteld"].kolom(pl.col("laatste_dag")),
            zin_nl="Staan alle vrije dagen van dat jaar al vast? {waarde}.",
            zin_en="Are all days off of that year fixed? {waarde}.",
            norm="vrije_dagen_vastgesteld",
        ),
    ),
    peildatum="laatste_dag",
)


def beoordeel(rijen: Sequence[Invoerrij]) -> pl.DataFrame:
    """Judge the rows; each different question is reckoned once."""
    schema = {naam: deel.type for naam, deel in TERMIJN.invoer.items()}
    bekend: dict[tuple[object, ...], dict[str, object]] = {}
    uit = []
    for rij in rijen:
        vraag = tuple(rij.get(naam) for naam in ("soort", *DATUMVELDEN, *KENMERKEN))
        if vraag not in bekend:
            bekend[vraag] = _kolommen(rij)
        uit.append(bekend[vraag])
    return TERMIJN.beoordeel(pl.DataFrame(uit, schema=schema, orient="row"))


def _kolommen(rij: Invoerrij) -> dict[str, object]:
    soort = Soort(cast(int, rij["soort"]))
    datum = cast(date, rij[opbouw(soort).datum])
    kenmerken = {naam: bool(rij.get(naam)) for naam in KENMERKEN}
    stappen = verloop(soort, datum, **kenmerken)
    return {
        "in_soort_termijn": int(soort),
        "in_vanaf": datum,
        "in_bezwaar_tot": stappen.bezwaar_tot,
        "in_ruwe_einddatum": stappen.ruw,
        "in_gerolde_einddatum": stappen.gerold,
        "in_laatste_dag": stappen.laatste_dag,
        **{f"in_{naam}": waarde for naam, waarde in kenmerken.items()},
    }


def _controleer(rij: Invoerrij) -> Iterator[Fout]:
    """Each kind takes exactly one date, and only the circumstances that it knows."""
    soort = Soort(cast(int, rij["soort"]))
    deel = opbouw(soort)
    naam = soort.name.lower()
    if rij[deel.datum] is None:
        yield Fout(deel.datum, f"Dit veld ontbreekt. Bij {naam} hoort de datum van {deel.datum}.", "This date is missing. Fill it in.")
    for veld in DATUMVELDEN:
        if veld != deel.datum and rij[veld] is not None:
            yield Fout(
                veld, f"Bij {naam} hoort alleen {deel.datum}. Haal dit veld weg.", "This date does not go with this term. Take it away."
            )
    for veld in KENMERKEN:
        if rij[veld] and veld not in deel.mogelijk:
            nl = f"Bij {naam} bestaat dit niet. Haal dit veld weg, of maak er false van."
            yield Fout(veld, nl, "This does not go with this term. Take it away.")


def _velden() -> tuple[Veld, ...]:
    # Half a year before the end of the calendar: the longest term still ends inside it.
    datum = Datum(bereik()[0], date(bereik()[1].year, 6, 30))
    datums = (Veld(naam, datum, optioneel=True, uitleg=f"datum van {naam}") for naam in DATUMVELDEN)
    return (Veld("soort", Keuze(SOORTEN)), *datums, *(Veld(naam, JaNee(), optioneel=True) for naam in KENMERKEN))


def _rooster() -> pl.DataFrame:
    """The fixed grid of the digest: every kind with every circumstance, on every ninth day of 2024 to 2028."""
    dagen = [date(2024, 1, 1) + timedelta(days=9 * n) for n in range(203)]
    return beoordeel([rij for dag in dagen for soort in Soort for rij in _vragen(soort, dag)])


def _vragen(soort: Soort, dag: date) -> Iterator[Invoerrij]:
    deel = opbouw(soort)
    for bits in range(8):
        kenmerken = {naam: bool(bits >> plaats & 1) for plaats, naam in enumerate(KENMERKEN)}
        if {naam for naam, aan in kenmerken.items() if aan} <= deel.mogelijk:
            yield {"soort": int(soort), deel.datum: dag, **kenmerken}


def meld_aan() -> None:
    meld_regelversie_aan(Regelversie(VERSIE, TERMIJN, NORMEN, _rooster))
    meld_regeling_aan(Regeling(VERSIE, _velden(), {"laatste_dag": "laatste_dag"}, (Onderdeel(TERMIJN, NORMEN),), beoordeel, _controleer))
