"""What two people decided to let go of a claim, or to pay on top because we were wrong."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Vordering


class Tegemoetkomingsoort(models.IntegerChoices):
    KWIJTSCHELDING = 1, "kwijtschelding"
    RENTE = 2, "vergoeding van rente"


class Tegemoetkoming(Vast):
    """A decision by two people about one claim, with its ground. ``berekening`` explains the interest; it is empty for a waiver.

    ``boeking`` is the first of the bookings that it led to.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="tegemoetkomingen")
    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="tegemoetkomingen")
    soort = models.SmallIntegerField(choices=Tegemoetkomingsoort)
    hoofdsom_centen = models.BigIntegerField(default=0)
    kosten_centen = models.BigIntegerField(default=0)
    rente_centen = models.BigIntegerField(default=0)
    grond = models.CharField(max_length=120, help_text="artikel dat dit toestaat")
    motivering = models.TextField()
    berekening = models.JSONField(default=dict, blank=True)
    besloten_op = models.DateField()
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    tweede_medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    boeking = models.OneToOneField(Boeking, models.PROTECT, related_name="tegemoetkoming")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "tegemoetkomingen"
        constraints = [
            models.CheckConstraint(condition=~models.Q(medewerker=models.F("tweede_medewerker")), name="tegemoetkoming_vier_ogen"),
            models.CheckConstraint(
                condition=models.Q(soort=Tegemoetkomingsoort.RENTE, rente_centen__gt=0, hoofdsom_centen=0, kosten_centen=0)
                | models.Q(soort=Tegemoetkomingsoort.KWIJTSCHELDING, rente_centen=0, hoofdsom_centen__gte=0, kosten_centen__gt=0)
                | models.Q(soort=Tegemoetkomingsoort.KWIJTSCHELDING, rente_centen=0, hoofdsom_centen__gt=0, kosten_centen__gte=0),
                name="tegemoetkoming_bedrag",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.pk}"
