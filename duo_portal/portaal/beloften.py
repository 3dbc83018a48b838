"""What we promised this person and still have to do, and what they began and did not send."""

from collections.abc import Iterator

from django.urls import reverse

from duo_portal.aanvragen.selectors import concepten_van
from duo_portal.aanvragen.services.dien_aanvraag_in import sleutel_van_taak
from duo_portal.aanvragen.soorten import Aanvraagsoort, aanvraagsoorten
from duo_portal.berichten.opmaak import tekst
from duo_portal.berichten.services.vraag_terugbellen import SOORT as BEL_MIJ
from duo_portal.portaal.onderdelen import Loopt
from duo_portal.portaal.overzicht import Overzichtdeel
from duo_portal.portaal.vragen.stroom import stromen
from duo_portal.toegang.burger import Burger
from duo_portal.werkvoorraad.models import Taak, Taakstaat


def beloften(burger: Burger) -> Overzichtdeel:
    """From the worklist itself: what a citizen reads here is the term that staff work by. Two queries."""
    return Overzichtdeel(loopt=[*_bij_ons(burger), *_begonnen(burger)])


def _bij_ons(burger: Burger) -> Iterator[Loopt]:
    aanvragen = {soort.taaksoort: soort for _, soort in aanvraagsoorten.items()}
    taken = Taak.objects.filter(persoon=burger.betreft_id, soort__in=[BEL_MIJ, *aanvragen]).exclude(staat=Taakstaat.AFGEHANDELD)
    for taak in taken.only("soort", "lijn", "sleutel", "gegevens", "termijn").order_by("termijn", "pk"):
        if taak.soort == BEL_MIJ:
            yield Loopt(tekst("Wij bellen u.", "We call you."), taak.termijn, reverse("berichten:contact"))
        elif burger.ziet(taak.lijn):
            yield _aanvraag(taak, aanvragen[taak.soort])


def _aanvraag(taak: Taak, soort: Aanvraagsoort) -> Loopt:
    nummer = taak.gegevens.get("aanvraag")
    eigen = isinstance(nummer, int) and taak.sleutel == sleutel_van_taak(nummer)
    wat = tekst(f"Wij beslissen over uw aanvraag: {soort.titel[0]}.", f"We decide on your request: {soort.titel[1]}.")
    return Loopt(wat, taak.termijn, reverse("aanvragen:aanvraag", args=[nummer]) if eigen else "")


def _begonnen(burger: Burger) -> Iterator[Loopt]:
    """Drafts of who looks, with the last day on which we keep them; nothing for who may not act: they cannot go on with it."""
    if not burger.mag_handelen:
        return
    for concept in concepten_van(burger.betreft_id, burger.persoon_id):
        if concept.stroom in stromen and burger.ziet(stromen[concept.stroom].lijn):
            stroom = stromen[concept.stroom]
            wat = tekst(
                f"U begon met: {stroom.titel[0]}. Wij bewaren uw antwoorden.", f"You began: {stroom.titel[1]}. We keep your answers."
            )
            verder = reverse("vragen:begin", args=[stroom.naam, concept.periode], query={"verder": ""})
            yield Loopt(wat, concept.verloopt_op, verder)
