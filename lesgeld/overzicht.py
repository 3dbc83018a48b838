"""The contribution of lesgeld to a person's overview."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.urls import reverse

from duo_portal.berichten.opmaak import centen, datum, tekst
from duo_portal.betalen.deze_maand import deze_maand
from duo_portal.betalen.knoppen import knoppen_van
from duo_portal.betalen.nu import Nu, wat_nu
from duo_portal.betalen.partij import bij_wie
from duo_portal.betalen.termijnen import bevestigd_voor, volgend_bedrag, volgende_dag
from duo_portal.betalen.toestand import Toestand
from duo_portal.portaal.onderdelen import Knop, Loopt, Taak, Tegel, VierRegels
from duo_portal.portaal.overzicht import Overzichtdeel
from duo_portal.tijd import vandaag
from lesgeld.beeld import Schooljaarbeeld, Voorstel
from lesgeld.codes import Grond
from lesgeld.selectors import beelden_van
from lesgeld.tijdlijn import tijdlijn_van

NIEUW = timedelta(days=28)  # how long a decision that asks nothing stands at the top
WAAROM = {
    Grond.DIPLOMA: ("U haalde uw diploma. ", "You got your diploma. "),
    Grond.OVERSTAP: ("U stapte over naar een andere opleiding. ", "You moved to another course. "),
    Grond.VOOR_1_OKTOBER: ("U stopte voor 1 oktober. ", "You stopped before 1 October. "),
}
# In these states the last thing that happened is something else than the decision.
_LATER_GEBEURD = {Toestand.AFSCHRIJVING_GEMIST, Toestand.REGELING, Toestand.REGELING_ACHTER, Toestand.HERINNERING, Toestand.AANMANING}


def overzichtdeel(persoon_id: int) -> Overzichtdeel:
    """The newest school year with a fee, and the earlier ones on which something is open; in three queries."""
    dag, beelden = vandaag(), beelden_van(persoon_id)
    stand = [(beeld, wat_nu(beeld, dag)) for beeld in beelden]
    return Overzichtdeel(
        taken=[taak for beeld, nu in stand for taak in _taken(beeld, nu)],
        loopt=[iets for beeld, nu in stand for iets in _loopt(beeld, nu, dag)],
        maand=[bedrag for beeld, nu in stand for bedrag in deze_maand(beeld, nu, dag)],
        tegels=[_tegel(beeld, nu) for beeld, nu in stand],
        tijdlijn=[punt for beeld in beelden for punt in tijdlijn_van(beeld)],
    )


def _loopt(beeld: Schooljaarbeeld, nu: Nu, dag: date) -> Iterator[Loopt]:
    """What goes on by itself, with the day that was promised."""
    adres, wat = _adres(beeld), beeld.claim.titel(beeld.periode)
    for order in beeld.terug_onderweg:
        bedrag = centen(order.centen)
        yield Loopt(tekst(f"{wat}: u krijgt {bedrag} terug.", f"{wat}: you get {bedrag} back."), order.op_rekening_voor, adres)
    if beeld.vastgehouden:
        wie = tekst(*bij_wie(beeld))
        zin = tekst(
            f"{wat}: wij wachten op {wie}. Daar moet uw lagere bedrag nog staan.",
            f"{wat}: we wait for {wie} to take over your lower amount.",
        )
        yield Loopt(zin, bevestigd_voor(beeld), adres)
    volgende = volgende_dag(beeld, dag)
    if volgende is not None and nu.toestand in (Toestand.AFSCHRIJVEN, Toestand.AFSCHRIJVING_GEMIST):
        bedrag = centen(volgend_bedrag(beeld, dag))
        yield Loopt(tekst(f"{wat}: wij schrijven {bedrag} af.", f"{wat}: we debit {bedrag}."), volgende, adres, precies=True)
    if nu.toestand == Toestand.UITSTEL:
        yield Loopt(tekst(f"{wat}: uw uitstel loopt af.", f"{wat}: your deferral ends."), nu.voor, adres, precies=True)


def _tegel(beeld: Schooljaarbeeld, nu: Nu) -> Tegel:
    """What is still due or comes back, not what was calculated; beneath it what to do and by when."""
    wat, bedrag = tekst("nog te betalen", "still to pay"), beeld.te_betalen
    if nu.toestand in (Toestand.TERUG, Toestand.TERUG_WACHT):
        wat = tekst("u krijgt terug", "you get back")
        bedrag = sum(order.centen for order in beeld.terug_onderweg) + beeld.terug_zonder_opdracht
    return Tegel(label=f"{beeld.claim.titel(beeld.periode)}: {wat}", centen=bedrag, onder=nu.zin)


def _taken(beeld: Schooljaarbeeld, nu: Nu) -> list[Taak]:
    if beeld.voorstel is not None and not beeld.voorstel.bij_mens:
        return [_voorstel(beeld, beeld.voorstel)]
    is_nieuw = len(beeld.besluiten) > 1 and vandaag() - beeld.besluit.peildatum < NIEUW
    if is_nieuw and beeld.bleef_gelijk and not nu.vraagt:
        return [_bleef_gelijk(beeld)]
    return [taak_van(beeld, nu)] if nu.vraagt or is_nieuw else []


def _bleef_gelijk(beeld: Schooljaarbeeld) -> Taak:
    """A person refused a request, or decided that the fee stays as it is."""
    regels = VierRegels(
        wat=tekst("Een medewerker besliste over uw lesgeld.", "A member of staff decided about your school fee."),
        hoeveel=tekst(f"Het blijft {centen(beeld.besluit.uitkomst_centen)}.", f"It stays {centen(beeld.besluit.uitkomst_centen)}."),
        wat_moet_u_doen=tekst("Lees het besluit bij uw berichten.", "Read the decision in your messages."),
        voor_wanneer=tekst("Bezwaar maken kan zes weken lang.", "You have six weeks to object."),
    )
    knop = Knop(tekst("Naar uw berichten", "To your messages"), reverse("berichten:lijst"), hoofd=True)
    titel, label = tekst("Uw lesgeld blijft hetzelfde", "Your school fee stays the same"), tekst("Nieuw besluit", "New decision")
    return Taak(titel, regels, label, knoppen=[knop], vraagt=False)


def taak_van(beeld: Schooljaarbeeld, nu: Nu, op_pagina: bool = False) -> Taak:
    """What to do now, with the reason when that is a new decision. ``op_pagina``: without the way to the page itself."""
    regels, label = nu.regels, nu.label
    if len(beeld.besluiten) > 1 and not beeld.bleef_gelijk and nu.toestand not in _LATER_GEBEURD:
        regels = replace(regels, wat=_wat(beeld), hoeveel=_hoeveel(beeld, nu))
        label = label or tekst("Nieuw besluit", "New decision")
    knoppen = knoppen_van(beeld, nu, op_pagina)
    if not op_pagina:
        knoppen.append(Knop(tekst("Hoe is dit berekend?", "How was this calculated?"), _adres(beeld, "lesgeld:berekening")))
    if not op_pagina and len(beeld.besluiten) > 1:  # the first is a payment request, against which one asks for a decision
        niet_eens = reverse("tegenspraak:besluit", args=[beeld.besluit.pk])
        knoppen.append(Knop(tekst("Ik ben het er niet mee eens", "I do not agree"), niet_eens, handelt=True))
    return Taak(nu.zin, regels, label, nu.toon, knoppen, vraagt=nu.vraagt, voor=nu.voor)


def _voorstel(beeld: Schooljaarbeeld, voorstel: Voorstel) -> Taak:
    geschat, tot = centen(voorstel.schatting), datum(voorstel.bevestig_voor)
    regels = VierRegels(
        wat=tekst("U kunt lesgeld terugvragen.", "You can ask for part of your school fee back."),
        hoeveel=tekst(f"Wij schatten dat uw lesgeld {geschat} lager wordt.", f"We estimate that your school fee becomes {geschat} lower."),
        wat_moet_u_doen=tekst("Zeg ja met één klik. De rest is al ingevuld.", "Say yes with one click. The rest is filled in."),
        voor_wanneer=tekst(f"Uiterlijk {tot}.", f"By {tot}."),
    )
    knop = Knop(tekst("Bekijk en zeg ja", "Look and say yes"), _adres(beeld), hoofd=True)
    return Taak(
        tekst("Uw lesgeld kan lager", "Your school fee can be lower"),
        regels,
        tekst("Voorstel", "Proposal"),
        knoppen=[knop],
        voor=voorstel.bevestig_voor,
    )


def _wat(beeld: Schooljaarbeeld) -> str:
    if beeld.besluit.uitkomst_centen == beeld.besluiten[-2].uitkomst_centen:
        return tekst("Een medewerker besloot: uw lesgeld blijft gelijk.", "A member of staff decided: your school fee stays the same.")
    if beeld.besluit.uitkomst_centen > beeld.besluiten[-2].uitkomst_centen:
        return tekst("Uw lesgeld is hoger geworden.", "Your school fee became higher.")
    waarom = WAAROM.get(Grond(beeld.besluit.grond), ("", ""))
    return (
        tekst(f"{waarom[0]}Daarom is uw lesgeld lager.", f"{waarom[1]}So your school fee is lower.")
        if waarom[0]
        else tekst("Uw lesgeld is lager geworden.", "Your school fee became lower.")
    )


def _hoeveel(beeld: Schooljaarbeeld, nu: Nu) -> str:
    if not beeld.stand.open or beeld.eerder_open <= beeld.stand.open:
        return nu.regels.hoeveel
    eerst, bedrag = centen(beeld.eerder_open), centen(beeld.te_betalen)
    kosten = beeld.stand.kosten_open
    zin = tekst(f"{bedrag}, in plaats van {eerst}.", f"{bedrag}, instead of {eerst}.")
    return zin + tekst(f" Daarvan is {centen(kosten)} kosten.", f" Of that {centen(kosten)} is costs.") * (kosten > 0)


def _adres(beeld: Schooljaarbeeld, naam: str = "lesgeld:schooljaar") -> str:
    return reverse(naam, args=[beeld.schooljaar])
