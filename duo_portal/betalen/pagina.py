"""The parts of a page about one claim, ready to print: debits, payments, and what was agreed."""

from dataclasses import dataclass
from datetime import date

from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.betalen.beeld import Afschrijving, Afschrijvingstand, Betaalregel, EigenKosten, Vorderingbeeld
from duo_portal.betalen.nu import Nu, wat_nu
from duo_portal.betalen.partij import PARTIJEN
from duo_portal.betalen.tijdlijn import betalingen_van
from duo_portal.betalingen.models import Retourgrond
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.tijd import vandaag

AFSCHRIJFWOORDEN = {
    Afschrijvingstand.GEPLAND: ("staat klaar", "ready"),
    Afschrijvingstand.ONDERWEG: ("onderweg", "on its way"),
    Afschrijvingstand.BETAALD: ("betaald", "paid"),
    Afschrijvingstand.MISLUKT: ("niet gelukt", "failed"),
    Afschrijvingstand.TERUGGEVRAAGD: ("teruggeboekt", "reversed"),
}
_WEGEN: dict[int, tuple[str, str]] = {
    Grootboekrekening.TUSSENREKENING_INCASSO: ("automatisch afgeschreven", "direct debit"),
    Grootboekrekening.TUSSENREKENING_IDEAL: ("met iDEAL", "by iDEAL"),
    Grootboekrekening.BIJ_CJIB: ("aan het CJIB of de deurwaarder", "to the CJIB or the bailiff"),
}
_OP_REKENING = ("op onze rekening", "into our account")
_VERREKEND = ("verrekend met studiefinanciering", "set off against student finance")
_DELEN: dict[int, tuple[str, str]] = {
    Grootboekrekening.VORDERING_KOSTEN: ("kosten", "costs"),
    Grootboekrekening.VORDERING_RENTE: ("rente", "interest"),
}


@dataclass(frozen=True)
class Afschrijfregel:
    """A debit that was or will be. ``fout`` colours the word; ``toelichting`` says what the reader must know more."""

    op: date
    centen: int
    woord: str
    rekening: str
    toelichting: str = ""
    fout: bool = False


@dataclass(frozen=True)
class Ontvangen:
    """A payment that we received, or the part of it that went to costs."""

    op: date
    centen: int
    weg: str
    waarvoor: str
    toelichting: str = ""


@dataclass(frozen=True)
class Vorderingpagina:
    beeld: Vorderingbeeld
    nu: Nu
    komt: list[Afschrijfregel]
    geweest: list[Afschrijfregel]
    ontvangen: list[Ontvangen]


def pagina_van(beeld: Vorderingbeeld) -> Vorderingpagina:
    dag = vandaag()
    geweest = [_geweest(order, dag) for order in beeld.afschrijvingen if order.stand(dag) != Afschrijvingstand.GEPLAND]
    return Vorderingpagina(beeld, wat_nu(beeld, dag), komende_van(beeld, dag), geweest[::-1], ontvangen_van(beeld)[::-1])


def komende_van(beeld: Vorderingbeeld, dag: date) -> list[Afschrijfregel]:
    """Debits to come, by day: those that the bank has already, and those that follow."""
    if beeld.machtiging is None:
        return []
    klaar = [_geweest(order, dag) for order in beeld.gepland(dag)]
    volgt = tekst("volgt", "to come")
    rekening = beeld.machtiging.rekening
    later = [Afschrijfregel(termijn.vervaldatum, termijn.open, volgt, rekening) for termijn in beeld.komende(dag)]
    return sorted(klaar + later, key=lambda regel: regel.op)


def _geweest(order: Afschrijving, dag: date) -> Afschrijfregel:
    stand = order.stand(dag)
    fout = stand in (Afschrijvingstand.MISLUKT, Afschrijvingstand.TERUGGEVRAAGD)
    return Afschrijfregel(order.dag, order.centen, tekst(*AFSCHRIJFWOORDEN[stand]), order.rekening, _toelichting(order, stand, dag), fout)


def _toelichting(order: Afschrijving, stand: Afschrijvingstand, dag: date) -> str:
    if stand == Afschrijvingstand.ONDERWEG:
        return tekst("Naar de bank gestuurd. Nog niet verwerkt.", "Sent to the bank. Not processed yet.")
    if stand == Afschrijvingstand.MISLUKT:
        return tekst("De bank kon dit niet afschrijven.", "The bank could not debit this.")
    if stand == Afschrijvingstand.TERUGGEVRAAGD:
        wanneer = datum(order.retour_op or order.dag)
        if order.grond == Retourgrond.ZONDER_MACHTIGING:
            return tekst(f"Op {wanneer} teruggeboekt: er was geen machtiging.", f"Reversed on {wanneer}: there was no mandate.")
        return tekst(f"Op {wanneer} op verzoek teruggeboekt.", f"Reversed on request on {wanneer}.")
    tot = order.voorlopig_tot(dag)
    if tot is None:
        return ""
    return tekst(f"Terugboeken kan tot en met {datum(tot)}.", f"Can be reversed until {datum(tot)}.")


def ontvangen_van(beeld: Vorderingbeeld) -> list[Ontvangen]:
    """Every payment by whatever way, oldest first; a part that went to costs is a line of its own, also to a bailiff's own costs."""
    ontvangen = [_ontvangen(regel, beeld) for delen in betalingen_van(beeld) for regel in delen]
    return sorted([*ontvangen, *(_eigen_kosten(kosten) for kosten in beeld.eigen_kosten)], key=lambda regel: regel.op)


def _eigen_kosten(kosten: EigenKosten) -> Ontvangen:
    nl, en = PARTIJEN[kosten.partij]
    weg = tekst(f"aan {nl}", f"to {en}")
    waarvoor = tekst("eigen kosten, dit telt niet mee bij ons", "their own costs, this does not count with us")
    return Ontvangen(kosten.op, kosten.centen, weg, waarvoor)


def _ontvangen(regel: Betaalregel, beeld: Vorderingbeeld) -> Ontvangen:
    weg = _VERREKEND if regel.oorzaak == Oorzaak.VERREKEND else _WEGEN.get(regel.debet, _OP_REKENING)
    waarvoor = tekst(*_DELEN[regel.credit]) if regel.credit in _DELEN else beeld.claim.naam
    terug = regel.omgekeerd_op
    toelichting = tekst(f"Teruggeboekt op {datum(terug)}.", f"Reversed on {datum(terug)}.") if terug else ""
    return Ontvangen(regel.op, regel.centen, tekst(*weg), waarvoor, toelichting)
