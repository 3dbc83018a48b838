"""A secret address stays secret: who looks for another reads the message, and never where the person lives."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied

from duo_portal.berichten.models import Bericht, Rol
from duo_portal.berichten.opmaak import tekst
from duo_portal.berichten.weergave import Berichtgegevens
from duo_portal.register.models import Persoonsgegeven
from duo_portal.toegang.burger import Burger


def voor_kijker(burger: Burger, gegevens: Berichtgegevens) -> Berichtgegevens:
    """Without the address of the person, for who does not need it: whoever looks on their behalf. What goes to a representative stays."""
    return replace(gegevens, adresregels=()) if burger.namens is not None and gegevens.rol == "zelf" else gegevens


def weiger_geheime_brief(burger: Burger, bericht: Bericht) -> None:
    """The kept letter has the address printed on it. Raises ``PermissionDenied``."""
    if burger.namens is None or bericht.rol != Rol.ZELF:
        return
    if Persoonsgegeven.objects.filter(persoon=bericht.persoon_id, vervangen_op__isnull=True).exclude(geheimhouding=0).exists():
        raise PermissionDenied(
            tekst(
                "Op deze brief staat een geheim adres. Lees het bericht op de pagina zelf. Daar staat dezelfde tekst.",
                "This letter shows a secret address. Read the message on its page. It has the same text.",
            )
        )
