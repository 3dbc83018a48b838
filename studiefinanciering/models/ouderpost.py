"""What parents were told and asked: that their income is used (AVG art. 14), and the code of who has no DigiD."""

from django.db import models
from django.db.models.functions import Now

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.berichten.models import Bericht
from duo_portal.databank.modellen import Vast
from duo_portal.register.models import Persoon


class Oudermelding(Vast):
    """A parent (``persoon``) was told that their income counts for the award of this child in this year. Once."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="oudermeldingen", db_index=False)
    kind = models.ForeignKey(Persoon, models.PROTECT, related_name="+", db_index=False)
    jaar = models.SmallIntegerField()
    bericht = models.ForeignKey(Bericht, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "melding aan een ouder"
        verbose_name_plural = "meldingen aan ouders"
        constraints = [models.UniqueConstraint(fields=["persoon", "kind", "jaar"], name="oudermelding_een_keer")]

    def __str__(self) -> str:
        return f"melding {self.pk}"


class Oudercode(models.Model):
    """A letter with a code, by which a parent (``persoon``) gives their income of ``peiljaar`` without logging in.

    Only a keyed hash of the code is kept here. It works once, until ``geldig_tot``; a new letter ends the one before.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="oudercodes")
    kind = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    peiljaar = models.SmallIntegerField()
    zoekwaarde = models.CharField(max_length=64, unique=True, editable=False)
    geldig_tot = models.DateField(help_text="laatste dag waarop de code werkt")
    aanvraag = models.OneToOneField(Aanvraag, models.PROTECT, null=True, blank=True, related_name="+", help_text="wat ermee is verstuurd")
    aangemaakt_op = models.DateTimeField(db_default=Now())
    vervallen_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "code van een ouder"
        verbose_name_plural = "codes van ouders"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "kind", "peiljaar"],
                condition=models.Q(aanvraag__isnull=True, vervallen_op__isnull=True),
                name="oudercode_een_open",
            )
        ]

    def __str__(self) -> str:
        return f"code {self.pk}"
