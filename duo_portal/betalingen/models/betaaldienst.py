"""Payments that a person makes at once through a payment provider (iDEAL)."""

import uuid

from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Vordering


class Betaalpoging(Vast):
    """What we asked the provider to let somebody pay. ``kenmerk`` is ours and may stand in a URL."""

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="betaalpogingen")
    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="betaalpogingen")
    bedrag_centen = models.BigIntegerField()
    aangemaakt_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "betaalpogingen"
        constraints = [models.CheckConstraint(condition=models.Q(bedrag_centen__gt=0), name="betaalpoging_positief")]

    def __str__(self) -> str:
        return str(self.kenmerk)


class Pogingstand(models.IntegerChoices):
    GESLAAGD = 1, "geslaagd"
    GEANNULEERD = 2, "geannuleerd"
    MISLUKT = 3, "mislukt"
    VERLOPEN = 4, "verlopen"


class Betaaluitkomst(Vast):
    """How an attempt ended. The provider may tell it twice or late: each outcome counts once, a success always.

    ``boeking`` is the first of the bookings of a success; a person may have cancelled in one window and paid in another.
    """

    poging = models.ForeignKey(Betaalpoging, models.PROTECT, related_name="uitkomsten", db_index=False)
    stand = models.SmallIntegerField(choices=Pogingstand)
    dienstkenmerk = models.CharField("kenmerk van de betaaldienst", max_length=60, blank=True)
    boeking = models.OneToOneField(Boeking, models.PROTECT, null=True, blank=True, related_name="betaaluitkomst")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "uitkomsten van betaalpogingen"
        constraints = [models.UniqueConstraint(fields=["poging", "stand"], name="betaaluitkomst_uniek")]

    def __str__(self) -> str:
        return self.get_stand_display()
