"""Questions of the pages about one student's studiefinanciering."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from duo_portal.aanvragen.models import Aanvraagstaat
from duo_portal.tijd import vandaag
from studiefinanciering.beeld import Bedragen, Besluitregel, Keuze, Studie, Stufibeeld, Tijdvak, Verleden, Voorstel
from studiefinanciering.models import Toekenning
from studiefinanciering.vraag import BEELD, DELEN

LAATSTE_BESLUITEN = 12
AANVULLEND = "studiefinanciering-aanvullend"


def beeld_van(persoon_id: int) -> Stufibeeld:
    """In one query, whatever the history."""
    dag = vandaag()
    with connection.cursor() as cursor:
        cursor.execute(BEELD, {"persoon": persoon_id, "dag": dag, "besluiten": LAATSTE_BESLUITEN})
        rij = cursor.fetchone()
    delen = {naam: json.loads(deel) if isinstance(deel, str) else deel for naam, deel in zip(DELEN, rij, strict=True)}
    return Stufibeeld(
        dag=dag,
        tijdvakken=[Tijdvak(**_met_datums(vak, "van", "tot")) for vak in delen["tijdvakken"]],
        besluiten=[Besluitregel(**_met_datums(besluit, "op")) for besluit in delen["besluiten"]],
        geboekt={date.fromisoformat(maand): Bedragen(*centen) for maand, *centen in delen["geboekt"]},
        omgezet=int(delen["omgezet"]),
        verleden=_verleden(delen["verleden"]),
        keuzes=[Keuze(**_met_datums(keuze, "vanaf")) for keuze in delen["keuzes"]],
        voorstel=_voorstel(delen["voorstel"]),
        studie=Studie(**delen["studie"]) if delen["studie"] else None,
        is_ouder=bool(delen["is_ouder"]),
        mbo_diploma=bool(delen["mbo_diploma"]),
    )


def toekenning_van(persoon_id: int, maand: date) -> Toekenning | None:
    """What the decision in force awards for this month, with the values of every step."""
    mijn = Toekenning.objects.filter(persoon=persoon_id, van__lte=maand, tot__gte=maand, besluit__vervangen_door__isnull=True)
    return mijn.select_related("besluit__regelversie").order_by("-besluit_id").first()


def _met_datums(rij: Mapping[str, Any], *namen: str) -> dict[str, Any]:
    return {**rij, **{naam: _datum(rij[naam]) for naam in namen}}


def _datum(waarde: str | None) -> date | None:
    return date.fromisoformat(waarde) if waarde else None


def _verleden(rij: Mapping[str, Any] | None) -> Verleden | None:
    if rij is None:
        return None
    bedragen = Bedragen(rij["gift"], rij["prestatie"], rij["lening"])
    return Verleden(date.fromisoformat(rij["eerste_maand"]), _datum(rij["eerste_maand_ho"]), bedragen, rij["mbo_prestatie"])


def _voorstel(rij: Mapping[str, Any] | None) -> Voorstel | None:
    """None also for a request of the student's own, which has no last day to say yes."""
    if rij is None or "bevestig_voor" not in rij["gegevens"]:
        return None
    gegevens = rij["gegevens"]
    return Voorstel(
        pk=rij["pk"],
        aanvullend=rij["soort"] == AANVULLEND,
        bij_mens=rij["staat"] == Aanvraagstaat.NAAR_MENS,
        vorm=str(gegevens["vorm"]),
        giftmaanden=int(gegevens["giftmaanden"]),
        bevestig_voor=date.fromisoformat(str(gegevens["bevestig_voor"])),
    )
