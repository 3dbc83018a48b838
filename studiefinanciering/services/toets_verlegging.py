"""A person checked the evidence; the rule tests the drop of both incomes together (WSF 3.10). Only the outcome is told."""

from dataclasses import dataclass

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.aanvragen.models import Aanvraag, Aanvraagoordeel, Aanvraagstaat, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import Oordeel, OordeelKanNiet, leg_oordeel_vast, vergrendel_open_aanvraag
from duo_portal.register.selectors import lees_inkomens
from duo_portal.register.services.leg_feiten_vast import vergrendel_personen, vervang
from duo_portal.register.services.leg_inkomen_vast import leg_inkomen_vast
from duo_portal.tijd import vandaag
from studiefinanciering.aanvragen.bekend import ouders_van
from studiefinanciering.aanvragen.meteen import beoordeel_meteen
from studiefinanciering.aanvragen.norm import getal
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Peiljaarverlegging
from studiefinanciering.ouders.kinderen import kindjaren_van
from studiefinanciering.ouders.verlegging import SOORT, daalt_genoeg, peiljaar_uit
from studiefinanciering.services.beoordeel_oudergegevens import Ouderoordeel, schrijf_ouder

log = structlog.get_logger(__name__)
DOEL, GROND, DOOR = "peiljaarverlegging toetsen", "WSF 2000 art. 3.10 lid 2", "studiefinanciering"
# Of a year that has just begun nobody knows the income: what was accepted counts until the tax authority tells (WSF 3.11).
SCHATTING, GROND_SCHATTING = "schatting", "WSF 2000 art. 3.11"
UITLEG = {
    Uitkomst.TOEGEKEND: "Het inkomen van beide ouders samen is genoeg lager. Het latere jaar telt.",
    Uitkomst.AFGEWEZEN: "Het inkomen van beide ouders samen is niet genoeg lager. Daarom telt het eerdere jaar.",
}


@dataclass(frozen=True)
class _Kind:
    """A child with both legal parents of whom this request moves the year."""

    persoon_id: int
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
        schrijf_ouder(aanvraag, Ouderoordeel(aanvraag.pk, uitkomst, UITLEG[uitkomst]))
        oordeel = leg_oordeel_vast(aanvraag, Oordeel(uitkomst, uitkomst.name.lower(), UITLEG[uitkomst]), medewerker)
        for kind in gelukt:
            beoordeel_meteen(kind.persoon_id, [jaar])
    log.info("verlegging_getoetst", aanvraag=aanvraag.pk, uitkomst=uitkomst.name.lower())
    return oordeel


def _kinderen(aanvraag: Aanvraag) -> list[_Kind]:
    if aanvraag.gegevens.get("als_ouder"):
        delen = kindjaren_van(aanvraag.persoon_id, vandaag())
        ids = sorted({deel.kind_id for deel in delen if deel.jaar == aanvraag.periode})
    else:
        ids = [aanvraag.persoon_id]
    kinderen = [_Kind(kind, tuple(ouder.persoon_id for ouder in ouders_van(kind) if ouder.persoon_id)) for kind in ids]
    if not kinderen or any(not kind.ouders for kind in kinderen):
        raise OordeelKanNiet("Van een van de ouders weten wij niets. Vraag eerst wie het is.")
    return kinderen


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
