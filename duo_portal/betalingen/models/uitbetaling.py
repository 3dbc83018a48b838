"""Payment orders: frozen when made, bundled in a frozen batch, released by two different people."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Persoon


class Betaalopdracht(Vast):
    """One per payable transfer, with account and name as they were when the order was made.

    ``persoon`` is empty when money goes back to a sender whom we do not know.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="betaalopdrachten")
    boeking = models.OneToOneField(Boeking, models.PROTECT, related_name="opdracht")
    bedrag_centen = models.BigIntegerField()
    iban = models.CharField(max_length=34)
    tenaamstelling = models.CharField(max_length=70)
    omschrijving = models.CharField(max_length=140)
    opgesteld_op = models.DateField()
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "betaalopdrachten"
        constraints = [models.CheckConstraint(condition=models.Q(bedrag_centen__gt=0), name="opdracht_positief")]

    def __str__(self) -> str:
        return f"opdracht {self.pk}"


class Batchsoort(models.IntegerChoices):
    UITBETALING = 1, "uitbetaling"
    INCASSO = 2, "incasso"


class Betaalbatch(Vast):
    """A frozen set of orders. Its file is generated from frozen rows, so it is the same after a crash."""

    soort = models.SmallIntegerField(choices=Batchsoort, default=Batchsoort.UITBETALING, db_default=Batchsoort.UITBETALING)
    uitvoeren_op = models.DateField()
    aantal = models.IntegerField()
    totaal_centen = models.BigIntegerField()
    bevroren_op = models.DateTimeField(db_default=Now())
    samengesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "betaalbatches"

    def __str__(self) -> str:
        return f"betaalbatch {self.pk}"


class Batchregel(Vast):
    batch = models.ForeignKey(Betaalbatch, models.PROTECT, related_name="regels")
    opdracht = models.OneToOneField(Betaalopdracht, models.PROTECT, related_name="batchregel")

    class Meta:
        verbose_name_plural = "batchregels"

    def __str__(self) -> str:
        return f"regel {self.pk}"


class Vrijgave(Vast):
    """A release. ``nummer`` 1 and 2 by two different people: the second unique constraint is the four eyes."""

    batch = models.ForeignKey(Betaalbatch, models.PROTECT, related_name="vrijgaven")
    nummer = models.SmallIntegerField()
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "vrijgaven"
        constraints = [
            models.UniqueConstraint(fields=["batch", "nummer"], name="vrijgave_nummer"),
            models.UniqueConstraint(fields=["batch", "medewerker"], name="vrijgave_twee_mensen"),
            models.CheckConstraint(condition=models.Q(nummer__in=[1, 2]), name="vrijgave_twee"),
        ]

    def __str__(self) -> str:
        return f"vrijgave {self.nummer}"


class Betaalbestand(Vast):
    """The hash of the file that was given out; a second making must have the same hash."""

    batch = models.OneToOneField(Betaalbatch, models.PROTECT, related_name="bestand")
    berichtkenmerk = models.CharField(max_length=35, unique=True)
    sha256 = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "betaalbestanden"

    def __str__(self) -> str:
        return self.berichtkenmerk


class Ontvangst(Vast):
    """The account a payment came from. What somebody else paid too much goes back there, and after death everything."""

    boeking = models.OneToOneField(Boeking, models.PROTECT, related_name="ontvangst")
    iban = models.CharField(max_length=34)
    tenaamstelling = models.CharField(max_length=70)

    class Meta:
        verbose_name_plural = "ontvangsten"
        indexes = [models.Index(fields=["iban"], name="ontvangst_iban")]

    def __str__(self) -> str:
        return f"ontvangst {self.pk}"


class Uitvoering(Vast):
    """The bank paid this order: at most once. ``boeking`` moved the money out of the bank."""

    opdracht = models.OneToOneField(Betaalopdracht, models.PROTECT, related_name="uitvoering")
    boeking = models.OneToOneField(Boeking, models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "uitvoeringen"

    def __str__(self) -> str:
        return f"uitvoering {self.pk}"


class Uitbetalingretour(Vast):
    """An order whose money came back: at most once. ``boeking`` reverses the payment; a new order hangs on that booking."""

    opdracht = models.OneToOneField(Betaalopdracht, models.PROTECT, related_name="retour")
    code = models.CharField("SEPA-code", max_length=4)
    datum = models.DateField()
    regel = models.OneToOneField("betalingen.Afschriftregel", models.PROTECT, null=True, blank=True, related_name="+")
    boeking = models.OneToOneField(Boeking, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "teruggekomen uitbetalingen"

    def __str__(self) -> str:
        return f"{self.code} {self.datum}"


class Betalerrekening(Vast):
    """Two people recorded the new account of somebody else who had paid, after the bank sent their money back (decision 0095).

    ``betaler`` is empty when we do not know who that is; then staff wrote to them. ``opdracht`` pays to the new account.
    """

    retour = models.OneToOneField(Uitbetalingretour, models.PROTECT, related_name="betalerrekening")
    opdracht = models.OneToOneField(Betaalopdracht, models.PROTECT, related_name="betalerrekening")
    iban = models.CharField(max_length=34)
    tenaamstelling = models.CharField(max_length=70)
    bewijs = models.CharField(max_length=200, help_text="waaruit blijkt dat deze rekening van de betaler is")
    betaler = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="+")
    bericht = models.ForeignKey("berichten.Bericht", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    tweede_medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    besloten_op = models.DateField()
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "rekening van een betaler"
        verbose_name_plural = "rekeningen van betalers"
        constraints = [
            models.CheckConstraint(condition=~models.Q(medewerker=models.F("tweede_medewerker")), name="betalerrekening_vier_ogen"),
            models.CheckConstraint(condition=~models.Q(bewijs=""), name="betalerrekening_met_bewijs"),
        ]

    def __str__(self) -> str:
        return f"rekening van de betaler {self.pk}"
