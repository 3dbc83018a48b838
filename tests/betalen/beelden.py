"""A claim as a page sees it, put together by hand: 1,458.00 of lesgeld in nine instalments, on 15 June 2026."""

from dataclasses import replace
from datetime import date
from typing import Any

from duo_portal.betalen.beeld import (
    Inningsregel,
    Machtigingbeeld,
    Overdracht,
    Regelingbeeld,
    Rembeeld,
    Terugbetaling,
    Vorderingbeeld,
)
from duo_portal.remmen.models import Remsoort
from duo_portal.vorderingen.models import Inningsstap, Regelingsoort, Vorderingsoort
from duo_portal.vorderingen.selectors import Stand, stand_van_termijnen

DAG = date(2026, 6, 15)
LESGELD = 145_800
DAGEN = (
    date(2025, 10, 27), date(2025, 11, 25), date(2025, 12, 29), date(2026, 1, 26), date(2026, 2, 25), date(2026, 3, 25),
    date(2026, 4, 27), date(2026, 5, 25), date(2026, 6, 25),
)  # fmt: skip
SCHEMA = [(nummer, dag, 16_200) for nummer, dag in enumerate(DAGEN, 1)]


def stand(betaald: int = 0, verschuldigd: int = LESGELD, terug: int = 0, kosten: int = 0) -> Stand:
    return Stand(verschuldigd, betaald, terug, verschuldigd - betaald + terug, kosten, kosten)


def beeld(hoe: Stand | None = None, **velden: Any) -> Vorderingbeeld:
    """Nothing paid and nothing agreed, unless said otherwise."""
    geld = hoe or stand()
    kaal = Vorderingbeeld(
        vordering_id=1,
        soort=Vorderingsoort.LESGELD,
        periode=2025,
        perioden=[2025],
        ontstaan_op=date(2025, 9, 15),
        betaal_voor=date(2025, 10, 15),
        besloten_op=date(2025, 9, 15),
        betalingskenmerk="5000 0000 0000 0001",
        stand=geld,
        termijnen=stand_van_termijnen(SCHEMA, geld),
        inning=[],
        betalingen=[],
        regeling=None,
        laatste_einde=None,
        afschrijvingen=[],
        remmen=[],
        terugbetalingen=[],
        terug_zonder_opdracht=0,
        overdrachten=[],
        overleden=False,
        in_behandeling=0,
        verzoeken=[],
        eigen_kosten=[],
    )
    return replace(kaal, **velden)


def stappen(*paren: tuple[Inningsstap, date]) -> list[Inningsregel]:
    return [Inningsregel(stap, op, LESGELD) for stap, op in paren]


def plan() -> Regelingbeeld:
    """Instalments that are debited."""
    machtiging = Machtigingbeeld(1, "M1", "NL•• •••• •••• •••3 00", "R. Jansen", date(2025, 9, 20), van_ander=False)
    return Regelingbeeld(1, Regelingsoort.TERMIJNEN, eigen_schema=False, van=date(2025, 9, 20), machtiging=machtiging)


def eigen_voorstel() -> Regelingbeeld:
    return Regelingbeeld(2, Regelingsoort.EIGEN_VOORSTEL, eigen_schema=True, van=date(2026, 3, 10))


def uitstel(tot: date | None) -> Rembeeld:
    return Rembeeld(Remsoort.UITSTEL, tot)


def order(centen: int = 72_900, uitgevoerd: date | None = None) -> Terugbetaling:
    return Terugbetaling(centen, "NL•• •••• •••• •••3 00", DAG, date(2026, 6, 29), uitgevoerd)


__all__ = ["DAG", "Overdracht", "Remsoort", "beeld", "eigen_voorstel", "order", "plan", "stand", "stappen", "uitstel"]
