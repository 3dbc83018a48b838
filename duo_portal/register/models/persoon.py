"""A person is only identity; what is known of them are facts."""

from django.db import models

from duo_portal.databank.modellen import HUIDIG, Feit


class Herkomst(models.IntegerChoices):
    GEGENEREERD = 1, "gegenereerd"
    BESTAND = 2, "ingelezen bestand"
    DEMO = 3, "demopersoon"


class Persoon(models.Model):
    """Identity. The BSN is encrypted and may be absent (people abroad); a batch never needs it."""

    herkomst = models.SmallIntegerField(choices=Herkomst)
    bronsleutel = models.CharField("sleutel bij de bron", max_length=60, null=True, blank=True)
    bsn_versleuteld = models.BinaryField(null=True, editable=False)
    bsn_zoekwaarde = models.BinaryField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "personen"
        constraints = [
            models.UniqueConstraint(fields=["bsn_zoekwaarde"], name="persoon_bsn_uniek"),
            models.UniqueConstraint(fields=["bronsleutel"], name="persoon_bronsleutel_uniek"),
            models.CheckConstraint(
                condition=models.Q(bsn_versleuteld__isnull=True, bsn_zoekwaarde__isnull=True)
                | models.Q(bsn_versleuteld__isnull=False, bsn_zoekwaarde__isnull=False),
                name="persoon_bsn_samen",
            ),
        ]

    def __str__(self) -> str:
        return f"persoon {self.pk}"


class Geslacht(models.TextChoices):
    MAN = "M", "man"
    VROUW = "V", "vrouw"
    ONBEKEND = "O", "onbekend"


class Naamgebruik(models.TextChoices):
    """Which surname somebody wants to be addressed by; the law calls it naamgebruik (BRP 61.10)."""

    EIGEN = "E", "eigen naam"
    PARTNER = "P", "naam van de partner"
    PARTNER_EERST = "V", "naam van de partner voor de eigen naam"
    EIGEN_EERST = "N", "naam van de partner na de eigen naam"


class Persoonsgegeven(Feit):
    """Name, birth and secrecy as the BRP gives them.

    ``geboortedatum_brp`` is YYYYMMDD with zeros for unknown parts; ``geboortedatum`` is filled only when it is complete.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="gegevens", db_index=False)
    voornamen = models.CharField(max_length=200, blank=True)
    voorvoegsel = models.CharField(max_length=10, blank=True)
    geslachtsnaam = models.CharField(max_length=200)
    titel = models.CharField(max_length=10, blank=True)
    geslacht = models.CharField(max_length=1, choices=Geslacht, default=Geslacht.ONBEKEND)
    geboortedatum = models.DateField(null=True, blank=True)
    geboortedatum_brp = models.IntegerField()
    geboorteplaats = models.CharField(max_length=80, blank=True)
    nationaliteit = models.CharField(max_length=4, blank=True)
    naamgebruik = models.CharField(max_length=1, choices=Naamgebruik, default=Naamgebruik.EIGEN, db_default=Naamgebruik.EIGEN)
    geheimhouding = models.SmallIntegerField(default=0, help_text="0 geen; anders beperkt volgens de BRP")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["persoon"], condition=HUIDIG, name="persoonsgegeven_huidig")]
        indexes = [models.Index(fields=["geslachtsnaam", "geboortedatum"], name="persoonsgegeven_naam")]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        return " ".join(deel for deel in (self.voornamen, self.voorvoegsel, self.geslachtsnaam) if deel)


class Overlijden(Feit):
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="overlijden", db_index=False)
    datum = models.DateField(null=True, blank=True)
    datum_brp = models.IntegerField()

    class Meta:
        verbose_name_plural = "overlijdens"
        constraints = [models.UniqueConstraint(fields=["persoon"], condition=HUIDIG, name="overlijden_huidig")]

    def __str__(self) -> str:
        return f"overlijden {self.pk}"


class Adressoort(models.IntegerChoices):
    WOONADRES = 1, "woonadres"
    BUITENLAND = 2, "buitenland"
    ONBEKEND = 3, "vertrokken, adres onbekend"
    BRIEFADRES = 4, "briefadres"


class Adres(Feit):
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="adressen", db_index=False)
    soort = models.SmallIntegerField(choices=Adressoort)
    straat = models.CharField(max_length=80, blank=True)
    huisnummer = models.IntegerField(null=True, blank=True)
    huisletter = models.CharField(max_length=1, blank=True)
    toevoeging = models.CharField(max_length=8, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    plaats = models.CharField(max_length=80, blank=True)
    gemeentecode = models.CharField(max_length=4, blank=True)
    locatie = models.CharField(max_length=80, blank=True)
    landcode = models.CharField(max_length=4, default="6030")
    regel1 = models.CharField(max_length=80, blank=True)
    regel2 = models.CharField(max_length=80, blank=True)
    regel3 = models.CharField(max_length=80, blank=True)
    van = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "adressen"
        constraints = [models.UniqueConstraint(fields=["persoon"], condition=HUIDIG, name="adres_huidig")]
        # Where somebody lived on the first of a month is told by addresses of before too.
        indexes = [models.Index(fields=["persoon"], condition=models.Q(vervangen_op__isnull=False), name="adres_vroeger")]

    def __str__(self) -> str:
        return f"adres {self.pk}"

    @property
    def regels(self) -> list[str]:
        """The lines under the name on an envelope; empty when the address is unknown."""
        if self.soort == Adressoort.BUITENLAND:
            return [regel for regel in (self.regel1, self.regel2, self.regel3) if regel]
        nummer = f"{self.huisnummer or ''}{self.huisletter}{'-' + self.toevoeging if self.toevoeging else ''}"
        eerste = f"{self.straat} {nummer}".strip() or self.locatie
        return [regel for regel in (eerste, f"{self.postcode[:4]} {self.postcode[4:]}  {self.plaats}".strip()) if regel]


class Relatiesoort(models.IntegerChoices):
    OUDER1 = 1, "ouder 1"
    OUDER2 = 2, "ouder 2"
    PARTNER = 3, "partner"


class Familierelatie(Feit):
    """``verwant`` is the parent or partner of ``persoon``; the relative may be known by name only."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="relaties")
    verwant = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="verwanten")
    soort = models.SmallIntegerField(choices=Relatiesoort)
    naam = models.CharField(max_length=200, blank=True)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "soort"], condition=HUIDIG & models.Q(tot__isnull=True), name="familierelatie_huidig"
            )
        ]

    def __str__(self) -> str:
        return f"relatie {self.pk}"


class Rekening(Feit):
    """The account to which the person wants to be paid, or from which a payment came."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="rekeningen", db_index=False)
    iban = models.CharField(max_length=34)
    tenaamstelling = models.CharField(max_length=70)

    class Meta:
        verbose_name_plural = "rekeningen"
        constraints = [models.UniqueConstraint(fields=["persoon"], condition=HUIDIG, name="rekening_huidig")]
        indexes = [models.Index(fields=["iban"], name="rekening_iban")]

    def __str__(self) -> str:
        return f"rekening {self.pk}"


class Inkomen(Feit):
    """Income of a year. Read only through ``selectors.lees_inkomens``, which names the legal ground."""

    LEZEN_MET_GROND = True

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+", db_index=False)
    jaar = models.SmallIntegerField()
    toetsingsinkomen_centen = models.BigIntegerField()
    bron = models.CharField(max_length=40)

    class Meta:
        verbose_name_plural = "inkomens"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "jaar"], condition=HUIDIG, name="inkomen_huidig"),
            models.CheckConstraint(
                condition=models.Q(toetsingsinkomen_centen__range=(-100_000_000_000, 100_000_000_000)), name="inkomen_denkbaar"
            ),
        ]

    def __str__(self) -> str:
        return f"inkomen {self.pk}"
