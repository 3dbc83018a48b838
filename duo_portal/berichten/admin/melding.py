"""Staff pages of notifications and of letters read aloud."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from duo_portal.berichten.models import Briefgeluid, Melding
from duo_portal.berichten.services.meld_bounce import meld_bounce
from duo_portal.tijd import vandaag
from duo_portal.toegang.beheer.alarmen import Alarm, alarmen
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.werkvoorraad.models import Taak, Taakstaat

RECHTEN = Adminrechten(BEHANDELING)


class Terugformulier(forms.Form):
    blijvend = forms.BooleanField(
        label="Dit adres werkt nooit meer",
        required=False,
        help_text="Laat leeg als de mailbox vol was: dan proberen wij het morgen opnieuw.",
    )


def _terug(request: HttpRequest, melding: Melding, antwoorden: Gegevens) -> str:
    nieuw = meld_bounce(melding.message_id, vandaag(), blijvend=antwoorden["blijvend"])
    return "Genoteerd. Het bericht gaat opnieuw, per e-mail of per post." if nieuw else "Dit was al genoteerd."


@admin.register(Melding)
class MeldingAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    handelingen = {"terug": Handeling("Deze e-mail kwam terug", BEHANDELING, _terug, Terugformulier)}
    persoon_pad = "bekendmaking.bericht.persoon_id"
    list_display = ("bekendmaking", "volgnummer", "aan", "dag", "vastgelegd_op")


@admin.register(Briefgeluid)
class BriefgeluidAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "bericht.persoon_id"
    list_display = ("bericht", "sha256", "grootte", "gemaakt_op")


def _te_laat() -> int:
    open_ = Taak.objects.filter(staat__in=(Taakstaat.OPEN, Taakstaat.IN_BEHANDELING), soort="melding_te_laat")
    return open_[:1000].count()


alarmen.meld_aan(
    "melding_te_laat",
    Alarm(
        "berichten waarover binnen 48 uur geen melding wegging",
        _te_laat,
        lambda: reverse("admin:werkvoorraad_taak_changelist"),
        BEHANDELING,
    ),
)
