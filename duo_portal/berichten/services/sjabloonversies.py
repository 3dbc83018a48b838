"""The number under which a message stores its template version."""

from duo_portal.berichten.models import Sjabloonversie
from duo_portal.berichten.sjablonen import nieuwste
from duo_portal.berichten.slot import digest


def sjabloonversie_id(naam: str) -> int:
    """Id of the newest version of template ``naam``; recorded with its digest when it is first used."""
    sjabloon = nieuwste(naam)
    sleutel = {"naam": naam, "versie": sjabloon.versie}
    gevonden = Sjabloonversie.objects.filter(**sleutel).values_list("pk", flat=True).first()
    return gevonden or int(Sjabloonversie.objects.get_or_create(**sleutel, defaults={"digest": digest(sjabloon)})[0].pk)
