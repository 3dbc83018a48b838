"""Somebody does not agree: an objection, or a request that a person looks. What was typed stands; the handling comes later.

What becomes of a case is written beside it (``Aanvulling``, ``Intrekking``) and in its task; nothing here changes in place, so
that the line that handles complaints and objections can take these rows over as they are.
"""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from duo_portal.berichten.models import Bericht
from duo_portal.besluiten.models import Besluit
from duo_portal.databank.modellen import Vast
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.vorderingen.models import Vordering
from duo_portal.werkvoorraad.models import Taak, Taakstaat


class Zaaksoort(models.IntegerChoices):
    BEZWAAR = 1, "bezwaar"
    MEEKIJKEN = 2, "een mens kijkt mee"


VOORVOEGSELS = {Zaaksoort.BEZWAAR: "BZ", Zaaksoort.MEEKIJKEN: "MK"}
_HEEFT_TEKST = ~models.Q(tekst="") | models.Q(gronden_voor__isnull=False) | ~models.Q(soort=Zaaksoort.BEZWAAR)


class Zaak(Vast):
    """``bericht`` made known what it is about; ``besluit`` is its decision, if it has one of its own, ``vordering`` the claim.

    ``gronden_voor``: the reasons come later, by this day (Awb 6:6). ``reden_laat``: it came after ``laatste_dag``, and why
    (Awb 6:11). ``antwoord_voor``: the last day for us. ``sleutel`` is that of the form: sent again it is the same case.
    ``taak`` is what a member of staff does about it.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="zaken")
    soort = models.SmallIntegerField(choices=Zaaksoort)
    lijn = models.CharField(max_length=20)
    bericht = models.ForeignKey(Bericht, models.PROTECT, null=True, blank=True, related_name="zaken")
    besluit = models.ForeignKey(Besluit, models.PROTECT, null=True, blank=True, related_name="zaken", db_index=False)
    vordering = models.ForeignKey(Vordering, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    volgnummer = models.SmallIntegerField(default=1)
    tekst = models.TextField(blank=True, help_text="zoals het is getypt")
    gronden_voor = models.DateField(null=True, blank=True)
    laatste_dag = models.DateField(null=True, blank=True, help_text="laatste dag voor bezwaar; leeg: nog niet bekendgemaakt")
    te_laat = models.BooleanField(default=False)
    reden_laat = models.TextField(blank=True)
    ontvangen_op = models.DateTimeField(db_default=Now())
    ontvangen_dag = models.DateField(help_text="de dag van ontvangst, waarvan af termijnen tellen")
    antwoord_voor = models.DateField()
    ingediend_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", db_index=False)
    vertegenwoordiging = models.ForeignKey(Vertegenwoordiging, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    sleutel = models.UUIDField(editable=False)
    taak = models.OneToOneField(Taak, models.PROTECT, related_name="zaak")

    class Meta:
        verbose_name_plural = "zaken"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "sleutel"], name="zaak_formulier_een_keer"),
            # What a case is about is its decision, else its message; ``volgnummer`` counts those after one that was withdrawn.
            models.UniqueConstraint(
                fields=["besluit", "soort", "volgnummer"], condition=models.Q(besluit__isnull=False), name="zaak_besluit_uniek"
            ),
            models.UniqueConstraint(
                fields=["bericht", "soort", "volgnummer"], condition=models.Q(besluit__isnull=True), name="zaak_bericht_uniek"
            ),
            models.CheckConstraint(condition=models.Q(besluit__isnull=False) | models.Q(bericht__isnull=False), name="zaak_ergens_over"),
            models.CheckConstraint(condition=_HEEFT_TEKST, name="zaak_met_gronden_of_later"),
            models.CheckConstraint(condition=models.Q(te_laat=False) | ~models.Q(reden_laat=""), name="zaak_laat_met_reden"),
        ]

    def __str__(self) -> str:
        return self.kenmerk

    @property
    def kenmerk(self) -> str:
        return f"{VOORVOEGSELS[Zaaksoort(self.soort)]}-{self.pk:09d}"

    @property
    def ingetrokken(self) -> bool:
        return hasattr(self, "intrekking")

    @property
    def verdaagd(self) -> bool:
        return hasattr(self, "verdaging")

    @property
    def loopt(self) -> bool:
        """Nobody finished it, and it was not withdrawn."""
        return not self.ingetrokken and self.taak.staat != Taakstaat.AFGEHANDELD


class Aanvulling(Vast):
    """Reasons that came later, or something to add; ``bestanden``: so many files came with it."""

    zaak = models.ForeignKey(Zaak, models.PROTECT, related_name="aanvullingen", db_index=False)
    tekst = models.TextField(blank=True, help_text="zoals het is getypt")
    bestanden = models.SmallIntegerField(default=0, db_default=0)
    dag = models.DateField()
    ontvangen_op = models.DateTimeField(db_default=Now())
    door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", db_index=False)
    sleutel = models.UUIDField(editable=False)

    class Meta:
        verbose_name_plural = "aanvullingen"
        constraints = [
            models.UniqueConstraint(fields=["zaak", "sleutel"], name="aanvulling_formulier_een_keer"),
            models.CheckConstraint(condition=~models.Q(tekst="") | models.Q(bestanden__gt=0), name="aanvulling_met_inhoud"),
        ]

    def __str__(self) -> str:
        return f"aanvulling {self.pk}"


class Verdaagreden(models.IntegerChoices):
    ONDERZOEK = 1, "wij zoeken nog iets uit"
    GESPREK = 2, "wij willen eerst met de indiener praten"
    ANDER = 3, "wij wachten op gegevens van een ander"


class Verdaging(Vast):
    """The decision on an objection was put off, once (Awb 7:10 lid 3). ``bericht`` told so; None: there is nobody to address."""

    zaak = models.OneToOneField(Zaak, models.PROTECT, related_name="verdaging")
    reden = models.SmallIntegerField(choices=Verdaagreden)
    dag = models.DateField()
    was = models.DateField(help_text="laatste dag zoals die was")
    tot = models.DateField(help_text="nieuwe laatste dag")
    bericht = models.ForeignKey(Bericht, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "verdagingen"
        constraints = [
            models.CheckConstraint(condition=models.Q(tot__gt=models.F("was"), was__gte=models.F("dag")), name="verdaging_op_tijd")
        ]

    def __str__(self) -> str:
        return f"verdaging {self.pk}"


class Intrekking(Vast):
    """The case was withdrawn by who brought it (Awb 6:21)."""

    zaak = models.OneToOneField(Zaak, models.PROTECT, related_name="intrekking")
    dag = models.DateField()
    ingetrokken_op = models.DateTimeField(db_default=Now())
    door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        verbose_name_plural = "intrekkingen"

    def __str__(self) -> str:
        return f"intrekking {self.pk}"
