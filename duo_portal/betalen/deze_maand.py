"""What a payer pays and gets this month of one claim: debits, instalments, payments, and orders on their way. Asks nothing."""

from collections.abc import Iterator
from datetime import date

from duo_portal.berichten.opmaak import tekst
from duo_portal.betalen.beeld import Afschrijvingstand, Vorderingbeeld
from duo_portal.betalen.nu import Nu
from duo_portal.betalen.pagina import AFSCHRIJFWOORDEN
from duo_portal.betalen.tijdlijn import betalingen_van
from duo_portal.grootboek.models import Grootboekrekening
from duo_portal.portaal.onderdelen import Maandbedrag

_NIET_GELUKT = (Afschrijvingstand.MISLUKT, Afschrijvingstand.TERUGGEVRAAGD)


def deze_maand(beeld: Vorderingbeeld, nu: Nu, dag: date) -> list[Maandbedrag]:
    """By day. What did not succeed is told and does not count."""
    regels = [*_afgeschreven(beeld, dag), *_volgt(beeld, dag), *_betaald(beeld), *_te_betalen(beeld, nu, dag), *_krijgt(beeld)]
    return sorted((regel for regel in regels if (regel.op.year, regel.op.month) == (dag.year, dag.month)), key=lambda regel: regel.op)


def _wat(beeld: Vorderingbeeld) -> str:
    return beeld.claim.titel(beeld.periode)


def _afgeschreven(beeld: Vorderingbeeld, dag: date) -> Iterator[Maandbedrag]:
    for order in beeld.afschrijvingen:
        stand = order.stand(dag)
        yield Maandbedrag(order.dag, _wat(beeld), order.centen, False, tekst(*AFSCHRIJFWOORDEN[stand]), telt=stand not in _NIET_GELUKT)


def _volgt(beeld: Vorderingbeeld, dag: date) -> Iterator[Maandbedrag]:
    """Instalments to come: debited by us, or paid by own act."""
    woord = tekst("volgt", "to come") if beeld.in_termijnen else tekst("te betalen", "to pay")
    for termijn in beeld.komende(dag):
        yield Maandbedrag(termijn.vervaldatum, _wat(beeld), termijn.open, False, woord)


def _betaald(beeld: Vorderingbeeld) -> Iterator[Maandbedrag]:
    """By transfer, iDEAL or otherwise; debits are told as such."""
    for delen in betalingen_van(beeld):
        geldig = [regel for regel in delen if regel.omgekeerd_op is None and regel.debet != Grootboekrekening.TUSSENREKENING_INCASSO]
        if geldig:
            yield Maandbedrag(geldig[0].op, _wat(beeld), sum(regel.centen for regel in geldig), False, tekst("betaald", "paid"))


def _te_betalen(beeld: Vorderingbeeld, nu: Nu, dag: date) -> Iterator[Maandbedrag]:
    """What must be paid by own act: by its last day, or, behind with instalments or past the last day, as soon as possible."""
    bedrag = beeld.nu_te_betalen(dag)
    if not nu.vraagt or not bedrag:
        return
    if nu.voor is None or beeld.komende(dag):
        yield Maandbedrag(dag, _wat(beeld), bedrag, False, tekst("zo snel als u kunt", "as soon as you can"))
    else:
        yield Maandbedrag(nu.voor, _wat(beeld), bedrag, False, tekst("te betalen", "to pay"))


def _krijgt(beeld: Vorderingbeeld) -> Iterator[Maandbedrag]:
    """On its way: by the day that we promised. Paid: when the bank did it. What came back needs another account, and is none."""
    for order in beeld.terugbetalingen:
        if order.terug_op is None:
            op, woord = order.uitgevoerd_op or order.op_rekening_voor, tekst("betaald", "paid")
            yield Maandbedrag(op, _wat(beeld), order.centen, True, woord if order.uitgevoerd_op else tekst("onderweg", "on its way"))
