"""The states in which the payer must pay all that is open, from the first choice to the formal demand."""

from datetime import date

from duo_portal.berichten.opmaak import centen, tekst
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.toestand import Toestand
from duo_portal.betalen.zinnen.basis import BETAAL, OF_REGELING, Zinnen, alles, bij, tot


def _u_betaalt(beeld: Vorderingbeeld) -> str:
    return tekst(f"U betaalt {beeld.claim.nl} voor uw opleiding.", f"You pay a {beeld.claim.en} for your course.")


@bij(Toestand.KIEZEN)
def _kiezen(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    bedrag, (nl, en) = centen(beeld.te_betalen), tot(voor)
    keuze = beeld.termijnen_te_kiezen(dag)
    return Zinnen(
        tekst(f"Betaal {bedrag} {nl}{', of kies voor termijnen' * keuze}.", f"Pay {bedrag} {en}{', or choose instalments' * keuze}."),
        _u_betaalt(beeld),
        alles(beeld),
        tekst("Betaal in één keer, of kies voor termijnen.", "Pay at once, or choose instalments.") if keuze else tekst(*BETAAL),
    )


@bij(Toestand.TE_LAAT)
def _te_laat(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    bedrag, (nl, en) = centen(beeld.te_betalen), tot(voor)
    zin = tekst(f"Betaal {bedrag} {nl}.", f"Pay {bedrag} {en}.")
    return Zinnen(zin, _u_betaalt(beeld), alles(beeld), tekst(*OF_REGELING))


@bij(Toestand.VERZOEK)
def _verzoek(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    bedrag, (nl, en) = centen(beeld.te_betalen), tot(voor)
    zin = tekst(f"Betaal {bedrag} {nl}, of spreek een regeling af.", f"Pay {bedrag} {en}, or agree on a payment plan.")
    wat = tekst(
        f"Wij vroegen u om {beeld.claim.nl} te betalen dat nog openstaat.", f"We asked you to pay the {beeld.claim.en} that is still open."
    )
    return Zinnen(zin, wat, alles(beeld), tekst(*OF_REGELING))


@bij(Toestand.HERINNERING)
def _herinnering(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    bedrag, (nl, en) = centen(beeld.te_betalen), tot(voor)
    zin = tekst(f"Betaal {bedrag} {nl}, of spreek een regeling af.", f"Pay {bedrag} {en}, or agree on a payment plan.")
    wat = tekst("U kreeg een herinnering van ons.", "You got a reminder from us.")
    return Zinnen(zin, wat, alles(beeld), tekst(*OF_REGELING), label=tekst("Herinnering", "Reminder"))


@bij(Toestand.AANMANING)
def _aanmaning(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    bedrag, (nl, en) = centen(beeld.te_betalen), tot(voor)
    zin = tekst(f"Betaal {bedrag} {nl}. Daarna gaat uw schuld naar het CJIB.", f"Pay {bedrag} {en}. After that your debt goes to the CJIB.")
    wat = tekst("U kreeg een aanmaning van ons.", "You got a formal demand from us.")
    return Zinnen(zin, wat, alles(beeld), tekst(*OF_REGELING), label=tekst("Aanmaning", "Formal demand"))


@bij(Toestand.VERVALLEN)
def _vervallen(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    bedrag = centen(beeld.te_betalen)
    opnieuw = beeld.termijnen_te_kiezen(dag)
    zin = (
        tekst(f"Betaal {bedrag}, of kies opnieuw voor termijnen.", f"Pay {bedrag}, or choose instalments again.")
        if opnieuw
        else tekst(f"Betaal {bedrag}, of spreek een regeling af.", f"Pay {bedrag}, or agree on a payment plan.")
    )
    wacht, nu = (
        tekst("Wacht op ons betalingsverzoek.", "Wait for our payment request."),
        ("Of spreek nu een regeling af.", "Or agree on a plan now."),
    )
    if opnieuw:
        nu = ("Of kies nu opnieuw voor termijnen.", "Or choose instalments again now.")
    return Zinnen(
        zin,
        tekst(
            f"Twee keer achter elkaar lukte het afschrijven van uw {beeld.claim.nl} niet.",
            f"Twice in a row we could not take your {beeld.claim.en} from the account.",
        ),
        alles(beeld),
        f"{wacht} {tekst(*nu)}",
        tekst("U krijgt het betalingsverzoek binnen een week.", "You get the payment request within a week."),
        tekst("Gestopt", "Stopped"),
    )
