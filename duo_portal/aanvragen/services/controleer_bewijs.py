"""A file leaves quarantine: a member of staff had it scanned."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from duo_portal.aanvragen.models import Bewijscontrole, Bewijsstuk, Controleuitkomst
from duo_portal.weigeren import Weigering


class BewijsNietGecontroleerd(Weigering):
    """The file is still in quarantine."""


def controleer_bewijs(bewijsstuk_id: int, uitkomst: Controleuitkomst, middel: str, medewerker: User) -> Bewijscontrole:
    """Record the outcome, once. ``middel`` names with what the file was scanned."""
    if not middel.strip():
        raise Weigering("Schrijf op waarmee het bestand is gecontroleerd.")
    try:
        with transaction.atomic():
            return Bewijscontrole.objects.create(
                bewijsstuk_id=bewijsstuk_id, uitkomst=uitkomst, middel=middel.strip()[:120], medewerker=medewerker
            )
    except IntegrityError:
        raise Weigering("Een collega heeft dit bestand al gecontroleerd.") from None


def veilige_inhoud(bewijsstuk: Bewijsstuk) -> bytes:
    """The content, only after a control that found it safe."""
    controle = Bewijscontrole.objects.filter(bewijsstuk=bewijsstuk.pk).first()
    if controle is None:
        raise BewijsNietGecontroleerd("Dit bestand is nog niet gecontroleerd. Laat het eerst controleren.")
    if controle.uitkomst != Controleuitkomst.VEILIG:
        raise BewijsNietGecontroleerd("Dit bestand is onveilig of niet leesbaar. Vraag de burger om een nieuw bestand.")
    return bytes(Bewijsstuk.objects.values_list("inhoud", flat=True).get(pk=bewijsstuk.pk))
