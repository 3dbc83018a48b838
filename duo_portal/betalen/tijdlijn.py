"""What happened with a claim, in words: collection, money and agreements, each with its date."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from duo_portal.berichten.opmaak import centen, tekst
from duo_portal.betalen.beeld import Betaalregel, Inningsregel, Vorderingbeeld
from duo_portal.betalen.partij import PARTIJEN, bij_wie
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.portaal.onderdelen import Tijdlijnpunt
from duo_portal.vorderingen.models import Actie, Inningsstap, Regelingsoort

TweeTalen = tuple[str, str]
_STAPPEN: dict[Inningsstap, TweeTalen] = {
    Inningsstap.BETALINGSVERZOEK: ("Wij vroegen u om {bedrag} te betalen.", "We asked you to pay {bedrag}."),
    Inningsstap.AFSCHRIJVING_MISLUKT: ("De afschrijving van {bedrag} lukte niet.", "The debit of {bedrag} failed."),
    Inningsstap.REGELING_VERVALLEN: ("Uw betaling in termijnen stopte.", "Your payment in instalments stopped."),
    Inningsstap.HERINNERING: ("Wij stuurden een herinnering.", "We sent a reminder."),
    Inningsstap.AANMANING: ("Wij stuurden een aanmaning.", "We sent a formal demand."),
    Inningsstap.CJIB: ("Uw schuld ging naar het CJIB.", "Your debt went to the CJIB."),
    Inningsstap.DEURWAARDER: ("Uw schuld ging naar de deurwaarder.", "Your debt went to the bailiff."),
    Inningsstap.BUITENLAND: (
        "Uw schuld ging naar het internationale incassobureau.",
        "Your debt went to the international collection agency.",
    ),
    Inningsstap.VERLAAGD: (
        "Wij gaven aan {wie} door dat u nog {bedrag} moet betalen.",
        "We told {wie} that you still have to pay {bedrag}.",
    ),
    Inningsstap.TERUGGEROEPEN: ("Wij trokken de schuld bij {wie} in.", "We withdrew the debt from {wie}."),
    Inningsstap.VOLDAAN: ("Alles was betaald.", "Everything was paid."),
    Inningsstap.REGELING: ("U sprak een betalingsregeling af.", "You agreed on a payment plan."),
    Inningsstap.VERJAARD: ("Uw schuld is verjaard.", "Your debt is time-barred."),
}
_UIT: dict[Oorzaak, TweeTalen] = {
    Oorzaak.TERUG_TE_BETALEN: ("U krijgt {bedrag} van ons terug.", "You get {bedrag} back from us."),
    Oorzaak.UITBETAALD: ("Wij betaalden u {bedrag}.", "We paid you {bedrag}."),
    Oorzaak.STORNO: ("Een afschrijving van {bedrag} werd teruggeboekt.", "A debit of {bedrag} was reversed."),
    Oorzaak.KOSTEN: ("Daar kwamen {bedrag} kosten bij.", "That added {bedrag} of costs."),
    Oorzaak.KOSTEN_VERVALLEN: ("Van de kosten verviel {bedrag}.", "{bedrag} of the costs was cancelled."),
    Oorzaak.RENTE_VERGOED: ("Wij vergoeden u {bedrag} rente.", "We pay you {bedrag} of interest."),
    Oorzaak.KWIJTGESCHOLDEN: ("U hoeft {bedrag} niet meer te betalen.", "You do not have to pay {bedrag} any more."),
}
_IN: dict[int, TweeTalen] = {
    Grootboekrekening.BIJ_CJIB: (
        "U betaalde {bedrag} aan de deurwaarder of het CJIB.",
        "You paid {bedrag} to the bailiff or the CJIB.",
    ),
    Grootboekrekening.TUSSENREKENING_INCASSO: ("Wij schreven {bedrag} af.", "We debited {bedrag}."),
    Grootboekrekening.TUSSENREKENING_IDEAL: ("U betaalde {bedrag} met iDEAL.", "You paid {bedrag} by iDEAL."),
}
_BETAALD: TweeTalen = ("U betaalde {bedrag}.", "You paid {bedrag}.")
_VERREKEND: TweeTalen = ("Wij verrekenden {bedrag} met uw studiefinanciering.", "We set off {bedrag} against your student finance.")
_KWAM_TERUG: TweeTalen = ("De bank stuurde {bedrag} aan ons terug.", "The bank sent {bedrag} back to us.")
_LAGER: TweeTalen = ("{wie} bevestigde dat u daar nog {bedrag} moet betalen.", "{wie} confirmed that you still have to pay {bedrag} there.")
_WEG: TweeTalen = ("{wie} bevestigde dat de schuld daar weg is.", "{wie} confirmed that the debt there is gone.")
_TE_BETALEN = (Grootboekrekening.TE_BETALEN_LESGELD, Grootboekrekening.TE_BETALEN_STUDIEFINANCIERING)
INKOMEND = (Oorzaak.BETALING, Oorzaak.VERREKEND)


def inningspunt(regel: Inningsregel, beeld: Vorderingbeeld) -> Tijdlijnpunt:
    """A step of collection."""
    wie, bedrag = tekst(*bij_wie(beeld)), centen(regel.centen)
    return Tijdlijnpunt(regel.op, tekst(*_STAPPEN[regel.stap]).format(bedrag=bedrag, wie=wie))


def geld_in(beeld: Vorderingbeeld) -> Iterator[Tijdlijnpunt]:
    """What was paid, by whatever way; parts of one payment (costs, principal) told as one sum."""
    for delen in betalingen_van(beeld):
        zin = _VERREKEND if delen[0].oorzaak == Oorzaak.VERREKEND else _IN.get(delen[0].debet, _BETAALD)
        yield Tijdlijnpunt(delen[0].op, tekst(*zin).format(bedrag=centen(sum(regel.centen for regel in delen))))


def betalingen_van(beeld: Vorderingbeeld) -> list[list[Betaalregel]]:
    """Payments, oldest first, each with its parts: rows after one another of the same day and way. A debit that failed is none."""
    rijen = [regel for regel in beeld.betalingen if regel.oorzaak in INKOMEND and regel.omgekeerd_op not in beeld.mislukt_op]
    return [list(delen) for _, delen in groupby(rijen, _dag_en_weg)]


def _dag_en_weg(regel: Betaalregel) -> tuple[date, int, int]:
    return regel.op, regel.oorzaak, regel.debet


def geld_uit(beeld: Vorderingbeeld) -> Iterator[Tijdlijnpunt]:
    """What was charged, waived, reversed or paid back. A refund that was only made again for another account is told once."""
    for regel in beeld.betalingen:
        zin = _uit(regel)
        if zin is not None and not (regel.oorzaak == Oorzaak.STORNO and regel.op in beeld.mislukt_op):
            yield Tijdlijnpunt(regel.op, tekst(*zin).format(bedrag=centen(regel.centen)))


def _uit(regel: Betaalregel) -> TweeTalen | None:
    if regel.oorzaak == Oorzaak.TERUG_TE_BETALEN and regel.omgekeerd_op is not None:
        return None
    if regel.oorzaak == Oorzaak.STORNO and regel.debet in _TE_BETALEN:
        return None
    if regel.oorzaak == Oorzaak.UITBETAALD and regel.credit in _TE_BETALEN:
        return _KWAM_TERUG
    return _UIT.get(regel.oorzaak)


def bevestigingen(beeld: Vorderingbeeld) -> Iterator[Tijdlijnpunt]:
    """What the CJIB or a bailiff confirmed of a lower or withdrawn debt. That one gave it up because the next got it is not told."""
    doorgegeven = {overdracht.op for overdracht in beeld.overdrachten if overdracht.actie == Actie.OVERDRAGEN}
    for overdracht in beeld.overdrachten:
        naar_de_volgende = overdracht.actie == Actie.INTREKKEN and overdracht.op in doorgegeven
        vertelt = overdracht.actie != Actie.OVERDRAGEN and not naar_de_volgende
        if vertelt and overdracht.aanvaard and overdracht.antwoord_op is not None:
            zin = _WEG if overdracht.actie == Actie.INTREKKEN else _LAGER
            wie, bedrag = tekst(*PARTIJEN[overdracht.partij]), centen(overdracht.centen)
            woorden = tekst(*zin).format(wie=wie, bedrag=bedrag)
            yield Tijdlijnpunt(overdracht.antwoord_op, woorden[0].upper() + woorden[1:])


def afspraken(beeld: Vorderingbeeld) -> Iterator[Tijdlijnpunt]:
    """That instalments were chosen; an own arrangement is a step of collection already."""
    regeling = beeld.regeling
    if regeling is not None and regeling.soort == Regelingsoort.TERMIJNEN and regeling.machtiging is not None:
        rekening = regeling.machtiging.rekening
        zin = tekst(f"U koos voor termijnen van rekening {rekening}.", f"You chose instalments from account {rekening}.")
        yield Tijdlijnpunt(regeling.van, zin)
