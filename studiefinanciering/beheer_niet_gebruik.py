"""The staff page on non-take-up of the aanvullende beurs: chart and table, reached from the list of choices."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path

from duo_portal.tijd import schooljaren, vandaag
from duo_portal.toegang.beheer.basis import BeheerAdmin
from duo_portal.toegang.rechten import Recht
from studiefinanciering.niet_gebruik import Maandstand, grafiek_van, standen, voorstellen


class MetNietGebruikAdmin(BeheerAdmin):
    """Adds the page to the model on whose list it stands; who may see the list may see it."""

    change_list_template = "admin/studiefinanciering/studiekeuzes.html"

    def get_urls(self) -> list[URLPattern]:
        def view(request: HttpRequest) -> HttpResponse:
            return self._niet_gebruik(request)

        view.recht = Recht("medewerker", rollen=self.rechten.mag_lezen)  # type: ignore[attr-defined]
        return [path("niet-gebruik/", self.admin_site.admin_view(view), name="studiefinanciering_niet_gebruik"), *super().get_urls()]

    def _niet_gebruik(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied("Uw rol geeft geen toegang tot deze pagina.")
        stand, studiejaar = standen(vandaag()), schooljaren.schooljaar_van(vandaag())
        inhoud = {
            "title": "Niet-gebruik van de aanvullende beurs",
            "eerst": stand[:1],
            "voor_en_na": [(maand, _procent(maand)) for maand in _voor_en_na(stand)],
            "grafiek": grafiek_van(stand),
            "voorstellen": voorstellen(studiejaar),
            "studiejaar": studiejaar,
        }
        return render(request, "admin/studiefinanciering/niet_gebruik.html", {**self.admin_site.each_context(request), **inhoud})


def _voor_en_na(stand: list[Maandstand]) -> list[Maandstand]:
    """The first and the last month of the chart."""
    return stand if len(stand) < 2 else [stand[0], stand[-1]]


def _procent(maand: Maandstand) -> str:
    heel, tiende = divmod(maand.niet_gebruik_promille, 10)
    return f"{heel},{tiende}"
