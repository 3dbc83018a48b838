"""The confirmation of receipt (Awb 6:14), at once and with all that was typed (Awb 2:17 lid 2)."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import kenmerk_van
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.berichten.velden import Json
from duo_portal.besluiten.models import Besluit
from duo_portal.tegenspraak.models import Intrekking, Zaak, Zaaksoort
from duo_portal.tegenspraak.selectors import antwoord_voor
from duo_portal.tijd import vandaag


def bevestig_bezwaar(zaak: Zaak, bericht: Bericht, bestanden: Sequence[str]) -> None:
    """Also that the term may stand still, when it may (Awb 7:10 lid 5)."""
    uiterlijk = antwoord_voor(zaak, None)
    waarden = _kop(zaak, kenmerk_van(bericht), bericht.vanaf) | {
        "tekst": zaak.tekst or None,
        "gronden_voor": _dag(zaak.gronden_voor),
        "na_de_laatste_dag": zaak.te_laat,
        "reden_laat": zaak.reden_laat or None,
        "antwoord_uiterlijk": _dag(uiterlijk) if uiterlijk > zaak.antwoord_voor else None,
        "bestanden": [{"naam": naam} for naam in dict.fromkeys(bestanden)],
    }
    stuur_bericht(zaak.persoon_id, "tegenspraak/bezwaar_ontvangen", waarden, lijn=zaak.lijn)


def bevestig_meekijken(zaak: Zaak, besluit: Besluit) -> None:
    waarden = _kop(zaak, besluit.kenmerk, besluit.peildatum)
    stuur_bericht(zaak.persoon_id, "tegenspraak/meekijken_gevraagd", waarden, lijn=zaak.lijn)


def bevestig_intrekking(zaak: Zaak, intrekking: Intrekking) -> None:
    """``opnieuw_tot``: objecting again is possible as long as the term runs."""
    loopt_nog = zaak.soort == Zaaksoort.BEZWAAR and zaak.laatste_dag is not None and zaak.laatste_dag >= vandaag()
    waarden: dict[str, Json] = {
        "zaak": zaak.kenmerk,
        "ingetrokken": intrekking.dag.isoformat(),
        "opnieuw_tot": _dag(zaak.laatste_dag) if loopt_nog else None,
    }
    stuur_bericht(zaak.persoon_id, "tegenspraak/bezwaar_ingetrokken", waarden, lijn=zaak.lijn)


def _kop(zaak: Zaak, over: str, over_datum: date) -> dict[str, Json]:
    return {
        "zaak": zaak.kenmerk,
        "ontvangen": zaak.ontvangen_dag.isoformat(),
        "tijd": f"{timezone.localtime(zaak.ontvangen_op):%H.%M}",
        "over": over,
        "over_datum": over_datum.isoformat(),
        "antwoord_voor": zaak.antwoord_voor.isoformat(),
    }


def _dag(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
