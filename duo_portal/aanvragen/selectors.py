"""Questions about requests: what a citizen sees of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from duo_portal.aanvragen.models import KLAAR, Aanvraag, Aanvraagoordeel, Aanvraagstaat, Bewijsstuk, Concept, Controleuitkomst
from duo_portal.aanvragen.services.dien_aanvraag_in import sleutel_van_taak
from duo_portal.aanvragen.soorten import Link, aanvraagsoorten
from duo_portal.berichten.opmaak import tekst
from duo_portal.register.models import Persoonsgegeven
from duo_portal.tijd import vandaag
from duo_portal.werkvoorraad.models import Taak

BEGONNEN = """
SELECT stroom, periode, verloopt_op FROM aanvragen_concept
WHERE persoon_id = %s AND ingevuld_door_id = %s AND verzonden_op IS NULL AND verloopt_op >= %s
ORDER BY gewijzigd_op DESC LIMIT 20
"""


@dataclass(frozen=True)
class Begonnen:
    """An open draft; ``verloopt_op`` is the last day on which we keep it."""

    stroom: str
    periode: int
    verloopt_op: date


@dataclass(frozen=True)
class Bewijsregel:
    naam: str
    kilobytes: int
    stand: str


@dataclass(frozen=True)
class Aanvraagbeeld:
    """A request that was sent, as its page shows it. ``termijn``: by when it is decided; None when that was done.

    ``door_mens``: a person judges it, so that evidence helps; ``verder``: where to read what came of it.
    """

    aanvraag: Aanvraag
    titel: str
    antwoorden: Sequence[tuple[str, str]]
    bewijs: Sequence[Bewijsregel]
    door: str
    termijn: date | None
    oordeel: Aanvraagoordeel | None
    door_mens: bool = True
    verder: Sequence[Link] = ()

    @property
    def open(self) -> bool:
        return self.aanvraag.staat == Aanvraagstaat.NAAR_MENS


def antwoorden_van(aanvraag: Aanvraag) -> list[tuple[str, str]]:
    """Question and answer, in words of the active language; questions without an answer are left out."""
    velden = aanvraagsoorten[aanvraag.soort].velden if aanvraag.soort in aanvraagsoorten else ()
    waarden = ((veld, aanvraag.gegevens.get(veld.naam)) for veld in velden)
    return [(tekst(*veld.label), getoond) for veld, waarde in waarden if (getoond := veld.toon(waarde))]


def beeld_van(aanvraag: Aanvraag) -> Aanvraagbeeld:
    soort = aanvraagsoorten[aanvraag.soort]
    termijn = Taak.objects.filter(sleutel=sleutel_van_taak(aanvraag.pk)).values_list("termijn", flat=True).first()
    return Aanvraagbeeld(
        aanvraag,
        tekst(*soort.titel),
        antwoorden_van(aanvraag),
        bewijsregels(Bewijsstuk.objects.filter(aanvraag=aanvraag)),
        _door(aanvraag),
        termijn if aanvraag.staat not in KLAAR else None,
        Aanvraagoordeel.objects.filter(aanvraag=aanvraag).first(),
        soort.verwerk is None,
        soort.verder(aanvraag),
    )


def aanvragen_van(persoon_id: int, soort: str, periode: int) -> list[Aanvraag]:
    """The requests of this kind that were sent, newest first."""
    return list(Aanvraag.objects.filter(persoon=persoon_id, soort=soort, periode=periode, sleutel__isnull=False).order_by("-pk")[:20])


def concepten_van(persoon_id: int, door_id: int) -> list[Concept]:
    """Open drafts about this person, newest first, of who wrote them only: what was not sent is nobody else's business."""
    return list(Concept.objects.filter(persoon=persoon_id, ingevuld_door=door_id, verzonden_op__isnull=True).order_by("-gewijzigd_op")[:20])


def begonnen_van(persoon_id: int, door_id: int) -> list[Begonnen]:
    """The same drafts, as far as they are still kept, without what was typed in them. Plain SQL: asked on every overview."""
    with connection.cursor() as cursor:
        cursor.execute(BEGONNEN, [persoon_id, door_id, vandaag()])
        return [Begonnen(*rij) for rij in cursor.fetchall()]


def bewijsregels(stukken: QuerySet[Bewijsstuk]) -> list[Bewijsregel]:
    """The files as their sender sees them, in one query and without their content."""
    return [_bewijsregel(stuk) for stuk in stukken.defer("inhoud").select_related("controle").order_by("pk")]


def _bewijsregel(stuk: Bewijsstuk) -> Bewijsregel:
    controle = getattr(stuk, "controle", None)
    if controle is None:
        stand = tekst("Wij controleren dit bestand nog.", "We are still checking this file.")
    elif controle.uitkomst == Controleuitkomst.VEILIG:
        stand = tekst("Wij kunnen dit bestand lezen.", "We can read this file.")
    else:
        stand = tekst("Wij kunnen dit bestand niet lezen. Stuur het opnieuw.", "We cannot read this file. Send it again.")
    return Bewijsregel(stuk.bestandsnaam, -(-stuk.omvang // 1024), stand)


def _door(aanvraag: Aanvraag) -> str:
    """The name of who filed it for the person; empty when they did it themselves."""
    if aanvraag.ingediend_door_id in (None, aanvraag.persoon_id):
        return ""
    recht = aanvraag.vertegenwoordiging
    if recht is not None and recht.organisatie:
        return recht.organisatie
    gegeven = Persoonsgegeven.objects.filter(persoon=aanvraag.ingediend_door_id, vervangen_op__isnull=True).first()
    return gegeven.naam if gegeven else ""
