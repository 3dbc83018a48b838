"""A citizen, or who acts for them, objects to a decision: written down as typed, confirmed at once, and collection waits."""

from datetime import date
from typing import Any
from uuid import UUID

import structlog
from django.db import connection, transaction

from duo_portal.aanvragen.services.bewaar_bestanden import bewaar_bestanden, fouten_van_bestanden
from duo_portal.berichten.models import Bericht
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.berichten.selectors import kenmerk_van, lijn_van
from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.invoer import Geschrevene, OngeldigBezwaar, mag_of_weiger, schoon, te_lang
from duo_portal.tegenspraak.models import Zaak, Zaaksoort
from duo_portal.tegenspraak.rem import zet_rem_van
from duo_portal.tegenspraak.services.bevestig import bevestig_bezwaar
from duo_portal.tegenspraak.services.vul_aan import vul_aan
from duo_portal.tegenspraak.termijnen import besluit_op_bezwaar_voor, gronden_voor
from duo_portal.tegenspraak.wegen import bericht_met_bezwaar, laatste_dag_bij, over
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.werkvoorraad.models import Taak
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
TAAKSOORT, TAAKSOORT_LAAT = "bezwaar", "bezwaar_na_termijn"

# The claim that a message without a decision of its own is about: by its step of collection, else by the reference it names.
VORDERING = """
SELECT v.id FROM vorderingen_vordering v WHERE v.persoon_id = %(persoon)s AND (
    EXISTS (SELECT FROM vorderingen_inning i WHERE i.vordering_id = v.id AND i.bericht_id = %(bericht)s)
    OR vorderingen_betalingskenmerk(v.id) = %(kenmerk)s)
ORDER BY v.id DESC LIMIT 1
"""


def dien_bezwaar_in(burger: Burger, bericht_id: int, geschreven: Geschrevene) -> Zaak:
    """1. may they; 2. lock the person; 3. sent before, or a case runs: that one, and nothing typed is lost; 4. check; 5. task,
    case, evidence, brake, confirmation.

    Raises ``Bericht.DoesNotExist``, ``PermissionDenied`` and ``OngeldigBezwaar`` with every fault at once.
    """
    mag_of_weiger(burger)
    with transaction.atomic():
        bericht = bericht_met_bezwaar(burger, bericht_id)
        Persoon.objects.select_for_update(no_key=True).get(pk=bericht.persoon_id)
        eerdere = [zaak for zaak in over(bericht.besluit_id, bericht.pk) if zaak.soort == Zaaksoort.BEZWAAR]
        bestaande = next((zaak for zaak in eerdere if zaak.loopt or zaak.sleutel == geschreven.sleutel), None)
        if bestaande is not None:
            return _schrijf_erbij(bestaande, geschreven, burger)
        laatste_dag = laatste_dag_bij(bericht)
        te_laat = laatste_dag is not None and vandaag() > laatste_dag
        if fouten := _fouten(geschreven, laatste_dag if te_laat else None):
            raise OngeldigBezwaar(fouten)
        zaak = _leg_vast(burger, bericht, geschreven, laatste_dag, te_laat, volgnummer=len(eerdere) + 1)
        bewaar_bestanden(zaak.bewijsstukken, zaak.persoon_id, geschreven.bestanden, burger.persoon_id)
        zet_rem_van(zaak)
        bevestig_bezwaar(zaak, bericht, [bestand.nette_naam for bestand in geschreven.bestanden])
    log.info(
        "bezwaar_ontvangen", zaak=zaak.pk, te_laat=te_laat, gronden_later=zaak.gronden_voor is not None, bestanden=len(geschreven.bestanden)
    )
    return zaak


def _schrijf_erbij(zaak: Zaak, geschreven: Geschrevene, burger: Burger) -> Zaak:
    """A second tab with other words or files than the first: they go with the case that runs."""
    woorden = schoon(geschreven.tekst)
    nieuw = woorden if woorden != zaak.tekst else ""
    if zaak.sleutel != geschreven.sleutel and (nieuw or geschreven.bestanden):
        vul_aan(burger, zaak, Geschrevene(nieuw, geschreven.sleutel, bestanden=geschreven.bestanden))
    return zaak


def _fouten(geschreven: Geschrevene, te_laat_na: date | None) -> dict[str, str]:
    fouten = fouten_van_bestanden(geschreven.bestanden)
    if not schoon(geschreven.tekst) and not geschreven.later:
        fouten["tekst"] = tekst(
            "Schrijf waarom u het er niet mee eens bent. Of kies dat u dit later doet.",
            "Write why you do not agree. Or choose to do so later.",
        )
    if te_laat_na is not None and not schoon(geschreven.reden_laat):
        dag = datum(te_laat_na)
        fouten["reden_laat"] = tekst(
            f"Schrijf waarom uw bezwaar na {dag} komt. Een medewerker leest dit.",
            f"Write why your objection comes after {dag}. A member of staff reads this.",
        )
    for veld in ("tekst", "reden_laat"):
        if fout := te_lang(getattr(geschreven, veld)):
            fouten[veld] = fout
    return fouten


def _leg_vast(burger: Burger, bericht: Bericht, geschreven: Geschrevene, laatste_dag: date | None, te_laat: bool, volgnummer: int) -> Zaak:
    dag, lijn = vandaag(), lijn_van(bericht)
    antwoord = besluit_op_bezwaar_voor(laatste_dag, dag)
    return Zaak.objects.create(
        persoon_id=bericht.persoon_id,
        soort=Zaaksoort.BEZWAAR,
        lijn=lijn,
        bericht=bericht,
        besluit_id=bericht.besluit_id,
        vordering_id=None if bericht.besluit_id else _vordering_bij(bericht),
        volgnummer=volgnummer,
        tekst=schoon(geschreven.tekst),
        gronden_voor=gronden_voor(dag) if not schoon(geschreven.tekst) else None,
        laatste_dag=laatste_dag,
        te_laat=te_laat,
        reden_laat=schoon(geschreven.reden_laat) if te_laat else "",
        ontvangen_dag=dag,
        antwoord_voor=antwoord,
        ingediend_door_id=burger.persoon_id,
        vertegenwoordiging_id=burger.namens.vertegenwoordiging_id if burger.namens else None,
        sleutel=geschreven.sleutel,
        taak=_maak_taak(burger, bericht, geschreven.sleutel, te_laat, antwoord),
    )


def _maak_taak(burger: Burger, bericht: Bericht, sleutel: UUID, te_laat: bool, antwoord: date) -> Taak:
    """Late is never refused by a machine: a person reads the reason (Awb 6:11)."""
    soort = TAAKSOORT_LAAT if te_laat else TAAKSOORT
    wat = (
        "Bezwaar na de laatste dag. Beoordeel eerst de reden (Awb 6:11)."
        if te_laat
        else "Bezwaar. Iemand die dit besluit niet nam, beslist."
    )
    return maak_taak(
        soort=soort,
        lijn=lijn_van(bericht),
        sleutel=f"bezwaar-{sleutel}",
        persoon_id=bericht.persoon_id,
        omschrijving=f"{wat} Het gaat over {kenmerk_van(bericht)}.",
        gegevens={"bericht": bericht.pk, "besluit": bericht.besluit_id, "namens": burger.namens is not None},
        termijn=antwoord,
    )


def _vordering_bij(bericht: Bericht) -> int | None:
    """None: nothing links them, and the brake holds all claims of the line."""
    waarden: dict[str, Any] = {
        "persoon": bericht.persoon_id,
        "bericht": bericht.pk,
        "kenmerk": str(bericht.waarden.get("betalingskenmerk", "")),
    }
    with connection.cursor() as cursor:
        cursor.execute(VORDERING, waarden)
        rij = cursor.fetchone()
    return int(rij[0]) if rij else None
