"""What is left of a row that expired."""

from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast


class Grafsteen(Vast):
    """That a row was there, which one, and on what ground it was deleted; nothing of what it said.

    Written by the trigger that lets the retention role delete (``waarborgen``), so that no row goes without one.
    """

    BLIJFT = True  # not even the retention role deletes these

    tabel = models.CharField(max_length=63)
    rij = models.BigIntegerField()
    grond = models.CharField(max_length=200)
    op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "grafstenen"
        indexes = [models.Index(fields=["tabel", "rij"], name="grafsteen_rij")]

    def __str__(self) -> str:
        return f"{self.tabel} {self.rij}"
