"""The chart of the instalments of a school year: what became of each."""

from duo_portal.betalen.beeld import Afschrijvingstand
from duo_portal.portaal.onderdelen import Termijnblok, Termijnwoord
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.models import Inningsstap
from duo_portal.vorderingen.selectors import Termijnstand
from lesgeld.beeld import Schooljaarbeeld


def blokken_van(beeld: Schooljaarbeeld) -> list[Termijnblok]:
    """Nothing to show when all was paid at once, or when the payer pays by an own arrangement, which has a list of its own."""
    if beeld.ineens or beeld.eigen_regeling:
        return []
    mislukt = _mislukt(beeld)
    return [
        Termijnblok(termijn.vervaldatum, termijn.bedrag, _woord(beeld, termijn, termijn.vervaldatum in mislukt)) for termijn in beeld.schema
    ]


def _mislukt(beeld: Schooljaarbeeld) -> set[object]:
    """Days on which a debit failed: from the orders, or from the steps of collection where there are no orders."""
    dag = vandaag()
    orders = {order.dag for order in beeld.afschrijvingen if order.stand(dag) == Afschrijvingstand.MISLUKT}
    return orders | {regel.op for regel in beeld.inning if regel.stap == Inningsstap.AFSCHRIJVING_MISLUKT}


def _woord(beeld: Schooljaarbeeld, termijn: Termijnstand, mislukt: bool) -> Termijnwoord:
    """What became of one instalment. After the plan lapsed nothing is debited any more."""
    if termijn.betaald == termijn.bedrag:
        return "betaald"
    if mislukt:
        return "mislukt"
    if not termijn.open:
        return "vervallen"
    return "open" if beeld.in_termijnen and termijn.vervaldatum >= vandaag() else "niet_afgeschreven"
