"""The first pair of eyes proposes to waive or to pay interest, the second agrees or refuses. Nothing changes before both did."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.betalingen.models import Tegemoetkoming, Tegemoetkomingsoort
from duo_portal.betalingen.services.kom_tegemoet import TegemoetkomenKanNiet, scheld_kwijt, vergoed_rente
from duo_portal.regels.normen import Normfout
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Vordering
from duo_portal.vorderingen.regels.rente import Deel, bereken_rente
from duo_portal.werkvoorraad.models import Taak
from duo_portal.werkvoorraad.services.maak_taak import maak_taak
from duo_portal.werkvoorraad.voorstellen import sluit_voorstel

SOORT = "tegemoetkoming_voorstel"


@dataclass(frozen=True)
class Voorstel:
    """A waiver of principal and costs, or interest over ``delen`` up to ``tot``. ``grond`` is the article. Amounts in cents."""

    vordering_id: int
    soort: Tegemoetkomingsoort
    grond: str
    motivering: str
    hoofdsom_centen: int = 0
    kosten_centen: int = 0
    delen: tuple[Deel, ...] = ()
    tot: date | None = None


def controleer(voorstel: Voorstel) -> None:
    """What must be right before anybody looks at it."""
    if not voorstel.grond.strip():
        raise TegemoetkomenKanNiet("Noem het artikel dat dit toestaat.")
    if len(voorstel.motivering.strip()) < 20:
        raise TegemoetkomenKanNiet("Schrijf in een paar zinnen op waarom.")
    if voorstel.soort is Tegemoetkomingsoort.KWIJTSCHELDING:
        if min(voorstel.hoofdsom_centen, voorstel.kosten_centen) < 0 or voorstel.hoofdsom_centen + voorstel.kosten_centen == 0:
            raise TegemoetkomenKanNiet("Vul in hoeveel van het bedrag of van de kosten vervalt.")
        return
    if not voorstel.delen or voorstel.tot is None:
        raise TegemoetkomenKanNiet("Vul in over welk bedrag en vanaf en tot welke dag de rente loopt.")
    try:
        bereken_rente(voorstel.delen, voorstel.tot)
    except (ValueError, Normfout) as fout:
        raise TegemoetkomenKanNiet(f"De rente is niet te berekenen: {fout}") from None


def stel_tegemoetkoming_voor(voorstel: Voorstel, medewerker: User) -> Taak:
    """1. check; 2. put the proposal on the worklist for a colleague, once however often it is sent."""
    controleer(voorstel)
    vordering = Vordering.objects.get(pk=voorstel.vordering_id)
    gegevens = {**_als_gegevens(voorstel), "medewerker": medewerker.pk}
    inhoud = hashlib.sha256(json.dumps(gegevens, sort_keys=True).encode()).hexdigest()[:16]
    return maak_taak(
        soort=SOORT,
        lijn="",
        sleutel=f"tegemoetkoming-{vordering.pk}-{Tegemoetkoming.objects.filter(vordering=vordering).count()}-{inhoud}",
        persoon_id=vordering.persoon_id,
        omschrijving=f"Kijk mee met een voorstel: {voorstel.soort.label} bij vordering {vordering.pk}.",
        gegevens=gegevens,
    )


def keur_tegemoetkoming_goed(taak_id: int, tweede: User) -> str:
    """1. role, and not one's own proposal; 2. close the proposal, once; 3. lock the person; 4. decide."""
    with transaction.atomic():
        taak = sluit_voorstel(taak_id, SOORT, tweede, "akkoord")
        voorstel = _uit_gegevens(taak.gegevens)
        Persoon.objects.select_for_update(no_key=True).get(pk=Vordering.objects.get(pk=voorstel.vordering_id).persoon_id)
        eerste = User.objects.get(pk=taak.gegevens["medewerker"])
        vorm = {"grond": voorstel.grond.strip(), "motivering": voorstel.motivering.strip()}
        if voorstel.tot is not None:
            vergoed_rente(voorstel.vordering_id, voorstel.delen, voorstel.tot, eerste, tweede, **vorm)
            return "De rente is toegekend en wacht op uitbetaling."
        scheld_kwijt(voorstel.vordering_id, voorstel.hoofdsom_centen, voorstel.kosten_centen, eerste, tweede, **vorm)
        return "De kwijtschelding is besloten en de persoon krijgt bericht."


def wijs_tegemoetkoming_af(taak_id: int, tweede: User, reden: str) -> None:
    if not reden.strip():
        raise TegemoetkomenKanNiet("Schrijf op waarom u niet akkoord gaat.")
    with transaction.atomic():
        sluit_voorstel(taak_id, SOORT, tweede, f"niet akkoord: {reden.strip()}")


def _als_gegevens(voorstel: Voorstel) -> dict[str, object]:
    return {
        "vordering": voorstel.vordering_id,
        "soort": int(voorstel.soort),
        "grond": voorstel.grond,
        "motivering": voorstel.motivering,
        "hoofdsom_centen": voorstel.hoofdsom_centen,
        "kosten_centen": voorstel.kosten_centen,
        "delen": [[deel.centen, deel.van.isoformat()] for deel in voorstel.delen],
        "tot": voorstel.tot.isoformat() if voorstel.tot else None,
    }


def _uit_gegevens(gegevens: dict[str, Any]) -> Voorstel:
    return Voorstel(
        vordering_id=gegevens["vordering"],
        soort=Tegemoetkomingsoort(gegevens["soort"]),
        grond=gegevens["grond"],
        motivering=gegevens["motivering"],
        hoofdsom_centen=gegevens["hoofdsom_centen"],
        kosten_centen=gegevens["kosten_centen"],
        delen=tuple(Deel(centen, date.fromisoformat(van)) for centen, van in gegevens["delen"]),
        tot=date.fromisoformat(gegevens["tot"]) if gegevens["tot"] else None,
    )
