"""One message as its page needs it, in one query; and that somebody opened it, in one more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Concat, JSONObject
from django.http import Http404

from duo_portal.berichten.models import Bekendmaking, Bekendmakingsgebeurtenis, Bericht, Gebeurtenis, Leesmoment
from duo_portal.berichten.selectors import berichten_van
from duo_portal.register.models import Persoonsgegeven
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger

# Who looks, once; and for the addressee the event, once per making known. Two tabs at once: the constraints keep one.
_NOTEER = f"""
WITH moment AS (
    INSERT INTO berichten_leesmoment (bericht_id, lezer_id, vertegenwoordiging_id, dag)
    VALUES (%(bericht)s, %(lezer)s, %(namens)s, %(dag)s) ON CONFLICT DO NOTHING
)
INSERT INTO berichten_bekendmakingsgebeurtenis (bekendmaking_id, soort, dag)
SELECT %(bekendmaking)s, {Gebeurtenis.GELEZEN:d}, %(dag)s WHERE %(bekendmaking)s::bigint IS NOT NULL
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True)
class Lezer:
    """Who opened it first on which day; ``namens``: for the person, by authority."""

    persoon_id: int
    naam: str
    dag: date
    namens: bool


@dataclass(frozen=True)
class Stuk:
    """``bekendmaking_id``: the last one, as long as its addressee has not read it."""

    bericht: Bericht
    laatste_dag: date | None
    lezers: Sequence[Lezer]
    bekendmaking_id: int | None


def haal_stuk(burger: Burger, bericht_id: int) -> Stuk:
    """This person's, within the authority, and accessible already; else it does not exist (404)."""
    bekend = Bekendmaking.objects.filter(bericht=OuterRef("pk"))
    gelezen = Bekendmakingsgebeurtenis.objects.filter(bekendmaking=OuterRef("pk"), soort=Gebeurtenis.GELEZEN)
    met_dag = bekend.filter(laatste_dag__isnull=False).order_by("-volgnummer")
    vraag = berichten_van(burger.betreft_id, burger.lijnen).select_related("geluid")
    gevonden: Any = (
        vraag.annotate(
            laatste_dag=Subquery(met_dag.values("laatste_dag")[:1]),
            bekend=ArraySubquery(
                bekend.annotate(gelezen=Exists(gelezen)).order_by("-volgnummer").values(rij=JSONObject(pk="pk", gelezen="gelezen"))[:1]
            ),
            lezers=ArraySubquery(_lezers()),
        )
        .filter(pk=bericht_id)
        .first()
    )
    if gevonden is None:
        raise Http404
    open_ = [rij["pk"] for rij in gevonden.bekend if not rij["gelezen"]]
    lezers = [
        Lezer(rij["wie"], " ".join(rij["naam"].split()), date.fromisoformat(rij["dag"]), rij["namens"] is not None)
        for rij in gevonden.lezers
    ]
    return Stuk(gevonden, gevonden.laatste_dag, lezers, open_[0] if open_ else None)


def _lezers() -> Any:
    gegeven = Persoonsgegeven.objects.filter(persoon=OuterRef("lezer"), vervangen_op__isnull=True)
    naam = Concat("voornamen", Value(" "), "voorvoegsel", Value(" "), "geslachtsnaam")
    momenten = Leesmoment.objects.filter(bericht=OuterRef("pk")).order_by("pk")
    return momenten.annotate(naam=Subquery(gegeven.values(heel=naam)[:1])).values(
        rij=JSONObject(wie="lezer_id", naam="naam", dag="dag", namens="vertegenwoordiging_id")
    )


def noteer_gelezen(stuk: Stuk, burger: Burger) -> None:
    """The body proves sending, receipt and reading (Awb 2:25). A look on somebody's behalf is noted, and is no receipt by them."""
    ontvangen = stuk.bekendmaking_id if burger.namens is None else None
    if ontvangen is None and any(lezer.persoon_id == burger.persoon_id for lezer in stuk.lezers):
        return
    waarden = {
        "bericht": stuk.bericht.pk,
        "lezer": burger.persoon_id,
        "namens": burger.namens.vertegenwoordiging_id if burger.namens else None,
        "dag": vandaag(),
        "bekendmaking": ontvangen,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NOTEER, waarden)
