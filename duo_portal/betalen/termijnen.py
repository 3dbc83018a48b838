"""By when a claim must be paid, in each state."""

from datetime import date

from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.toestand import Toestand, uitstel_tot
from duo_portal.tijd.duur import tel_maanden
from duo_portal.tijd.termijnen import Soort, laatste_dag_van
from duo_portal.vorderingen.models import Inningsstap

_STAP = {Toestand.AANMANING: Inningsstap.AANMANING, Toestand.VERZOEK: Inningsstap.BETALINGSVERZOEK}


def uiterlijk(beeld: Vorderingbeeld, toestand: Toestand, dag: date) -> date | None:
    """The last day to pay; None when there is none, or when it has passed: then it is "as soon as you can"."""
    laatste = _uiterlijk(beeld, toestand, dag)
    return laatste if laatste is not None and laatste >= dag else None


def _uiterlijk(beeld: Vorderingbeeld, toestand: Toestand, dag: date) -> date | None:
    if toestand == Toestand.UITSTEL:
        return uitstel_tot(beeld)
    if toestand == Toestand.AANMANING:
        return laatste_dag_van(Soort.AANMANING, _gezet(beeld, Inningsstap.AANMANING))
    if toestand == Toestand.VERZOEK:
        return max(tel_maanden(_gezet(beeld, Inningsstap.BETALINGSVERZOEK), 1), _na_besluit(beeld))
    if toestand in (Toestand.VASTGEHOUDEN, Toestand.VERVALLEN, Toestand.KIEZEN, Toestand.TE_LAAT):
        return max(beeld.betaal_voor, _na_besluit(beeld))
    if toestand == Toestand.AFSCHRIJVING_GEMIST:
        mislukt = [regel.op for regel in beeld.inning if regel.stap == Inningsstap.AFSCHRIJVING_MISLUKT]
        return tel_maanden(mislukt[-1], 1) if mislukt else None
    if toestand in (Toestand.REGELING, Toestand.AFSCHRIJVEN):
        return volgende_dag(beeld, dag)
    return None


def volgende_dag(beeld: Vorderingbeeld, dag: date) -> date | None:
    """The next day of an arrangement: ordered already, or still to come."""
    dagen = [*(order.dag for order in beeld.gepland(dag)), *(termijn.vervaldatum for termijn in beeld.komende(dag))]
    return min(dagen, default=None)


def volgend_bedrag(beeld: Vorderingbeeld, dag: date) -> int:
    """Cents that fall due on ``volgende_dag``; 0 when nothing does."""
    wanneer = volgende_dag(beeld, dag)
    besteld = sum(order.centen for order in beeld.gepland(dag) if order.dag == wanneer)
    return besteld + sum(termijn.open for termijn in beeld.komende(dag) if termijn.vervaldatum == wanneer)


def _gezet(beeld: Vorderingbeeld, stap: Inningsstap) -> date:
    return max(regel.op for regel in beeld.inning if regel.stap == stap)


def _na_besluit(beeld: Vorderingbeeld) -> date:
    """One month after the fee was set or changed (UB LCW art. 4 lid 1 onder a)."""
    return tel_maanden(beeld.besloten_op, 1)
