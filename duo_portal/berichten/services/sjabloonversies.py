"""The number under which a message stores its template version."""

import hashlib

from duo_portal.berichten.models import Sjabloonversie
from duo_portal.berichten.sjablonen import Sjabloon, nieuwste


def sjabloonversie_id(naam: str) -> int:
    """Id of the newest version of template ``naam``; recorded with its digest when it is first used."""
    sjabloon = nieuwste(naam)
    sleutel = {"naam": naam, "versie": sjabloon.versie}
    gevonden = Sjabloonversie.objects.filter(**sleutel).values_list("pk", flat=True).first()
    return gevonden or int(Sjabloonversie.objects.get_or_create(**sleutel, defaults={"digest": _digest(sjabloon)})[0].pk)


def _digest(sjabloon: Sjabloon) -> str:
    inhoud = b"".join(bestand.name.encode() + bestand.read_bytes() for bestand in sorted(sjabloon.map.iterdir()))
    return hashlib.sha256(inhoud).hexdigest()
