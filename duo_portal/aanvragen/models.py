"""Requests: prepared by us or written by the citizen, with evidence, judged once, never lost; and drafts of them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from duo_portal.berichten.models import Bericht
from duo_portal.besluiten.models import Besluit
from duo_portal.databank.modellen import Vast
from duo_portal.register.models import Persoon, Vertegenwoordiging


class Aanvraagstaat(models.IntegerChoices):
    VOORBEREID = 1, "door ons voorbereid"
    CONCEPT = 2, "concept"
    VERZONDEN = 3, "verzonden"
    AFGEHANDELD = 4, "afgehandeld"
    NAAR_MENS = 5, "bij een medewerker"
    INGETROKKEN = 6, "ingetrokken"


KLAAR = (Aanvraagstaat.AFGEHANDELD, Aanvraagstaat.INGETROKKEN)


def kenmerk_van(aanvraag_id: int) -> str:
    """The reference that the citizen gets."""
    return f"A-{aanvraag_id:09d}"


class Aanvraag(models.Model):
    """``versie`` makes each change conditional: two tabs or a double click send once.

    ``sleutel`` is that of the form that was sent: the same form sent again is the same request. ``ingediend_door`` and
    ``vertegenwoordiging`` say who filed it and by which authority; both empty for one that we prepared. ``bevestiging`` is the
    message that gave back all that was typed (Awb 2:17 lid 2).
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="aanvragen")
    soort = models.CharField(max_length=40)
    periode = models.IntegerField()
    gegevens = models.JSONField(default=dict)
    staat = models.SmallIntegerField(choices=Aanvraagstaat)
    versie = models.IntegerField(default=1)
    aangemaakt_op = models.DateTimeField(db_default=Now())
    ontvangen_op = models.DateTimeField(null=True, blank=True)
    ontvangen_dag = models.DateField(null=True, blank=True, help_text="de dag van ontvangst, waarvan af termijnen tellen")
    run = models.ForeignKey("batches.Run", models.PROTECT, null=True, blank=True, related_name="+")
    sleutel = models.UUIDField(null=True, blank=True, editable=False)
    ingediend_door = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="+")
    vertegenwoordiging = models.ForeignKey(Vertegenwoordiging, models.PROTECT, null=True, blank=True, related_name="+")
    bevestiging = models.ForeignKey(Bericht, models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    class Meta:
        verbose_name_plural = "aanvragen"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "soort", "periode"], condition=~models.Q(staat__in=KLAAR), name="aanvraag_een_open"),
            models.UniqueConstraint(fields=["persoon", "sleutel"], name="aanvraag_formulier_een_keer"),
        ]

    def __str__(self) -> str:
        return f"aanvraag {self.kenmerk}"

    @property
    def kenmerk(self) -> str:
        return kenmerk_van(self.pk)


class Bestandssoort(models.IntegerChoices):
    """What we take as evidence, by content and not by name."""

    PDF = 1, "application/pdf"
    JPEG = 2, "image/jpeg"
    PNG = 3, "image/png"


class Bewijsstuk(Vast):
    """A file that came with a request or an objection. Nobody opens it before somebody recorded that it is safe (``Bewijscontrole``)."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, null=True, blank=True, related_name="bewijsstukken", db_index=False)
    zaak = models.ForeignKey("tegenspraak.Zaak", models.PROTECT, null=True, blank=True, related_name="bewijsstukken", db_index=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    bestandsnaam = models.CharField(max_length=120, help_text="zoals de indiener het noemde")
    soort = models.SmallIntegerField(choices=Bestandssoort)
    omvang = models.IntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    inhoud = models.BinaryField()
    ingediend_door = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="+")
    ontvangen_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "bewijsstukken"
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "sha256"], name="bewijsstuk_een_keer"),
            models.UniqueConstraint(fields=["zaak", "sha256"], name="bewijsstuk_zaak_een_keer"),
            models.CheckConstraint(
                condition=models.Q(aanvraag__isnull=False, zaak__isnull=True) | models.Q(aanvraag__isnull=True, zaak__isnull=False),
                name="bewijsstuk_hoort_ergens_bij",
            ),
        ]

    def __str__(self) -> str:
        return f"bewijsstuk {self.pk}"


class Controleuitkomst(models.IntegerChoices):
    VEILIG = 1, "veilig en leesbaar"
    ONBRUIKBAAR = 2, "onveilig of niet leesbaar"


class Bewijscontrole(Vast):
    """A member of staff had a file scanned, and says with what."""

    bewijsstuk = models.OneToOneField(Bewijsstuk, models.PROTECT, related_name="controle")
    uitkomst = models.SmallIntegerField(choices=Controleuitkomst)
    middel = models.CharField(max_length=120, help_text="waarmee is gecontroleerd")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "bewijscontroles"

    def __str__(self) -> str:
        return self.get_uitkomst_display()


class Uitkomst(models.IntegerChoices):
    TOEGEKEND = 1, "toegekend"
    AFGEWEZEN = 2, "afgewezen"
    MAATWERK = 3, "toegekend met maatwerk"


class Aanvraagoordeel(Vast):
    """A person judged a request, once. ``reden`` is a code of the line; ``besluit`` the decision that followed at once, if any."""

    aanvraag = models.OneToOneField(Aanvraag, models.PROTECT, related_name="oordeel")
    uitkomst = models.SmallIntegerField(choices=Uitkomst)
    reden = models.CharField(max_length=40)
    motivering = models.TextField()
    besluit = models.ForeignKey(Besluit, models.PROTECT, null=True, blank=True, related_name="+")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "aanvraagoordelen"

    def __str__(self) -> str:
        return f"oordeel over {self.aanvraag_id}: {self.get_uitkomst_display()}"


class Concept(models.Model):
    """What somebody typed on question pages and did not send yet.

    ``antwoorden`` keeps each field as it was typed, also of a branch that is no longer taken. ``gewijzigd`` says in which
    ``versie`` each field last changed, so that an older tab is told and overwrites nothing. A draft is seen only by who
    wrote it. Once sent it keeps ``adres``, the page of what came of it, for the second click; what was typed is then with
    the request.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+", db_index=False)
    ingevuld_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    stroom = models.CharField(max_length=40)
    periode = models.IntegerField()
    antwoorden = models.JSONField(default=dict, editable=False)
    gewijzigd = models.JSONField(default=dict, editable=False)
    versie = models.IntegerField(default=1)
    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    aangemaakt_op = models.DateTimeField(db_default=Now())
    gewijzigd_op = models.DateTimeField(db_default=Now())
    verloopt_op = models.DateField(db_index=True, help_text="de laatste dag waarop dit wordt bewaard")
    gewaarschuwd_voor = models.DateField(null=True, blank=True, help_text="de laatste dag die in de waarschuwing stond")
    verzonden_op = models.DateTimeField(null=True, blank=True)
    adres = models.CharField(max_length=200, blank=True, default="", db_default="")

    class Meta:
        verbose_name_plural = "concepten"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "ingevuld_door", "stroom", "periode"],
                condition=models.Q(verzonden_op__isnull=True),
                name="concept_een_open",
            ),
            models.CheckConstraint(
                condition=models.Q(verzonden_op__isnull=True) | (models.Q(antwoorden={}) & ~models.Q(adres="")),
                name="concept_verzonden_is_leeg",
            ),
        ]

    def __str__(self) -> str:
        return f"concept {self.kenmerk}"

    @property
    def kenmerk(self) -> str:
        """The reference of a draft, for who asks to be called."""
        return f"C-{self.pk:09d}"


class Conceptbijlage(models.Model):
    """A file that waits with a draft: nobody opens it, and whoever added it may take it away again."""

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="bijlagen", db_index=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    stap = models.CharField(max_length=40)
    bestandsnaam = models.CharField(max_length=120)
    omvang = models.IntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    inhoud = models.BinaryField()
    toegevoegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "conceptbijlagen"
        constraints = [models.UniqueConstraint(fields=["concept", "sha256"], name="conceptbijlage_een_keer")]

    def __str__(self) -> str:
        return f"conceptbijlage {self.pk}"
