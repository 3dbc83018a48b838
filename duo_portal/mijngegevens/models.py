"""What a person changes in their own data: account, e-mail address, and who may act for them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce, Now

from duo_portal.databank.modellen import Vast
from duo_portal.mijngegevens.naamcontrole import Naamuitkomst
from duo_portal.register.models import Persoon, Rekening, Vertegenwoordiging


class Pogingsoort(models.IntegerChoices):
    CODE = 1, "code van een machtiging ingevuld"
    NAAMCONTROLE = 2, "naam bij een rekening nagevraagd bij de bank"
    EMAIL = 3, "link naar een e-mailadres gestuurd"
    UITVOER = 4, "eigen gegevens meegenomen"


class Poging(Vast):
    """Something that may be tried only so often: see ``pogingen``. What was typed is not kept."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+", db_index=False)
    betreft = models.ForeignKey(
        Persoon, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, help_text="leeg: zichzelf"
    )
    soort = models.SmallIntegerField(choices=Pogingsoort)
    op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "pogingen"
        indexes = [
            models.Index(fields=["persoon", "soort", "op"], name="poging_persoon"),
            models.Index(Coalesce("betreft", "persoon"), "op", condition=models.Q(soort=Pogingsoort.NAAMCONTROLE), name="poging_betreft"),
        ]

    def __str__(self) -> str:
        return f"poging {self.pk}"


class Rekeningwijziging(Vast):
    """Who gave another account, and what the bank said of the name: of the person, or of who receives money for them."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="rekeningwijzigingen")
    rekening = models.OneToOneField(Rekening, models.PROTECT, null=True, blank=True, related_name="wijziging")
    vertegenwoordiging = models.OneToOneField(Vertegenwoordiging, models.PROTECT, null=True, blank=True, related_name="rekeningwijziging")
    door = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    naamcontrole = models.SmallIntegerField(choices=Naamuitkomst)
    dag = models.DateField()
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "rekeningwijzigingen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rekening__isnull=False, vertegenwoordiging__isnull=True)
                | models.Q(rekening__isnull=True, vertegenwoordiging__isnull=False),
                name="rekeningwijziging_van_een_rekening",
            )
        ]

    def __str__(self) -> str:
        return f"rekeningwijziging {self.pk}"


class Emailwijziging(models.Model):
    """Another e-mail address, in force when somebody opened the link that was sent to it. One waits at a time.

    The link is signed over the number of the row: the row holds nothing with which it could be made.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="emailwijzigingen")
    was = models.EmailField(blank=True)
    wordt = models.EmailField(blank=True, help_text="leeg: het adres is weggehaald")
    dag = models.DateField()
    geldig_tot = models.DateTimeField()
    portaal = models.CharField(max_length=200, blank=True, help_text="adres van het portaal, voor de link")
    aangevraagd_op = models.DateTimeField(db_default=Now())
    bevestigd_op = models.DateTimeField(null=True, blank=True)
    vervallen_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "emailwijzigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon"],
                condition=models.Q(bevestigd_op__isnull=True, vervallen_op__isnull=True),
                name="emailwijziging_een_open",
            ),
            models.CheckConstraint(
                condition=~models.Q(wordt="") | models.Q(bevestigd_op__isnull=False), name="emailwijziging_weghalen_meteen"
            ),
            models.CheckConstraint(
                condition=models.Q(bevestigd_op__isnull=True) | models.Q(vervallen_op__isnull=True), name="emailwijziging_een_einde"
            ),
        ]

    def __str__(self) -> str:
        return f"emailwijziging {self.pk}"


class Aanbodstaat(models.IntegerChoices):
    OPEN = 1, "wacht op de code"
    INGEVULD = 2, "code ingevuld, wacht op bevestiging"
    BEVESTIGD = 3, "bevestigd"
    INGETROKKEN = 4, "ingetrokken"
    GEWEIGERD = 5, "geweigerd"


class Machtigingsaanbod(models.Model):
    """A mandate on its way: offered with a code, taken by who knows the code (``door``), confirmed by who gave it.

    The code follows from the number of the row and the secret of the portal; ``zoekwaarde`` finds it.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="machtigingsaanbod")
    door = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="+")
    zoekwaarde = models.CharField(max_length=64, unique=True, editable=False)
    lijnen = ArrayField(models.CharField(max_length=20))
    mag_handelen = models.BooleanField()
    tot = models.DateField(help_text="laatste dag van de machtiging")
    code_tot = models.DateField(help_text="laatste dag waarop de code werkt")
    staat = models.SmallIntegerField(choices=Aanbodstaat, default=Aanbodstaat.OPEN)
    sleutel = models.UUIDField(editable=False, help_text="van het formulier: een dubbele klik is een aanbod")
    vertegenwoordiging = models.OneToOneField(Vertegenwoordiging, models.PROTECT, null=True, blank=True, related_name="aanbod")
    aangemaakt_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "aanbod van een machtiging"
        verbose_name_plural = "aanbod van machtigingen"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "sleutel"], name="aanbod_een_keer"),
            models.CheckConstraint(condition=~models.Q(lijnen=[]), name="aanbod_met_dienst"),
            models.CheckConstraint(condition=~models.Q(door=models.F("persoon")), name="aanbod_niet_aan_zichzelf"),
            models.CheckConstraint(
                condition=~models.Q(staat__in=[Aanbodstaat.INGEVULD, Aanbodstaat.BEVESTIGD]) | models.Q(door__isnull=False),
                name="aanbod_door_iemand",
            ),
            models.CheckConstraint(
                condition=models.Q(staat=Aanbodstaat.BEVESTIGD, vertegenwoordiging__isnull=False)
                | (~models.Q(staat=Aanbodstaat.BEVESTIGD) & models.Q(vertegenwoordiging__isnull=True)),
                name="aanbod_bevestigd",
            ),
        ]

    def __str__(self) -> str:
        return f"aanbod {self.pk}"


class Mailsoort(models.IntegerChoices):
    EMAIL_BEVESTIGEN = 1, "link om het adres te bevestigen"
    EMAIL_GEWIJZIGD = 2, "het e-mailadres is gewijzigd"
    REKENING_GEWIJZIGD = 3, "het rekeningnummer is gewijzigd"


class Servicemail(models.Model):
    """An e-mail about a change, written down with the change and sent afterwards: at least once, with the same Message-ID."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="servicemails")
    soort = models.SmallIntegerField(choices=Mailsoort)
    aan = models.EmailField()
    taal = models.CharField(max_length=2)
    message_id = models.CharField(max_length=120, unique=True)
    emailwijziging = models.ForeignKey(Emailwijziging, models.PROTECT, null=True, blank=True, related_name="mails")
    dag = models.DateField()
    aangemaakt_op = models.DateTimeField(db_default=Now())
    verzonden_op = models.DateTimeField(null=True, blank=True)
    mislukt_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "servicemail"
        verbose_name_plural = "servicemails"
        constraints = [
            models.CheckConstraint(condition=~models.Q(aan=""), name="servicemail_aan_iemand"),
            models.CheckConstraint(
                condition=~models.Q(soort=Mailsoort.EMAIL_BEVESTIGEN) | models.Q(emailwijziging__isnull=False), name="servicemail_met_link"
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(verzonden_op__isnull=True, mislukt_op__isnull=True), name="servicemail_te_verzenden"
            )
        ]

    def __str__(self) -> str:
        return f"servicemail {self.pk}"
