"""What was delivered, what we answered per line, and what must be judged because of it."""

from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast
from duo_portal.register.models.onderwijs import Diploma, Instelling
from duo_portal.register.models.persoon import Persoon


class Levering(Vast):
    """One delivered file; the same file delivered again is recognised by its hash."""

    soort = models.CharField(max_length=30)
    bestandsnaam = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    ontvangen_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "leveringen"

    def __str__(self) -> str:
        return f"levering {self.pk} ({self.soort})"


class Uitslag(models.IntegerChoices):
    AANVAARD = 1, "aanvaard"
    ATTENTIE = 2, "aanvaard met attentie"
    AFKEUR = 3, "afgekeurd"


class Terugkoppeling(Vast):
    """Our answer to one delivered line. A rejected line may have several answers, one per fault."""

    levering = models.ForeignKey(Levering, models.PROTECT, related_name="terugkoppelingen")
    regel = models.IntegerField()
    uitslag = models.SmallIntegerField(choices=Uitslag)
    code = models.CharField(max_length=30)
    veld = models.CharField(max_length=40, blank=True)
    melding = models.CharField(max_length=300)
    actie = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "terugkoppelingen"
        indexes = [models.Index(fields=["levering", "regel"], name="terugkoppeling_regel")]

    def __str__(self) -> str:
        return f"regel {self.regel}: {self.code}"


class TeBeoordelen(models.Model):
    """A fact arrived that can change a decision of ``lijn``; a run takes it up and notes itself here."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    lijn = models.CharField(max_length=20)
    periode = models.IntegerField(help_text="schooljaar of maand waarover het feit gaat")
    aanleiding = models.CharField(max_length=40)
    sinds = models.DateTimeField(db_default=Now())
    run_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "te beoordelen"
        indexes = [models.Index(fields=["lijn", "periode", "persoon"], condition=models.Q(run_id__isnull=True), name="te_beoordelen_open")]

    def __str__(self) -> str:
        return f"te beoordelen {self.pk}"


class Schoolsignaal(Vast):
    """We ask a school to put something right, with a date by which we expect it."""

    instelling = models.ForeignKey(Instelling, models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    diploma = models.ForeignKey(Diploma, models.PROTECT, null=True, blank=True, related_name="+")
    soort = models.CharField(max_length=40)
    reageer_voor = models.DateField()
    verzonden_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "schoolsignalen"
        constraints = [models.UniqueConstraint(fields=["soort", "diploma"], name="schoolsignaal_een_keer")]

    def __str__(self) -> str:
        return f"signaal {self.soort} {self.pk}"
