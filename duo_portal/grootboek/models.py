"""The ledger: a transfer is one row from a debit to a credit account, so it balances by its shape."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now

from duo_portal.besluiten.models import Besluit
from duo_portal.databank.modellen import Vast
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Vordering


class Grootboekrekening(models.IntegerChoices):
    """The chart of accounts."""

    BANK = 100, "bank"
    TUSSENREKENING_INCASSO = 110, "incasso onderweg"
    TUSSENREKENING_IDEAL = 111, "betaaldienst onderweg"
    VORDERING_LESGELD = 130, "vorderingen lesgeld"
    VORDERING_STUDIESCHULD = 131, "studieschulden"
    VORDERING_TEVEEL = 132, "te veel betaalde studiefinanciering"
    VORDERING_KOSTEN = 135, "vorderingen kosten van inning"
    VORDERING_RENTE = 136, "vorderingen rente"
    VOORWAARDELIJKE_BEURS = 141, "voorwaardelijke beurs"
    TE_BETALEN_LESGELD = 160, "terug te betalen lesgeld"
    TE_BETALEN_STUDIEFINANCIERING = 161, "te betalen studiefinanciering"
    ONDERWEG_STUDIEFINANCIERING = 162, "studiefinanciering onderweg naar de student"
    ONBEKENDE_ONTVANGST = 170, "ontvangsten zonder bestemming"
    BIJ_CJIB = 180, "ontvangen door CJIB of deurwaarder"
    LASTEN_STUDIEFINANCIERING = 400, "verstrekte studiefinanciering"
    LASTEN_RENTE = 406, "vergoede rente"
    LASTEN_KWIJTGESCHOLDEN = 410, "kwijtgescholden"
    LASTEN_BANK = 420, "kosten en verschillen van de bank"
    BATEN_LESGELD = 800, "opbrengst lesgeld"
    BATEN_KOSTEN = 805, "opbrengst kosten van inning"
    BATEN_RENTE = 806, "opbrengst rente"


class Oorzaak(models.IntegerChoices):
    """Why money moved.

    A payment of a claim is one ``BETALING`` per part that it pays (costs, interest, principal): its credit account says which.
    Account 161 is the running account with a student: what was awarded month by month, minus what was made payable (``BETAALBAAR``)
    and what was set off or claimed; below zero it is what they received too much.
    ``STORNO`` reverses such a row. ``AFGEREKEND`` moves money between our own accounts and touches no claim.
    """

    OPGELEGD = 1, "lesgeld opgelegd"
    VERLAAGD = 2, "lesgeld verlaagd"
    BETALING = 3, "betaling ontvangen"
    TERUG_TE_BETALEN = 4, "te veel betaald, wordt terugbetaald"
    UITBETAALD = 5, "uitbetaald"
    STORNO = 6, "afschrijving teruggeboekt"
    KOSTEN = 7, "kosten van inning"
    KOSTEN_VERVALLEN = 8, "kosten van inning vervallen"
    AFGEREKEND = 9, "tussenrekening afgerekend"
    ZONDER_BESTEMMING = 10, "ontvangst zonder bestemming"
    TERUG_AAN_AFZENDER = 11, "terug naar de afzender"
    RENTE_VERGOED = 12, "rente vergoed"
    KWIJTGESCHOLDEN = 13, "kwijtgescholden"
    VERREKEND = 14, "verrekend"
    TOEGEKEND = 15, "studiefinanciering toegekend"
    HERZIEN = 16, "studiefinanciering lager na een herberekening"
    BETAALBAAR = 17, "studiefinanciering betaalbaar"
    OMGEZET = 18, "prestatiebeurs omgezet in een gift"


# Between our own accounts; of a sender that we do not know, and back to them.
ZONDER_PERSOON = (Oorzaak.AFGEREKEND, Oorzaak.ZONDER_BESTEMMING, Oorzaak.TERUG_AAN_AFZENDER, Oorzaak.UITBETAALD)


# Of these accounts the balance of one person is asked, without a claim to find it by.
MET_PERSOONSSALDO = (Grootboekrekening.VOORWAARDELIJKE_BEURS, Grootboekrekening.TE_BETALEN_STUDIEFINANCIERING)
LOPEND = models.Q(debet__in=MET_PERSOONSSALDO) | models.Q(credit__in=MET_PERSOONSSALDO)


class Boeking(Vast):
    """A transfer of ``bedrag_centen`` > 0 from ``credit`` to ``debet``. A reversal names what it reverses, once.

    Only money that is nobody's yet, or that moves between our own accounts, has no person: see ``ZONDER_PERSOON``.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="boekingen", db_index=False)
    vordering = models.ForeignKey(Vordering, models.PROTECT, null=True, blank=True, related_name="boekingen")
    besluit = models.ForeignKey(Besluit, models.PROTECT, null=True, blank=True, related_name="boekingen", db_index=False)
    debet = models.SmallIntegerField(choices=Grootboekrekening)
    credit = models.SmallIntegerField(choices=Grootboekrekening)
    bedrag_centen = models.BigIntegerField()
    oorzaak = models.SmallIntegerField(choices=Oorzaak)
    boekdatum = models.DateField()
    valutadatum = models.DateField()
    groep = models.BigIntegerField(null=True, blank=True, help_text="bron van een groep boekingen, zoals een run of bankafschrift")
    keert_om = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="omgekeerd_door")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "boekingen"
        indexes = [
            BrinIndex(fields=["groep"], name="boeking_groep"),
            models.Index(fields=["persoon"], condition=LOPEND, name="boeking_lopend"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(bedrag_centen__gt=0), name="boeking_positief"),
            models.CheckConstraint(condition=~models.Q(debet=models.F("credit")), name="boeking_verplaatst"),
            models.CheckConstraint(
                condition=models.Q(debet__in=Grootboekrekening.values, credit__in=Grootboekrekening.values), name="boeking_schema"
            ),
            models.CheckConstraint(
                condition=models.Q(persoon__isnull=False) | models.Q(vordering__isnull=True, oorzaak__in=ZONDER_PERSOON),
                name="boeking_met_persoon",
            ),
            models.UniqueConstraint(
                fields=["besluit", "oorzaak"], condition=models.Q(besluit__isnull=False), name="boeking_een_per_besluit"
            ),
        ]

    def __str__(self) -> str:
        return f"boeking {self.pk}"
