"""Who looked at whose data and why, who logged in, and the sessions of citizens and staff."""

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
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


class Inlogmoment(Vast):
    """Somebody logged in. No foreign key: the log outlives the person's data."""

    persoon_id = models.BigIntegerField()
    niveau = models.SmallIntegerField()
    op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "inlogmomenten"
        indexes = [models.Index(fields=["persoon_id", "-op"], name="inlogmoment_van")]

    def __str__(self) -> str:
        return f"inlogmoment {self.pk}"


class Inlogsleutel(Vast):
    """The pseudonym by which a login service knows somebody without a BSN, as a keyed hash. Made after proof of identity."""

    persoon_id = models.BigIntegerField(db_index=True)
    zoekwaarde = models.BinaryField(unique=True, editable=False)
    op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "inlogsleutels"

    def __str__(self) -> str:
        return f"inlogsleutel {self.pk}"


class Sessie(AbstractBaseSession):
    """Django's session with the citizen beside it, so that all sessions of a person can end at once."""

    persoon_id = models.BigIntegerField(null=True, db_index=True)

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        from duo_portal.toegang.sessiewinkel import SessionStore

        return SessionStore


class Bewaard(models.Model):
    """What somebody typed when their session was over: encrypted, for a short time, for that person only."""

    sleutel = models.CharField(max_length=43, primary_key=True)
    persoon_id = models.BigIntegerField()
    vertegenwoordiging_id = models.BigIntegerField(null=True)
    inhoud = models.BinaryField()
    tot = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "bewaarde invoer"

    def __str__(self) -> str:
        return "bewaarde invoer"
