"""Claims of the state on a person. What a claim amounts to stands in the ledger; nothing here stores a balance."""

from django.db import models
from django.db.models.functions import Now

from duo_portal.besluiten.models import Besluit
from duo_portal.databank.modellen import Vast
from duo_portal.register.models import Persoon


class Vorderingsoort(models.IntegerChoices):
    LESGELD = 1, "lesgeld"
    STUDIESCHULD = 2, "studieschuld"
    TEVEEL_ONTVANGEN = 3, "te veel ontvangen studiefinanciering"


class Vordering(Vast):
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="vorderingen", db_index=False)
    soort = models.SmallIntegerField(choices=Vorderingsoort)
    periode = models.IntegerField()
    besluit = models.ForeignKey(Besluit, models.PROTECT, related_name="vorderingen", db_index=False)
    ontstaan_op = models.DateField()
    betaal_voor = models.DateField(help_text="laatste dag voor betaling ineens")

    class Meta:
        verbose_name_plural = "vorderingen"
        constraints = [models.UniqueConstraint(fields=["persoon", "soort", "periode"], name="vordering_uniek")]

    def __str__(self) -> str:
        return f"vordering {self.pk}"


class Termijn(Vast):
    """The instalments as offered. What is still to be debited follows from the ledger: see ``selectors.stand_van_termijnen``."""

    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="termijnen", db_index=False)
    volgnummer = models.SmallIntegerField()
    vervaldatum = models.DateField()
    bedrag_centen = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "termijnen"
        constraints = [
            models.UniqueConstraint(fields=["vordering", "volgnummer"], name="termijn_uniek"),
            models.CheckConstraint(condition=models.Q(bedrag_centen__gt=0), name="termijn_positief"),
        ]

    def __str__(self) -> str:
        return f"termijn {self.volgnummer}"


class Inningsstap(models.IntegerChoices):
    BETALINGSVERZOEK = 1, "betalingsverzoek"
    AFSCHRIJVING_MISLUKT = 2, "afschrijving mislukt"
    REGELING_VERVALLEN = 3, "termijnregeling vervallen"
    HERINNERING = 4, "herinnering"
    AANMANING = 5, "aanmaning"
    CJIB = 6, "overgedragen aan het CJIB"
    DEURWAARDER = 7, "bij de deurwaarder"
    VERLAAGD = 8, "overgedragen vordering verlaagd"
    TERUGGEROEPEN = 9, "teruggeroepen"


class Inning(Vast):
    """A dated step in the collection of a claim. The last one is its state."""

    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="inning")
    stap = models.SmallIntegerField(choices=Inningsstap)
    datum = models.DateField()
    bedrag_centen = models.BigIntegerField(default=0)
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "inningsstap"
        verbose_name_plural = "inningsstappen"

    def __str__(self) -> str:
        return f"{self.get_stap_display()} {self.datum}"
