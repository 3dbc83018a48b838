"""What happened with the award and what comes: decisions, payments, a stop, the end of a proposal."""

from collections.abc import Iterator
from itertools import pairwise

from duo_portal.berichten.opmaak import centen, maand_en_jaar, tekst
from duo_portal.portaal.onderdelen import Tijdlijnpunt
from studiefinanciering.beeld import Besluitregel, Maand, Stufibeeld
from studiefinanciering.betaaldag import betaaldag

LAATSTE = 6  # payments that are told one by one; all of them stand on the page of the months


def tijdlijn_van(beeld: Stufibeeld) -> list[Tijdlijnpunt]:
    """Newest day first. Nothing is asked of the database."""
    punten = [*_besluiten(beeld), *_betaald(beeld), *_komt(beeld)]
    return sorted(punten, key=lambda punt: punt.op, reverse=True)


def _besluiten(beeld: Stufibeeld) -> Iterator[Tijdlijnpunt]:
    for besluit in beeld.besluiten:
        yield Tijdlijnpunt(besluit.op, _zin(besluit))


def _zin(besluit: Besluitregel) -> str:
    jaar = besluit.jaar
    if not besluit.centen:
        return tekst(f"Wij besloten: geen studiefinanciering in {jaar}.", f"We decided: no student finance in {jaar}.")
    if besluit.vervangt is None:
        return tekst(f"Wij besloten over uw studiefinanciering in {jaar}.", f"We decided on your student finance in {jaar}.")
    if besluit.door_mens:
        return tekst(
            f"Een medewerker besloot opnieuw over uw studiefinanciering in {jaar}.",
            f"A member of staff decided again on your student finance in {jaar}.",
        )
    return tekst(f"Wij rekenden uw studiefinanciering in {jaar} opnieuw uit.", f"We calculated your student finance in {jaar} again.")


def _betaald(beeld: Stufibeeld) -> Iterator[Tijdlijnpunt]:
    geweest = [maand for maand in beeld.maanden if maand.geboekt is not None and maand.geboekt.totaal and maand.maand <= beeld.deze_maand]
    for maand in geweest[-LAATSTE:]:
        yield _betaling(maand, beeld)


def _betaling(maand: Maand, beeld: Stufibeeld) -> Tijdlijnpunt:
    geboekt = maand.geboekt.totaal if maand.geboekt is not None else 0
    bedrag, wanneer, op = centen(geboekt), maand_en_jaar(maand.maand), betaaldag(maand.maand)
    return Tijdlijnpunt(
        op, tekst(f"Studiefinanciering over {wanneer}: {bedrag}.", f"Student finance for {wanneer}: {bedrag}."), komt=op > beeld.dag
    )


def _komt(beeld: Stufibeeld) -> Iterator[Tijdlijnpunt]:
    volgende = volgende_betaling(beeld)
    if volgende is not None:
        bedrag, op = centen(volgende.toegekend.totaal), betaaldag(volgende.maand)
        yield Tijdlijnpunt(op, tekst(f"Wij betalen u {bedrag}.", f"We pay you {bedrag}."), komt=True)
    if beeld.stopt_vanaf is not None:
        yield Tijdlijnpunt(beeld.stopt_vanaf, tekst("Uw studiefinanciering stopt.", "Your student finance ends."), komt=True)
    for eerder, later in pairwise(beeld.tijdvakken):
        if later.van > beeld.deze_maand and later.bedragen.totaal != eerder.bedragen.totaal:
            bedrag = centen(later.bedragen.totaal)
            yield Tijdlijnpunt(
                later.van, tekst(f"U krijgt vanaf nu {bedrag} per maand.", f"From now on you get {bedrag} a month."), komt=True
            )
    if beeld.voorstel is not None and not beeld.voorstel.bij_mens:
        zin = tekst("Laatste dag om ja te zeggen tegen ons voorstel.", "Last day to say yes to our proposal.")
        yield Tijdlijnpunt(beeld.voorstel.bevestig_voor, zin, komt=beeld.voorstel.bevestig_voor > beeld.dag)


def volgende_betaling(beeld: Stufibeeld) -> Maand | None:
    """The first month from this one on with money that was not booked yet."""
    for maand in beeld.maanden:
        if maand.maand >= beeld.deze_maand and maand.geboekt is None and maand.toegekend.totaal and betaaldag(maand.maand) >= beeld.dag:
            return maand
    return None
