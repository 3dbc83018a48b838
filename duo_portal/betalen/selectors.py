"""A claim as its payer sees it, read in one query; and whose claim it is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.http import Http404

from duo_portal.aanvragen.models import Aanvraagstaat
from duo_portal.berichten.opmaak import NBSP
from duo_portal.betalen.beeld import (
    Afschrijving,
    Betaalregel,
    EigenKosten,
    Inningsregel,
    Machtigingbeeld,
    Overdracht,
    Regelingbeeld,
    Rembeeld,
    Terugbetaling,
    Verzoek,
    Vorderingbeeld,
)
from duo_portal.betalen.soorten import claimsoort
from duo_portal.betalen.vraag import BEELD, BEELDEN, DELEN
from duo_portal.betalingen.models import Retourgrond
from duo_portal.betalingen.norm import norm
from duo_portal.betalingen.weergave import gemaskeerd as _gemaskeerd
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.grootboek.selectors import HOOFDSOM
from duo_portal.remmen.models import Remsoort
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.vorderingen.models import Actie, Einde, Inningsstap, Partij, Regelingsoort, Vordering, Vorderingsoort
from duo_portal.vorderingen.selectors import Stand, stand_van_termijnen


def vorderingbeeld(persoon_id: int, soort: int, periode: int | None = None) -> Vorderingbeeld | None:
    """The claim of this kind over this period, or the newest one; None when there is none."""
    return next(iter(_lees(BEELD, persoon_id, soort, periode)), None)


def vorderingbeelden(persoon_id: int, soort: int) -> list[Vorderingbeeld]:
    """The newest claim of this kind and the earlier ones on which something is open, newest first; in one query too."""
    return _lees(BEELDEN, persoon_id, soort)


def _lees(vraag: str, persoon_id: int, soort: int, periode: int | None = None) -> list[Vorderingbeeld]:
    claim = claimsoort(soort)
    waarden: dict[str, Any] = {
        "persoon": persoon_id,
        "soort": int(soort),
        "rekening": int(HOOFDSOM[Vorderingsoort(soort)]),
        "machtiging_maanden": norm("machtiging_maanden", vandaag()),
        "lijn": claim.lijn,
        "peildatum": vandaag(),
        "periode": periode,
    }
    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden)
        rijen = cursor.fetchall()
    return [_uit_rij(int(soort), rij) for rij in rijen]


def _uit_rij(soort: int, rij: Sequence[Any]) -> Vorderingbeeld:
    delen = {naam: json.loads(deel) if isinstance(deel, str) else deel for naam, deel in zip(DELEN, rij[11:], strict=True)}
    return _beeld(soort, rij[:5], Stand(*rij[5:11]), delen)


def mijn_vordering(burger: Burger, vordering_id: int) -> Vorderingbeeld:
    """The claim if it is of the person on the screen and within the authority; else it does not exist (404)."""
    gevonden = Vordering.objects.filter(pk=vordering_id, persoon_id=burger.betreft_id).values_list("soort", "periode").first()
    if gevonden is None or not burger.ziet(claimsoort(gevonden[0]).lijn):
        raise Http404
    beeld = vorderingbeeld(burger.betreft_id, *gevonden)
    assert beeld is not None  # noqa: S101 - it was found a moment ago, and claims are never deleted
    return beeld


def _beeld(soort: int, kern: Sequence[Any], stand: Stand, delen: Mapping[str, Any]) -> Vorderingbeeld:
    vordering_id, periode, ontstaan_op, betaal_voor, kenmerk = kern
    termijnen = [(nummer, date.fromisoformat(dag), centen) for nummer, dag, centen in delen["termijnen"] or []]
    return Vorderingbeeld(
        vordering_id=vordering_id,
        soort=soort,
        periode=periode,
        perioden=delen["perioden"],
        ontstaan_op=ontstaan_op,
        betaal_voor=betaal_voor,
        besloten_op=_dag(delen["besloten_op"]) or ontstaan_op,
        betalingskenmerk=kenmerk,
        stand=stand,
        termijnen=stand_van_termijnen(termijnen, _stand_van_schema(stand, delen["regeling"])),
        inning=[_inningsregel(*regel) for regel in delen["inning"] or []],
        betalingen=[_betaalregel(*regel) for regel in delen["betalingen"] or []],
        regeling=_regeling(delen["regeling"]),
        laatste_einde=Einde(delen["einde"]) if delen["einde"] else None,
        afschrijvingen=[_afschrijving(regel) for regel in delen["afschrijvingen"] or []],
        remmen=[Rembeeld(Remsoort(rem["soort"]), _dag(rem["tot"])) for rem in delen["remmen"] or []],
        terugbetalingen=[_terugbetaling(regel, claimsoort(soort).uitbetalen_binnen) for regel in delen["terugbetalingen"] or []],
        terug_zonder_opdracht=delen["terug_zonder_opdracht"],
        overdrachten=[_overdracht(regel) for regel in delen["overdrachten"] or []],
        overleden=delen["overleden"],
        in_behandeling=delen["in_behandeling"],
        verzoeken=[_verzoek(regel) for regel in delen["verzoeken"] or []],
        eigen_kosten=[
            EigenKosten(Partij(rij["partij"]), date.fromisoformat(rij["op"]), rij["centen"]) for rij in delen["eigen_kosten"] or []
        ],
    )


def gemaskeerd(iban: str) -> str:
    """As it is shown everywhere, and on one line."""
    return _gemaskeerd(iban).replace(" ", NBSP)


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _stand_van_schema(stand: Stand, regeling: dict[str, Any] | None) -> Stand:
    """What fills the instalments in force: all that was ever paid, or, for an own proposal, what was paid since it was agreed."""
    if regeling is None or regeling["soort"] != Regelingsoort.EIGEN_VOORSTEL:
        return stand
    sinds = max(regeling["sinds"], 0)
    rest = max(stand.open, 0) + max(stand.kosten_open, 0)
    return replace(stand, verschuldigd=sinds + rest, betaald=sinds)


def _inningsregel(stap: int, op: str, centen: int, betalen_voor: str | None) -> Inningsregel:
    return Inningsregel(Inningsstap(stap), date.fromisoformat(op), centen, _dag(betalen_voor))


def _betaalregel(oorzaak: int, op: str, centen: int, debet: int, credit: int, omgekeerd: str | None) -> Betaalregel:
    return Betaalregel(
        Oorzaak(oorzaak), date.fromisoformat(op), centen, Grootboekrekening(debet), Grootboekrekening(credit), _dag(omgekeerd)
    )


def _regeling(rij: dict[str, Any] | None) -> Regelingbeeld | None:
    if rij is None:
        return None
    machtiging = rij["machtiging"]
    return Regelingbeeld(
        pk=rij["pk"],
        soort=Regelingsoort(rij["soort"]),
        eigen_schema=rij["eigen_schema"],
        van=date.fromisoformat(rij["van"]),
        machtiging=machtiging
        and Machtigingbeeld(
            pk=machtiging["pk"],
            kenmerk=machtiging["kenmerk"],
            rekening=gemaskeerd(machtiging["iban"]),
            tenaamstelling=machtiging["tenaamstelling"],
            getekend_op=date.fromisoformat(machtiging["getekend_op"]),
            van_ander=machtiging["van_ander"],
        ),
    )


def _afschrijving(rij: dict[str, Any]) -> Afschrijving:
    return Afschrijving(
        volgnummer=rij["volgnummer"],
        dag=date.fromisoformat(rij["dag"]),
        centen=rij["centen"],
        rekening=gemaskeerd(rij["iban"]),
        geboekt_op=_dag(rij["geboekt_op"]),
        retour_op=_dag(rij["retour_op"]),
        grond=Retourgrond(rij["grond"]) if rij["grond"] else None,
    )


def _overdracht(rij: dict[str, Any]) -> Overdracht:
    op = date.fromisoformat(rij["op"])
    return Overdracht(Partij(rij["partij"]), Actie(rij["actie"]), op, rij["centen"], rij["aanvaard"], _dag(rij["antwoord_op"]))


def _terugbetaling(rij: dict[str, Any], binnen: timedelta) -> Terugbetaling:
    opgesteld_op = date.fromisoformat(rij["opgesteld_op"])
    return Terugbetaling(
        centen=rij["centen"],
        rekening=gemaskeerd(rij["iban"]),
        opgesteld_op=opgesteld_op,
        op_rekening_voor=opgesteld_op + binnen,
        uitgevoerd_op=_dag(rij["uitgevoerd_op"]),
        terug_op=_dag(rij["terug_op"]),
    )


def _verzoek(rij: dict[str, Any]) -> Verzoek:
    ontvangen = datetime.fromisoformat(rij["ontvangen_op"]) if rij["ontvangen_op"] else None
    return Verzoek(rij["pk"], rij["soort"], Aanvraagstaat(rij["staat"]), rij["gegevens"], ontvangen)
