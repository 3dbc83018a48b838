"""Paper: who must be written to again, each piece of mail, and the bundles in which pieces are printed and posted."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from duo_portal.berichten.models.bericht import Bericht, Briefbestand
from duo_portal.databank.modellen import Vast


class Zendreden(models.IntegerChoices):
    EERSTE = 0, "eerste verzending"
    POST_RETOUR = 1, "de post kwam terug"
    MELDING_MISLUKT = 2, "de e-mail kwam terug"
    GEEN_EMAIL = 3, "er is geen e-mailadres"
    ADRES_BEKEND = 4, "het adres werd bekend"
    MEDEWERKER = 5, "een medewerker stuurde opnieuw"


class Zendopdracht(Vast):
    """A message goes out on paper, again or otherwise (Awb 2:11). Number 1 is the message's own channel and has no row here.

    ``adresregels`` is an address that a person found; empty means: that of the register when it is printed.
    """

    bericht = models.ForeignKey(Bericht, models.PROTECT, related_name="zendopdrachten", db_index=False)
    volgnummer = models.SmallIntegerField()
    reden = models.SmallIntegerField(choices=Zendreden)
    adresregels = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    dag = models.DateField()
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "zendopdrachten"
        constraints = [
            models.UniqueConstraint(fields=["bericht", "volgnummer"], name="zendopdracht_uniek"),
            models.CheckConstraint(condition=models.Q(volgnummer__gte=2), name="zendopdracht_na_de_eerste"),
        ]

    def __str__(self) -> str:
        return f"zendopdracht {self.pk}"


class Poststuk(Vast):
    """One letter as it goes into one envelope: which file, to which address, how many pages.

    ``voorblad``: the address on the letter is not the one it goes to, or it is sent again; a sheet in front says so.
    """

    bericht = models.ForeignKey(Bericht, models.PROTECT, related_name="poststukken", db_index=False)
    volgnummer = models.SmallIntegerField()
    brief = models.ForeignKey(Briefbestand, models.PROTECT, related_name="+", db_index=False)
    reden = models.SmallIntegerField(choices=Zendreden, default=Zendreden.EERSTE)
    naam = models.CharField(max_length=420)
    adresregels = ArrayField(models.CharField(max_length=120))
    postcode = models.CharField(max_length=6, blank=True, help_text="leeg: buitenland")
    voorblad = models.BooleanField(default=False)
    bladzijden = models.SmallIntegerField(help_text="van de brief, zonder voorblad en witte achterkant")
    dag = models.DateField()
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "poststukken"
        constraints = [
            models.UniqueConstraint(fields=["bericht", "volgnummer"], name="poststuk_uniek"),
            models.CheckConstraint(condition=~models.Q(adresregels=[]), name="poststuk_met_adres"),
            models.CheckConstraint(condition=models.Q(bladzijden__gte=1), name="poststuk_met_bladzijden"),
        ]

    def __str__(self) -> str:
        return self.stuknummer

    @property
    def stuknummer(self) -> str:
        """What is printed in the window, and scanned when the piece comes back."""
        return f"P-{self.pk:09d}"


class Drukbundel(Vast):
    """Pieces in the order in which they are printed: frozen before anything is made of them."""

    dag = models.DateField()
    volgnummer = models.SmallIntegerField()
    aantal = models.IntegerField()
    samengesteld_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "drukbundels"
        constraints = [models.UniqueConstraint(fields=["dag", "volgnummer"], name="drukbundel_uniek")]

    def __str__(self) -> str:
        return f"bundel {self.dag} nr {self.volgnummer}"


class Drukregel(Vast):
    bundel = models.ForeignKey(Drukbundel, models.PROTECT, related_name="regels", db_index=False)
    positie = models.IntegerField()
    poststuk = models.OneToOneField(Poststuk, models.PROTECT, related_name="drukregel")

    class Meta:
        verbose_name_plural = "drukregels"
        constraints = [models.UniqueConstraint(fields=["bundel", "positie"], name="drukregel_uniek")]

    def __str__(self) -> str:
        return f"{self.bundel_id}/{self.positie}"


class Drukbestand(Vast):
    """The print file and its dispatch list as first made: each later making must have these hashes."""

    bundel = models.OneToOneField(Drukbundel, models.PROTECT, related_name="bestand")
    sha256 = models.CharField(max_length=64)
    sha256_verzendlijst = models.CharField(max_length=64)
    bladzijden = models.IntegerField()
    gemaakt_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "drukbestanden"

    def __str__(self) -> str:
        return f"drukbestand {self.pk}"


class Verzending(Vast):
    """A person confirms that a bundle was handed to the post; that makes its messages known. No person: a played printer."""

    bundel = models.OneToOneField(Drukbundel, models.PROTECT, related_name="verzending")
    verzonden_op = models.DateField()
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "verzendingen"

    def __str__(self) -> str:
        return f"verzending {self.pk}"
