from django.urls import path

from duo_portal.mijngegevens.views import start

app_name = "mijngegevens"
urlpatterns = [
    path("", start.start, name="start"),
    path("wie-keek/", start.gebruik, name="gebruik"),
]
