"""A decision on lesgeld as a sum on paper: the steps that made the difference, and what is paid or still due."""

from collections.abc import Sequence

from duo_portal.berichten.models import Bericht, Rol
from duo_portal.berichten.onderdelen import Rekenregel, Rekenstaat
from duo_portal.berichten.opmaak import taal_nu, tekst
from duo_portal.besluiten.models import Besluit, Totstandkoming
from duo_portal.portaal.rekenregels import rekenregel
from duo_portal.regels.eenheden import Taal
from duo_portal.regels.uitleg import Uitlegrij
from duo_portal.regels.versies import leg_versie_uit

AF = {"bedrag_teruggave", "boven_jaarbedrag"}
# Steps that explain the amount; those that did not matter are left out already.
ALTIJD = (
    "inschrijvingen_vrijgesteld",
    "inschrijvingen_voor_1_oktober",
    "jaarbedrag",
    "laatste_dag",
    "maanden_terug",
    "bedrag_teruggave",
    "boven_jaarbedrag",
    "lesgeld",
)
BIJ_LATERE_INSCHRIJVING = ("eerste_dag", "maanden_verschuldigd", "bedrag_inschrijving")


def stappen_van(besluit: Besluit) -> list[Uitlegrij]:
    """Every step of a decision that mattered, in words of the active language."""
    return leg_versie_uit(besluit.regelversie.naam, besluit.stappen, Taal(taal_nu()))


def rekenstaat_van(besluit: Besluit, betaald: int, over_ander: bool = False, kosten: int = 0, eerder_terug: int = 0) -> Rekenstaat:
    """From the annual amount to what is due: the explained steps, then payments and costs, then the result.

    ``over_ander``: the reader is next of kin, who neither paid nor owes. ``kosten``: costs of collection that are open, in cents.
    ``eerder_terug``: what of ``betaald`` went back before.
    """
    rijen = {rij.naam: rij for rij in stappen_van(besluit)}
    later = "maanden_verschuldigd" in rijen and rijen["maanden_verschuldigd"].waarde != 12
    anders = later or "boven_jaarbedrag" in rijen
    namen = [naam for naam in rijen if naam in ALTIJD or (anders and naam in BIJ_LATERE_INSCHRIJVING)]
    regels = [rekenregel(rijen[naam], AF) for naam in namen]
    volgens_de_regel = rijen["lesgeld"].waarde if "lesgeld" in rijen else None
    if besluit.totstandkoming == Totstandkoming.MENS and besluit.uitkomst_centen != volgens_de_regel:  # a person deviated from the rule
        regels.append(
            Rekenregel(tekst("Een medewerker besloot: lesgeld", "A member of staff decided: fee"), centen=besluit.uitkomst_centen)
        )
    al_betaald = tekst("Al betaald", "Already paid") if over_ander else tekst("U betaalde al", "You already paid")
    regels.append(Rekenregel(al_betaald, centen=-betaald))
    if eerder_terug:
        regels.append(Rekenregel(tekst("Wij betaalden eerder terug", "We paid back earlier"), centen=eerder_terug))
    if kosten > 0:
        regels.append(Rekenregel(tekst("Kosten van inning", "Costs of collection"), centen=kosten))
    return Rekenstaat(regels=regels, uitkomst=_uitkomst(besluit.uitkomst_centen - betaald + eerder_terug + max(kosten, 0), over_ander))


def _uitkomst(rest: int, over_ander: bool) -> Rekenregel:
    if over_ander:
        return Rekenregel(tekst("Wij betalen terug", "We pay back") if rest < 0 else tekst("Niet betaald", "Not paid"), centen=abs(rest))
    if rest > 0:
        return Rekenregel(tekst("U moet nog betalen", "You still have to pay"), centen=rest)
    if rest < 0:
        return Rekenregel(tekst("U krijgt terug", "You get back"), centen=-rest)
    return Rekenregel(tekst("U hoeft niets meer te betalen", "You have nothing left to pay"), centen=0)


def alle_stappen(besluit: Besluit) -> Sequence[Rekenregel]:
    """The whole explanation, step by step."""
    return [rekenregel(rij, AF) for rij in stappen_van(besluit)]


def stappen_in_bericht(bericht: Bericht) -> Sequence[Rekenregel]:
    """Of the decision that the message made known; next of kin read the sum alone."""
    if bericht.besluit is None or bericht.rol == Rol.NABESTAANDE:
        return ()
    return alle_stappen(bericht.besluit)


def rekenstaat_in_bericht(bericht: Bericht) -> Rekenstaat | None:
    """The sum in a message: with the payments as they were when it was written. A payment request has none yet."""
    besluit = bericht.besluit
    if besluit is None or "betaald" not in bericht.waarden:
        return None
    eerder_terug = int(bericht.waarden.get("eerder_terug", 0))
    return rekenstaat_van(besluit, int(bericht.waarden["betaald"]), bericht.rol == Rol.NABESTAANDE, eerder_terug=eerder_terug)
