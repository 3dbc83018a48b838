"""The contribution of lesgeld to a person's overview."""

from datetime import date, timedelta

from django.urls import reverse

from duo_portal.berichten.opmaak import centen, datum, schooljaar, tekst
from duo_portal.portaal.onderdelen import Knop, Taak, Tegel, VierRegels
from duo_portal.portaal.overzicht import Overzichtdeel
from duo_portal.tijd import vandaag
from lesgeld.batch.waarden import UITBETALEN_BINNEN
from lesgeld.codes import Grond
from lesgeld.selectors import Schooljaarbeeld, Voorstel, beeld_van
from lesgeld.tijdlijn import bij_wie, tijdlijn_van

NIEUW = timedelta(days=28)  # how long a decision that asks nothing stands at the top
WAAROM = {
    Grond.DIPLOMA: ("U haalde uw diploma. ", "You got your diploma. "),
    Grond.OVERSTAP: ("U stapte over naar een andere opleiding. ", "You moved to another course. "),
    Grond.VOOR_1_OKTOBER: ("U stopte voor 1 oktober. ", "You stopped before 1 October. "),
}


def overzichtdeel(persoon_id: int) -> Overzichtdeel:
    """The newest school year with a fee: what needs the student, how it stands, what happened."""
    beeld = beeld_van(persoon_id)
    if beeld is None:
        return Overzichtdeel()
    return Overzichtdeel(taken=_taken(beeld), tegels=[_tegel(beeld)], tijdlijn=tijdlijn_van(persoon_id, beeld))


def _tegel(beeld: Schooljaarbeeld) -> Tegel:
    """What is still due or comes back, not what was calculated."""
    stand = beeld.stand
    wat, bedrag = tekst("nog te betalen", "still to pay"), max(stand.open, 0)
    if stand.terug and not stand.open:
        wat, bedrag = tekst("u krijgt terug", "you get back"), stand.terug
    onder = tekst(
        f"Uw lesgeld is {centen(stand.verschuldigd)}. U betaalde {centen(stand.betaald)}.",
        f"Your school fee is {centen(stand.verschuldigd)}. You paid {centen(stand.betaald)}.",
    )
    return Tegel(label=tekst("Lesgeld", "School fee") + f" {schooljaar(beeld.schooljaar)}: {wat}", centen=bedrag, onder=onder)


def _taken(beeld: Schooljaarbeeld) -> list[Taak]:
    if beeld.voorstel is not None and not beeld.voorstel.bij_mens:
        return [_voorstel(beeld, beeld.voorstel)]
    if beeld.nu_te_betalen:
        return [_betalen(beeld)]
    is_nieuw = len(beeld.besluiten) > 1 and vandaag() - beeld.besluit.peildatum < NIEUW
    return [_terug_of_klaar(beeld)] if is_nieuw else []


def _voorstel(beeld: Schooljaarbeeld, voorstel: Voorstel) -> Taak:
    geschat, tot = centen(voorstel.schatting), datum(voorstel.bevestig_voor)
    regels = VierRegels(
        wat=tekst("U kunt lesgeld terugvragen.", "You can ask for part of your school fee back."),
        hoeveel=tekst(f"Wij schatten dat uw lesgeld {geschat} lager wordt.", f"We estimate that your school fee becomes {geschat} lower."),
        wat_moet_u_doen=tekst("Zeg ja met één klik. De rest is al ingevuld.", "Say yes with one click. The rest is filled in."),
        voor_wanneer=tekst(f"Uiterlijk {tot}.", f"By {tot}."),
    )
    knop = Knop(tekst("Bekijk en zeg ja", "Look and say yes"), _adres(beeld), hoofd=True)
    return Taak(tekst("Uw lesgeld kan lager", "Your school fee can be lower"), regels, tekst("Voorstel", "Proposal"), knoppen=[knop])


def _betalen(beeld: Schooljaarbeeld) -> Taak:
    bedrag = centen(beeld.nu_te_betalen)
    titel = tekst(f"U moet nog {bedrag} lesgeld betalen", f"You still have to pay {bedrag} of your school fee")
    doen, knop = ("Maak het bedrag over, of bel ons.", "Transfer the amount, or call us."), tekst("Zo betaalt u", "How to pay")
    adres = _adres(beeld) + "#betalen"
    if beeld.betaal_aan_ander:
        adres = _adres(beeld)
        doen = (f"Betaal aan {bij_wie(beeld)}. Lukt het niet? Bel ons.", f"Pay {bij_wie(beeld)}. Can you not pay? Call us.")
        knop = tekst("Bekijk uw lesgeld", "See your school fee")
    elif beeld.overgedragen_aan:
        doen = (f"Betaal nu niets aan {bij_wie(beeld)}. Betaal aan ons.", f"Pay nothing to {bij_wie(beeld)} now. Pay us.")
    regels = VierRegels(_wat(beeld), _hoeveel(beeld), tekst(*doen), _voor_wanneer(beeld.betalen_voor))
    label = tekst("Nieuw besluit", "New decision") if len(beeld.besluiten) > 1 else ""
    return Taak(titel, regels, label, knoppen=[Knop(knop, adres, hoofd=True), _hoe_berekend(beeld)])


def _terug_of_klaar(beeld: Schooljaarbeeld) -> Taak:
    """A decision that asks nothing, or only to tell us the account."""
    terug = centen(beeld.stand.terug)
    titel = tekst("U hoeft geen lesgeld meer te betalen", "You have no school fee left to pay")
    hoeveel, doen = tekst("U betaalt niets meer.", "You pay nothing more."), tekst("Niets.", "Nothing.")
    wanneer = tekst("Er is geen datum. Wij regelen het.", "There is no date. We take care of it.")
    if beeld.stand.terug:
        titel = tekst(f"U krijgt {terug} lesgeld terug", f"You get {terug} of your school fee back")
        hoeveel = tekst(f"U krijgt {terug} terug.", f"You get {terug} back.")
        dag = datum(beeld.besluit.peildatum + UITBETALEN_BINNEN)
        wanneer = tekst(f"U hebt het geld uiterlijk op {dag}.", f"You have the money by {dag}.")
    vraagt = bool(beeld.stand.terug) and not beeld.wordt_uitbetaald
    if vraagt:
        doen = tekst("Bel ons over uw rekeningnummer.", "Call us about your account number.")
        wanneer = tekst("Zo snel als u kunt.", "As soon as you can.")
    elif beeld.overgedragen_aan:
        doen = tekst(f"Niets. Betaal ook niets meer aan {bij_wie(beeld)}.", f"Nothing. Also pay nothing more to {bij_wie(beeld)}.")
    regels = VierRegels(_wat(beeld), hoeveel, doen, wanneer)
    knoppen = [Knop(tekst("Bekijk uw lesgeld", "See your school fee"), _adres(beeld), hoofd=True), _hoe_berekend(beeld)]
    return Taak(titel, regels, tekst("Nieuw besluit", "New decision"), knoppen=knoppen, vraagt=vraagt)


def _wat(beeld: Schooljaarbeeld) -> str:
    if beeld.in_termijnen:
        return tekst("Een afschrijving van uw lesgeld lukte niet.", "A debit of your school fee failed.")
    if len(beeld.besluiten) == 1:
        return tekst("U betaalt lesgeld voor uw opleiding.", "You pay a school fee for your course.")
    if beeld.besluit.uitkomst_centen > beeld.besluiten[-2].uitkomst_centen:
        return tekst("Uw lesgeld is hoger geworden.", "Your school fee became higher.")
    waarom = WAAROM.get(Grond(beeld.besluit.grond), ("", ""))
    return (
        tekst(f"{waarom[0]}Daarom is uw lesgeld lager.", f"{waarom[1]}So your school fee is lower.")
        if waarom[0]
        else tekst("Uw lesgeld is lager geworden.", "Your school fee became lower.")
    )


def _hoeveel(beeld: Schooljaarbeeld) -> str:
    nu, eerst = centen(beeld.nu_te_betalen), centen(beeld.eerder_open)
    if beeld.eerder_open > beeld.stand.open:
        return tekst(f"{nu}, in plaats van {eerst}.", f"{nu}, instead of {eerst}.")
    return tekst(f"U betaalt nog {nu}.", f"You still pay {nu}.")


def _voor_wanneer(dag: date | None) -> str:
    if dag is None:
        return tekst("Zo snel als u kunt.", "As soon as you can.")
    return tekst(f"Uiterlijk {datum(dag)}.", f"By {datum(dag)}.")


def _hoe_berekend(beeld: Schooljaarbeeld) -> Knop:
    return Knop(tekst("Hoe is dit berekend?", "How was this calculated?"), _adres(beeld, "lesgeld:berekening"))


def _adres(beeld: Schooljaarbeeld, naam: str = "lesgeld:schooljaar") -> str:
    return reverse(naam, args=[beeld.schooljaar])
