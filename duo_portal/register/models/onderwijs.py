"""Schools, programmes, enrolments and diploma facts."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Func, Q

from duo_portal.databank.modellen import HUIDIG, Feit
from duo_portal.regels.codes import Onderwijs
from duo_portal.register.models.persoon import Persoon

ONDERWIJS = [(soort.value, soort.name.lower()) for soort in Onderwijs]


class Instelling(models.Model):
    brin = models.CharField(max_length=4, unique=True)
    naam = models.CharField(max_length=200)
    pc4 = models.CharField(max_length=4, blank=True)
    plaats = models.CharField(max_length=80, blank=True)
    opgericht_op = models.DateField(null=True, blank=True)
    opgeheven_op = models.DateField(null=True, blank=True)
    denominatie = models.CharField(max_length=80, blank=True)
    soorten = models.CharField(max_length=20, blank=True, help_text="mbo, ho of beide; leeg is onbekend")
    fictief = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "instellingen"

    def __str__(self) -> str:
        return f"{self.naam} ({self.brin})"


class Vestiging(models.Model):
    instelling = models.ForeignKey(Instelling, models.PROTECT, related_name="vestigingen")
    code = models.CharField(max_length=2)
    naam = models.CharField(max_length=200)
    pc4 = models.CharField(max_length=4, blank=True)
    plaats = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name_plural = "vestigingen"
        constraints = [models.UniqueConstraint(fields=["instelling", "code"], name="vestiging_uniek")]

    def __str__(self) -> str:
        return f"{self.naam} ({self.code})"


class Opleidingssoort(models.IntegerChoices):
    MBO = 1, "mbo"
    HO = 2, "ho"
    VAVO = 3, "vavo"


class Opleiding(models.Model):
    soort = models.SmallIntegerField(choices=Opleidingssoort)
    code = models.CharField("crebo of isat", max_length=6)
    naam = models.CharField(max_length=250)
    niveau = models.CharField(max_length=10, blank=True)
    leerwegen = models.CharField(max_length=20, blank=True)
    actueel = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "opleidingen"
        constraints = [models.UniqueConstraint(fields=["soort", "code"], name="opleiding_uniek")]

    def __str__(self) -> str:
        return f"{self.naam} ({self.code})"


class Opleidingsaanbod(models.Model):
    instelling = models.ForeignKey(Instelling, models.PROTECT, related_name="aanbod")
    opleiding = models.ForeignKey(Opleiding, models.PROTECT, related_name="aanbod")

    class Meta:
        verbose_name_plural = "opleidingsaanbod"
        constraints = [models.UniqueConstraint(fields=["instelling", "opleiding"], name="aanbod_uniek")]

    def __str__(self) -> str:
        return f"aanbod {self.pk}"


class Vrijstelling(models.IntegerChoices):
    """Exemptions of article 6 Uitvoeringsbesluit LCW."""

    GEEN = 0, "geen"
    JUSTITIELE_INRICHTING = 1, "justitiële jeugdinrichting"
    BIJZONDER_DAGONDERWIJS = 2, "bijzonder dagonderwijs"


class _Looptijd(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


class Inschrijving(Feit):
    """``einddatum`` is the last day enrolled (NULL while it runs); ``ontvangen_op`` the day the school delivered it."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="inschrijvingen", db_index=False)
    instelling = models.ForeignKey(Instelling, models.PROTECT, related_name="+")
    opleiding = models.ForeignKey(Opleiding, models.PROTECT, related_name="+", db_index=False)
    onderwijs = models.SmallIntegerField(choices=ONDERWIJS)
    begindatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    examenkandidaat = models.BooleanField(default=False)
    vrijstelling = models.SmallIntegerField(choices=Vrijstelling, default=Vrijstelling.GEEN)
    ontvangen_op = models.DateField()

    class Meta:
        verbose_name_plural = "inschrijvingen"
        indexes = [
            models.Index(fields=["persoon", "begindatum"], name="inschrijving_persoon"),
            BrinIndex(fields=["ontvangen_op"], name="inschrijving_ontvangen"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=models.F("begindatum")), name="inschrijving_volgorde"
            ),
            ExclusionConstraint(
                name="inschrijving_geen_overlap",
                condition=HUIDIG,
                expressions=[
                    ("persoon", RangeOperators.EQUAL),
                    ("instelling", RangeOperators.EQUAL),
                    ("opleiding", RangeOperators.EQUAL),
                    (_Looptijd("begindatum", "einddatum", RangeBoundary(inclusive_lower=True, inclusive_upper=True)), "&&"),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"inschrijving {self.pk}"


class Diploma(Feit):
    """The fact that a programme was completed: ``behaald_op`` at school, ``ontvangen_op`` with us."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="diplomas", db_index=False)
    instelling = models.ForeignKey(Instelling, models.PROTECT, related_name="+")
    opleiding = models.ForeignKey(Opleiding, models.PROTECT, related_name="+", db_index=False)
    behaald_op = models.DateField()
    ontvangen_op = models.DateField()

    class Meta:
        verbose_name = "diploma"
        verbose_name_plural = "diploma's"
        constraints = [models.UniqueConstraint(fields=["persoon", "instelling", "opleiding"], condition=HUIDIG, name="diploma_huidig")]
        indexes = [
            models.Index(fields=["persoon", "behaald_op"], name="diploma_persoon"),
            BrinIndex(fields=["ontvangen_op"], name="diploma_ontvangen"),
        ]

    def __str__(self) -> str:
        return f"diploma {self.pk}"
