"""Note that the addressee opened a message: the body proves sending, receipt and reading (Awb 2:25)."""

from duo_portal.berichten.models import Bekendmakingsgebeurtenis, Bericht, Gebeurtenis
from duo_portal.tijd import vandaag


def noteer_gelezen(bericht: Bericht) -> None:
    """Once per making known; a message that was not made known digitally has nothing to note it on."""
    bekendmakingen = list(bericht.bekendmakingen.all())
    if not bekendmakingen:
        return
    laatste = bekendmakingen[-1]
    if all(gebeurtenis.soort != Gebeurtenis.GELEZEN for gebeurtenis in laatste.gebeurtenissen.all()):
        # Two tabs opened at once: the constraint keeps one event.
        gelezen = Bekendmakingsgebeurtenis(bekendmaking=laatste, soort=Gebeurtenis.GELEZEN, dag=vandaag())
        Bekendmakingsgebeurtenis.objects.bulk_create([gelezen], ignore_conflicts=True)
