"""Take a task from the worklist."""

from django.contrib.auth.models import User

from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak, Taakstaat


class TaakNietBeschikbaar(Weigering):
    """Somebody else has the task, or it is done."""


def pak_op(taak_id: int, medewerker: User) -> None:
    """Claimed by one conditional UPDATE: of two people one gets it. Taking it again does no harm."""
    gepakt = Taak.objects.filter(pk=taak_id, staat=Taakstaat.OPEN).update(staat=Taakstaat.IN_BEHANDELING, eigenaar=medewerker)
    if not gepakt and not Taak.objects.filter(pk=taak_id, staat=Taakstaat.IN_BEHANDELING, eigenaar=medewerker).exists():
        raise TaakNietBeschikbaar("Een collega heeft deze taak al, of de taak is klaar.")


def leg_terug(taak_id: int, medewerker: User) -> None:
    """Put a task back for others."""
    terug = Taak.objects.filter(pk=taak_id, staat=Taakstaat.IN_BEHANDELING, eigenaar=medewerker).update(staat=Taakstaat.OPEN, eigenaar=None)
    if not terug:
        raise TaakNietBeschikbaar("U heeft deze taak niet in behandeling.")
