"""Who looked at whose data, and why."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast


class Inzage(Vast):
    """A read of somebody's data by staff, a school, a representative or a machine that names a ground.

    ``persoon_id`` is no foreign key: the log outlives the person's data.
    """

    persoon_id = models.BigIntegerField(db_index=True)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    door = models.CharField(max_length=120)
    wat = models.CharField(max_length=120)
    doel = models.CharField(max_length=120)
    grond = models.CharField(max_length=120)
    op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "inzagen"

    def __str__(self) -> str:
        return f"inzage {self.pk}"
