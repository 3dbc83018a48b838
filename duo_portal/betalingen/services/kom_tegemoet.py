"""Waive a claim or its costs, or pay statutory interest: decided by two people, booked, and told to the person."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import structlog
from django.contrib.auth.models import User
from django.db import connection

from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.betalingen.models import Betaalopdracht, Tegemoetkoming, Tegemoetkomingsoort
from duo_portal.betalingen.ontvanger import ontvanger_sql
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.grootboek.selectors import hoofdsom_sql
from duo_portal.grootboek.verdeling import SALDI_VAN_VORDERING
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.codes import HOOFDREKENING, WAARVOOR
from duo_portal.vorderingen.lijnen import lijn_sql
from duo_portal.vorderingen.models import Vordering
from duo_portal.vorderingen.regels.rente import Deel, Rente, bereken_rente
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
UITBETALEN_BINNEN = timedelta(days=14)
# The balances of a claim, its line, and who receives money about it.
BEELD = f"""
SELECT saldi.kosten, saldi.hoofdsom, zaak.lijn, ontvanger.iban, ontvanger.tenaamstelling, ontvanger.wacht
FROM (SELECT id AS vordering_id, persoon_id, soort, {lijn_sql("soort")} AS lijn FROM vorderingen_vordering WHERE id = %(vordering)s) zaak
CROSS JOIN LATERAL ({SALDI_VAN_VORDERING.format(vordering="zaak.vordering_id", hoofdsom=hoofdsom_sql("zaak.soort"))}) saldi
{ontvanger_sql("zaak.persoon_id", "zaak.vordering_id").replace("%(lijn)s", "zaak.lijn")}
"""


class TegemoetkomenKanNiet(Weigering):
    """It cannot be decided like this; the text says why."""


def scheld_kwijt(
    vordering_id: int, hoofdsom: int, kosten: int, medewerker: User, tweede: User, *, grond: str, motivering: str
) -> Tegemoetkoming:
    """Waive cents of principal and costs (Awb 4:94a): 1. not more than is open; 2. book; 3. record; 4. tell.

    The caller holds the lock on the person, in its transaction. Whoever collects the claim hears of it in the night.
    """
    vordering = Vordering.objects.get(pk=vordering_id)
    kosten_open, hoofdsom_open, lijn, *_ = _beeld(vordering_id)
    if hoofdsom > max(hoofdsom_open, 0) or kosten > max(kosten_open, 0):
        raise TegemoetkomenKanNiet("Er staat intussen minder open dan u wilt kwijtschelden. Bekijk de vordering opnieuw.")
    boekingen = [
        _boek(vordering, Grootboekrekening.LASTEN_KWIJTGESCHOLDEN, rekening, centen, Oorzaak.KWIJTGESCHOLDEN)
        for rekening, centen in ((HOOFDREKENING[vordering.soort], hoofdsom), (Grootboekrekening.VORDERING_KOSTEN, kosten))
        if centen
    ]
    besluit = _leg_vast(
        vordering, Tegemoetkomingsoort.KWIJTSCHELDING, boekingen[0], medewerker, tweede, hoofdsom_centen=hoofdsom, kosten_centen=kosten,
        grond=grond, motivering=motivering,
    )  # fmt: skip
    nog_open = max(hoofdsom_open, 0) - hoofdsom + max(kosten_open, 0) - kosten
    waarden = {"hoofdsom": hoofdsom, "kosten": kosten, "totaal": hoofdsom + kosten, "nog_open": nog_open}
    stuur_bericht(vordering.persoon_id, "vorderingen/kwijtgescholden", {**_basis(vordering), **waarden}, lijn=lijn)
    return besluit


def vergoed_rente(
    vordering_id: int, delen: Sequence[Deel], tot: date, medewerker: User, tweede: User, *, grond: str, motivering: str
) -> Tegemoetkoming:
    """Pay statutory interest (Awb 4:102 lid 4): 1. calculate; 2. book; 3. order, or a task where no account is known; 4. record;
    5. tell, with the sum. The caller holds the lock on the person, in its transaction.
    """
    vordering = Vordering.objects.get(pk=vordering_id)
    rente = bereken_rente(delen, tot)
    if rente.centen == 0:
        raise TegemoetkomenKanNiet("Over dit bedrag en deze dagen is de rente minder dan een halve cent.")
    *_, lijn, iban, naam, wacht = _beeld(vordering_id)
    boeking = _boek(vordering, Grootboekrekening.LASTEN_RENTE, Grootboekrekening.TE_BETALEN_LESGELD, rente.centen, Oorzaak.RENTE_VERGOED)
    _betaal(boeking, iban, naam, wacht, lijn)
    rijen = _rijen(rente)
    besluit = _leg_vast(
        vordering, Tegemoetkomingsoort.RENTE, boeking, medewerker, tweede, rente_centen=rente.centen, grond=grond, motivering=motivering,
        berekening={"tot": tot.isoformat(), "perioden": rijen},
    )  # fmt: skip
    waarden: dict[str, Any] = {
        "rente": rente.centen,
        "rekening": _verborgen(iban),
        "uitbetaald_voor": (vandaag() + UITBETALEN_BINNEN).isoformat(),
        "perioden": rijen,
    }
    stuur_bericht(vordering.persoon_id, "vorderingen/rente_vergoed", {**_basis(vordering), **waarden}, lijn=lijn)
    return besluit


def _beeld(vordering_id: int) -> tuple[int, int, str, str | None, str | None, str | None]:
    with connection.cursor() as cursor:
        cursor.execute(BEELD, {"vordering": vordering_id, "dag": vandaag()})
        kosten, hoofdsom, lijn, iban, naam, wacht = cursor.fetchone()
    return kosten, hoofdsom, lijn, iban, naam, wacht


def _basis(vordering: Vordering) -> dict[str, Any]:
    return {"waarvoor": WAARVOOR[vordering.soort], "periode": vordering.periode}


def _boek(vordering: Vordering, debet: int, credit: int, centen: int, oorzaak: Oorzaak) -> Boeking:
    return Boeking.objects.create(
        persoon_id=vordering.persoon_id,
        vordering=vordering,
        debet=debet,
        credit=credit,
        bedrag_centen=centen,
        oorzaak=oorzaak,
        boekdatum=vandaag(),
        valutadatum=vandaag(),
    )


def _leg_vast(
    vordering: Vordering, soort: Tegemoetkomingsoort, boeking: Boeking, medewerker: User, tweede: User, **velden: Any
) -> Tegemoetkoming:
    besluit = Tegemoetkoming.objects.create(
        persoon_id=vordering.persoon_id,
        vordering=vordering,
        soort=soort,
        boeking=boeking,
        medewerker=medewerker,
        tweede_medewerker=tweede,
        besloten_op=vandaag(),
        **velden,
    )
    log.info("tegemoetkoming_besloten", tegemoetkoming=besluit.pk, soort=soort.name)
    return besluit


def _betaal(boeking: Boeking, iban: str | None, naam: str | None, wacht: str | None, lijn: str) -> None:
    if iban and naam:
        Betaalopdracht.objects.create(
            persoon_id=boeking.persoon_id,
            boeking=boeking,
            bedrag_centen=boeking.bedrag_centen,
            iban=iban,
            tenaamstelling=naam,
            omschrijving="Rente over te veel betaald geld",
            opgesteld_op=vandaag(),
        )
        return
    maak_taak(
        soort="rekening_ontbreekt",
        lijn=lijn,
        sleutel=f"rekening:{boeking.pk}",
        persoon_id=boeking.persoon_id,
        omschrijving="Er is rente te betalen, maar het kan nog nergens heen: zoek de rekening.",
        gegevens={"boeking": boeking.pk, "wacht": wacht},
    )


def _rijen(rente: Rente) -> list[dict[str, Any]]:
    """What the letter shows: each stretch with its last day, the sum and the percentage in words."""
    return [
        {
            "van": periode.van.isoformat(),
            "tot": (periode.tot - timedelta(days=1)).isoformat(),
            "over": periode.over_centen,
            "procent": f"{periode.procent_duizendste // 1000},{periode.procent_duizendste % 1000 // 10:02d}%",
        }
        for periode in rente.perioden
    ]


def _verborgen(iban: str | None) -> str | None:
    """As the other letters write an account: its country and its last three digits."""
    return f"{iban[:2]}•• •••• •••• •••{iban[-3]} {iban[-2:]}" if iban else None
