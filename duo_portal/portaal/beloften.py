"""What we promised this person and still have to do, and what they began and did not send."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.urls import reverse

from duo_portal.aanvragen.concepten import waarschuw_tot
from duo_portal.aanvragen.selectors import Begonnen, begonnen_van
from duo_portal.aanvragen.services.dien_aanvraag_in import sleutel_van_taak
from duo_portal.aanvragen.soorten import Aanvraagsoort, aanvraagsoorten
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.berichten.services.vraag_terugbellen import SOORT as BEL_MIJ
from duo_portal.portaal.onderdelen import Knop, Loopt, Taak, VierRegels
from duo_portal.portaal.overzicht import Overzichtdeel
from duo_portal.portaal.vragen.stroom import Stroom, stromen
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.werkvoorraad.models import Taakstaat

# Plain SQL: this is asked on every overview, and most people have nothing here.
BIJ_ONS = f"""
SELECT soort, lijn, sleutel, termijn, (gegevens -> 'aanvraag')::text FROM werkvoorraad_taak
WHERE persoon_id = %s AND soort = ANY(%s) AND staat <> {Taakstaat.AFGEHANDELD} ORDER BY termijn, id
"""


@dataclass(frozen=True)
class Belofte:
    """A task of the worklist that this person waits for. ``aanvraag``: the number of the request it is about, as text."""

    soort: str
    lijn: str
    sleutel: str
    termijn: date
    aanvraag: str | None


def beloften(burger: Burger) -> Overzichtdeel:
    """From the worklist itself: what a citizen reads here is the term that staff work by. Two queries."""
    begonnen = list(_begonnen(burger))
    grens = waarschuw_tot(vandaag())
    return Overzichtdeel(
        taken=[_bijna_weg(*paar) for paar in begonnen if paar[1].verloopt_op <= grens],
        loopt=[*_bij_ons(burger), *(_begon(*paar) for paar in begonnen if paar[1].verloopt_op > grens)],
    )


def _bij_ons(burger: Burger) -> Iterator[Loopt]:
    aanvragen = {soort.taaksoort: soort for _, soort in aanvraagsoorten.items()}
    with connection.cursor() as cursor:
        cursor.execute(BIJ_ONS, [burger.betreft_id, [BEL_MIJ, *aanvragen]])
        taken = [Belofte(*rij) for rij in cursor.fetchall()]
    for taak in taken:
        if taak.soort == BEL_MIJ:
            yield Loopt(tekst("Wij bellen u.", "We call you."), taak.termijn, reverse("berichten:contact"))
        elif burger.ziet(taak.lijn):
            yield _aanvraag(taak, aanvragen[taak.soort])


def _aanvraag(taak: Belofte, soort: Aanvraagsoort) -> Loopt:
    nummer = int(taak.aanvraag) if taak.aanvraag and taak.aanvraag.isdecimal() else None
    eigen = nummer is not None and taak.sleutel == sleutel_van_taak(nummer)
    wat = tekst(f"Wij beslissen over uw aanvraag: {soort.titel[0]}.", f"We decide on your request: {soort.titel[1]}.")
    return Loopt(wat, taak.termijn, reverse("aanvragen:aanvraag", args=[nummer]) if eigen else "")


def _begonnen(burger: Burger) -> Iterator[tuple[Stroom, Begonnen]]:
    """Drafts of who looks; nothing for who may not act: they cannot go on with it."""
    if not burger.mag_handelen:
        return
    for concept in begonnen_van(burger.betreft_id, burger.persoon_id):
        if concept.stroom in stromen and burger.ziet(stromen[concept.stroom].lijn):
            yield stromen[concept.stroom], concept


def _begon(stroom: Stroom, concept: Begonnen) -> Loopt:
    """With the last day on which we keep it."""
    wat = tekst(f"U begon met: {stroom.titel[0]}. Wij bewaren uw antwoorden.", f"You began: {stroom.titel[1]}. We keep your answers.")
    return Loopt(wat, concept.verloopt_op, _verder(stroom, concept))


def _bijna_weg(stroom: Stroom, concept: Begonnen) -> Taak:
    """It asks nothing: who changed their mind may let it go."""
    nl, en = stroom.titel
    regels = VierRegels(
        wat=tekst(f"U begon met: {nl}. U verstuurde het nog niet.", f"You began: {en}. You did not send it yet."),
        hoeveel=tekst("Dit kost u niets.", "This costs you nothing."),
        wat_moet_u_doen=tekst(
            "Wilt u het nog? Ga dan verder. Anders hoeft u niets te doen.", "Do you still want it? Then go on. Else do nothing."
        ),
        voor_wanneer=tekst(
            f"Wij bewaren uw antwoorden tot en met {datum(concept.verloopt_op)}.",
            f"We keep your answers until {datum(concept.verloopt_op)}.",
        ),
    )
    knop = Knop(tekst("Ga verder", "Go on"), _verder(stroom, concept), hoofd=True, handelt=True)
    titel, label = tekst("Uw antwoorden verdwijnen bijna", "Your answers will soon be gone"), tekst("Nog niet verstuurd", "Not sent yet")
    return Taak(titel, regels, label, "let-op", [knop], vraagt=False, voor=concept.verloopt_op)


def _verder(stroom: Stroom, concept: Begonnen) -> str:
    return reverse("vragen:begin", args=[stroom.naam, concept.periode], query={"verder": ""})
