from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from duo_portal.toegang.rechten import voor_iedereen

urlpatterns = [
    path("", include("duo_portal.toegang.urls")),
    path("beheer/", admin.site.urls),
    path("taal/", voor_iedereen("de taal kiezen kan ook zonder inloggen")(set_language), name="set_language"),
]
