"""A letter with a code to a parent whom we cannot look up and who cannot log in (WSF 3.11, BSF 16)."""

from datetime import date, timedelta

import structlog
from django.db import connection, transaction
from django.db.models.functions import Now
from django.urls import reverse

from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.berichten.velden import Json
from duo_portal.register.models import Persoonsgegeven
from duo_portal.register.services.leg_feiten_vast import vergrendel_personen
from duo_portal.tijd import vandaag
from duo_portal.werkvoorraad.services.maak_taak import maak_taak
from studiefinanciering.aanvragen.norm import getal
from studiefinanciering.models import Oudercode
from studiefinanciering.ouders.code import gedrukt, nieuwe_code, zoekwaarde
from studiefinanciering.ouders.kinderen import kindjaren_van

log = structlog.get_logger(__name__)
PORTAAL = "Onderwijsloket"
# Parents of children whose award waits for an unknown income, whom no number links to the tax authority, and who were not asked yet.
ONBEKEND = """
SELECT DISTINCT r.verwant_id, r.persoon_id
FROM studiefinanciering_toekenning t
JOIN besluiten_besluit b ON b.id = t.besluit_id AND b.periode = %(jaar)s
    AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.vervangt_id = b.id AND n.persoon_id = b.persoon_id)
JOIN register_familierelatie r ON r.persoon_id = t.persoon_id AND r.soort IN (1, 2) AND r.vervangen_op IS NULL AND r.tot IS NULL
JOIN register_persoon p ON p.id = r.verwant_id AND p.bsn_zoekwaarde IS NULL
LEFT JOIN studiefinanciering_peiljaarverlegging v ON v.persoon_id = r.persoon_id AND v.jaar = %(jaar)s AND v.vervangen_op IS NULL
WHERE t.onbekend_inkomen
    AND NOT EXISTS (SELECT FROM studiefinanciering_oudercode c WHERE c.persoon_id = r.verwant_id AND c.kind_id = r.persoon_id
        AND c.peiljaar = coalesce(v.peiljaar, %(jaar)s - 2) AND c.vervallen_op IS NULL)
    AND NOT EXISTS (SELECT FROM studiefinanciering_oudersituatie s WHERE s.persoon_id = r.persoon_id AND s.ouder = r.soort
        AND s.vervangen_op IS NULL AND s.grond <> 9)
ORDER BY 1, 2 LIMIT 1000
"""
# Letters of which the code has ended without an answer, while that income is still unknown: a person takes over.
ZONDER_ANTWOORD = """
SELECT c.id, c.persoon_id, c.kind_id, c.peiljaar FROM studiefinanciering_oudercode c
WHERE c.geldig_tot < %(dag)s AND c.aanvraag_id IS NULL AND c.vervallen_op IS NULL
    AND NOT EXISTS (SELECT FROM werkvoorraad_taak w WHERE w.sleutel = 'stufi:oudercode:' || c.id)
    AND EXISTS (SELECT FROM studiefinanciering_toekenning t JOIN besluiten_besluit b ON b.id = t.besluit_id AND b.periode >= c.peiljaar
        AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.vervangt_id = b.id AND n.persoon_id = b.persoon_id)
        WHERE t.persoon_id = c.kind_id AND t.onbekend_inkomen)
ORDER BY c.id LIMIT 1000
"""


def stuur_oudercodes(dag: date) -> int:
    """The door of the night: every parent who must be asked on paper, once. Returns how many letters went out."""
    with connection.cursor() as cursor:
        cursor.execute(ONBEKEND, {"jaar": dag.year})
        paren = cursor.fetchall()
    aantal = 0
    for ouder_id, kind_id in paren:
        for deel in kindjaren_van(ouder_id, dag):
            if deel.kind_id == kind_id and deel.jaar == dag.year and deel.onbekend:
                aantal += stuur_oudercode(ouder_id, kind_id, deel.peiljaar) is not None
    log.info("oudercodes_verstuurd", aantal=aantal)
    return aantal


def meld_zonder_antwoord(dag: date) -> int:
    """A task per letter that nobody answered before its code ended, once. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(ZONDER_ANTWOORD, {"dag": dag})
        rijen = cursor.fetchall()
    gemeld = 0
    for code_id, ouder_id, kind_id, peiljaar in rijen:
        if any(deel.kind_id == kind_id and deel.peiljaar == peiljaar and deel.onbekend for deel in kindjaren_van(ouder_id, dag)):
            _maak_taak(code_id, ouder_id, peiljaar)
            gemeld += 1
    log.info("oudercodes_zonder_antwoord", aantal=gemeld)
    return gemeld


def _maak_taak(code_id: int, ouder_id: int, peiljaar: int) -> None:
    maak_taak(
        soort="oudercode_zonder_antwoord",
        lijn="studiefinanciering",
        sleutel=f"stufi:oudercode:{code_id}",
        persoon_id=ouder_id,
        omschrijving=f"Een ouder antwoordde niet op de brief met een code. Vraag op een andere manier naar het inkomen van {peiljaar}.",
        gegevens={"oudercode": code_id, "peiljaar": peiljaar},
    )


def stuur_oudercode(ouder_id: int, kind_id: int, peiljaar: int) -> Oudercode | None:
    """1. lock the parent; 2. an earlier code ends; 3. a new one, of which we keep the hash; 4. the letter. None: nobody to write to."""
    dag = vandaag()
    code = nieuwe_code()
    with transaction.atomic():
        vergrendel_personen([ouder_id])
        open_ = Oudercode.objects.filter(
            persoon=ouder_id, kind=kind_id, peiljaar=peiljaar, aanvraag__isnull=True, vervallen_op__isnull=True
        )
        open_.update(vervallen_op=Now())
        geldig_tot = dag + timedelta(days=getal("oudercode_dagen", dag))
        waarden: dict[str, Json] = {
            "kind": _naam(kind_id),
            "peiljaar": peiljaar,
            "code": gedrukt(code),
            "geldig_tot": geldig_tot.isoformat(),
            "adres": f"{PORTAAL}{reverse('studiefinanciering:oudercode')}",
        }
        bericht = stuur_bericht(ouder_id, "studiefinanciering/oudercode", waarden, lijn="studiefinanciering", op=dag)
        if bericht is None:
            return None
        return Oudercode.objects.create(
            persoon_id=ouder_id, kind_id=kind_id, peiljaar=peiljaar, zoekwaarde=zoekwaarde(code), geldig_tot=geldig_tot
        )


def _naam(persoon_id: int) -> str:
    gegeven = Persoonsgegeven.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).first()
    return gegeven.naam[:200] if gegeven else "uw kind"
