"""What a person must decide, and everything that failed."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from duo_portal.register.models import Persoon


class Taakstaat(models.IntegerChoices):
    OPEN = 1, "open"
    IN_BEHANDELING = 2, "in behandeling"
    AFGEHANDELD = 3, "afgehandeld"


class Taak(models.Model):
    """``sleutel`` makes a repeat harmless: the same cause gives the same task once."""

    soort = models.CharField(max_length=40)
    lijn = models.CharField(max_length=20, blank=True)
    sleutel = models.CharField(max_length=120, unique=True)
    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="taken")
    omschrijving = models.CharField(max_length=300)
    gegevens = models.JSONField(default=dict, blank=True)
    termijn = models.DateField(null=True, blank=True)
    staat = models.SmallIntegerField(choices=Taakstaat, default=Taakstaat.OPEN)
    eigenaar = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    aangemaakt_op = models.DateTimeField(db_default=Now())
    afgehandeld_op = models.DateTimeField(null=True, blank=True)
    uitkomst = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "taken"
        indexes = [models.Index(fields=["staat", "termijn", "id"], name="taak_volgorde")]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"
