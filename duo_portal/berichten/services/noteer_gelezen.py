"""Note that the addressee opened a message: the body proves sending, receipt and reading (Awb 2:25)."""

from duo_portal.berichten.models import Bekendmakingsgebeurtenis, Bericht, Gebeurtenis


def noteer_gelezen(bericht: Bericht) -> None:
    """Once per making known; a message that was not made known digitally has nothing to note it on."""
    laatste = bericht.bekendmakingen.last()
    if laatste and not laatste.gebeurtenissen.filter(soort=Gebeurtenis.GELEZEN).exists():
        Bekendmakingsgebeurtenis.objects.create(bekendmaking=laatste, soort=Gebeurtenis.GELEZEN)
