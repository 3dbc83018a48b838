"""Money that the CJIB, a bailiff or an agency abroad received for us."""

from django.db import models
from django.db.models.functions import Now

from duo_portal.databank.modellen import Vast
from duo_portal.grootboek.models import Boeking
from duo_portal.vorderingen.models import Partij, Vordering


class Partijontvangstsoort(models.IntegerChoices):
    BETALING = 1, "betaling van de vordering"
    EIGEN_KOSTEN = 2, "eigen kosten van de partij"


class Partijontvangst(Vast):
    """What a party reported to have received on a claim, known by the party's own number.

    A payment is booked (``boeking`` is the first of its bookings). The party's own costs are its own money: they are kept for the
    person who judges the costs when the claim turns out to be lower, and are not booked.
    """

    partij = models.SmallIntegerField(choices=Partij)
    nummer = models.CharField("nummer bij de partij", max_length=35)
    soort = models.SmallIntegerField(choices=Partijontvangstsoort)
    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="partijontvangsten")
    datum = models.DateField()
    bedrag_centen = models.BigIntegerField()
    boeking = models.OneToOneField(Boeking, models.PROTECT, null=True, blank=True, related_name="partijontvangst")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "ontvangst van een partij"
        verbose_name_plural = "ontvangsten van partijen"
        constraints = [
            models.UniqueConstraint(fields=["partij", "nummer"], name="partijontvangst_uniek"),
            models.CheckConstraint(condition=models.Q(bedrag_centen__gt=0), name="partijontvangst_positief"),
            models.CheckConstraint(
                condition=models.Q(soort=Partijontvangstsoort.BETALING, boeking__isnull=False)
                | models.Q(soort=Partijontvangstsoort.EIGEN_KOSTEN, boeking__isnull=True),
                name="partijontvangst_geboekt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_partij_display()} {self.nummer}"
