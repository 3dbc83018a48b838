"""When we spoke with somebody, and who asked to be called."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast
from duo_portal.register.models import Persoon


class Contactkanaal(models.TextChoices):
    TELEFOON = "telefoon", "telefoon"
    EMAIL = "email", "e-mail"
    BRIEF = "brief", "brief"
    BALIE = "balie", "balie"
    CHAT = "chat", "chat"


class Richting(models.TextChoices):
    IN = "in", "u nam contact op"
    UIT = "uit", "wij namen contact op"


class Contactmoment(Vast):
    """What was said and by whom. The person reads all of it, the note too."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="contactmomenten")
    kanaal = models.CharField(max_length=10, choices=Contactkanaal)
    richting = models.CharField(max_length=3, choices=Richting)
    onderwerp = models.CharField(max_length=120)
    notitie = models.CharField(max_length=1000)
    dag = models.DateField()
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "contactmomenten"

    def __str__(self) -> str:
        return f"contactmoment {self.pk}"


class Dagdeel(models.TextChoices):
    OCHTEND = "ochtend", "'s ochtends (9 tot 12 uur)"
    MIDDAG = "middag", "'s middags (12 tot 17 uur)"
    MAAKT_NIET_UIT = "maakt_niet_uit", "maakt niet uit"


class Belverzoek(Vast):
    """Somebody asked to be called. The number stands here and nowhere else; the task on the worklist points at this row."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="belverzoeken")
    telefoon = models.CharField(max_length=20)
    dagdeel = models.CharField(max_length=20, choices=Dagdeel)
    onderwerp = models.CharField(max_length=200)
    kenmerk = models.CharField(max_length=40, blank=True)
    dag = models.DateField()
    bel_voor = models.DateField()
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "belverzoeken"
        constraints = [
            # A double click is one request.
            models.UniqueConstraint(fields=["persoon", "dag", "telefoon", "dagdeel", "onderwerp", "kenmerk"], name="belverzoek_een_keer")
        ]

    def __str__(self) -> str:
        return f"belverzoek {self.pk}"
