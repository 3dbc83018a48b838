"""What the overview tells of objections and of a person who looks: what runs, by when, and what happened."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Min
from django.urls import reverse

from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.portaal.onderdelen import Knop, Loopt, Taak, Tijdlijnpunt, VierRegels
from duo_portal.portaal.overzicht import Overzichtdeel
from duo_portal.tegenspraak.models import Zaak, Zaaksoort
from duo_portal.tegenspraak.selectors import antwoord_voor, heeft_zaken, zaken_van
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger

MEESTE = 20  # cases that the overview looks at, newest first; those that run are among them


def overzichtdeel(burger: Burger) -> Overzichtdeel:
    """One small question for the many who have no case, and one more for who has."""
    if not heeft_zaken(burger.betreft_id):
        return Overzichtdeel()
    alle = zaken_van(burger.betreft_id).annotate(aangevuld=Min("aanvullingen__dag")).order_by("-pk")[:MEESTE]
    zaken = [zaak for zaak in alle if burger.ziet(zaak.lijn)]
    lopend = [(zaak, aangevuld_op(zaak)) for zaak in zaken if zaak.loopt]
    return Overzichtdeel(
        taken=[_vraag(zaak, zaak.gronden_voor) for zaak, aangevuld in lopend if zaak.gronden_voor and aangevuld is None],
        loopt=[_loopt(zaak, aangevuld) for zaak, aangevuld in lopend],
        tijdlijn=[punt for zaak in zaken for punt in _punten(zaak)],
    )


def aangevuld_op(zaak: Zaak) -> date | None:
    dag: date | None = getattr(zaak, "aangevuld", None)
    return dag


def _adres(zaak: Zaak) -> str:
    return reverse("tegenspraak:zaak", args=[zaak.pk])


def _loopt(zaak: Zaak, aangevuld: date | None) -> Loopt:
    if zaak.soort == Zaaksoort.BEZWAAR:
        wat = tekst(f"Wij beslissen over uw bezwaar {zaak.kenmerk}.", f"We decide on your objection {zaak.kenmerk}.")
    else:
        wat = tekst(f"Een medewerker kijkt mee: {zaak.kenmerk}.", f"A member of staff is looking: {zaak.kenmerk}.")
    return Loopt(wat, antwoord_voor(zaak, aangevuld), _adres(zaak))


def _vraag(zaak: Zaak, voor: date) -> Taak:
    """Reasons that are still to come."""
    gemist = voor < vandaag()
    regels = VierRegels(
        wat=tekst("U maakte bezwaar. Uw redenen komen nog.", "You objected. Your reasons are still to come."),
        hoeveel=tekst("Het bedrag blijft nu hetzelfde.", "The amount stays the same for now."),
        wat_moet_u_doen=tekst("Schrijf op waarom u het er niet mee eens bent.", "Write down why you do not agree."),
        voor_wanneer=tekst("Zo snel als u kunt.", "As soon as you can.")
        if gemist
        else tekst(f"Uiterlijk {datum(voor)}.", f"By {datum(voor)}."),
    )
    knop = Knop(tekst("Stuur uw redenen", "Send your reasons"), _adres(zaak), hoofd=True, handelt=True)
    titel = tekst("Stuur de redenen van uw bezwaar", "Send the reasons of your objection")
    return Taak(titel, regels, tekst("Bezwaar", "Objection"), knoppen=[knop], voor=voor)


def _punten(zaak: Zaak) -> Iterator[Tijdlijnpunt]:
    if zaak.soort == Zaaksoort.BEZWAAR:
        yield Tijdlijnpunt(zaak.ontvangen_dag, tekst("U maakte bezwaar.", "You objected."))
    else:
        yield Tijdlijnpunt(zaak.ontvangen_dag, tekst("U vroeg of een mens wil meekijken.", "You asked for a person to look."))
    if zaak.ingetrokken:
        yield Tijdlijnpunt(zaak.intrekking.dag, tekst("U trok uw bezwaar in.", "You withdrew your objection."))
    elif zaak.loopt:
        if zaak.verdaagd:
            yield Tijdlijnpunt(zaak.verdaging.dag, tekst("Wij hebben meer tijd nodig.", "We need more time."))
        laatste = antwoord_voor(zaak, aangevuld_op(zaak))
        komt = laatste > vandaag()
        wat = (
            ("een besluit op uw bezwaar", "a decision on your objection") if zaak.soort == Zaaksoort.BEZWAAR else ("antwoord", "an answer")
        )
        label = "" if komt or laatste == vandaag() else tekst("wij zijn hiermee te laat", "we are late with this")
        yield Tijdlijnpunt(laatste, tekst(f"Uiterlijk op deze dag krijgt u {wat[0]}.", f"By this day you get {wat[1]}."), label, komt=komt)
