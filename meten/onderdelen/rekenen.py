"""Computing alone: the whole rule of studiefinanciering on one core, and its five steps about parents against OpenFisca-Core."""

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
import psycopg

from duo_portal.regels.motor import Invoer, Regel
from meten.melding import zeg
from meten.opstelling import Meetfout, Opstelling
from meten.opties import Opties
from meten.tegenstander import gezinnen_sql, openfisca
from meten.verslag import Grens, Meting, Uitslag
from meten.werker import WORTEL
from studiefinanciering.regels.regel import STUDIEFINANCIERING

STUDENTEN, MINSTENS = 965_000, 500_000.0
# The steps of the rule, and how the table of outcomes calls them.
STAPPEN = {
    "voet1": "voet1",
    "voet2": "voet2",
    "grondslag1": "netto1",
    "grondslag2": "netto2",
    "ouderbijdrage": "ouderbijdrage",
    "aanvullende_beurs": "aanvullende_beurs",
}
_NIET_IN_TABEL = {"fase": 1, "wil_aanvullend": True, "alimentatie": 0, "eenoudergezin": False, "aanvullend_gift": True}


def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
    aantal = opties.aantal(STUDENTEN)
    kern = _op_een_kern(aantal, opties.rondes)
    with opstelling.kloon(opstelling.sjabloon, "rekenen") as databank, opstelling.verbind(databank, als_super=True) as verbinding:
        verbinding.execute(gezinnen_sql.TABEL, {"aantal": aantal})
        verbinding.execute(gezinnen_sql.EXACT)
        duel = _duelleer(verbinding, opties.rondes)
        fout_product, fout_openfisca = _verschil(verbinding, "meting_product"), _verschil(verbinding, "meting_openfisca")
    if fout_product != (0, 0, 0):
        raise Meetfout(f"de regel wijkt af van de exacte uitkomst: {fout_product}")
    heel, rekenen, ander, ander_rekenen = duel
    return Uitslag(
        "rekenen",
        "De regel studiefinanciering: alleen rekenen, en tegen OpenFisca-Core",
        {"studenten": aantal, "stappen van de regel": len(STUDIEFINANCIERING.stappen), "stappen in het duel": len(_vijf_stappen().stappen)},
        (kern, heel, ander, rekenen, ander_rekenen),
        (
            Grens("studenten per seconde op één kern, alleen rekenen", aantal / kern.mediaan, MINSTENS, minstens=True),
            Grens("tijd van het product, in delen van die van OpenFisca", heel.mediaan / ander.mediaan, 1.0),
        ),
        {
            "Afwijkingen van de exacte uitkomst": [
                f"product: {fout_product[0]} gezinnen",
                f"OpenFisca (32-bits kommagetallen): {_fouten(fout_openfisca)}",
            ]
        },
    )


def _fouten(fout: tuple[int, int, int]) -> str:
    return f"{fout[0]} gezinnen in een stap, {fout[1]} in de aanvullende beurs, hoogstens {fout[2]} cent"


@dataclass(frozen=True)
class Duur:
    heel: float
    rekenen: float


def _duelleer(verbinding: psycopg.Connection, rondes: int) -> tuple[Meting, Meting, Meting, Meting]:
    """ABAB: each reads the same table by COPY, reckons, and writes a table by COPY."""
    regel, systeem = _vijf_stappen(), openfisca.stelsel()
    product: list[Duur] = []
    ander: list[Duur] = []
    for nummer in range(rondes):
        product.append(_heen_en_weer(verbinding, "meting_product", lambda gezinnen: _product(regel, gezinnen)))
        ander.append(_heen_en_weer(verbinding, "meting_openfisca", lambda gezinnen: openfisca.reken(systeem, gezinnen)))
        zeg(f"  ronde {nummer + 1}: product {product[-1].heel:.2f} s, OpenFisca {ander[-1].heel:.2f} s")
    return (
        Meting("product, van tabel tot tabel", "s", tuple(duur.heel for duur in product)),
        Meting("product, waarvan rekenen", "s", tuple(duur.rekenen for duur in product)),
        Meting("OpenFisca-Core, van tabel tot tabel", "s", tuple(duur.heel for duur in ander)),
        Meting("OpenFisca-Core, waarvan rekenen", "s", tuple(duur.rekenen for duur in ander)),
    )


def _heen_en_weer(verbinding: psycopg.Connection, tabel: str, reken: Callable[[pl.DataFrame], pl.DataFrame]) -> Duur:
    verbinding.execute(f"DROP TABLE IF EXISTS {tabel}")
    verbinding.execute(gezinnen_sql.UITKOMST.format(tabel=tabel))
    verbinding.execute("CHECKPOINT")
    begin = time.perf_counter()
    gezinnen = _lees(verbinding)
    voor = time.perf_counter()
    uitkomsten = reken(gezinnen)
    na = time.perf_counter()
    buffer = io.BytesIO()
    uitkomsten.write_csv(buffer, include_header=False)
    with verbinding.cursor().copy(f"COPY {tabel} FROM STDIN (FORMAT csv)") as stroom:
        stroom.write(buffer.getbuffer())
    return Duur(time.perf_counter() - begin, na - voor)


def _lees(verbinding: psycopg.Connection) -> pl.DataFrame:
    """Both sides read the same bytes in the same way."""
    namen = [naam for naam in STUDIEFINANCIERING.invoer if naam in _vijf_stappen().invoer and naam not in _NIET_IN_TABEL]
    schema = {"persoon_id": pl.Int64(), **{naam: STUDIEFINANCIERING.invoer[naam].type for naam in namen}}
    tijdelijk = {naam: (pl.Int8() if soort == pl.Boolean() else soort) for naam, soort in schema.items()}
    kolommen = ", ".join(f"{naam}::int" if soort == pl.Boolean() else naam for naam, soort in schema.items())
    with verbinding.cursor().copy(f"COPY (SELECT {kolommen} FROM meting_gezin) TO STDOUT (FORMAT csv)") as stroom:
        inhoud = b"".join(bytes(deel) for deel in stroom)
    return pl.read_csv(io.BytesIO(inhoud), schema=tijdelijk, has_header=False).cast(pl.Schema(schema))


def _product(regel: Regel, gezinnen: pl.DataFrame) -> pl.DataFrame:
    vast = [pl.lit(waarde, dtype=regel.invoer[naam].type).alias(naam) for naam, waarde in _NIET_IN_TABEL.items() if naam in regel.invoer]
    return regel.beoordeel(gezinnen.with_columns(vast)).select("persoon_id", **{naam: pl.col(stap) for stap, naam in STAPPEN.items()})


def _vijf_stappen() -> Regel:
    """The part of the rule that these steps need: the same formulas and guards, without basisbeurs, loans and forms."""
    stappen = {stap.naam: stap for stap in STUDIEFINANCIERING.stappen}
    nodig: set[str] = set()
    open_ = [*STAPPEN, "peildatum"]
    while open_:
        naam = open_.pop()
        if naam not in nodig:
            nodig.add(naam)
            stap = stappen.get(naam)
            open_ += (
                [*stap.formule.meta.root_names(), *stap.verwijzingen(), *([stap.alleen_als] if stap.alleen_als else [])] if stap else []
            )
    invoer: dict[str, Invoer] = {naam: deel for naam, deel in STUDIEFINANCIERING.invoer.items() if naam in nodig}
    return Regel("vijf stappen", invoer, tuple(stap for naam, stap in stappen.items() if naam in nodig), "peildatum")


def _verschil(verbinding: psycopg.Connection, tabel: str) -> tuple[int, int, int]:
    """(families with any other step, families with another award, largest difference in cents) against the exact outcome."""
    rij = verbinding.execute(gezinnen_sql.VERSCHIL.format(tabel=tabel)).fetchone()
    if rij is None:
        raise Meetfout("de uitkomsten zijn niet te vergelijken")
    return int(rij[0]), int(rij[1]), int(rij[2])


def _op_een_kern(aantal: int, rondes: int) -> Meting:
    """In a process of its own, because polars chooses its number of threads once."""
    opdracht = [sys.executable, "-m", "meten.rekenwerk", str(aantal), str(rondes)]
    klaar = subprocess.run(opdracht, capture_output=True, cwd=WORTEL, env={**os.environ, "POLARS_MAX_THREADS": "1"}, check=False)
    if klaar.returncode:
        raise Meetfout(f"rekenen op één kern mislukte: {klaar.stderr[-500:]!r}")
    return Meting(f"rekentijd van de hele regel voor {aantal} studenten met twee ouders, één kern", "s", tuple(json.loads(klaar.stdout)))
