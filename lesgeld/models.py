"""Facts of this line: what a person recognised."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.databank.modellen import HUIDIG, Feit, Vast
from duo_portal.register.models import Persoon
from lesgeld.codes import Reden

TE_ERKENNEN = {
    Reden.ZIEKTE: "ernstige ziekte van de student (UB 7 lid 2 onder c)",
    Reden.FAMILIE: "bijzondere familieomstandigheden, ook zwangerschap (UB 7 lid 2 onder d)",
    Reden.OVERSTAP: "overstap naar een opleiding met cursusgeld (UB 7 lid 2 onder b)",
}


class ErkendeReden(Feit):
    """A person recognised the reason for which somebody stopped (UB 7 lid 2). The rule computes what follows from it.

    ``vanaf`` is the day on which the reason began: it bears on the enrolment that ran on that day, whenever that one ends.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="erkende_redenen", db_index=False)
    schooljaar = models.IntegerField()
    erkend = models.SmallIntegerField("reden", choices=[(int(reden), tekst) for reden, tekst in TE_ERKENNEN.items()])
    vanaf = models.DateField()
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        verbose_name_plural = "erkende redenen"
        constraints = [
            models.UniqueConstraint(fields=["persoon", "schooljaar"], condition=HUIDIG, name="erkende_reden_huidig"),
            models.CheckConstraint(condition=models.Q(erkend__in=[int(reden) for reden in TE_ERKENNEN]), name="erkende_reden_van_de_wet"),
        ]

    def __str__(self) -> str:
        return f"erkende reden {self.pk}"


class Redenintrekking(Vast):
    """A recognised reason turned out not to be one: why, and who says so. The decision that follows is that person's."""

    reden = models.OneToOneField(ErkendeReden, models.PROTECT, related_name="intrekking")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="ingetrokken_redenen")
    schooljaar = models.IntegerField()
    waarom = models.CharField(max_length=1000)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "intrekking van een erkende reden"
        verbose_name_plural = "intrekkingen van erkende redenen"

    def __str__(self) -> str:
        return f"intrekking van reden {self.reden_id}"
