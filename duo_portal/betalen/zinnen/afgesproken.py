"""The states in which something was agreed: debits, a payment plan, deferral, or a person who looks first."""

from datetime import date

from duo_portal.berichten.opmaak import centen, datum, tekst
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.termijnen import volgend_bedrag, volgende_dag
from duo_portal.betalen.toestand import Toestand
from duo_portal.betalen.zinnen.basis import BETAAL, Zinnen, alles, bij, nog


@bij(Toestand.AFSCHRIJVEN)
def _afschrijven(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    wanneer, bedrag = volgende_dag(beeld, dag), centen(volgend_bedrag(beeld, dag))
    rekening = beeld.machtiging.rekening if beeld.machtiging else ""
    if wanneer is None:
        zin = tekst("U hoeft niets te doen: de laatste afschrijving loopt.", "You need to do nothing: the last debit is under way.")
        laatste = tekst("Er is geen datum. Wij regelen het.", "There is no date. We take care of it.")
    else:
        zin = tekst(
            f"U hoeft niets te doen: op {datum(wanneer, 'nl')} schrijven wij {bedrag} af.",
            f"You need to do nothing: on {datum(wanneer, 'en')} we debit {bedrag}.",
        )
        laatste = tekst(f"De volgende keer is op {datum(wanneer, 'nl')}.", f"The next time is on {datum(wanneer, 'en')}.")
    return Zinnen(
        zin,
        tekst(f"U betaalt {beeld.claim.nl} in termijnen.", f"You pay your {beeld.claim.en} in instalments."),
        alles(beeld),
        tekst(f"Niets. Zorg dat er genoeg op rekening {rekening} staat.", f"Nothing. Make sure there is enough in account {rekening}."),
        laatste,
    )


@bij(Toestand.AFSCHRIJVING_GEMIST)
def _gemist(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    gemist = beeld.nu_te_betalen(dag)
    return Zinnen(
        tekst(f"Betaal {centen(gemist)}: een afschrijving lukte niet.", f"Pay {centen(gemist)}: a debit failed."),
        tekst(f"Een afschrijving van uw {beeld.claim.nl} lukte niet.", f"A debit of your {beeld.claim.en} failed."),
        nog(gemist),
        tekst(
            "Betaal dit zelf. De andere termijnen schrijven wij gewoon af.", "Pay this yourself. We debit the other instalments as before."
        ),
        label=tekst("Niet gelukt", "Failed"),
    )


@bij(Toestand.REGELING)
def _regeling(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    wanneer, bedrag = volgende_dag(beeld, dag), centen(volgend_bedrag(beeld, dag))
    wat = tekst("U hebt een betalingsregeling.", "You have a payment plan.")
    if wanneer is None:
        return Zinnen(tekst(f"Betaal {centen(beeld.te_betalen)}.", f"Pay {centen(beeld.te_betalen)}."), wat, alles(beeld), tekst(*BETAAL))
    zin = tekst(
        f"Betaal {bedrag} uiterlijk op {datum(wanneer, 'nl')}. Dat is uw volgende termijn.",
        f"Pay {bedrag} by {datum(wanneer, 'en')}. That is your next instalment.",
    )
    hoeveel = tekst(
        f"{bedrag} deze keer. In totaal nog {centen(beeld.te_betalen)}.", f"{bedrag} this time. {centen(beeld.te_betalen)} in all."
    )
    return Zinnen(zin, wat, hoeveel, tekst("Betaal uw volgende termijn.", "Pay your next instalment."))


@bij(Toestand.REGELING_ACHTER)
def _regeling_achter(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    bedrag = centen(beeld.nu_te_betalen(dag))
    return Zinnen(
        tekst(f"Betaal nu {bedrag}. Anders stopt uw regeling.", f"Pay {bedrag} now. Otherwise your payment plan stops."),
        tekst("U hebt een betalingsregeling. Een termijn is nog niet betaald.", "You have a payment plan. An instalment is not paid yet."),
        tekst(f"{bedrag} nu. In totaal nog {centen(beeld.te_betalen)}.", f"{bedrag} now. {centen(beeld.te_betalen)} in all."),
        tekst("Betaal dit bedrag. Lukt het niet? Bel ons.", "Pay this amount. Can you not? Call us."),
        label=tekst("Te laat", "Late"),
    )


@bij(Toestand.UITSTEL)
def _uitstel(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    tot = voor or dag
    return Zinnen(
        tekst(
            f"U hebt uitstel tot en met {datum(tot, 'nl')}. U hoeft nu niets te betalen.",
            f"Your payment is deferred until {datum(tot, 'en')}. You need to pay nothing now.",
        ),
        tekst("U hebt uitstel van betaling.", "Your payment is deferred."),
        tekst(f"U betaalt later {centen(beeld.te_betalen)}.", f"You pay {centen(beeld.te_betalen)} later."),
        tekst("Nu niets. Betaal voor het uitstel voorbij is.", "Nothing now. Pay before the extra time is over."),
        tekst(f"Betaal uiterlijk op {datum(tot, 'nl')}.", f"Pay by {datum(tot, 'en')}."),
    )


@bij(Toestand.STIL)
def _stil(beeld: Vorderingbeeld, dag: date, voor: date | None) -> Zinnen:
    return Zinnen(
        tekst("U hoeft nu niets te doen. Wij vragen u nu niet om te betalen.", "You need to do nothing now. We do not ask you to pay now."),
        tekst("Een medewerker kijkt eerst naar uw zaak.", "A member of staff looks at your case first."),
        tekst(f"Er staat {centen(beeld.te_betalen)} open.", f"{centen(beeld.te_betalen)} is open."),
        tekst("Niets. U krijgt bericht van ons. Betalen mag wel.", "Nothing. You will hear from us. You may pay."),
    )
