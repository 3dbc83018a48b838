"""The parents' side of the aanvullende beurs. Incomes themselves are facts of the register, read only with a ground."""

from django.conf import settings
from django.db import models

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.databank.modellen import HUIDIG, Feit
from duo_portal.register.models import Persoon


class Buitenbeschouwing(models.IntegerChoices):
    """Why a parent's income does not count (WSF 3.14, BSF 6-12), or is being looked for first."""

    CONFLICT = 1, "ernstig en structureel conflict"
    GEZAG = 2, "gezag beëindigd"
    GEEN_CONTACT = 3, "geen contact sinds het twaalfde jaar"
    ALIMENTATIE = 4, "alimentatie niet te innen"
    ONVINDBAAR = 5, "ouder onvindbaar"
    OPGEVRAAGD = 9, "gegevens worden eerst opgevraagd"


class Oudersituatie(Feit):
    """From ``vanaf`` (first day of a month) up to and including ``tot`` this parent of the student does not count.

    ``ouder`` is 1 or 2, as in ``Familierelatie``. ``OPGEVRAAGD`` sets nothing aside: the income counts as unknown. A court
    amount (``alimentatie_centen`` a month) takes the place of the parent's contribution (BSF 12).
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="oudersituaties", db_index=False)
    ouder = models.SmallIntegerField(choices=[(1, "ouder 1"), (2, "ouder 2")])
    grond = models.SmallIntegerField(choices=Buitenbeschouwing)
    alimentatie_centen = models.BigIntegerField(default=0)
    vanaf = models.DateField()
    tot = models.DateField(null=True, blank=True)
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = "oudersituatie"
        verbose_name_plural = "oudersituaties"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "ouder", "vanaf"], condition=HUIDIG, name="oudersituatie_huidig"),
            models.CheckConstraint(
                condition=models.Q(ouder__in=[1, 2], alimentatie_centen__gte=0, vanaf__day=1), name="oudersituatie_klopt"
            ),
        ]

    def __str__(self) -> str:
        return f"oudersituatie {self.pk}"


class Ouderjaar(Feit):
    """What else counts of a parent in a peiljaar (WSF 3.9): no partner, children who lower the contribution, own repayment."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="ouderjaren", db_index=False)
    jaar = models.SmallIntegerField()
    zonder_partner = models.BooleanField(default=False)
    telkinderen = models.SmallIntegerField(default=0)
    aflossing_centen = models.BigIntegerField("aflossing van eigen studieschuld, per jaar", default=0)
    bron = models.CharField(max_length=40)

    class Meta:
        verbose_name = "jaar van een ouder"
        verbose_name_plural = "jaren van ouders"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "jaar"], condition=HUIDIG, name="ouderjaar_huidig"),
            models.CheckConstraint(condition=models.Q(telkinderen__range=(0, 30), aflossing_centen__gte=0), name="ouderjaar_denkbaar"),
        ]

    def __str__(self) -> str:
        return f"jaar {self.jaar} van ouder {self.persoon_id}"


class Peiljaarverlegging(Feit):
    """For the award of ``jaar`` of this student, both parents' incomes of ``peiljaar`` count (WSF 3.10)."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="peiljaarverleggingen", db_index=False)
    jaar = models.SmallIntegerField()
    peiljaar = models.SmallIntegerField()
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = "peiljaarverlegging"
        verbose_name_plural = "peiljaarverleggingen"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "jaar"], condition=HUIDIG, name="peiljaarverlegging_huidig"),
            models.CheckConstraint(
                condition=models.Q(peiljaar__gte=models.F("jaar") - 1, peiljaar__lte=models.F("jaar")), name="peiljaarverlegging_jaar"
            ),
        ]

    def __str__(self) -> str:
        return f"peiljaarverlegging {self.jaar}"
