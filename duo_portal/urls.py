from django.contrib import admin
from django.urls import include, path

handler403 = "duo_portal.portaal.fouten.geen_toegang"
handler404 = "duo_portal.portaal.fouten.niet_gevonden"
handler500 = "duo_portal.portaal.fouten.storing"

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("taal/", include("django.conf.urls.i18n")),
]
