"""The contribution of studiefinanciering to a person's overview: this month's amount and day, and a proposal with its last day."""

from collections.abc import Iterator

from django.urls import reverse

from duo_portal.berichten.opmaak import datum, maand_en_jaar, tekst
from duo_portal.portaal.onderdelen import Knop, Loopt, Maandbedrag, Taak, Tegel, VierRegels
from duo_portal.portaal.overzicht import Overzichtdeel
from studiefinanciering.beeld import Stufibeeld, Voorstel
from studiefinanciering.betaaldag import betaaldag
from studiefinanciering.selectors import beeld_van
from studiefinanciering.tijdlijn import tijdlijn_van
from studiefinanciering.wegen import naar_voorstel
from studiefinanciering.woorden import voorstelzin, vormzin


def overzichtdeel(persoon_id: int) -> Overzichtdeel:
    """In one query; nothing for who has nothing to do with studiefinanciering."""
    beeld = beeld_van(persoon_id)
    return Overzichtdeel(
        taken=[taak_van(beeld.voorstel)] if beeld.voorstel is not None and not beeld.voorstel.bij_mens else [],
        loopt=list(_loopt(beeld)),
        maand=list(_deze_maand(beeld)),
        tegels=list(_tegels(beeld)),
        tijdlijn=tijdlijn_van(beeld),
    )


def taak_van(voorstel: Voorstel) -> Taak:
    """Gift or debt first; no amount, because no income was read."""
    tot = datum(voorstel.bevestig_voor)
    wat = (
        tekst("Misschien krijgt u aanvullende beurs.", "You may get a supplementary grant.")
        if voorstel.aanvullend
        else tekst("Misschien krijgt u studiefinanciering.", "You may get student finance.")
    )
    regels = VierRegels(
        wat=f"{wat} {voorstelzin(voorstel.vorm, voorstel.giftmaanden)}",
        hoeveel=tekst("Dat rekenen wij uit als u ja zegt.", "We calculate that when you say yes."),
        wat_moet_u_doen=tekst("Zeg ja met één klik. Of zeg nee.", "Say yes with one click. Or say no."),
        voor_wanneer=tekst(f"Uiterlijk {tot}.", f"By {tot}."),
    )
    knop = Knop(tekst("Bekijk en kies", "Look and choose"), naar_voorstel(voorstel), hoofd=True)
    titel = tekst("Misschien krijgt u meer geld", "You may get more money")
    return Taak(titel, regels, tekst("Voorstel", "Proposal"), knoppen=[knop], voor=voorstel.bevestig_voor)


def _loopt(beeld: Stufibeeld) -> Iterator[Loopt]:
    if beeld.is_ouder:
        zin = tekst(
            "Uw kind vroeg studiefinanciering aan. Kijk of uw inkomen meetelt.",
            "Your child applied for student finance. See whether your income counts.",
        )
        yield Loopt(zin, url=reverse("studiefinanciering:ouders"))
    if beeld.voorstel is not None and beeld.voorstel.bij_mens:
        zin = tekst("Een medewerker kijkt naar uw aanvraag voor studiefinanciering.", "A member of staff looks at your application.")
        yield Loopt(zin, url=reverse("studiefinanciering:nu"))
    if beeld.nu is not None and beeld.nu.onbekend_inkomen:
        zin = tekst("Wij rekenen uw aanvullende beurs nog uit.", "We still calculate your supplementary grant.")
        yield Loopt(zin, url=reverse("studiefinanciering:nu"))


def _deze_maand(beeld: Stufibeeld) -> Iterator[Maandbedrag]:
    maand = beeld.maand(beeld.deze_maand)
    bedrag = maand.geboekt.totaal if maand.geboekt is not None else maand.toegekend.totaal
    if bedrag > 0:
        op = betaaldag(maand.maand)
        woord = tekst("betaald", "paid") if maand.geboekt is not None and op <= beeld.dag else tekst("gepland", "planned")
        yield Maandbedrag(op, tekst("Studiefinanciering", "Student finance"), bedrag, krijgt=True, woord=woord)


def _tegels(beeld: Stufibeeld) -> Iterator[Tegel]:
    nu = beeld.nu
    if nu is not None and nu.bedragen.totaal:
        label = tekst("Studiefinanciering in", "Student finance in") + f" {maand_en_jaar(beeld.deze_maand)}"
        yield Tegel(label, centen=nu.bedragen.totaal, onder=vormzin(nu.bedragen))
