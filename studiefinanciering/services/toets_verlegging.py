"""A person checked the evidence; the rule tests the drop of both incomes together (WSF 3.10). Only the outcome is told."""

from dataclasses import dataclass
from datetime import date

import structlog
from django.contrib.auth.models import User
from django.db import connection, transaction

from duo_portal.aanvragen.models import Aanvraag, Aanvraagoordeel, Aanvraagstaat, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import Oordeel, OordeelKanNiet, leg_oordeel_vast, vergrendel_open_aanvraag
from duo_portal.register.selectors import lees_inkomens
from duo_portal.register.services.leg_feiten_vast import vergrendel_personen, vervang
from duo_portal.register.services.leg_inkomen_vast import leg_inkomen_vast
from duo_portal.tijd import vandaag
from studiefinanciering.aanvragen.bekend import ouders_van
from studiefinanciering.aanvragen.meteen import INKOMEN, beoordeel_meteen
from studiefinanciering.aanvragen.norm import getal
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Peiljaarverlegging
from studiefinanciering.ouders.kinderen import kindjaren_van
from studiefinanciering.ouders.verlegging import SOORT, daalt_genoeg, peiljaar_uit
from studiefinanciering.services.beoordeel_oudergegevens import Ouderoordeel, schrijf_ouder

log = structlog.get_logger(__name__)
DOEL, GROND, DOOR = "peiljaarverlegging toetsen", "WSF 2000 art. 3.10 lid 2", "studiefinanciering"
LANGSTE_UITLEG = 240  # what the letter takes
# Of a year that has just begun nobody knows the income: what was accepted counts until the tax authority tells (WSF 3.11).
SCHATTING, GROND_SCHATTING = "schatting", "WSF 2000 art. 3.11"
UITLEG = {
    Uitkomst.TOEGEKEND: "Het inkomen van beide ouders samen is genoeg lager. Het latere jaar telt.",
    Uitkomst.AFGEWEZEN: "Het inkomen van beide ouders samen is niet genoeg lager. Daarom telt het eerdere jaar.",
}
NIEMAND = "Er is nu geen inkomen van een ouder dat hiervoor telt. Daarom verandert er niets."
# Of whom the income counts: neither deceased nor set aside. "Being asked for" (9) sets nothing aside.
TELLEN_MEE = """
SELECT r.persoon_id, r.verwant_id FROM register_familierelatie r
WHERE r.persoon_id = ANY (%(kinderen)s) AND r.soort IN (1, 2) AND r.vervangen_op IS NULL AND r.tot IS NULL
    AND NOT EXISTS (SELECT FROM register_overlijden o WHERE o.persoon_id = r.verwant_id AND o.vervangen_op IS NULL)
    AND NOT EXISTS (SELECT FROM studiefinanciering_oudersituatie s WHERE s.persoon_id = r.persoon_id AND s.ouder = r.soort
        AND s.vervangen_op IS NULL AND s.grond <> 9 AND s.vanaf <= %(dag)s AND (s.tot IS NULL OR s.tot >= %(dag)s))
ORDER BY r.persoon_id, r.soort
"""


@dataclass(frozen=True)
class _Kind:
    """A child of whom this request moves the year, with the parents who count: one or two."""

    persoon_id: int
    naam: str
    ouders: tuple[int, ...]


def toets_verlegging(aanvraag_id: int, medewerker: User) -> Aanvraagoordeel:
    """1. lock the family and the request; 2. per child: both incomes then and now; 3. enough lower: the later year counts, with
    the estimates as incomes; 4. outcome to who asked, without any amount; 5. judged again. Raises ``OordeelKanNiet`` as long as
    an estimate is missing.
    """
    with transaction.atomic():
        voor = Aanvraag.objects.get(pk=aanvraag_id, soort=SOORT)
        kinderen = _kinderen(voor)
        vergrendel_kring({kind.persoon_id for kind in kinderen})
        vergrendel_personen({ouder for kind in kinderen for ouder in kind.ouders})
        aanvraag = vergrendel_open_aanvraag(aanvraag_id, SOORT)
        jaar, peiljaar = aanvraag.periode, peiljaar_uit(aanvraag.gegevens, aanvraag.periode)
        gelukt = [kind for kind in kinderen if _daalt(kind, jaar, peiljaar)]
        for kind in gelukt:
            _verleg(kind.persoon_id, jaar, peiljaar, aanvraag)
            _neem_over(_wordt(kind, jaar, peiljaar), peiljaar, aanvraag)
        uitkomst = Uitkomst.TOEGEKEND if gelukt else Uitkomst.AFGEWEZEN
        uitleg = _uitleg(kinderen, gelukt)
        schrijf_ouder(aanvraag, Ouderoordeel(aanvraag.pk, uitkomst, uitleg))
        oordeel = leg_oordeel_vast(aanvraag, Oordeel(uitkomst, uitkomst.name.lower(), uitleg), medewerker)
        for kind in gelukt:
            beoordeel_meteen(kind.persoon_id, [jaar], INKOMEN)
    log.info("verlegging_getoetst", aanvraag=aanvraag.pk, uitkomst=uitkomst.name.lower())
    return oordeel


def _kinderen(aanvraag: Aanvraag) -> list[_Kind]:
    """Of whom this request can move the year. Raises ``OordeelKanNiet`` when a parent of theirs is not known to us."""
    als_ouder = bool(aanvraag.gegevens.get("als_ouder"))
    namen = {aanvraag.persoon_id: ""}
    if als_ouder:
        delen = kindjaren_van(aanvraag.persoon_id, vandaag())
        namen = {deel.kind_id: deel.naam for deel in delen if deel.jaar == aanvraag.periode}
    with connection.cursor() as cursor:
        dag = max(vandaag().replace(day=1), date(aanvraag.periode, 1, 1))
        cursor.execute(TELLEN_MEE, {"kinderen": list(namen), "dag": dag})
        rijen = cursor.fetchall()
    kinderen = [_Kind(kind, namen[kind], tuple(wie for van, wie in rijen if van == kind)) for kind in sorted(namen)]
    if any(None in kind.ouders or not ouders_van(kind.persoon_id) for kind in kinderen):
        raise OordeelKanNiet("Van een van de ouders weten wij niets. Vraag eerst wie het is.")
    return [kind for kind in kinderen if (aanvraag.persoon_id in kind.ouders if als_ouder else kind.ouders)]


def _uitleg(kinderen: list[_Kind], gelukt: list[_Kind]) -> str:
    """Where the outcome differs: for whom the later year counts, and for whom not."""
    if not kinderen:
        return NIEMAND
    if len(gelukt) in (0, len(kinderen)):
        return UITLEG[Uitkomst.TOEGEKEND if gelukt else Uitkomst.AFGEWEZEN]
    wel = ", ".join(kind.naam for kind in gelukt)
    niet = ", ".join(kind.naam for kind in kinderen if kind not in gelukt)
    uitleg = f"Het latere jaar telt voor {wel}. Voor {niet} telt het eerdere jaar: daar is het inkomen niet genoeg lager."
    if len(uitleg) <= LANGSTE_UITLEG:
        return uitleg
    return f"Het latere jaar telt voor {len(gelukt)} van uw {len(kinderen)} kinderen. Op uw pagina staat voor wie."


def _daalt(kind: _Kind, jaar: int, peiljaar: int) -> bool:
    was = lees_inkomens(kind.ouders, jaar - 2, doel=DOEL, grond=GROND, door=DOOR)
    if set(was) != set(kind.ouders):
        raise OordeelKanNiet(f"Van een ouder is het inkomen van {jaar - 2} niet bekend. Vraag dat eerst op.")
    wordt = _wordt(kind, jaar, peiljaar)
    return daalt_genoeg(sum(was.values()), sum(wordt.values()), getal("verlegging_daling", vandaag()))


def _wordt(kind: _Kind, jaar: int, peiljaar: int) -> dict[int, int]:
    """The income of the later year: as established, else as the parent estimated in a request of their own."""
    vast = lees_inkomens(kind.ouders, peiljaar, doel=DOEL, grond=GROND, door=DOOR)
    geschat = {}
    vragen = Aanvraag.objects.filter(persoon__in=kind.ouders, soort=SOORT, periode=jaar).exclude(staat=Aanvraagstaat.INGETROKKEN)
    for vraag in vragen.order_by("pk"):
        if isinstance(vraag.gegevens.get("schatting"), int) and peiljaar_uit(vraag.gegevens, jaar) == peiljaar:
            geschat[vraag.persoon_id] = vraag.gegevens["schatting"]
    bekend = {**geschat, **vast}
    if set(bekend) != set(kind.ouders):
        raise OordeelKanNiet(f"Vraag eerst de andere ouder naar het inkomen van {peiljaar}. Het gaat om beide inkomens samen.")
    return bekend


def _verleg(kind_id: int, jaar: int, peiljaar: int, aanvraag: Aanvraag) -> None:
    was = Peiljaarverlegging.objects.filter(persoon=kind_id, jaar=jaar, vervangen_op__isnull=True).first()
    if was is not None:
        vervang(Peiljaarverlegging, [was.pk])
    Peiljaarverlegging.objects.create(
        persoon_id=kind_id, jaar=jaar, peiljaar=peiljaar, aanvraag=aanvraag, reden="opnieuw gevraagd" if was is not None else ""
    )


def _neem_over(inkomens: dict[int, int], peiljaar: int, aanvraag: Aanvraag) -> None:
    """What counted in the test is what the award reckons with. An income that was established stays what it was."""
    for ouder_id, centen in sorted(inkomens.items()):
        leg_inkomen_vast(ouder_id, peiljaar, centen, bron=SCHATTING, reden=f"aanvraag {aanvraag.kenmerk}", grond=GROND_SCHATTING)
