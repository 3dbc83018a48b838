"""Who read a message and when; and its words, for who searches."""

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Now

from duo_portal.berichten.models.bericht import Bericht, Taal
from duo_portal.databank.modellen import Vast
from duo_portal.register.models import Persoon, Vertegenwoordiging


class Leesmoment(Vast):
    """Somebody opened a message for the first time: the person, or (``vertegenwoordiging``) who may read for them.

    That the addressee read it is besides an event of its making known (Awb 2:25); a look by another is not.
    """

    bericht = models.ForeignKey(Bericht, models.PROTECT, related_name="leesmomenten", db_index=False)
    lezer = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    vertegenwoordiging = models.ForeignKey(Vertegenwoordiging, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    dag = models.DateField()
    op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "leesmomenten"
        constraints = [models.UniqueConstraint(fields=["bericht", "lezer"], name="leesmoment_een_keer")]

    def __str__(self) -> str:
        return f"leesmoment {self.pk}"


class Zoektekst(Vast):
    """Subject and text of a message in one language, as plain words. Made when its reader first searches, not when it is sent:
    most messages are never searched, and a night writes hundreds of thousands."""

    bericht = models.ForeignKey(Bericht, models.PROTECT, related_name="zoekteksten", db_index=False)
    taal = models.CharField(max_length=2, choices=Taal)
    tekst = models.TextField()
    woorden = SearchVectorField()

    class Meta:
        verbose_name_plural = "zoekteksten"
        constraints = [models.UniqueConstraint(fields=["bericht", "taal"], name="zoektekst_uniek")]

    def __str__(self) -> str:
        return f"zoektekst {self.pk}"
