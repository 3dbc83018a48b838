"""Staff pages of contact: what was said, and who wants to be called."""

from collections.abc import Iterator

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from duo_portal.berichten.models import Belverzoek, Contactkanaal, Contactmoment, Richting
from duo_portal.berichten.services.leg_contact_vast import LANGSTE_NOTITIE, LANGSTE_ONDERWERP, leg_contact_vast
from duo_portal.register.models import Persoon
from duo_portal.tijd import vandaag
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierhandelingen, dossierpanelen
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import Rol, medewerker_van

RECHTEN = Adminrechten(BEHANDELING | {Rol.PRIVACY})


class Contactformulier(forms.Form):
    dag = forms.DateField(label="Op welke dag?", widget=datumveld(), initial=vandaag)
    kanaal = forms.ChoiceField(label="Hoe?", choices=Contactkanaal.choices)
    richting = forms.ChoiceField(label="Wie begon?", choices=[(Richting.IN, "deze persoon"), (Richting.UIT, "wij")])
    onderwerp = forms.CharField(label="Waar ging het over?", max_length=LANGSTE_ONDERWERP)
    notitie = forms.CharField(
        label="Wat is er gezegd en beloofd?",
        help_text="De persoon leest dit zelf. Schrijf gewone taal, zonder oordeel en zonder burgerservicenummer.",
        widget=forms.Textarea({"rows": 6}),
        max_length=LANGSTE_NOTITIE,
    )


def _leg_vast(request: HttpRequest, persoon: Persoon, antwoorden: Gegevens) -> str:
    leg_contact_vast(
        persoon.pk,
        medewerker_van(request),
        Contactkanaal(antwoorden["kanaal"]),
        Richting(antwoorden["richting"]),
        antwoorden["onderwerp"],
        antwoorden["notitie"],
        antwoorden["dag"],
    )
    return "Het contact is vastgelegd. De persoon ziet het op de pagina Contact."


@admin.register(Contactmoment)
class ContactmomentAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "dag", "kanaal", "richting", "onderwerp", "medewerker")
    list_filter = ("kanaal", "richting")


@admin.register(Belverzoek)
class BelverzoekAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    """The number is on the page of the request, not in the list."""

    rechten = RECHTEN
    list_display = ("persoon", "dag", "dagdeel", "bel_voor", "kenmerk")


def _contacten(persoon: int) -> Iterator[Rij]:
    for moment in Contactmoment.objects.filter(persoon=persoon).order_by("-dag", "-pk")[:20]:
        cellen = (moment.onderwerp, moment.get_kanaal_display(), moment.dag, moment.notitie)
        yield Rij(cellen, Contactmoment, moment.pk)


dossierpanelen.meld_aan(
    "contact", Paneel("Contact", ("onderwerp", "hoe", "dag", "notitie"), _contacten, Contactmoment, 55, "Er is geen contact vastgelegd.")
)
dossierhandelingen["contact"] = Handeling("Contact vastleggen", BEHANDELING, _leg_vast, Contactformulier)
