"""The states of a claim with the CJIB or a bailiff, and of one that asks nothing any more."""

from datetime import date

from duo_portal.berichten.opmaak import centen, datum, tekst
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.partij import bij_wie
from duo_portal.betalen.termijnen import bevestigd_voor
from duo_portal.betalen.toestand import Toestand
from duo_portal.betalen.zinnen.basis import NIETS, Zinnen, alles, bij, niets_aan_partij


@bij(Toestand.BIJ_PARTIJ)
def _bij_partij(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    bedrag, (nl, en) = centen(beeld.te_betalen), bij_wie(beeld)
    wanneer = ""
    if voor is not None:
        wanneer = tekst(f"Uiterlijk {datum(voor, 'nl')}. Dan komt er geen deurwaarder.", f"By {datum(voor, 'en')}. Then no bailiff comes.")
    return Zinnen(
        tekst(f"Betaal {bedrag} aan {nl}.", f"Pay {bedrag} to {en}."),
        tekst(f"Uw schuld ligt bij {nl}.", f"Your debt is with {en}."),
        alles(beeld),
        tekst(f"Betaal aan {nl}, of maak daar een afspraak.", f"Pay {en}, or make an agreement there."),
        wanneer,
    )


@bij(Toestand.VASTGEHOUDEN)
def _vastgehouden(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    nl, en = bij_wie(beeld)
    zin = tekst(f"Betaal niets aan {nl} totdat u daarover bericht krijgt.", f"Pay nothing to {en} until you get a message about it.")
    verwacht = bevestigd_voor(beeld)
    return Zinnen(
        zin,
        tekst("Uw schuld is lager geworden.", "Your debt became lower."),
        alles(beeld),
        zin + tekst(" Nu al betalen kan aan ons.", " If you want to pay now, pay us."),
        tekst(f"Wij verwachten dat bericht op {datum(verwacht, 'nl')}.", f"We expect that message on {datum(verwacht, 'en')}.")
        if verwacht >= dag
        else tekst("U krijgt dat bericht van ons.", "You get that message from us."),
    )


@bij(Toestand.TERUG)
def _terug(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    bedrag, laatste = centen(sum(order.centen for order in beeld.terug_onderweg)), beeld.terug_onderweg[-1]
    uiterste = datum(laatste.op_rekening_voor)
    return Zinnen(
        tekst(
            f"U hoeft niets te doen: u krijgt {bedrag} terug, uiterlijk op {uiterste}.",
            f"You need to do nothing: you get {bedrag} back by {uiterste}.",
        ),
        tekst("U betaalde meer dan nodig was.", "You paid more than was needed."),
        tekst(f"U krijgt {bedrag} terug.", f"You get {bedrag} back."),
        niets_aan_partij(beeld) or tekst("Niets.", "Nothing."),
        tekst(
            f"U hebt het geld uiterlijk op {uiterste} op rekening {laatste.rekening}.",
            f"You have the money by {uiterste}, in account {laatste.rekening}.",
        ),
    )


@bij(Toestand.TERUG_WACHT)
def _terug_wacht(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    bedrag = centen(beeld.terug_zonder_opdracht)
    return Zinnen(
        tekst(f"Bel ons over uw rekeningnummer. U krijgt {bedrag} terug.", f"Call us about your account number. You get {bedrag} back."),
        tekst("Wij weten niet op welke rekening wij mogen betalen.", "We do not know into which account we may pay."),
        tekst(f"U krijgt {bedrag} terug.", f"You get {bedrag} back."),
        tekst("Bel ons over uw rekeningnummer.", "Call us about your account number."),
    )


@bij(Toestand.VOLDAAN)
def _voldaan(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    niet_aan = niets_aan_partij(beeld)
    return Zinnen(
        _klaar(beeld) or tekst("U hoeft niets te betalen.", "You do not have to pay anything."),
        tekst(f"Uw {beeld.claim.nl} is betaald.", f"Your {beeld.claim.en} is paid.")
        if beeld.stand.verschuldigd
        else tekst(f"U hoeft geen {beeld.claim.nl} te betalen.", f"You do not have to pay a {beeld.claim.en}."),
        tekst("U betaalt niets meer.", "You pay nothing more."),
        niet_aan or tekst("Niets.", "Nothing."),
    )


def _klaar(beeld: Vorderingbeeld) -> str:
    """Above a claim that once lay with the CJIB or a bailiff."""
    if beeld.overgedragen_aan is None:
        return ""
    nl, en = bij_wie(beeld)
    return tekst(f"U bent klaar. Betaal niets meer aan {nl}.", f"You are done. Pay nothing more to {en}.")


@bij(Toestand.VERJAARD)
def _verjaard(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    return Zinnen(
        tekst("U hoeft niets te doen: deze schuld is verjaard.", "You need to do nothing: this debt is time-barred."),
        tekst("De schuld is te oud. Wij mogen haar niet meer innen.", "The debt is too old. We may not collect it any more."),
        tekst("U betaalt niets meer.", "You pay nothing more."),
        tekst(*NIETS),
    )


@bij(Toestand.BIJ_MENS)
def _bij_mens(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    return Zinnen(
        tekst("U hoeft niets te doen. Wij vragen nabestaanden niets.", "You need to do nothing. We ask nothing of relatives."),
        tekst("Een medewerker handelt dit af.", "A member of staff deals with this."),
        tekst("U hoeft niets te betalen.", "You do not have to pay anything."),
        tekst(*NIETS),
    )
