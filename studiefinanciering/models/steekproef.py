"""Control of who lives away from home: a lot drawn by a number, and what a member of staff found. No profile of anybody."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast
from duo_portal.register.models import Persoon


class Uitkomst(models.IntegerChoices):
    KLOPT = 1, "klopt: de student woont op het adres"
    ANDER_ADRES = 2, "de student woont ergens anders"
    NIET_BEKEND = 3, "niet vast te stellen: telt als klopt"


class Steekproef(Vast):
    """Drawn for one month out of everybody who was awarded the amount for living away. ``zaad`` alone decides who is in it.

    Whoever draws again with the same seed from the same awards gets the same persons, in the same order.
    """

    maand = models.DateField()
    zaad = models.BigIntegerField(help_text="getal waarmee is geloot; openbaar na de trekking")
    omvang = models.IntegerField(help_text="zoveel personen moesten erin")
    bereik = models.IntegerField(help_text="uit zoveel personen is geloot")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    getrokken_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "steekproef"
        verbose_name_plural = "steekproeven"
        constraints = [
            models.UniqueConstraint(fields=["maand", "zaad"], name="steekproef_uniek"),
            models.CheckConstraint(condition=models.Q(maand__day=1, omvang__gte=1, bereik__gte=0), name="steekproef_klopt"),
        ]

    def __str__(self) -> str:
        return f"steekproef {self.maand:%Y-%m}"


class Steekproefpersoon(Vast):
    """Somebody whose lot was drawn; ``volgnummer`` is the order of the lots."""

    steekproef = models.ForeignKey(Steekproef, models.PROTECT, related_name="personen", db_index=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="steekproeven")
    volgnummer = models.IntegerField()

    class Meta:
        verbose_name = "persoon in een steekproef"
        verbose_name_plural = "personen in steekproeven"
        constraints = [
            models.UniqueConstraint(fields=["steekproef", "persoon"], name="steekproefpersoon_een_keer"),
            models.UniqueConstraint(fields=["steekproef", "volgnummer"], name="steekproefpersoon_volgnummer"),
        ]

    def __str__(self) -> str:
        return f"nummer {self.volgnummer} van {self.steekproef_id}"


class Controleuitkomst(Vast):
    """What a member of staff found. It changes no award by itself: a decision is another act, by a person, with its own letter."""

    getrokken = models.OneToOneField(Steekproefpersoon, models.PROTECT, related_name="uitkomst")
    uitkomst = models.SmallIntegerField(choices=Uitkomst)
    toelichting = models.TextField(blank=True)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "uitkomst van een controle"
        verbose_name_plural = "uitkomsten van controles"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(uitkomst=Uitkomst.ANDER_ADRES) | ~models.Q(toelichting=""), name="controleuitkomst_met_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"uitkomst {self.get_uitkomst_display()}"
