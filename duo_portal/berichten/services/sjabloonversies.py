"""The number under which a message stores its template version."""

from collections.abc import Callable

from duo_portal.berichten.models import Sjabloonversie
from duo_portal.berichten.sjablonen import Sjabloon, bronnen, haal, nieuwste
from duo_portal.berichten.slot import digest


def sjabloonversie_id(naam: str) -> int:
    """Id of the newest version of template ``naam``; recorded with its digest when it is first used."""
    sjabloon = nieuwste(naam)
    sleutel = {"naam": naam, "versie": sjabloon.versie}
    gevonden = Sjabloonversie.objects.filter(**sleutel).values_list("pk", flat=True).first()
    return gevonden or int(Sjabloonversie.objects.get_or_create(**sleutel, defaults={"digest": digest(sjabloon)})[0].pk)


def versies_waarvoor(geldt: Callable[[Sjabloon], bool]) -> list[int]:
    """Ids of the recorded versions of which something holds, such as that they offer an objection: a parameter for SQL."""
    rijen = Sjabloonversie.objects.values_list("pk", "naam", "versie")
    return [pk for pk, naam, versie in rijen if naam.partition("/")[0] in bronnen and geldt(haal(naam, versie))]


def alleen_voor_zelf(sjabloon: Sjabloon) -> bool:
    """Told to the person even when somebody else receives the post."""
    return sjabloon.rollen == {"zelf"}
