"""A person on one screen."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duo_portal.register.admin.zoeken import MEESTE, Zoekformulier, zoek
from duo_portal.register.models import Overlijden, Persoon, Persoonsgegeven
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.doelen import DOELEN, zet_doel
from duo_portal.toegang.beheer.dossier import dossierhandelingen, vul_panelen
from duo_portal.toegang.beheer.handelingen import HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.inzage import schrijf_inzage
from duo_portal.toegang.rollen import Rol, medewerker_van


@admin.register(Persoon)
class PersoonAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    """The list is a search form: nobody leafs through a nation."""

    rechten = Adminrechten(BEHANDELING | {Rol.PRIVACY, Rol.FINANCIEEL})
    persoon_pad = "pk"
    handelingen = dossierhandelingen
    fields = ("herkomst",)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Search by POST. The answer is logged for everybody in it, before it is shown."""
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)  # Django refuses
        formulier = Zoekformulier(request.POST or None)
        gevonden: list[Persoonsgegeven] | None = None
        if request.method == "POST" and formulier.is_valid():
            gevonden = zoek(formulier.cleaned_data)
            self._leg_zoeken_vast(request, gevonden, formulier.cleaned_data["doel"])
        inhoud = {"title": "Persoon zoeken", "form": formulier, "gevonden": gevonden, "meeste": MEESTE, "opts": self.opts}
        return render(request, "admin/zoeken.html", {**self.admin_site.each_context(request), **inhoud})

    def _leg_zoeken_vast(self, request: HttpRequest, gevonden: list[Persoonsgegeven], doel: str) -> None:
        personen = [gegeven.persoon_id for gegeven in gevonden]
        for persoon_id in personen:
            zet_doel(request.session, persoon_id, DOELEN[doel])
        schrijf_inzage(personen, medewerker_van(request), "gevonden bij zoeken", DOELEN[doel])

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        persoon = self.get_object(request, unquote(object_id))
        if persoon is None or not self.has_view_permission(request, persoon) or request.method != "GET":
            return super().change_view(request, object_id, form_url, extra_context)  # Django refuses or sends away
        if (antwoord := self._leg_inzage_vast(request, object_id)) is not None:
            return antwoord
        return self._dossier(request, persoon)

    def _dossier(self, request: HttpRequest, persoon: Persoon) -> HttpResponse:
        gegeven = Persoonsgegeven.objects.filter(persoon=persoon, vervangen_op__isnull=True).first()
        inhoud = {
            "title": gegeven.naam if gegeven else str(persoon),
            "persoon": persoon,
            "gegeven": gegeven,
            "overleden": Overlijden.objects.filter(persoon=persoon, vervangen_op__isnull=True).first(),
            "panelen": vul_panelen(request, persoon.pk),
            "knoppen": self.knoppen(request, persoon),
            "opts": self.opts,
        }
        return render(request, "admin/dossier.html", {**self.admin_site.each_context(request), **inhoud})

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        raise Http404  # a person has no edits
