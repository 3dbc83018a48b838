"""Brakes: what holds a machine back from a person, a claim or a decision."""

from django.conf import settings
from django.db import models

from duo_portal.besluiten.models import Besluit
from duo_portal.databank.modellen import Feit
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Vordering


class Remsoort(models.IntegerChoices):
    BEZWAAR = 1, "bezwaar"
    MAATWERK = 2, "maatwerk"
    UITSTEL = 3, "uitstel"
    SCHULDHULP = 4, "schuldhulp"
    WSNP = 5, "Wsnp"
    TOESLAGEN = 6, "toeslagen"
    BEWIND = 7, "bewind"
    OVERLEDEN = 8, "overleden"
    HANDMATIG = 9, "handmatig"
    MENS_KIJKT_MEE = 10, "een mens kijkt mee"


class Rem(Feit):
    """Lifting a brake sets ``vervangen_op``; ``tot`` (last day) lets it end by itself."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="remmen")
    soort = models.SmallIntegerField(choices=Remsoort)
    vordering = models.ForeignKey(Vordering, models.PROTECT, null=True, blank=True, related_name="remmen")
    besluit = models.ForeignKey(Besluit, models.PROTECT, null=True, blank=True, related_name="remmen")
    lijn = models.CharField(max_length=20, blank=True, help_text="leeg: alle diensten")
    toelichting = models.CharField(max_length=200, blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    gezet_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "remmen"

    def __str__(self) -> str:
        return f"rem {self.get_soort_display()}"
