"""Whoever sent a request gets back all that was typed (Awb 2:17 lid 2), with the reference and the term."""

from collections.abc import Sequence

from django.utils import translation

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.soorten import Aanvraagsoort
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.berichten.velden import Json

_ZONDER_WOORDEN = "-"


def bevestig_ontvangst(aanvraag: Aanvraag, soort: Aanvraagsoort, bestanden: Sequence[str]) -> None:
    """1. the message, in the caller's transaction; 2. the request points at it. Nobody to address: no message."""
    dag = aanvraag.ontvangen_dag
    if dag is None:
        raise ValueError(f"{aanvraag} is niet ontvangen")
    waarden: dict[str, Json] = {
        "titels": [{"nl": soort.titel[0], "en": soort.titel[1]}],
        "aanvraag": aanvraag.kenmerk,
        "ontvangen_op": dag.isoformat(),
        "termijn": soort.termijn(dag).isoformat(),
        "antwoorden": _antwoorden(aanvraag, soort),
        "bestanden": [{"naam": naam} for naam in dict.fromkeys(bestanden)],
    }
    bericht = stuur_bericht(aanvraag.persoon_id, soort.ontvangst, waarden, lijn=soort.lijn, op=dag)
    Aanvraag.objects.filter(pk=aanvraag.pk).update(bevestiging_id=bericht)
    aanvraag.bevestiging_id = bericht


def _antwoorden(aanvraag: Aanvraag, soort: Aanvraagsoort) -> Json:
    """In both languages: the message is read in the language of who gets it, which need not be that of the page."""
    return [
        {
            "vraag_nl": veld.label[0],
            "vraag_en": veld.label[1],
            "antwoord_nl": _in("nl", soort, veld.naam, aanvraag),
            "antwoord_en": _in("en", soort, veld.naam, aanvraag),
        }
        for veld in soort.velden
        if aanvraag.gegevens.get(veld.naam) not in (None, "")
    ]


def _in(taal: str, soort: Aanvraagsoort, naam: str, aanvraag: Aanvraag) -> str:
    veld = next(veld for veld in soort.velden if veld.naam == naam)
    with translation.override(taal):
        return veld.toon(aanvraag.gegevens[naam]) or _ZONDER_WOORDEN
