"""What the open pages register of themselves: the pages, the words of the terms, the events."""

from collections.abc import Iterator
from pathlib import Path

from duo_portal.portaal.openbaar import zorekenen
from duo_portal.portaal.openbaar.bladen import Blad, bladbronnen
from duo_portal.portaal.openbaar.levensgebeurtenissen import gebeurtenisbronnen, koppen
from duo_portal.portaal.openbaar.levensgebeurtenissen import namen as gebeurtenisnamen
from duo_portal.portaal.openbaar.rekenhulp_termijn import TERMIJN
from duo_portal.portaal.openbaar.rekenhulpen import hulp_bij, rekenhulpen
from duo_portal.portaal.openbaar.vastebladen import VASTE_BLADEN
from duo_portal.portaal.schil import Voetlink, voetlinks
from duo_portal.regels.bereken import regelingen
from duo_portal.regels.normbronnen import alle_normen, normbronnen


def meld_aan() -> None:
    rekenhulpen.meld_aan("termijn", TERMIJN)
    gebeurtenisbronnen.meld_aan("portaal", Path(__file__).parent / "gebeurtenissen")
    bladbronnen.meld_aan("gebeurtenissen", _gebeurtenissen)
    bladbronnen.meld_aan("vast", lambda: VASTE_BLADEN)
    bladbronnen.meld_aan("rekenen", _rekenhulpen)
    bladbronnen.meld_aan("regels", _regels)
    bladbronnen.meld_aan("normgroepen", _normgroepen)
    bladbronnen.meld_aan("normen", _normen)
    for volgorde, blad in enumerate(VASTE_BLADEN):
        if blad.in_de_voet:
            voetlinks.meld_aan(blad.url_naam, Voetlink(*blad.titel, blad.url_naam, 10 + volgorde * 10))


def _gebeurtenissen() -> Iterator[Blad]:
    for naam in gebeurtenisnamen():
        titel, kort, woorden = koppen(naam)
        yield Blad(titel, kort, "openbaar:gebeurtenis", (naam,), woorden)


def _rekenhulpen() -> Iterator[Blad]:
    for naam in regelingen:
        hulp = hulp_bij(naam)
        yield Blad(hulp.titel, hulp.kort, "openbaar:rekenhulp", (naam,), hulp.woorden)


def _regels() -> Iterator[Blad]:
    for naam in zorekenen.regelnamen():
        woorden = zorekenen.leesbaar(naam)
        kort = ("Elke stap van deze regel, met het artikel.", "Each step of this rule, with the article.")
        yield Blad((f"Regel: {woorden}", f"Rule: {woorden}"), kort, "openbaar:regel", (naam,), naslag=True)


def _normgroepen() -> Iterator[Blad]:
    for bron, deel in normbronnen.items():
        titel = (f"Bedragen en termijnen: {deel.nl}", f"Amounts and terms: {deel.en}")
        kort = ("Alle bedragen en termijnen bij elkaar, met de bron.", "All amounts and terms together, with their source.")
        yield Blad(titel, kort, "openbaar:normgroep", (bron,), naslag=True)


def _normen() -> Iterator[Blad]:
    for bron, norm in alle_normen():
        titel = zorekenen.leesbaar(norm.naam).capitalize()
        yield Blad(
            (titel, titel), (norm.omschrijving, norm.omschrijving_en or norm.omschrijving), "openbaar:norm", (bron, norm.naam), naslag=True
        )
