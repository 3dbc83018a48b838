"""The school year in amounts: what was paid, what is still due and what goes back, month by month."""

from collections.abc import Iterable
from datetime import date

from duo_portal.berichten.opmaak import MAANDEN, schooljaar, taal_nu, tekst
from duo_portal.betalen.tijdlijn import INKOMEND
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.portaal.grafiek import Grafiek, Kolom, Reeks, grafiekmaand
from duo_portal.portaal.grafiek.gegevens import Patroon
from duo_portal.tijd import schooljaren
from lesgeld.beeld import Schooljaarbeeld

Bedrag = tuple[date, int]
_KOSTEN = (Grootboekrekening.VORDERING_KOSTEN, Grootboekrekening.VORDERING_RENTE)


def grafiek_van(beeld: Schooljaarbeeld) -> Grafiek:
    """Twelve months from August; what falls before or after them stands in a column of its own, when there is any."""
    reeksen: tuple[tuple[str, Patroon, bool, list[Bedrag]], ...] = (
        (tekst("Betaald", "Paid"), "vol", False, _betaald(beeld)),
        (tekst("Nog te betalen", "Still to pay"), "gestippeld", False, _te_betalen(beeld)),
        (tekst("Terug naar u", "Back to you"), "gearceerd", True, _terug(beeld)),
    )
    plekken = {plek for *_, bedragen in reeksen for plek in _per_plek(bedragen, beeld.schooljaar)}
    reeks_plekken = [plek for plek in range(-1, 13) if plek in plekken or 0 <= plek < 12]
    return Grafiek(
        "schooljaar",
        tekst("Lesgeld in schooljaar", "School fee in school year") + f" {schooljaar(beeld.schooljaar)}",
        tekst("Maand", "Month"),
        tuple(_kolom(plek, beeld.schooljaar) for plek in reeks_plekken),
        tuple(
            Reeks(naam, patroon, _op_volgorde(bedragen, beeld.schooljaar, reeks_plekken), omlaag)
            for naam, patroon, omlaag, bedragen in reeksen
        ),
    )


def _betaald(beeld: Schooljaarbeeld) -> list[Bedrag]:
    """Payments of the fee that stand; costs of collection are not the fee."""
    return [
        (regel.op, regel.centen)
        for regel in beeld.betalingen
        if regel.oorzaak in INKOMEND and regel.omgekeerd_op is None and regel.credit not in _KOSTEN
    ]


def _te_betalen(beeld: Schooljaarbeeld) -> list[Bedrag]:
    """What is open, in the month of its instalment; what belongs to no instalment, on the last day to pay."""
    rest = max(beeld.stand.open, 0)
    bedragen = []
    for termijn in beeld.schema:
        deel = min(termijn.open, rest)
        rest -= deel
        bedragen.append((termijn.vervaldatum, deel))
    return [*bedragen, (beeld.betaal_voor, rest)]


def _terug(beeld: Schooljaarbeeld) -> list[Bedrag]:
    """What we decided to pay back, on the day we did; an order that was only made again counts once."""
    return [
        (regel.op, regel.centen) for regel in beeld.betalingen if regel.oorzaak == Oorzaak.TERUG_TE_BETALEN and regel.omgekeerd_op is None
    ]


def _plek(op: date, jaar: int) -> int:
    """August is 0, July 11; -1 before the school year and 12 after it."""
    begin = schooljaren.begin(jaar)
    return min(max((op.year - begin.year) * 12 + op.month - begin.month, -1), 12)


def _per_plek(bedragen: Iterable[Bedrag], jaar: int) -> dict[int, int]:
    som: dict[int, int] = {}
    for op, centen in bedragen:
        if centen:
            som[_plek(op, jaar)] = som.get(_plek(op, jaar), 0) + centen
    return som


def _op_volgorde(bedragen: Iterable[Bedrag], jaar: int, plekken: Iterable[int]) -> tuple[int, ...]:
    som = _per_plek(bedragen, jaar)
    return tuple(som.get(plek, 0) for plek in plekken)


def _kolom(plek: int, jaar: int) -> Kolom:
    maanden = MAANDEN[taal_nu()]
    if plek < 0:
        return Kolom(tekst("Vóór", "Before") + f" {maanden[schooljaren.EERSTE_MAAND - 1]} {jaar}", tekst("eerder", "earlier"))
    if plek > 11:
        return Kolom(tekst("Na", "After") + f" {maanden[schooljaren.EERSTE_MAAND - 2]} {jaar + 1}", tekst("later", "later"))
    maand = schooljaren.EERSTE_MAAND + plek
    return grafiekmaand(date(jaar + (maand - 1) // 12, (maand - 1) % 12 + 1, 1))
