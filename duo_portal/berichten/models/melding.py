"""The notification of a message in the portal (Awb 2:10), and a message read aloud."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now

from duo_portal.berichten.models.bericht import Bekendmaking, Bericht, Taal
from duo_portal.databank.modellen import Vast


class Melding(Vast):
    """An e-mail that must go out: written down first, then sent, so that a repeat carries the same ``message_id``.

    It was sent when the event GEMELD of this number stands, and came back when MELDING_MISLUKT of this number does.
    """

    bekendmaking = models.ForeignKey(Bekendmaking, models.PROTECT, related_name="meldingen", db_index=False)
    volgnummer = models.SmallIntegerField()
    aan = models.EmailField()
    taal = models.CharField(max_length=2, choices=Taal)
    message_id = models.CharField(max_length=120, unique=True)
    dag = models.DateField()
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "meldingen"
        constraints = [
            models.UniqueConstraint(fields=["bekendmaking", "volgnummer"], name="melding_uniek"),
            models.CheckConstraint(condition=~models.Q(aan=""), name="melding_aan_iemand"),
        ]
        indexes = [BrinIndex(fields=["vastgelegd_op"], name="melding_vastgelegd", autosummarize=True)]

    def __str__(self) -> str:
        return f"melding {self.pk}"


class Briefgeluid(Vast):
    """A letter read aloud: the file stands on disk under this hash, because a minute of sound is larger than a year of letters."""

    bericht = models.OneToOneField(Bericht, models.PROTECT, related_name="geluid")
    sha256 = models.CharField(max_length=64)
    grootte = models.IntegerField(help_text="in bytes")
    gemaakt_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "briefgeluiden"

    def __str__(self) -> str:
        return f"geluid {self.pk}"
