"""Students in a play: a few days after a payment request they choose how to pay, and do as their plan says."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import polars as pl
from django.db import connection

from duo_portal.betalingen.services.geef_machtiging import geef_machtiging
from duo_portal.betalingen.services.start_incasso import start_incasso
from duo_portal.register.generator import nummers
from duo_portal.tegenpartijen.bank import Overschrijving
from duo_portal.tegenpartijen.partij import Betaling
from duo_portal.tegenpartijen.spel import betalers
from duo_portal.tegenpartijen.spel.toneel import Toneel, eenmaal
from duo_portal.vorderingen.models import Vorderingsoort
from duo_portal.weigeren import Weigering
from lesgeld.generator.betaalplan import Plan, Storting, plan_van_demopersoon, plan_van_student

BEDENKTIJD = 3  # days after the request
NIEUW = """
SELECT v.id, v.persoon_id, v.periode, v.ontstaan_op, vorderingen_betalingskenmerk(v.id), p.bronsleutel,
    r.iban, coalesce(r.tenaamstelling, g.voornamen || ' ' || g.geslachtsnaam), t.dagen, t.centen
FROM vorderingen_vordering v JOIN register_persoon p ON p.id = v.persoon_id
JOIN register_persoonsgegeven g ON g.persoon_id = p.id AND g.vervangen_op IS NULL
LEFT JOIN register_rekening r ON r.persoon_id = p.id AND r.vervangen_op IS NULL
CROSS JOIN LATERAL (SELECT array_agg(vervaldatum ORDER BY volgnummer) AS dagen, array_agg(bedrag_centen ORDER BY volgnummer) AS centen
    FROM vorderingen_termijn WHERE vordering_id = v.id AND regeling_id IS NULL) t
WHERE v.soort = %(soort)s AND v.ontstaan_op = %(ontstaan_op)s ORDER BY v.id
"""


@dataclass(frozen=True)
class Verzoek:
    """A payment request as it lies on somebody's table."""

    vordering_id: int
    persoon_id: int
    schooljaar: int
    ontstaan_op: date
    kenmerk: str
    bronsleutel: str
    iban: str
    naam: str
    termijnen: list[tuple[date, int]]


def kies_hoe_te_betalen(toneel: Toneel, dag: date) -> None:
    for verzoek in _verzoeken(dag - timedelta(BEDENKTIJD)):
        plan = _plan(toneel, verzoek)
        eenmaal(f"betaalt {verzoek.vordering_id}", partial(_volg, toneel, verzoek, plan))


def _verzoeken(ontstaan_op: date) -> Iterator[Verzoek]:
    with connection.cursor() as cursor:
        cursor.execute(NIEUW, {"soort": int(Vorderingsoort.LESGELD), "ontstaan_op": ontstaan_op})
        rijen = cursor.fetchall()
    for vordering, persoon, jaar, op, kenmerk, sleutel, iban, naam, dagen, centen in rijen:
        # Who gave us no account has one all the same: we just do not know it.
        termijnen = list(zip(dagen, centen, strict=True))
        yield Verzoek(vordering, persoon, jaar, op, kenmerk, sleutel or "", iban or _andere_rekening(persoon), naam, termijnen)


def _andere_rekening(nummer: int) -> str:
    """An account that stands nowhere in the register."""
    return str(pl.select(nummers.iban(pl.lit(len(nummers.BANKEN) - 1), pl.lit(nummer % 10**9))).item())


def _plan(toneel: Toneel, verzoek: Verzoek) -> Plan:
    if verzoek.bronsleutel.startswith("demo-"):
        return plan_van_demopersoon(verzoek.bronsleutel.removeprefix("demo-"), verzoek.schooljaar)
    if toneel.natie and verzoek.bronsleutel.startswith(f"G{toneel.natie.zaad}-S-"):
        natie = toneel.natie
        return plan_van_student(natie.zaad, natie.peildatum, verzoek.persoon_id, verzoek.ontstaan_op, verzoek.termijnen)
    return Plan()  # a test person of the RvIG: nobody plays them


def _volg(toneel: Toneel, verzoek: Verzoek, plan: Plan) -> None:
    if plan.weigeringen:
        toneel.bank.gedrag.weiger(verzoek.iban, plan.weigeringen)
    if plan.termijnen:
        _kies_termijnen(verzoek)
    for nummer, storting in enumerate(plan.stortingen, start=1):
        _stort(toneel, verzoek, storting, nummer)


def _kies_termijnen(verzoek: Verzoek) -> None:
    """On the page of the portal; who is told no leaves it at that."""
    with suppress(Weigering):
        machtiging = geef_machtiging(verzoek.persoon_id, verzoek.iban, verzoek.naam)
        start_incasso(verzoek.persoon_id, verzoek.vordering_id, machtiging.pk)


def _stort(toneel: Toneel, verzoek: Verzoek, storting: Storting, nummer: int) -> None:
    """Planned now, for its day: a transfer to us, a payment at the desk of the bailiff, or one by iDEAL."""
    sleutel = f"v{verzoek.vordering_id}-{nummer}"
    if storting.wijze == "deurwaarder":
        kenmerk = verzoek.kenmerk.replace(" ", "")
        toneel.partijen["DEURWAARDER"].ontvang(Betaling(sleutel, storting.dag, kenmerk, storting.centen))
    elif storting.wijze == "ideal":
        wat = {"persoon": verzoek.persoon_id, "vordering": verzoek.vordering_id, "centen": storting.centen}
        toneel.agenda.zet(storting.dag, f"ideal-{sleutel}", {**wat, "iban": verzoek.iban, "naam": verzoek.naam})
    else:
        iban = storting.iban or (_andere_rekening(verzoek.persoon_id + 500_000) if storting.wijze == "onbekend" else verzoek.iban)
        naam = storting.naam or verzoek.naam
        toneel.bank.stort(Overschrijving(sleutel, storting.dag, storting.centen, iban, naam, _omschrijving(verzoek, storting.wijze)))


def _omschrijving(verzoek: Verzoek, wijze: str) -> str:
    """What people write in the field for it."""
    return {
        "netjes": verzoek.kenmerk,
        "rommelig": f"lesgeld {verzoek.schooljaar} kenmerk: {verzoek.kenmerk}, groet {verzoek.naam}",
        "zonder_kenmerk": f"lesgeld {verzoek.naam}",
        "onbekend": "schoolgeld",
    }[wijze]


def betaal_met_ideal(toneel: Toneel, dag: date) -> None:
    for sleutel, wat in toneel.agenda.van(dag):
        if sleutel.startswith("ideal-"):
            eenmaal(sleutel, partial(_betaal, **wat))


def _betaal(persoon: int, vordering: int, centen: int, iban: str, naam: str) -> None:
    with suppress(Weigering):  # it was paid already, or may not be paid any more
        betalers.betaal_met_ideal(persoon, vordering, centen, iban, naam)
