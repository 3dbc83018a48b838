"""The databases that the parts start from: a nation before the vaststelling, and the same a year later."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter

from meten.draaien import django_op
from meten.opstelling import Opstelling
from meten.spion import rekentijd
from meten.tegenstander.vaststelling import VASTSTELLING
from meten.tegenstander.waarden import waarden
from meten.vulling.vul import vul_natie, vul_regelingen, vul_studenten, vul_toekenningen, vul_verloop

VASTGESTELD_OP, TERUGGEGEVEN_OP = date(2025, 9, 15), date(2026, 6, 15)
KLAARGEZET_OP, BETAALDAG = date(2026, 6, 18), date(2026, 6, 24)
TOEGEKEND_OP = date(2026, 1, 2)
AFGESCHREVEN_OP, AFSCHRIJFDAG = date(2026, 5, 20), date(2026, 5, 25)


@contextmanager
def natie(opstelling: Opstelling, personen: int) -> Iterator[str]:
    """``personen`` students; some 22 in a hundred owe a fee that is yet to be determined."""
    bron = opstelling.kopieer(opstelling.sjabloon, opstelling.naam(f"natie_{personen}"))
    try:
        vul_natie(opstelling, bron, personen)
        yield bron
    finally:
        opstelling.verwijder(bron)


@contextmanager
def na_een_jaar(opstelling: Opstelling, personen: int) -> Iterator[str]:
    """The fee determined, payments in, and some facts that came later: two in a hundred get money back."""
    with natie(opstelling, personen) as begin:
        bron = opstelling.kopieer(begin, opstelling.naam(f"jaar_{personen}"))
    try:
        draai_sql(opstelling, bron, "vaststelling", VASTSTELLING, VASTGESTELD_OP)
        vul_verloop(opstelling, bron)
        yield bron
    finally:
        opstelling.verwijder(bron)


@contextmanager
def met_regelingen(opstelling: Opstelling, personen: int) -> Iterator[str]:
    """The fee determined, and seven in ten of who owe it pay by direct debit: at a million students some 150,000."""
    with natie(opstelling, personen) as begin:
        bron = opstelling.kopieer(begin, opstelling.naam(f"incasso_{personen}"))
    try:
        draai_sql(opstelling, bron, "vaststelling", VASTSTELLING, VASTGESTELD_OP)
        vul_regelingen(opstelling, bron)
        yield bron
    finally:
        opstelling.verwijder(bron)


@contextmanager
def met_toekenningen(opstelling: Opstelling, personen: int) -> Iterator[str]:
    """Students with an award for this year, paid up to May: of a million some 965,000."""
    with natie(opstelling, personen) as begin:
        bron = opstelling.kopieer(begin, opstelling.naam(f"maand_{personen}"))
    try:
        vul_toekenningen(opstelling, bron, personen)
        yield bron
    finally:
        opstelling.verwijder(bron)


@contextmanager
def met_studenten(opstelling: Opstelling, personen: int) -> Iterator[str]:
    """Students with their parents, who have studiefinanciering since last year or the year before; none of the new year yet."""
    bron = opstelling.kopieer(opstelling.sjabloon, opstelling.naam(f"studenten_{personen}"))
    try:
        vul_studenten(opstelling, bron, personen)
        yield bron
    finally:
        opstelling.verwijder(bron)


def draai_sql(opstelling: Opstelling, databank: str, soort: str, opdracht: str, peildatum: date) -> tuple[float, float]:
    """Seconds and processor seconds that the opponent takes, its commit included."""
    with django_op(opstelling, databank):
        gegeven = waarden(soort, peildatum)
    with opstelling.verbind(databank) as verbinding:
        begin = perf_counter()
        verbinding.execute(opdracht, gegeven)
        return perf_counter() - begin, rekentijd(verbinding.info.backend_pid)
