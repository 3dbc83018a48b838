"""What was delivered, what we answered per line, and what must be judged because of it."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast
from duo_portal.register.models.onderwijs import Diploma, Inschrijving, Instelling
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
    """We ask a school to put something right, with a date by which we expect it. About a diploma or about an enrolment."""

    instelling = models.ForeignKey(Instelling, models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    diploma = models.ForeignKey(Diploma, models.PROTECT, null=True, blank=True, related_name="+")
    inschrijving = models.ForeignKey(Inschrijving, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    soort = models.CharField(max_length=40)
    reageer_voor = models.DateField()
    verzonden_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "schoolsignalen"
        constraints = [
            models.UniqueConstraint(fields=["soort", "diploma"], name="schoolsignaal_een_keer"),
            models.UniqueConstraint(fields=["inschrijving", "soort"], name="schoolsignaal_inschrijving_een_keer"),
        ]

    def __str__(self) -> str:
        return f"signaal {self.soort} {self.pk}"


class Sluitreden(models.IntegerChoices):
    VERBETERD = 1, "de school verbeterde het"
    BEANTWOORD = 2, "de school gaf antwoord"
    VERVALLEN = 3, "vervallen: het feit is er niet meer"


class Signaalafsluiting(Vast):
    """The end of a signal, once. ``medewerker`` is empty when the register showed that the school had put it right."""

    signaal = models.OneToOneField(Schoolsignaal, models.PROTECT, related_name="afsluiting")
    reden = models.SmallIntegerField(choices=Sluitreden)
    toelichting = models.CharField(max_length=300, blank=True)
    op = models.DateField()
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "signaalafsluitingen"

    def __str__(self) -> str:
        return f"{self.get_reden_display()} ({self.signaal_id})"


class Intrekking(Vast):
    """A fact was never so: it is replaced by nothing. Which fact, why, and who recorded it."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="intrekkingen")
    diploma = models.OneToOneField(Diploma, models.PROTECT, null=True, blank=True, related_name="intrekking")
    inschrijving = models.OneToOneField(Inschrijving, models.PROTECT, null=True, blank=True, related_name="intrekking")
    reden = models.CharField(max_length=200)
    op = models.DateField()
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "intrekkingen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(diploma__isnull=False, inschrijving__isnull=True)
                | models.Q(diploma__isnull=True, inschrijving__isnull=False),
                name="intrekking_van_een_feit",
            ),
            models.CheckConstraint(condition=~models.Q(reden=""), name="intrekking_met_reden"),
        ]

    def __str__(self) -> str:
        return f"intrekking {self.pk}"
