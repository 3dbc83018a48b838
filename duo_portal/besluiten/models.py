"""Decisions: what was decided, on which facts, by which version of which rule, step by step."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower, Now

from duo_portal.databank.modellen import Feit, Vast
from duo_portal.register.models import Persoon


class Regelversie(Vast):
    """A version of a rule as it was issued, with the meaning of each position of ``Besluit.stappen``."""

    id = models.SmallAutoField(primary_key=True)
    naam = models.CharField(max_length=80, unique=True, help_text="<regeling>/<geldig_van>/<in_gebruik_sinds>")
    stappen = models.JSONField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.naam


class Besluitsoort(models.IntegerChoices):
    """One number per kind, given out here so that two lines never share one."""

    LESGELD = 1, "lesgeld"
    STUDIEFINANCIERING = 2, "studiefinanciering"
    AFLOSSING = 3, "aflossing"


class Totstandkoming(models.IntegerChoices):
    AUTOMATISCH = 1, "automatisch"
    MENS = 2, "door een mens"


class Besluit(Vast):
    """One first decision per person, kind and period; each is replaced at most once (A → B → A is three rows)."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="besluiten")
    soort = models.SmallIntegerField(choices=Besluitsoort)
    periode = models.IntegerField()
    vervangt = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="vervangen_door", db_index=False)
    uitkomst_centen = models.BigIntegerField()
    grond = models.SmallIntegerField(help_text="code van de dienst: waarom deze uitkomst")
    regelversie = models.ForeignKey(Regelversie, models.PROTECT, related_name="+", db_index=False)
    feiten = models.JSONField()
    stappen = ArrayField(models.BigIntegerField(null=True))
    totstandkoming = models.SmallIntegerField(choices=Totstandkoming)
    peildatum = models.DateField()
    run = models.ForeignKey("batches.Run", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "besluiten"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "soort", "periode", "vervangt"], name="besluit_een_keer", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return self.kenmerk

    @property
    def kenmerk(self) -> str:
        return f"{self.periode}-{self.get_soort_display()[0].upper()}-{self.pk:09d}"


class Maatwerk(Feit):
    """A person deviates from the rule, with reason and a second person; no batch overwrites it."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="maatwerk")
    soort = models.SmallIntegerField(choices=Besluitsoort)
    periode = models.IntegerField()
    grond = models.CharField(max_length=120, help_text="artikel dat afwijken toestaat")
    motivering = models.TextField()
    vergelijkbare_gevallen = models.TextField(help_text="wat dit betekent voor anderen in dezelfde situatie")
    regeluitkomst_centen = models.BigIntegerField(help_text="wat de regel zou geven")
    uitkomst_centen = models.BigIntegerField()
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    tweede_medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    besluit = models.OneToOneField(Besluit, models.PROTECT, related_name="maatwerk")

    class Meta:
        verbose_name_plural = "maatwerk"
        indexes = [models.Index(Lower("grond"), "id", name="maatwerk_grond")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(medewerker=models.F("tweede_medewerker")), name="maatwerk_vier_ogen"),
            models.CheckConstraint(condition=~models.Q(vergelijkbare_gevallen=""), name="maatwerk_gelijke_gevallen"),
        ]

    def __str__(self) -> str:
        return f"maatwerk {self.pk}"
