"""Who may speak for whom, about what, and where post and money go."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from duo_portal.databank.modellen import HUIDIG, Feit
from duo_portal.register.models.persoon import Persoon


class Vertegenwoordigingssoort(models.IntegerChoices):
    MACHTIGING = 1, "machtiging"
    GEZAG = 2, "gezag"
    VOOGDIJ = 3, "voogdij"
    CURATELE = 4, "curatele"
    BEWIND = 5, "bewind"
    MENTORSCHAP = 6, "mentorschap"
    WSNP = 7, "Wsnp-bewind"
    ADVOCAAT = 8, "advocaat"
    ERFGENAAM = 9, "erfgenaam"


class Vertegenwoordiging(Feit):
    """A person or organisation represents ``persoon`` for ``lijnen`` (service lines; empty means all)."""

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="vertegenwoordigd_door")
    vertegenwoordiger = models.ForeignKey(Persoon, models.PROTECT, null=True, blank=True, related_name="vertegenwoordigt")
    organisatie = models.CharField(max_length=120, blank=True)
    soort = models.SmallIntegerField(choices=Vertegenwoordigingssoort)
    lijnen = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    mag_lezen = models.BooleanField(default=False)
    mag_handelen = models.BooleanField(default=False)
    ontvangt_post = models.BooleanField(default=False)
    ontvangt_geld = models.BooleanField(default=False)
    iban = models.CharField(max_length=34, blank=True)
    tenaamstelling = models.CharField(max_length=70, blank=True)
    adresregels = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="laatste dag")
    bewijs = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name_plural = "vertegenwoordigingen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(vertegenwoordiger__isnull=False) | ~models.Q(organisatie=""), name="vertegenwoordiging_door_iemand"
            ),
            models.CheckConstraint(condition=models.Q(ontvangt_geld=False) | ~models.Q(iban=""), name="vertegenwoordiging_geld_heeft_iban"),
            models.UniqueConstraint(
                fields=["persoon"],
                condition=HUIDIG & models.Q(ontvangt_geld=True, tot__isnull=True),
                name="vertegenwoordiging_een_ontvanger",
            ),
        ]

    def __str__(self) -> str:
        return f"vertegenwoordiging {self.pk}"
