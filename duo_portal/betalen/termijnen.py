"""By when a claim must be paid, in each state."""

from datetime import date

from duo_portal.betalen.beeld import Inningsregel, Vorderingbeeld
from duo_portal.betalen.toestand import Toestand, uitstel_tot
from duo_portal.tijd.duur import Duur, laatste_dag, tel_maanden
from duo_portal.tijd.gewone_dagen import gewone_dag_op_of_na
from duo_portal.tijd.termijnen import Soort, laatste_dag_van
from duo_portal.vorderingen.models import Inningsstap
from duo_portal.vorderingen.overdrachtnorm import antwoord_voor
from duo_portal.vorderingen.regels.normen import norm

_STAP = {
    Toestand.AANMANING: Inningsstap.AANMANING,
    Toestand.HERINNERING: Inningsstap.HERINNERING,
    Toestand.VERZOEK: Inningsstap.BETALINGSVERZOEK,
    Toestand.AFSCHRIJVING_GEMIST: Inningsstap.AFSCHRIJVING_MISLUKT,
}


def uiterlijk(beeld: Vorderingbeeld, toestand: Toestand, dag: date) -> date | None:
    """The last day to pay; None when there is none, or when it has passed: then it is "as soon as you can"."""
    laatste = _uiterlijk(beeld, toestand, dag)
    return laatste if laatste is not None and laatste >= dag else None


def _uiterlijk(beeld: Vorderingbeeld, toestand: Toestand, dag: date) -> date | None:
    if toestand == Toestand.UITSTEL:
        return uitstel_tot(beeld)
    if toestand in _STAP:
        stap = _laatste(beeld, _STAP[toestand])
        return max(stap.betalen_voor or _volgens_norm(stap), _na_besluit(beeld, stap)) if stap is not None else None
    if toestand in (Toestand.VASTGEHOUDEN, Toestand.VERVALLEN, Toestand.KIEZEN, Toestand.TE_LAAT):
        return max(beeld.betaal_voor, _maand_na(beeld.besloten_op))
    if toestand == Toestand.BIJ_PARTIJ:  # with the CJIB one last day to keep the bailiff away
        cjib = _laatste(beeld, Inningsstap.CJIB)
        return cjib.betalen_voor if cjib is not None and beeld.laatste_stap == Inningsstap.CJIB else None
    if toestand in (Toestand.REGELING, Toestand.AFSCHRIJVEN):
        return volgende_dag(beeld, dag)
    return None


def _volgens_norm(stap: Inningsregel) -> date:
    """Where no letter is known: as the letter would say."""
    if stap.stap == Inningsstap.AANMANING:
        return laatste_dag_van(Soort.AANMANING, stap.op)
    if stap.stap == Inningsstap.HERINNERING:
        return laatste_dag(stap.op, Duur(dagen=norm("herinnering_dagen", stap.op)))
    return _maand_na(stap.op)


def bevestigd_voor(beeld: Vorderingbeeld) -> date:
    """The day by which who collects for us confirms the lower amount."""
    verteld = beeld.overdrachten[-1].op if beeld.overdrachten else beeld.besloten_op
    return antwoord_voor(max(verteld, beeld.besloten_op))


def volgende_dag(beeld: Vorderingbeeld, dag: date) -> date | None:
    """The next day of an arrangement: ordered already, or still to come."""
    dagen = [*(order.dag for order in beeld.gepland(dag)), *(termijn.vervaldatum for termijn in beeld.komende(dag))]
    return min(dagen, default=None)


def volgend_bedrag(beeld: Vorderingbeeld, dag: date) -> int:
    """Cents that fall due on ``volgende_dag``; 0 when nothing does."""
    wanneer = volgende_dag(beeld, dag)
    besteld = sum(order.centen for order in beeld.gepland(dag) if order.dag == wanneer)
    return besteld + sum(termijn.open for termijn in beeld.komende(dag) if termijn.vervaldatum == wanneer)


def _laatste(beeld: Vorderingbeeld, stap: Inningsstap) -> Inningsregel | None:
    return next((regel for regel in reversed(beeld.inning) if regel.stap == stap), None)


def _na_besluit(beeld: Vorderingbeeld, stap: Inningsregel) -> date:
    """A decision that came after the letter gives a month again."""
    return _maand_na(beeld.besloten_op) if beeld.besloten_op > stap.op else stap.op


def _maand_na(dag: date) -> date:
    """One month after the fee was set or changed, or asked (UB LCW art. 4 lid 1 onder a)."""
    return gewone_dag_op_of_na(tel_maanden(dag, norm("betalingsverzoek_maanden", dag)))
