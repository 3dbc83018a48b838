"""Close a task for which nothing is left to do: what it was about ended by itself."""

from django.utils import timezone

from duo_portal.werkvoorraad.models import Taak, Taakstaat


def sluit_taak(taak_id: int, uitkomst: str) -> bool:
    """Whoever has it in hand finds it closed, with the reason. False: it was finished already."""
    open_taak = Taak.objects.filter(pk=taak_id).exclude(staat=Taakstaat.AFGEHANDELD)
    return bool(open_taak.update(staat=Taakstaat.AFGEHANDELD, uitkomst=uitkomst[:300], afgehandeld_op=timezone.now()))
