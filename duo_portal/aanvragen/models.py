"""Requests: prepared by us, confirmed by the citizen, never lost."""

from django.db import models
from django.db.models.functions import Now

from duo_portal.register.models import Persoon


class Aanvraagstaat(models.IntegerChoices):
    VOORBEREID = 1, "door ons voorbereid"
    CONCEPT = 2, "concept"
    VERZONDEN = 3, "verzonden"
    AFGEHANDELD = 4, "afgehandeld"
    NAAR_MENS = 5, "bij een medewerker"


class Aanvraag(models.Model):
    """``versie`` makes each change conditional: two tabs or a double click send once."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="aanvragen")
    soort = models.CharField(max_length=40)
    periode = models.IntegerField()
    gegevens = models.JSONField(default=dict)
    staat = models.SmallIntegerField(choices=Aanvraagstaat)
    versie = models.IntegerField(default=1)
    aangemaakt_op = models.DateTimeField(db_default=Now())
    ontvangen_op = models.DateTimeField(null=True, blank=True)
    run = models.ForeignKey("batches.Run", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "aanvragen"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "soort", "periode"], condition=~models.Q(staat=4), name="aanvraag_een_open")
        ]

    def __str__(self) -> str:
        return f"aanvraag {self.pk}"
