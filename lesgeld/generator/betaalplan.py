"""How somebody pays a fee in a play: of a named demo person as their file says, of the nation by chance of their number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from duo_portal.register.generator.demopersonen.laden import rijen_van
from duo_portal.register.generator.trekking import Trekking
from duo_portal.register.generator.verloop import hele_natie
from duo_portal.tegenpartijen.bank import Weigering
from duo_portal.tegenpartijen.bank.gedrag import ALTIJD, leeg_op
from lesgeld.generator.verloop import GEDRAG, NA_HAPERING, betalers

# Of a hundred who pay at once: neatly with the reference, by iDEAL, with text around it, without it, and with a wrong one from
# an account that we do not know. Nobody publishes this: our own choice, so that every way is walked.
WIJZEN = {"netjes": 50, "ideal": 30, "rommelig": 8, "zonder_kenmerk": 8, "onbekend": 4}
# Per million who pay in instalments: a debit that the account holder takes back, by whose holder, and after so many days.
TERUGGEVRAAGD = {"MD06": (8_000, 33), "MD01": (2_000, 120)}
TWEEDE = 2


@dataclass(frozen=True)
class Storting:
    """Money that somebody sends: ``wijze`` as in WIJZEN, or "deurwaarder". ``iban`` empty: from their own account."""

    dag: date
    centen: int
    wijze: str
    iban: str = ""
    naam: str = ""


@dataclass(frozen=True)
class Plan:
    """``termijnen``: they choose nine debits. ``weigeringen``: what their account does with those."""

    termijnen: bool = False
    weigeringen: tuple[Weigering, ...] = ()
    stortingen: tuple[Storting, ...] = ()


def plan_van_demopersoon(sleutel: str, schooljaar: int) -> Plan:
    betalingen = [rij for rij in rijen_van("betaling") if (rij["persoon"], rij["schooljaar"]) == (sleutel, schooljaar)]
    mislukt = [
        rij["datum"]
        for rij in rijen_van("inning")
        if (rij["persoon"], rij["schooljaar"], rij["stap"]) == (sleutel, schooljaar, "afschrijving_mislukt")
    ]
    stortingen = tuple(
        Storting(rij["datum"], rij["centen"], _wijze(rij["via"]), rij.get("iban", ""), rij.get("tenaamstelling", ""))
        for rij in betalingen
        if rij["via"] != "incasso"
    )
    return Plan(bool(mislukt) or any(rij["via"] == "incasso" for rij in betalingen), tuple(leeg_op(mislukt)), stortingen)


def _wijze(via: str) -> str:
    return "netjes" if via == "overboeking" else via


@lru_cache(maxsize=1)
def _natie(zaad: int, peildatum: date) -> Mapping[int, Mapping[str, int]]:
    """Behaviour by number of person."""
    natie = hele_natie(zaad, peildatum)
    trekking = Trekking(zaad)
    extra = natie.studenten.select(
        "persoon_id",
        wijze=trekking.verdeel("wijze van betalen", list(WIJZEN.values())),
        terug=trekking.kies("teruggevraagd", 1_000_000),
    )
    frame = betalers(trekking, natie.studenten).join(extra, on="persoon_id", maintain_order="left")
    return {rij["persoon_id"]: rij for rij in frame.fill_null(0).iter_rows(named=True)}


def plan_van_student(zaad: int, peildatum: date, persoon_id: int, ontstaan_op: date, termijnen: Iterable[tuple[date, int]]) -> Plan:
    """Who pays at once, whose debits all go well, who misses one and pays it later, and who stops paying."""
    gedrag = _natie(zaad, peildatum)[persoon_id]
    soort, lijst = GEDRAG[gedrag["gedrag"]], list(termijnen)
    if soort == "ineens":
        dag = ontstaan_op + timedelta(gedrag["betaald_na"])
        return Plan(stortingen=(Storting(dag, sum(centen for _, centen in lijst), list(WIJZEN)[gedrag["wijze"]]),))
    if soort == "termijnen":
        return Plan(True, _teruggevraagd(gedrag["terug"], lijst))
    goed = min(gedrag["goed"], len(lijst) - 1)
    eerste_keer = lijst[goed][0]
    if soort == "hapering":
        later = Storting(eerste_keer + timedelta(NA_HAPERING), lijst[goed][1], "netjes")
        return Plan(True, tuple(leeg_op([eerste_keer])), (later,))
    return Plan(True, (Weigering(eerste_keer, ALTIJD, "AM04"),))


def _teruggevraagd(trek: int, termijnen: list[tuple[date, int]]) -> tuple[Weigering, ...]:
    """The second debit comes back on request of who paid it, for a few."""
    grens = 0
    for code, (kans, dagen) in TERUGGEVRAAGD.items():
        grens += kans
        if trek < grens and len(termijnen) >= TWEEDE:
            dag = termijnen[TWEEDE - 1][0]
            return (Weigering(dag, dag, code, dagen),)
    return ()
