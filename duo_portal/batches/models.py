"""Runs and their chunks. A run is unique, so starting it twice does the work once."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class Modus(models.IntegerChoices):
    ECHT = 1, "echt"
    PROEF = 2, "proef"


class Staat(models.IntegerChoices):
    OPEN = 1, "loopt"
    GEPAUZEERD = 2, "gepauzeerd"
    GESTOPT = 3, "gestopt voor een mens"
    KLAAR = 4, "klaar"
    MET_FOUTEN = 5, "klaar met mislukte brokken"


class Run(models.Model):
    soort = models.CharField(max_length=40)
    peildatum = models.DateField()
    parameters = models.JSONField(default=dict)
    modus = models.SmallIntegerField(choices=Modus, default=Modus.ECHT)
    nummer = models.IntegerField(default=1)
    staat = models.SmallIntegerField(choices=Staat, default=Staat.OPEN)
    grenzen = models.JSONField(default=dict, blank=True)
    tellingen = models.JSONField(default=dict, blank=True)
    melding = models.CharField(max_length=300, blank=True)
    gestart_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    gestart_op = models.DateTimeField(db_default=Now())
    loopt_sinds = models.DateTimeField(db_default=Now(), help_text="gestart, of voor het laatst hervat")
    klaar_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "run"
        verbose_name_plural = "runs"
        constraints = [models.UniqueConstraint(fields=["soort", "peildatum", "parameters", "modus", "nummer"], name="run_uniek")]

    def __str__(self) -> str:
        return f"{self.soort} {self.peildatum} nr {self.nummer}"


class Brokstaat(models.IntegerChoices):
    OPEN = 1, "te doen"
    KLAAR = 2, "klaar"
    MISLUKT = 3, "mislukt"


class Brok(models.Model):
    """Persons ``persoon_van`` up to and including ``persoon_tot`` of a run."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="brokken")
    volgnummer = models.IntegerField()
    persoon_van = models.BigIntegerField()
    persoon_tot = models.BigIntegerField()
    kandidaten = models.IntegerField()
    staat = models.SmallIntegerField(choices=Brokstaat, default=Brokstaat.OPEN)
    pogingen = models.SmallIntegerField(default=0)
    begonnen = models.SmallIntegerField(default=0, db_default=0, help_text="hoe vaak een worker eraan begon")
    tellingen = models.JSONField(default=dict, blank=True)
    fout = models.TextField(blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "brokken"
        constraints = [models.UniqueConstraint(fields=["run", "volgnummer"], name="brok_uniek")]
        indexes = [models.Index(fields=["run", "volgnummer"], condition=models.Q(staat=1), name="brok_open")]

    def __str__(self) -> str:
        return f"brok {self.volgnummer} van run {self.run_id}"


class Nachtstaat(models.IntegerChoices):
    WACHT = 1, "wacht"
    BEZIG = 2, "bezig"
    KLAAR = 3, "klaar"
    MISLUKT = 4, "mislukt"
    OVERGESLAGEN = 5, "overgeslagen door een medewerker"


class Nachtstap(models.Model):
    """One door of one night. The next one opens when this one and its runs are done."""

    datum = models.DateField()
    naam = models.CharField(max_length=40)
    volgorde = models.SmallIntegerField()
    staat = models.SmallIntegerField(choices=Nachtstaat, default=Nachtstaat.WACHT)
    runs = ArrayField(models.BigIntegerField(), default=list, blank=True)
    pogingen = models.SmallIntegerField(default=0)
    fout = models.TextField(blank=True)
    begonnen_op = models.DateTimeField(null=True, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "stap van de nacht"
        verbose_name_plural = "stappen van de nacht"
        constraints = [models.UniqueConstraint(fields=["datum", "naam"], name="nachtstap_uniek")]
        indexes = [models.Index(fields=["datum", "volgorde"], condition=models.Q(staat__in=[1, 2, 4]), name="nachtstap_open")]

    def __str__(self) -> str:
        return f"{self.naam} {self.datum}"
