"""Messages, how they were made known, and the letter as it was first given out."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now

from duo_portal.besluiten.models import Besluit
from duo_portal.databank.modellen import Feit, Vast
from duo_portal.register.models import Persoon


class Taal(models.TextChoices):
    NEDERLANDS = "nl", "Nederlands"
    ENGELS = "en", "English"


class Sjabloonversie(Vast):
    """A template version as it was issued; the files are in the repository, the digest is here too."""

    id = models.SmallAutoField(primary_key=True)
    naam = models.CharField(max_length=60)
    versie = models.SmallIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "sjabloonversies"
        constraints = [models.UniqueConstraint(fields=["naam", "versie"], name="sjabloonversie_uniek")]

    def __str__(self) -> str:
        return f"{self.naam}/{self.versie}"


class Kanaal(models.IntegerChoices):
    DIGITAAL = 1, "portaal met melding"
    PAPIER = 2, "post"


class Rol(models.TextChoices):
    ZELF = "zelf", "de persoon zelf"
    VERTEGENWOORDIGER = "vertegenwoordiger", "een vertegenwoordiger"
    NABESTAANDE = "nabestaande", "de nabestaanden"


class Bericht(Vast):
    """Freezes template version, language, name, address and all values. ``vanaf`` spreads a night's messages over days."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="berichten")
    besluit = models.ForeignKey(Besluit, models.PROTECT, null=True, blank=True, related_name="berichten")
    sjabloonversie = models.ForeignKey(Sjabloonversie, models.PROTECT, related_name="+", db_index=False)
    taal = models.CharField(max_length=2, choices=Taal)
    rol = models.CharField(max_length=20, choices=Rol, default=Rol.ZELF, help_text="als wie de geadresseerde wordt aangesproken")
    # Wide enough for the longest name and street of the register: one that does not fit would fail a whole chunk.
    naam = models.CharField(max_length=420)
    over = models.CharField(max_length=420, blank=True, help_text="over wie het gaat, als dat een ander is")
    adresregels = ArrayField(models.CharField(max_length=120), default=list)
    waarden = models.JSONField()
    lijn = models.CharField(max_length=20, blank=True, default="", db_default="", help_text="dienst; leeg: die van het sjabloon")
    kanaal = models.SmallIntegerField(choices=Kanaal, default=Kanaal.PAPIER)
    vanaf = models.DateField()
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "berichten"

    def __str__(self) -> str:
        return f"bericht {self.pk}"


class Kanaalkeuze(Feit):
    """Digital only for who chose it expressly, per kind of message (Awb 2:8)."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="kanaalkeuzen")
    berichtsoort = models.CharField(max_length=30)
    kanaal = models.SmallIntegerField(choices=Kanaal)

    class Meta:
        verbose_name_plural = "kanaalkeuzen"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "berichtsoort"], condition=models.Q(vervangen_op__isnull=True), name="kanaalkeuze_huidig"
            )
        ]

    def __str__(self) -> str:
        return f"kanaalkeuze {self.pk}"


class Voorkeursvorm(models.TextChoices):
    GEWOON = "", "gewone letters"
    GROTELETTER = "groteletter", "grote letters"
    AUDIO = "audio", "voorgelezen"


class Voorkeur(models.Model):
    """How somebody wants to be addressed; preferences are not facts and may change in place."""

    persoon = models.OneToOneField(Persoon, models.PROTECT, related_name="voorkeur")
    taal = models.CharField(max_length=2, choices=Taal, default=Taal.NEDERLANDS)
    email = models.EmailField(blank=True)
    vorm = models.CharField(max_length=20, choices=Voorkeursvorm, blank=True, help_text="groteletter, audio of leeg")

    class Meta:
        verbose_name_plural = "voorkeuren"

    def __str__(self) -> str:
        return f"voorkeur {self.pk}"


class Bekendmaking(Vast):
    """A decision takes effect by this. ``laatste_dag`` to object is computed from ``toegankelijk_op`` and stored."""

    bericht = models.ForeignKey(Bericht, models.PROTECT, related_name="bekendmakingen", db_index=False)
    volgnummer = models.SmallIntegerField(default=1)
    kanaal = models.SmallIntegerField(choices=Kanaal)
    toegankelijk_op = models.DateField()
    laatste_dag = models.DateField(null=True, blank=True, help_text="laatste dag voor bezwaar; leeg zonder bezwaar")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "bekendmakingen"
        constraints = [models.UniqueConstraint(fields=["bericht", "volgnummer"], name="bekendmaking_uniek")]
        # Rows stand in the order in which they were written: a few kilobytes find the last months among many years.
        indexes = [BrinIndex(fields=["vastgelegd_op"], name="bekendmaking_vastgelegd", autosummarize=True)]

    def __str__(self) -> str:
        return f"bekendmaking {self.pk}"


class Gebeurtenis(models.IntegerChoices):
    GEMELD = 1, "melding verzonden"
    MELDING_MISLUKT = 2, "melding kwam terug"
    GELEZEN = 3, "gelezen"
    POST_RETOUR = 4, "post kwam terug"


class Bekendmakingsgebeurtenis(Vast):
    """``volgnummer`` makes each event happen once: a notification has the number of its ``Melding``, the others are number 1.

    ``dag`` is the civil day by the clock of the house; ``op`` is when it was written down.
    """

    bekendmaking = models.ForeignKey(Bekendmaking, models.PROTECT, related_name="gebeurtenissen", db_index=False)
    soort = models.SmallIntegerField(choices=Gebeurtenis)
    volgnummer = models.SmallIntegerField(default=1, db_default=1)
    dag = models.DateField(null=True, blank=True)
    op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "bekendmakingsgebeurtenissen"
        constraints = [models.UniqueConstraint(fields=["bekendmaking", "soort", "volgnummer"], name="gebeurtenis_een_keer")]

    def __str__(self) -> str:
        return self.get_soort_display()


class Briefvorm(models.TextChoices):
    GEWOON = "", "gewone letters"
    GROTELETTER = "groteletter", "grote letters"


class Briefbestand(Vast):
    """The first PDF given out in this form, kept with its hash."""

    bericht = models.ForeignKey(Bericht, models.PROTECT, related_name="brieven", db_index=False)
    vorm = models.CharField(max_length=20, choices=Briefvorm, blank=True, default=Briefvorm.GEWOON, db_default=Briefvorm.GEWOON)
    sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField()
    gemaakt_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "briefbestanden"
        constraints = [models.UniqueConstraint(fields=["bericht", "vorm"], name="briefbestand_uniek")]

    def __str__(self) -> str:
        return self.sha256[:12]
