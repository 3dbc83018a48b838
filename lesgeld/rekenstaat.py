"""A decision on lesgeld as a sum on paper: the steps that made the difference, and what is paid or still due."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from duo_portal.berichten.models import Bericht, Rol
from duo_portal.berichten.onderdelen import Rekenregel, Rekenstaat
from duo_portal.berichten.opmaak import NBSP, taal_nu, tekst
from duo_portal.besluiten.models import Besluit, Totstandkoming
from duo_portal.regels.eenheden import Taal
from duo_portal.regels.normen import Status
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


# Where a line may not break: between € and the amount, between a day and its month.
_HECHT = re.compile(r"(?<=€) (?=\d)|(?<=\b\d) (?=[a-zA-Z]+ \d{4}\b)|(?<=\b\d\d) (?=[a-zA-Z]+ \d{4}\b)")


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
    regels = [_regel(rijen[naam]) for naam in namen]
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
    return [_regel(rij) for rij in stappen_van(besluit)]


def _regel(rij: Uitlegrij) -> Rekenregel:
    bedrag = rij.waarde if rij.eenheid == "centen" and isinstance(rij.waarde, int) else None
    bron = rij.norm.bron if rij.norm else ""
    label, som = _label(rij)
    return Rekenregel(
        tekst=label,
        som=som,
        centen=-bedrag if bedrag is not None and rij.naam in AF else bedrag,
        waarde="" if bedrag is not None else _waarde(rij),
        artikel=rij.artikel,
        bron=urlsplit(bron).hostname or bron,
        bron_url=bron if bron.startswith("http") else "",
        onbevestigd=rij.norm is not None and rij.norm.status is not Status.VASTGESTELD,
    )


def _label(rij: Uitlegrij) -> tuple[str, str]:
    """The sentence without the value, which stands at the right already; the working-out apart: "€ 1.458,00 × 6 ÷ 12"."""
    zonder = rij.zin.removesuffix(f" {rij.tekst}.")
    if zonder == rij.zin:
        return _heel(rij.zin), ""
    label, dubbelepunt, som = zonder.removesuffix(" =").partition(": ")
    return (_heel(label), _heel(som)) if dubbelepunt else (_heel(label.removesuffix(":")), "")


def _waarde(rij: Uitlegrij) -> str:
    if rij.eenheid != "maanden":
        return _heel(rij.tekst)
    return rij.tekst + NBSP + (tekst("maand", "month") if rij.waarde == 1 else tekst("maanden", "months"))


def _heel(zin: str) -> str:
    return _HECHT.sub(NBSP, zin)


def rekenstaat_in_bericht(bericht: Bericht) -> Rekenstaat | None:
    """The sum in a message: with the payments as they were when it was written. A payment request has none yet."""
    besluit = bericht.besluit
    if besluit is None or "betaald" not in bericht.waarden:
        return None
    eerder_terug = int(bericht.waarden.get("eerder_terug", 0))
    return rekenstaat_van(besluit, int(bericht.waarden["betaald"]), bericht.rol == Rol.NABESTAANDE, eerder_terug=eerder_terug)
