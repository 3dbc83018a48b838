"""Claims of the state on a person. What a claim amounts to stands in the ledger; nothing here stores a balance."""

from django.db import models
from django.db.models.functions import Now

from duo_portal.berichten.models import Bericht
from duo_portal.besluiten.models import Besluit
from duo_portal.databank.modellen import HUIDIG, Feit, Vast
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


class Regelingsoort(models.IntegerChoices):
    TERMIJNEN = 1, "in termijnen"
    EIGEN_VOORSTEL = 2, "betalingsregeling op eigen voorstel"


class Betalingsregeling(Feit):
    """How a claim is paid in parts; at most one at a time. Its end sets ``vervangen_op`` and leaves a ``Regelingeinde``.

    Without ``eigen_schema`` it follows the instalments that were offered with the claim, else its own. Whether it is debited
    stands with the mandate: ``betalingen.Incassoregeling``.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="regelingen")
    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="regelingen", db_index=False)
    soort = models.SmallIntegerField(choices=Regelingsoort)
    eigen_schema = models.BooleanField(default=False)
    van = models.DateField()

    class Meta:
        verbose_name = "betalingsregeling"
        verbose_name_plural = "betalingsregelingen"
        constraints = [models.UniqueConstraint(fields=["vordering"], condition=HUIDIG, name="regeling_huidig")]
        indexes = [models.Index(fields=["vordering"], name="regeling_vordering")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.pk}"


class Einde(models.IntegerChoices):
    VOLTOOID = 1, "voltooid"
    NIET_NAGEKOMEN = 2, "niet nagekomen"
    GESTOPT = 3, "gestopt door de betaler"
    VERVANGEN = 4, "vervangen door een andere regeling"
    VORDERING_VERVALLEN = 5, "niets meer te betalen"


class Regelingeinde(Vast):
    regeling = models.OneToOneField(Betalingsregeling, models.PROTECT, related_name="einde")
    soort = models.SmallIntegerField(choices=Einde)
    datum = models.DateField()
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "einde van een regeling"
        verbose_name_plural = "eindes van regelingen"

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.datum}"


class Termijn(Vast):
    """Instalments: as offered with the claim (``regeling`` empty), or of an arrangement with a schedule of its own.

    What is still to be debited follows from the ledger: see ``selectors.stand_van_termijnen``.
    """

    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="termijnen", db_index=False)
    regeling = models.ForeignKey(Betalingsregeling, models.PROTECT, null=True, blank=True, related_name="eigen_termijnen", db_index=False)
    volgnummer = models.SmallIntegerField()
    vervaldatum = models.DateField()
    bedrag_centen = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "termijnen"
        constraints = [
            models.UniqueConstraint(fields=["vordering", "regeling", "volgnummer"], name="termijn_uniek", nulls_distinct=False),
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
    VOLDAAN = 10, "voldaan"
    REGELING = 11, "betalingsregeling"
    BUITENLAND = 12, "bij het internationale incassobureau"
    VERJAARD = 13, "verjaard"


class Inning(Vast):
    """A dated step in the collection of a claim. The last one is its state.

    ``bericht`` made the step known: its term counts from there. Steps that were brought in from elsewhere have none.
    """

    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="inning")
    stap = models.SmallIntegerField(choices=Inningsstap)
    datum = models.DateField()
    bedrag_centen = models.BigIntegerField(default=0)
    bericht = models.ForeignKey(Bericht, models.PROTECT, null=True, blank=True, related_name="inning", db_index=False)
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "inningsstap"
        verbose_name_plural = "inningsstappen"
        indexes = [models.Index(fields=["vordering"], condition=models.Q(stap__in=[6, 7, 12]), name="inning_overgedragen")]
        constraints = [
            # At most one rung a day; a payment request is left out, for a reversed debit brings its own.
            models.UniqueConstraint(fields=["vordering", "datum"], condition=models.Q(stap__in=[4, 5, 6, 7, 12]), name="inning_een_trede")
        ]

    def __str__(self) -> str:
        return f"{self.get_stap_display()} {self.datum}"


class Inningsagenda(models.Model):
    """When collection looks at a claim again. Triggers put a claim here when a booking or a step touches it, so that no writer
    can forget it; the run moves the day, and takes off what is settled. Nothing is decided by it."""

    vordering = models.OneToOneField(Vordering, models.PROTECT, primary_key=True, related_name="agenda")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    kijk_op = models.DateField()

    class Meta:
        verbose_name = "inningsagenda"
        verbose_name_plural = "inningsagenda"
        indexes = [models.Index(fields=["kijk_op", "persoon"], name="agenda_kijk_op")]

    def __str__(self) -> str:
        return f"vordering {self.vordering_id} op {self.kijk_op}"


class Termijnherinnering(Vast):
    """That an instalment of an arrangement was missed, told once."""

    termijn = models.OneToOneField(Termijn, models.PROTECT, related_name="herinnering")
    datum = models.DateField()
    bericht = models.ForeignKey(Bericht, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "herinnering aan een termijn"
        verbose_name_plural = "herinneringen aan termijnen"

    def __str__(self) -> str:
        return f"termijn {self.termijn_id} {self.datum}"


class Partij(models.IntegerChoices):
    """Who collects for us after the last warning."""

    CJIB = 1, "CJIB"
    DEURWAARDER = 2, "gerechtsdeurwaarder"
    BUITENLAND = 3, "internationaal incassobureau"


class Overdrachtbestand(Vast):
    """What we passed on to one party on one day: hand-overs, lowerings and recalls. Made again it has the same hash."""

    partij = models.SmallIntegerField(choices=Partij)
    datum = models.DateField()
    volgnummer = models.SmallIntegerField(default=1)
    aantal = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "overdrachtbestanden"
        constraints = [models.UniqueConstraint(fields=["partij", "datum", "volgnummer"], name="overdrachtbestand_uniek")]

    def __str__(self) -> str:
        return f"{self.get_partij_display()} {self.datum} nr {self.volgnummer}"


class Actie(models.IntegerChoices):
    OVERDRAGEN = 1, "overdragen"
    WIJZIGEN = 2, "wijzigen"
    INTREKKEN = 3, "intrekken"


class Overdrachtregel(Vast):
    """What a party was told of one claim: what is open from then on, and of whom. A step goes to a party at most once.

    Going from one party to the next is one step and two lines: one takes the claim back, the other hands it over.
    ``ontvangen_centen`` is what this party had told us to have received; ``debiteur`` is who it is, only at a hand-over.
    """

    bestand = models.ForeignKey(Overdrachtbestand, models.PROTECT, related_name="regels")
    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="overdrachten")
    inning = models.ForeignKey(Inning, models.PROTECT, related_name="overdrachten", db_index=False)
    partij = models.SmallIntegerField(choices=Partij)
    volgnummer = models.IntegerField()
    actie = models.SmallIntegerField(choices=Actie)
    hoofdsom_centen = models.BigIntegerField()
    kosten_centen = models.BigIntegerField()
    ontvangen_centen = models.BigIntegerField(default=0, db_default=0)
    debiteur = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name_plural = "overdrachtregels"
        constraints = [
            models.UniqueConstraint(fields=["bestand", "volgnummer"], name="overdrachtregel_uniek"),
            models.UniqueConstraint(fields=["inning", "partij"], name="overdrachtregel_een_per_stap"),
            models.CheckConstraint(condition=models.Q(hoofdsom_centen__gte=0, kosten_centen__gte=0), name="overdrachtregel_bedrag"),
            models.CheckConstraint(
                condition=~models.Q(actie=Actie.INTREKKEN) | models.Q(hoofdsom_centen=0, kosten_centen=0),
                name="overdrachtregel_ingetrokken",
            ),
        ]

    def __str__(self) -> str:
        return f"regel {self.volgnummer}"


class Overdrachtantwoord(Vast):
    """What the party answered: received and done, or refused with a code."""

    regel = models.OneToOneField(Overdrachtregel, models.PROTECT, related_name="antwoord")
    aanvaard = models.BooleanField()
    code = models.CharField(max_length=20, blank=True)
    melding = models.CharField(max_length=200, blank=True)
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "antwoorden op overdrachten"

    def __str__(self) -> str:
        return "aanvaard" if self.aanvaard else f"geweigerd {self.code}"
