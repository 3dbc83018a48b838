"""Base classes of what the portal stores. What a class promises, ``waarborgen`` makes the database hold."""

from django.db import models
from django.db.models.functions import Now


class Vast(models.Model):
    """A row that stands: no UPDATE, DELETE or TRUNCATE, refused by trigger and by grants.

    Only the retention role deletes what has expired. Decisions, transfers, messages and logs are of this kind.
    """

    class Meta:
        abstract = True


class Feit(Vast):
    """An immutable fact. A correction is a new fact; ``vervangen_op`` goes once from NULL to a value.

    "Current" is therefore ``vervangen_op IS NULL``, which carries partial unique and exclusion constraints.
    """

    vastgelegd_op = models.DateTimeField("vastgelegd op", db_default=Now(), editable=False)
    vervangen_op = models.DateTimeField("vervangen op", null=True, blank=True, editable=False)
    reden = models.CharField("reden van correctie", max_length=200, blank=True, default="", db_default="")

    class Meta:
        abstract = True


HUIDIG = models.Q(vervangen_op__isnull=True)
