"""What a decision awards per month, and what was booked for a month."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from duo_portal.besluiten.models import Besluit
from duo_portal.databank.modellen import Vast
from duo_portal.register.models import Persoon
from studiefinanciering.codes import FASES


class Toekenning(Vast):
    """The months ``van`` up to and including ``tot`` (first days of months) of a decision, in which nothing changes.

    The decision is of kind STUDIEFINANCIERING with the calendar year as its period; its outcome is the sum over its months.
    Amounts are cents per month: the parts, and the same money by form (gift, prestatiebeurs, loan). ``stappen`` holds the
    values of the rule "studiefinanciering" for these months, by position. Months without any right have no row.
    """

    besluit = models.ForeignKey(Besluit, models.PROTECT, related_name="toekenningen", db_index=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="toekenningen")
    van = models.DateField()
    tot = models.DateField()
    onderwijs = models.SmallIntegerField(choices=[(0, "onbekend"), (1, "mbo"), (2, "hoger onderwijs")], default=0, db_default=0)
    fase = models.SmallIntegerField(choices=FASES)
    uitwonend = models.BooleanField()
    aanvullend_gift = models.BooleanField(help_text="de aanvullende beurs van deze maanden is gift")
    onbekend_inkomen = models.BooleanField(help_text="aanvullende beurs nog niet te berekenen (WSF 3.20)")
    basisbeurs_centen = models.BigIntegerField()
    aanvullend_centen = models.BigIntegerField()
    eenouder_centen = models.BigIntegerField()
    lening_centen = models.BigIntegerField()
    collegegeldkrediet_centen = models.BigIntegerField()
    gift_centen = models.BigIntegerField()
    prestatie_centen = models.BigIntegerField()
    stappen = ArrayField(models.BigIntegerField(null=True))

    class Meta:
        verbose_name = "toekenning"
        verbose_name_plural = "toekenningen"
        constraints = [
            models.UniqueConstraint(fields=["besluit", "van"], name="toekenning_uniek"),
            models.CheckConstraint(condition=models.Q(van__day=1, tot__day=1, tot__gte=models.F("van")), name="toekenning_maanden"),
            models.CheckConstraint(
                condition=models.Q(
                    gift_centen=models.F("basisbeurs_centen")
                    + models.F("aanvullend_centen")
                    + models.F("eenouder_centen")
                    - models.F("prestatie_centen")
                ),
                name="toekenning_vorm_telt_op",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    basisbeurs_centen__gte=0,
                    aanvullend_centen__gte=0,
                    eenouder_centen__gte=0,
                    lening_centen__gte=0,
                    collegegeldkrediet_centen__gte=0,
                    gift_centen__gte=0,
                    prestatie_centen__gte=0,
                ),
                name="toekenning_niet_negatief",
            ),
        ]

    def __str__(self) -> str:
        return f"toekenning {self.pk}"

    @property
    def totaal_centen(self) -> int:
        """Cents per month in all."""
        return self.gift_centen + self.prestatie_centen + self.lening_centen + self.collegegeldkrediet_centen


class Maandboeking(Vast):
    """What was booked for a month, as a difference with what was booked before: the sum over ``volgnummer`` is what counts.

    A monthly run compares the award in force with that sum, books the difference, and pays or settles the balance. Cents,
    below zero where an award was lowered; ``lening_centen`` holds loan and collegegeldkrediet together.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="maandboekingen", db_index=False)
    maand = models.DateField()
    volgnummer = models.SmallIntegerField()
    besluit = models.ForeignKey(Besluit, models.PROTECT, related_name="maandboekingen", db_index=False)
    run = models.ForeignKey("batches.Run", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    gift_centen = models.BigIntegerField()
    prestatie_centen = models.BigIntegerField()
    lening_centen = models.BigIntegerField()
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "maandboeking"
        verbose_name_plural = "maandboekingen"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "maand", "volgnummer"], name="maandboeking_uniek"),
            models.CheckConstraint(condition=models.Q(maand__day=1, volgnummer__gte=1), name="maandboeking_klopt"),
            models.CheckConstraint(condition=~models.Q(gift_centen=0, prestatie_centen=0, lening_centen=0), name="maandboeking_verschil"),
        ]

    def __str__(self) -> str:
        return f"maandboeking {self.maand} {self.volgnummer}"
