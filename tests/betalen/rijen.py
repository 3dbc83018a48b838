"""Rows around a claim for the page tests: debits that were ordered, booked and returned."""

from datetime import date

from duo_portal.betalingen.models import Batchsoort, Betaalbatch, Incasso, Incassoboeking, Incassoretour, Retourgrond
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Betalingsregeling, Termijn


def afschrijving(regeling: Betalingsregeling, volgnummer: int, dag: date, centen: int = 16_200) -> Incasso:
    """An order that went to the bank and of which nothing was heard yet."""
    machtiging = regeling.incasso.machtiging
    return Incasso.objects.create(
        persoon=regeling.persoon,
        vordering=regeling.vordering,
        termijn=Termijn.objects.get(vordering=regeling.vordering, volgnummer=volgnummer),
        machtiging=machtiging,
        batch=Betaalbatch.objects.create(soort=Batchsoort.INCASSO, uitvoeren_op=dag, aantal=1, totaal_centen=centen),
        bedrag_centen=centen,
        iban=machtiging.iban,
        tenaamstelling=machtiging.tenaamstelling,
        machtigingskenmerk=machtiging.kenmerk,
        getekend_op=machtiging.getekend_op,
        omschrijving="Lesgeld",
    )


def geboekt(order: Incasso, dag: date) -> Boeking:
    """The bank reported it as done."""
    boeking = boek(order.persoon, order.bedrag_centen, dag, order.vordering_id)
    Incassoboeking.objects.create(incasso=order, boeking=boeking)
    return boeking


def terug(order: Incasso, dag: date, grond: Retourgrond, boeking: Boeking | None = None) -> None:
    """It came back, and with it the booking."""
    keer = None
    if boeking is not None:
        keer = Boeking.objects.create(
            persoon=boeking.persoon,
            vordering=boeking.vordering,
            debet=boeking.credit,
            credit=boeking.debet,
            bedrag_centen=boeking.bedrag_centen,
            oorzaak=Oorzaak.STORNO,
            boekdatum=dag,
            valutadatum=dag,
            keert_om=boeking,
        )
    Incassoretour.objects.create(incasso=order, code="MD06", grond=grond, datum=dag, boeking=keer)


def boek(
    wie: Persoon,
    centen: int,
    dag: date,
    vordering_id: int,
    debet: Grootboekrekening = Grootboekrekening.TUSSENREKENING_INCASSO,
    credit: Grootboekrekening = Grootboekrekening.VORDERING_LESGELD,
    oorzaak: Oorzaak = Oorzaak.BETALING,
    keert_om: Boeking | None = None,
) -> Boeking:
    return Boeking.objects.create(
        persoon=wie,
        vordering_id=vordering_id,
        debet=debet,
        credit=credit,
        bedrag_centen=centen,
        oorzaak=oorzaak,
        boekdatum=dag,
        valutadatum=dag,
        keert_om=keert_om,
    )
