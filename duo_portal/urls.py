from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from duo_portal.toegang.rechten import voor_iedereen

handler400 = "duo_portal.portaal.fouten.onleesbaar"
handler403 = "duo_portal.portaal.fouten.geen_toegang"
handler404 = "duo_portal.portaal.fouten.niet_gevonden"
handler500 = "duo_portal.portaal.fouten.storing"

urlpatterns = [
    path("", include("duo_portal.portaal.urls")),
    path("", include("duo_portal.toegang.urls")),
    path("", include("duo_portal.portaal.openbaar.urls")),
    path("berichten/", include("duo_portal.berichten.urls")),
    path("vragen/", include("duo_portal.portaal.vragen.urls")),
    path("aanvragen/", include("duo_portal.aanvragen.urls")),
    path("niet-eens/", include("duo_portal.tegenspraak.urls")),
    path("betalen/", include("duo_portal.betalen.urls")),
    path("mijn-gegevens/", include("duo_portal.mijngegevens.urls")),
    path("lesgeld/", include("lesgeld.urls")),
    path("studiefinanciering/", include("studiefinanciering.urls")),
    path("beheer/", admin.site.urls),
    path("taal/", voor_iedereen("de taal kiezen kan ook zonder inloggen")(set_language), name="set_language"),
]
if settings.DEMO:
    urlpatterns += [
        path("nagebootste-bank/", include("duo_portal.tegenpartijen.betaaldienst.urls")),
        path("inlogdienst/", include("duo_portal.inlogdienst.urls")),
    ]
