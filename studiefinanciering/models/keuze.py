"""What a student asked for, from which month, and what was used up before this register began."""

from django.db import models

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.databank.modellen import HUIDIG, Feit
from duo_portal.register.models import Persoon


class Aanvullend(models.IntegerChoices):
    """Whether somebody wants the aanvullende beurs. Nobody who was never asked has said no."""

    NIET_GEVRAAGD = 0, "nooit gevraagd"
    JA = 1, "ja"
    NEE = 2, "nee, uitdrukkelijk"
    AMBTSHALVE = 3, "zonder aanvraag toegekend, alleen de maanden die gift zijn"


class Reisproductsoort(models.IntegerChoices):
    GEEN = 0, "geen"
    WEEK = 1, "week"
    WEEKEND = 2, "weekend"


class Studiekeuze(Feit):
    """What somebody wants from ``vanaf`` (first day of a month) on, until the next choice (WSF 3.19, 3.21).

    In a month counts the current choice with the latest ``vanaf`` not after that month. A changed mind about a later month is
    a new choice; about the same month it replaces the old one. Amounts are cents per month; a loan of -1 is the maximum.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="studiekeuzes", db_index=False)
    vanaf = models.DateField()
    stopt = models.BooleanField("geen studiefinanciering vanaf deze maand", default=False)
    aanvullend = models.SmallIntegerField(choices=Aanvullend, default=Aanvullend.NIET_GEVRAAGD)
    lening_centen = models.BigIntegerField(default=0, help_text="per maand; -1 is zo veel als kan")
    collegegeldkrediet_centen = models.BigIntegerField(default=0, help_text="per maand")
    eenoudergezin = models.BooleanField(default=False)
    reisproduct = models.SmallIntegerField(choices=Reisproductsoort, default=Reisproductsoort.GEEN)
    aangevraagd_op = models.DateField()
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = "studiekeuze"
        verbose_name_plural = "studiekeuzes"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "vanaf"], condition=HUIDIG, name="studiekeuze_huidig"),
            models.CheckConstraint(condition=models.Q(vanaf__day=1), name="studiekeuze_eerste_dag"),
            models.CheckConstraint(
                condition=models.Q(lening_centen__gte=-1, collegegeldkrediet_centen__gte=0), name="studiekeuze_bedragen"
            ),
        ]
        indexes = [models.Index(fields=["persoon", "vanaf"], condition=models.Q(vervangen_op__isnull=False), name="studiekeuze_vroeger")]

    def __str__(self) -> str:
        return f"studiekeuze {self.pk}"


class Studieverleden(Feit):
    """Months that somebody had before the first award of this register. Awards since then are counted from ``Toekenning``."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="studieverleden", db_index=False)
    eerste_maand = models.DateField(help_text="eerste maand met studiefinanciering")
    eerste_maand_ho = models.DateField(null=True, blank=True)
    prestatiemaanden_mbo = models.SmallIntegerField(default=0)
    prestatiemaanden_ho = models.SmallIntegerField(default=0)
    leenmaanden = models.SmallIntegerField(default=0)
    beursmaanden_mbo = models.SmallIntegerField(default=0, help_text="maanden met recht op aanvullende beurs in mbo 3-4")
    beursmaanden_ho = models.SmallIntegerField(default=0, help_text="maanden met recht op aanvullende beurs in het ho")
    gift_centen = models.BigIntegerField(default=0)
    prestatie_centen = models.BigIntegerField(default=0)
    lening_centen = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "studieverleden"
        verbose_name_plural = "studieverledens"
        constraints = [models.UniqueConstraint(fields=["persoon"], condition=HUIDIG, name="studieverleden_huidig")]

    def __str__(self) -> str:
        return f"studieverleden {self.pk}"
