"""The contribution of lesgeld to a person's overview."""

from django.urls import reverse

from duo_portal.berichten.opmaak import centen, datum, schooljaar, tekst
from duo_portal.portaal.onderdelen import Knop, Taak, Tegel, VierRegels
from duo_portal.portaal.overzicht import Overzichtdeel
from duo_portal.tijd import schooljaren
from lesgeld.selectors import Schooljaarbeeld, beeld_van, schooljaren_van
from lesgeld.tijdlijn import tijdlijn_van


def overzichtdeel(persoon_id: int) -> Overzichtdeel:
    """The newest school year with a fee: what needs the student, how it stands, what happened."""
    jaren = schooljaren_van(persoon_id)
    beeld = beeld_van(persoon_id, jaren[0]) if jaren else None
    if beeld is None:
        return Overzichtdeel()
    tegel = Tegel(
        label=tekst("Lesgeld", "School fee") + f" {schooljaar(beeld.schooljaar)}",
        centen=beeld.stand.verschuldigd,
        onder=tekst(f"U betaalde {centen(beeld.stand.betaald)}.", f"You paid {centen(beeld.stand.betaald)}."),
    )
    return Overzichtdeel(taken=_taken(beeld), tegels=[tegel], tijdlijn=tijdlijn_van(persoon_id, beeld))


def _taken(beeld: Schooljaarbeeld) -> list[Taak]:
    if beeld.voorstel is not None:
        return [_voorstel(beeld)]
    return [_betalen(beeld)] if beeld.stand.open > 0 and not beeld.loopt_incasso else []


def _voorstel(beeld: Schooljaarbeeld) -> Taak:
    geschat = int(beeld.voorstel.gegevens["schatting"]) if beeld.voorstel else 0
    tot = datum(schooljaren.eind(beeld.schooljaar))
    regels = VierRegels(
        wat=tekst("U kunt lesgeld terugvragen.", "You can ask for part of your school fee back."),
        hoeveel=tekst(f"Ongeveer {centen(geschat)}.", f"About {centen(geschat)}."),
        wat_moet_u_doen=tekst("Zeg ja met één klik. De rest is al ingevuld.", "Say yes with one click. The rest is filled in."),
        voor_wanneer=tekst(f"Uiterlijk {tot}.", f"By {tot}."),
    )
    knop = Knop(tekst("Bekijk en zeg ja", "Look and say yes"), _adres(beeld), hoofd=True)
    return Taak(tekst("Uw lesgeld kan lager", "Your school fee can be lower"), regels, tekst("Voorstel", "Proposal"), knoppen=[knop])


def _betalen(beeld: Schooljaarbeeld) -> Taak:
    bedrag, tot = centen(beeld.stand.open), datum(beeld.betalen_voor)
    lager = len(beeld.besluiten) > 1
    wat = ("Uw lesgeld is lager geworden.", "Your school fee became lower.") if lager else ("U betaalt lesgeld.", "You pay a school fee.")
    doen = ("Betaal dit bedrag, of bel ons.", "Pay this amount, or call us.")
    if beeld.bij_deurwaarder:
        doen = ("Betaal nu niets aan de deurwaarder. Betaal aan ons.", "Pay nothing to the bailiff now. Pay us.")
    regels = VierRegels(
        wat=tekst(*wat),
        hoeveel=tekst(f"U betaalt nog {bedrag}.", f"You still pay {bedrag}."),
        wat_moet_u_doen=tekst(*doen),
        voor_wanneer=tekst(f"Uiterlijk {tot}.", f"By {tot}."),
    )
    titel = tekst(f"Lesgeld: u moet nog {bedrag} betalen", f"School fee: you still have to pay {bedrag}")
    knoppen = [
        Knop(tekst("Bekijk uw lesgeld", "See your school fee"), _adres(beeld), hoofd=True),
        Knop(tekst("Hoe is dit berekend?", "How was this calculated?"), _adres(beeld, "lesgeld:berekening")),
    ]
    label = tekst("Nieuw besluit", "New decision") if lager else ""
    return Taak(titel, regels, label, knoppen=knoppen)


def _adres(beeld: Schooljaarbeeld, naam: str = "lesgeld:schooljaar") -> str:
    return reverse(naam, args=[beeld.schooljaar])
