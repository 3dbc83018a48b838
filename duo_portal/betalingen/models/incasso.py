"""Mandates, what is debited by them, and what comes back (SEPA core direct debit)."""

from django.db import models
from django.db.models.functions import Now

from duo_portal.betalingen.models.afschrift import Afschriftregel
from duo_portal.betalingen.models.uitbetaling import Betaalbatch
from duo_portal.databank.modellen import Feit, Vast
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Betalingsregeling, Termijn, Vordering


class Incassomachtiging(Feit):
    """Leave to debit an account, for claims on ``persoon``. The holder may be another (``betaler``, empty when unknown to us).

    It ends when it is withdrawn (``vervangen_op``) and lapses after 36 months without a debit.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="incassomachtigingen")
    kenmerk = models.CharField("machtigingskenmerk", max_length=35, unique=True)
    iban = models.CharField(max_length=34)
    tenaamstelling = models.CharField(max_length=70)
    betaler = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="+")
    getekend_op = models.DateField()

    class Meta:
        verbose_name_plural = "incassomachtigingen"
        indexes = [models.Index(fields=["iban"], name="machtiging_iban")]

    def __str__(self) -> str:
        return self.kenmerk


class Incassoregeling(Vast):
    """This arrangement is debited by this mandate. Another mandate for the same claim is another arrangement."""

    regeling = models.OneToOneField(Betalingsregeling, models.PROTECT, related_name="incasso")
    machtiging = models.ForeignKey(Incassomachtiging, models.PROTECT, related_name="regelingen")

    class Meta:
        verbose_name_plural = "incassoregelingen"

    def __str__(self) -> str:
        return f"incasso {self.pk}"


class Incasso(Vast):
    """A debit order, with account, name and mandate as they were; it belongs to a frozen batch from the start.

    It moves no money in the ledger until the bank says that it did: see ``Incassoboeking``. ``eindtoeeind`` of its file is
    ``I`` with the number in twelve digits.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="incassos", db_index=False)
    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="incassos")
    termijn = models.ForeignKey(Termijn, models.PROTECT, related_name="incassos", db_index=False)
    poging = models.SmallIntegerField(default=1, db_default=1)
    machtiging = models.ForeignKey(Incassomachtiging, models.PROTECT, related_name="incassos")
    batch = models.ForeignKey(Betaalbatch, models.PROTECT, related_name="incassos")
    bedrag_centen = models.BigIntegerField()
    iban = models.CharField(max_length=34)
    tenaamstelling = models.CharField(max_length=70)
    machtigingskenmerk = models.CharField(max_length=35)
    getekend_op = models.DateField()
    omschrijving = models.CharField(max_length=140)
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "incasso's"
        constraints = [
            models.UniqueConstraint(fields=["termijn", "poging"], name="incasso_een_per_poging"),
            models.CheckConstraint(condition=models.Q(bedrag_centen__gt=0), name="incasso_positief"),
        ]

    def __str__(self) -> str:
        return f"incasso {self.pk}"


class Incassoboeking(Vast):
    """The booking that a debit led to, so that a return finds what it reverses. A debit is booked once."""

    incasso = models.OneToOneField(Incasso, models.PROTECT, related_name="geboekt")
    boeking = models.OneToOneField(Boeking, models.PROTECT, related_name="incasso")

    class Meta:
        verbose_name_plural = "incassoboekingen"

    def __str__(self) -> str:
        return f"incassoboeking {self.pk}"


class Retourgrond(models.IntegerChoices):
    GEWEIGERD = 1, "geweigerd of teruggestuurd door de bank"
    OP_VERZOEK = 2, "teruggevraagd door de rekeninghouder (binnen 8 weken)"
    ZONDER_MACHTIGING = 3, "zonder geldige machtiging (binnen 13 maanden)"


class Incassoretour(Vast):
    """A debit that came back: at most once. ``boeking`` reverses the payment, and is empty when it never was booked."""

    incasso = models.OneToOneField(Incasso, models.PROTECT, related_name="retour")
    code = models.CharField("SEPA-code", max_length=4)
    grond = models.SmallIntegerField(choices=Retourgrond)
    datum = models.DateField()
    regel = models.OneToOneField(Afschriftregel, models.PROTECT, null=True, blank=True, related_name="incassoretour")
    boeking = models.OneToOneField(Boeking, models.PROTECT, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "incassoretouren"

    def __str__(self) -> str:
        return f"{self.code} {self.datum}"
