"""Statements of the bank (camt.053), line by line, and what each line turned out to be."""

from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Vordering


class Bankafschrift(Vast):
    """A statement as the bank gave it. The same file, or the same statement in another file, is imported once."""

    iban = models.CharField(max_length=34)
    kenmerk = models.CharField(max_length=35)
    datum = models.DateField()
    beginsaldo_centen = models.BigIntegerField()
    eindsaldo_centen = models.BigIntegerField()
    aantal = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    ontvangen_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "bankafschriften"
        constraints = [models.UniqueConstraint(fields=["iban", "kenmerk"], name="afschrift_uniek")]

    def __str__(self) -> str:
        return f"{self.kenmerk} {self.datum}"


class Afschriftregel(Vast):
    """One movement: a line, or one transaction of a line that has several. ``bij``: money came in."""

    afschrift = models.ForeignKey(Bankafschrift, models.PROTECT, related_name="regels", db_index=False)
    volgnummer = models.IntegerField()
    bij = models.BooleanField()
    bedrag_centen = models.BigIntegerField()
    boekdatum = models.DateField()
    valutadatum = models.DateField()
    iban = models.CharField(max_length=34, blank=True)
    naam = models.CharField(max_length=140, blank=True)
    omschrijving = models.CharField(max_length=500, blank=True)
    eindtoeeind = models.CharField(max_length=35, blank=True)
    batchkenmerk = models.CharField(max_length=35, blank=True, help_text="kenmerk van ons eigen bestand bij de bank")
    retourcode = models.CharField(max_length=4, blank=True)
    bankreferentie = models.CharField(max_length=35, blank=True)

    class Meta:
        verbose_name_plural = "afschriftregels"
        constraints = [
            models.UniqueConstraint(fields=["afschrift", "volgnummer"], name="afschriftregel_uniek"),
            models.CheckConstraint(condition=models.Q(bedrag_centen__gt=0), name="afschriftregel_positief"),
        ]

    def __str__(self) -> str:
        return f"regel {self.volgnummer}"


class Bestemming(models.IntegerChoices):
    """What a line turned out to be."""

    KENMERK = 1, "vordering, door het betalingskenmerk"
    REKENING_EN_BEDRAG = 2, "vordering, door rekening en bedrag"
    INCASSOBATCH = 3, "opbrengst van een incassobestand"
    INCASSORETOUR = 4, "incasso die terugkwam"
    UITBETALING = 5, "betaalbestand dat is uitgevoerd"
    UITBETALING_RETOUR = 6, "uitbetaling die terugkwam"
    BETAALDIENST = 7, "afrekening van de betaaldienst"
    PARTIJ = 8, "afdracht van CJIB of deurwaarder"
    ONBEKEND = 9, "nog geen bestemming"
    MENS = 10, "toegewezen door een medewerker"
    TERUG = 11, "teruggestuurd naar de afzender"
    BANKKOSTEN = 12, "kosten of verschil van de bank"
    TEGENREGEL = 13, "hoort bij een andere regel"


class Regelverwerking(Vast):
    """What was done with a line: once by the machine, and when that was ``ONBEKEND`` once more by a person."""

    regel = models.ForeignKey(Afschriftregel, models.PROTECT, related_name="verwerkingen", db_index=False)
    volgnummer = models.SmallIntegerField(default=1, db_default=1)
    bestemming = models.SmallIntegerField(choices=Bestemming)
    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="+")
    vordering = models.ForeignKey(Vordering, models.PROTECT, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "verwerkte afschriftregels"
        constraints = [models.UniqueConstraint(fields=["regel", "volgnummer"], name="regelverwerking_uniek")]

    def __str__(self) -> str:
        return self.get_bestemming_display()
