"""What schools delivered, what we answered, and what must be judged because of it."""

from collections.abc import Iterator

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from duo_portal.register.models import Levering, Schoolsignaal, Signaalafsluiting, TeBeoordelen, Terugkoppeling
from duo_portal.register.models.levering import Sluitreden
from duo_portal.register.services.sluit_schoolsignaal import sluit_schoolsignaal
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol, medewerker_van

LEVERINGEN = Adminrechten(BEHANDELING | {Rol.FUNCTIONEEL_BEHEER})


@admin.register(Levering)
class LeveringAdmin(AlleenLezenAdmin):
    rechten = LEVERINGEN
    list_display = ("id", "soort", "bestandsnaam", "ontvangen_op")


@admin.register(Terugkoppeling)
class TerugkoppelingAdmin(AlleenLezenAdmin):
    rechten = LEVERINGEN
    list_display = ("levering", "regel", "uitslag", "code", "veld", "melding", "actie")
    list_filter = ("uitslag",)


@admin.register(TeBeoordelen)
class TeBeoordelenAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("persoon", "lijn", "periode", "aanleiding", "sinds", "run_id")


class Antwoordformulier(forms.Form):
    reden = forms.TypedChoiceField(
        label="Waarom sluit u het signaal?", coerce=lambda waarde: Sluitreden(int(waarde)), choices=Sluitreden.choices
    )
    toelichting = forms.CharField(label="Wat antwoordde de school?", max_length=300)


def _sluit(request: HttpRequest, signaal: Schoolsignaal, antwoorden: Gegevens) -> str:
    sluit_schoolsignaal(signaal.pk, antwoorden["reden"], antwoorden["toelichting"], medewerker_van(request))
    return "Het signaal is gesloten."


@admin.register(Schoolsignaal)
class SchoolsignaalAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("persoon", "soort", "instelling", "reageer_voor", "verzonden_op")
    handelingen = {
        "sluit": Handeling(
            "Antwoord van de school vastleggen", frozenset({Rol.BEHANDELAAR_LESGELD, Rol.TEAMLEIDER}), _sluit, Antwoordformulier
        )
    }


@admin.register(Signaalafsluiting)
class SignaalafsluitingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    persoon_pad = "signaal.persoon_id"
    list_display = ("signaal", "reden", "toelichting", "op", "medewerker")


def _signalen(persoon: int) -> Iterator[Rij]:
    for s in Schoolsignaal.objects.filter(persoon=persoon).select_related("instelling", "afsluiting").order_by("-pk")[:10]:
        einde = getattr(s, "afsluiting", None)
        staat = einde.get_reden_display() if einde else "wacht op de school"
        yield Rij((s.soort, s.instelling.naam, s.reageer_voor, staat), Schoolsignaal, s.pk, let_op=einde is None)


dossierpanelen.meld_aan(
    "schoolsignalen", Paneel("Signalen aan de school", ("soort", "school", "reageer voor", "staat"), _signalen, Schoolsignaal, 22)
)
